// The layer switches: checkboxes that the page lists, each naming its group.
import type { Map as LibreMap } from "maplibre-gl";
import type { GroupedLayer } from "./layers";

export function followSwitches(map: LibreMap, layers: GroupedLayer[]): void {
  for (const box of document.querySelectorAll<HTMLInputElement>("input[data-layer]")) {
    const apply = (): void => {
      for (const { group, layer } of layers) {
        if (group === box.dataset["layer"] && map.getLayer(layer.id)) {
          map.setLayoutProperty(layer.id, "visibility", box.checked ? "visible" : "none");
        }
      }
    };
    box.addEventListener("change", apply);
    apply();
  }
}
