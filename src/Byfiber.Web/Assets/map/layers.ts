// The layers of the map, bottom to top: the land and what stands on it, then the plan. Each belongs to a group that the
// visitor can switch.
import type { DataDrivenPropertyValueSpecification, LayerSpecification } from "maplibre-gl";
import { colours } from "./colours";

export type Group = "buildings" | "labels" | "areas" | "premises" | "trenches" | "cables" | "nodes";

/** A layer with the group whose switch it follows; null is always shown. */
export type GroupedLayer = { group: Group | null; layer: LayerSpecification };

const boldFont = ["Noto Sans Bold", "Liberation Sans Bold", "Arial Bold", "sans-serif"];
const font = ["Noto Sans", "Liberation Sans", "Arial", "sans-serif"];

function width(...stops: [number, number][]): DataDrivenPropertyValueSpecification<number> {
  return ["interpolate", ["exponential", 1.5], ["zoom"], ...stops.flat()] as unknown as DataDrivenPropertyValueSpecification<number>;
}

function layer(group: Group | null, specification: LayerSpecification): GroupedLayer {
  return { group, layer: specification };
}

const mainRoads = ["in", ["get", "class"], ["literal", ["motorway", "primary", "secondary"]]];
const minorRoads = ["in", ["get", "class"], ["literal", ["unclassified", "residential", "service"]]];
const softRoads = ["in", ["get", "class"], ["literal", ["track", "path"]]];

/** The municipality as it is. */
export function landLayers(): GroupedLayer[] {
  const road = (id: string, filter: unknown, colour: string, stops: [number, number][], extra: object = {}): GroupedLayer =>
    layer(null, {
      id,
      type: "line",
      source: "map",
      "source-layer": "road",
      filter,
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": colour, "line-width": width(...stops), ...extra },
    } as LayerSpecification);
  return [
    layer(null, { id: "land", type: "background", paint: { "background-color": colours.land } }),
    layer(null, {
      id: "water",
      type: "fill",
      source: "map",
      "source-layer": "water",
      paint: { "fill-color": colours.water, "fill-outline-color": "#a9c8d4" },
    }),
    layer(null, {
      id: "outline",
      type: "line",
      source: "map",
      "source-layer": "outline",
      paint: { "line-color": colours.roadCasing, "line-width": width([8, 3], [14, 8]) },
    }),
    layer("areas", {
      id: "areas",
      type: "fill",
      source: "map",
      "source-layer": "area",
      paint: { "fill-color": colours.areaLine, "fill-opacity": 0.05 },
    }),
    road("tracks", softRoads, colours.track, [[11, 0.4], [16, 2]], { "line-dasharray": [3, 2] }),
    road("minor-roads-edge", minorRoads, colours.roadCasing, [[10, 0.6], [13, 2.2], [17, 12]]),
    road("main-roads-edge", mainRoads, "#bfae86", [[7, 0.8], [13, 4.2], [17, 17]]),
    road("minor-roads", minorRoads, colours.road, [[11, 0.3], [13, 1.2], [17, 9.5]]),
    road("main-roads", mainRoads, colours.primaryRoad, [[7, 0.4], [13, 2.8], [17, 14]]),
    layer("buildings", {
      id: "buildings",
      type: "fill",
      source: "map",
      "source-layer": "building",
      minzoom: 12,
      paint: {
        "fill-color": colours.building,
        "fill-outline-color": colours.buildingEdge,
        "fill-opacity": ["interpolate", ["linear"], ["zoom"], 12, 0.3, 14, 1],
      },
    }),
    layer("areas", {
      id: "areas-edge",
      type: "line",
      source: "map",
      "source-layer": "area",
      paint: { "line-color": colours.areaLine, "line-width": 1.6, "line-dasharray": [4, 3], "line-opacity": 0.7 },
    }),
  ];
}

/** The names, above everything else. */
export function labelLayers(): GroupedLayer[] {
  const halo = { "text-halo-color": colours.halo, "text-halo-width": 1.6 };
  return [
    layer("labels", {
      id: "road-names",
      type: "symbol",
      source: "map",
      "source-layer": "road",
      minzoom: 13.5,
      filter: ["has", "name"],
      layout: { "symbol-placement": "line", "text-field": ["get", "name"], "text-font": font, "text-size": 12 },
      paint: { "text-color": colours.text, ...halo },
    }),
    layer("areas", {
      id: "area-names",
      type: "symbol",
      source: "area-names",
      maxzoom: 14,
      layout: { "text-field": ["get", "name"], "text-font": boldFont, "text-size": width([9, 13], [13, 20]), "text-padding": 8 },
      paint: { "text-color": colours.areaLine, ...halo, "text-halo-width": 2.2 },
    }),
    layer("labels", {
      id: "addresses",
      type: "symbol",
      source: "map",
      "source-layer": "premises",
      minzoom: 16,
      layout: {
        "text-field": ["get", "address"],
        "text-font": font,
        "text-size": 11.5,
        "text-anchor": "top",
        "text-offset": [0, 0.8],
        "text-optional": true,
      },
      paint: { "text-color": colours.text, ...halo },
    }),
  ];
}

