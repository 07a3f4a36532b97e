// Drawing and editing the outline of an area. Loaded only when somebody draws.
import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { Map as LibreMap } from "maplibre-gl";
import { TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode } from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import { colours } from "./colours";

/** Coordinates beyond a ten-millionth of a degree (a centimetre) say nothing. */
const decimals = 7;

export class AreaDrawing {
  private readonly draw: TerraDraw;

  constructor(
    map: LibreMap,
    private readonly onChange: (shape: MultiPolygon | null) => void,
  ) {
    const look = { fillColor: colours.selected, outlineColor: colours.selected, fillOpacity: 0.15, outlineWidth: 3 } as const;
    this.draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: decimals }),
      modes: [
        new TerraDrawPolygonMode({ styles: look }),
        new TerraDrawSelectMode({
          flags: {
            polygon: { feature: { draggable: false, coordinates: { midpoints: true, draggable: true, deletable: true } } },
          },
          styles: { selectedPolygonColor: look.fillColor, selectedPolygonOutlineColor: look.outlineColor, selectedPolygonFillOpacity: 0.15 },
        }),
      ],
    });
    this.draw.start();
    this.draw.on("change", () => this.tell());
    this.draw.on("finish", (id) => {
      if (this.draw.getMode() === "polygon") this.edit(id);
    });
  }

  /** Waits for the first corner of a new outline. */
  begin(): void {
    this.draw.clear();
    this.draw.setMode("polygon");
    this.onChange(null);
  }

  /** Opens a shape that is there; a multi-polygon becomes its parts. */
  load(shape: Polygon | MultiPolygon): void {
    const parts = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
    const features = parts.map(
      (coordinates) =>
        ({
          type: "Feature",
          geometry: { type: "Polygon", coordinates: coordinates.map((ring) => ring.map((p) => p.slice(0, 2).map(rounded))) },
          properties: { mode: "polygon" },
        }) as Feature<Polygon>,
    );
    const added = this.draw.addFeatures(features as Parameters<TerraDraw["addFeatures"]>[0]);
    const first = added.find((one) => one.valid)?.id;
    if (first !== undefined) this.edit(first);
    this.tell();
  }

  stop(): void {
    this.draw.stop();
  }

  private edit(id: string | number): void {
    this.draw.setMode("select");
    this.draw.selectFeature(id);
  }

  private tell(): void {
    const polygons = this.draw
      .getSnapshot()
      .filter((one) => one.geometry.type === "Polygon" && one.properties["mode"] === "polygon")
      .map((one) => one.geometry.coordinates as Polygon["coordinates"])
      .filter((rings) => (rings[0]?.length ?? 0) >= 4);
    const done = this.draw.getMode() !== "polygon" && polygons.length > 0;
    this.onChange(done ? { type: "MultiPolygon", coordinates: polygons } : null);
  }
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(decimals));
}
