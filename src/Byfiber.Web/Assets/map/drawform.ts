// The form around the drawing: starts and stops it, and keeps the outline in a hidden field that is sent with the name.
import type { MultiPolygon, Polygon } from "geojson";
import type { Map as LibreMap } from "maplibre-gl";
import type { AreaDrawing } from "./draw";

export function offerDrawing(map: LibreMap, whenDrawing: (drawing: boolean) => void): void {
  const start = document.querySelector<HTMLButtonElement>("[data-draw-start]");
  const form = document.querySelector<HTMLFormElement>("[data-draw-form]");
  if (!start || !form) return;
  const shape = form.querySelector<HTMLInputElement>("[data-draw-shape]");
  const save = form.querySelector<HTMLButtonElement>("[type=submit]");
  if (!shape || !save) return;
  start.hidden = false;
  let drawing: AreaDrawing | null = null;

  const keep = (outline: MultiPolygon | null): void => {
    shape.value = outline ? JSON.stringify(outline) : "";
    save.disabled = !outline;
  };
  const open = async (): Promise<void> => {
    start.hidden = true;
    form.hidden = false;
    whenDrawing(true);
    const { AreaDrawing: Drawing } = await import("./draw");
    drawing = new Drawing(map, keep);
    const known = form.dataset["shape"];
    if (known) drawing.load(JSON.parse(known) as Polygon | MultiPolygon);
    else drawing.begin();
  };
  const close = (): void => {
    drawing?.stop();
    drawing = null;
    form.hidden = true;
    start.hidden = false;
    whenDrawing(false);
    start.focus();
  };

  start.addEventListener("click", () => void open());
  form.querySelector("[data-draw-again]")?.addEventListener("click", () => drawing?.begin());
  form.querySelector("[data-draw-cancel]")?.addEventListener("click", () => {
    if (form.dataset["back"]) window.location.assign(form.dataset["back"]);
    else close();
  });
  if (form.dataset["shape"]) void open();
}