/** Premises without a plan: one plain mark each. */
export function premisesLayer(): GroupedLayer {
  return layer("premises", {
    id: "premises",
    type: "symbol",
    source: "map",
    "source-layer": "premises",
    minzoom: 10,
    layout: markLayout("plain"),
  });
}

/** The chosen plan. */
export function planLayers(siteWord: string): GroupedLayer[] {
  return [...trenchLayers(), cableLayer(), planPremisesLayer(), ...nodeLayers(siteWord)];
}

const groundColour: DataDrivenPropertyValueSpecification<string> = [
  "match",
  ["get", "ground"],
  "street",
  colours.street,
  ["primary", "road"],
  colours.primary,
  "verge",
  colours.verge,
  ["track", "path", "field"],
  colours.soft,
  "plot",
  colours.plot,
  ["duct", "pole", "open-trench"],
  colours.existing,
  colours.verge,
];

function trenchLayers(): GroupedLayer[] {
  const trench = (id: string, filter: unknown, paint: object, minzoom = 0): GroupedLayer =>
    layer("trenches", {
      id,
      type: "line",
      source: "plan",
      "source-layer": "trench",
      minzoom,
      filter,
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": groundColour, ...paint },
    } as LayerSpecification);
  const isDrop = ["==", ["get", "kind"], "drop"];
  return [
    trench("drops", isDrop, { "line-width": width([12, 0.5], [17, 2.5]) }, 12),
    trench("trenches-edge", ["!", isDrop], { "line-color": "#ffffff", "line-opacity": 0.8, "line-width": width([8, 2], [11, 3.4], [13, 4.8], [17, 10]) }),
    trench("trenches", ["!", isDrop], { "line-width": width([8, 1.2], [11, 2.2], [13, 3.2], [17, 7]) }),
  ];
}

function cableLayer(): GroupedLayer {
  const byFibres = (thin: number, thick: number): unknown => ["interpolate", ["linear"], ["get", "fibres"], 12, thin, 288, thick];
  return layer("cables", {
    id: "cables",
    type: "line",
    source: "plan",
    "source-layer": "cable",
    filter: ["!=", ["get", "kind"], "drop"],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colours.cable,
      "line-opacity": 0.85,
      "line-width": [
        "interpolate", ["linear"], ["zoom"], 8, byFibres(0.3, 1), 13, byFibres(0.5, 2.2), 17, byFibres(1, 5),
      ] as unknown as DataDrivenPropertyValueSpecification<number>,
    },
  });
}

function planPremisesLayer(): GroupedLayer {
  return layer("premises", {
    id: "premises",
    type: "symbol",
    source: "plan",
    "source-layer": "premises",
    minzoom: 10,
    layout: markLayout([
      "match", ["get", "status"], "leftOut", "leftout", "notChosen", "notchosen", "unreachable", "unreachable", "planned",
    ]),
  });
}

function markLayout(icon: DataDrivenPropertyValueSpecification<string>): object {
  return {
    "icon-image": icon,
    "icon-allow-overlap": true,
    "icon-size": width([10, 0.22], [13, 0.5], [16, 1]),
  };
}

function nodeLayers(siteWord: string): GroupedLayer[] {
  // The planner calls a site that nobody named "Site 1"; the map says it in the visitor's language, as the pages do.
  const number = ["slice", ["get", "name"], 5];
  const numbered = ["all", ["==", ["slice", ["get", "name"], 0, 5], "Site "], [">", ["to-number", number, -1], 0]];
  const name = ["case", numbered, ["concat", `${siteWord} `, number], ["get", "name"]];
  return [
    layer("nodes", {
      id: "cabinets",
      type: "symbol",
      source: "plan",
      "source-layer": "cabinet",
      minzoom: 11,
      layout: { "icon-image": "cabinet", "icon-allow-overlap": true, "icon-size": width([11, 0.35], [14, 0.85]) },
    }),
    layer("nodes", {
      id: "sites",
      type: "symbol",
      source: "plan",
      "source-layer": "site",
      layout: {
        "icon-image": "site",
        "icon-allow-overlap": true,
        "icon-size": width([8, 0.45], [11, 0.6], [14, 1]),
        "text-field": ["step", ["zoom"], "", 12, name] as unknown as DataDrivenPropertyValueSpecification<string>,
        "text-font": font,
        "text-size": 13,
        "text-anchor": "top",
        "text-offset": [0, 1.2],
        "text-optional": true,
      },
      paint: { "text-color": colours.text, "text-halo-color": colours.halo, "text-halo-width": 1.8 },
    }),
  ];
}
