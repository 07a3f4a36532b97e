// The map page: the municipality on our own tiles, the chosen plan over it, search, details, switches and drawing.
import type { FeatureCollection, Geometry } from "geojson";
import { AttributionControl, Map as LibreMap, type MapGeoJSONFeature, NavigationControl, ScaleControl } from "maplibre-gl";
import type { MapMouseEvent, StyleSpecification } from "maplibre-gl";
import { colours } from "./colours";
import { DetailsPanel } from "./details";
import { offerDrawing } from "./drawform";
import { type GroupedLayer, labelLayers, landLayers, planLayers, premisesLayer } from "./layers";
import { addMarks } from "./marks";
import { searchAddresses } from "./search";
import { type MapSettings, readSettings } from "./settings";
import { followSwitches } from "./switches";

/** What can be clicked, the one that wins first; the value is the details' kind in the address. */
const clickable: [layer: string, kind: string][] = [
  ["sites", "sites"],
  ["cabinets", "cabinets"],
  ["premises", "premises"],
  ["trenches", "trenches"],
  ["drops", "trenches"],
];

const element = document.querySelector<HTMLElement>("[data-map]");
if (element) show(element, readSettings(element));

function show(container: HTMLElement, settings: MapSettings): void {
  const layers = [
    ...landLayers(),
    ...(settings.planTiles ? planLayers(settings.siteWord) : [premisesLayer()]),
    ...labelLayers(),
  ];
  const map = new LibreMap({
    container,
    style: styleOf(settings, layers),
    bounds: settings.bounds,
    fitBoundsOptions: { padding: 24 },
    maxZoom: 20,
    attributionControl: false,
    cooperativeGestures: !settings.controls,
    locale: settings.texts,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    hash: settings.controls ? "at" : false,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  if (settings.attribution) {
    map.addControl(new AttributionControl({ compact: false, customAttribution: escaped(settings.attribution) }), "bottom-right");
  }
  map.on("style.load", () => addMarks(map));
  map.once("load", () => addSelection(map, settings));
  map.once("idle", () => (container.dataset["ready"] = "true"));
  followSwitchesWhenLoaded(map, layers);
  if (settings.controls) addControls(map, settings);
}

function styleOf(settings: MapSettings, layers: GroupedLayer[]): StyleSpecification {
  const tiles = (address: string): object => ({
    type: "vector",
    tiles: [new URL(address, window.location.href).href.replaceAll("%7B", "{").replaceAll("%7D", "}")],
    maxzoom: settings.deepestZoom,
    bounds: widened(settings.bounds),
  });
  return {
    version: 8,
    sources: {
      map: tiles(settings.mapTiles),
      ...(settings.planTiles ? { plan: tiles(settings.planTiles) } : {}),
      "area-names": { type: "geojson", data: areaNames(settings) },
      selected: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    layers: layers.map(({ layer }) => layer),
  } as StyleSpecification;
}

/** One point an area: a name on the outline itself would be repeated in every tile. */
function areaNames(settings: MapSettings): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: settings.areaNames.map(({ name, lon, lat }) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties: { name },
    })),
  };
}

/** Tiles are asked for a little beyond the municipality, so that roads do not end at its edge. */
function widened([west, south, east, north]: MapSettings["bounds"]): MapSettings["bounds"] {
  const margin = 0.05;
  return [west - margin, south - margin, east + margin, north + margin];
}

function followSwitchesWhenLoaded(map: LibreMap, layers: GroupedLayer[]): void {
  map.once("load", () => followSwitches(map, layers));
}

function addSelection(map: LibreMap, settings: MapSettings): void {
  map.addLayer({
    id: "selected",
    type: "circle",
    source: "selected",
    filter: ["==", ["geometry-type"], "Point"],
    paint: {
      "circle-radius": 15,
      "circle-color": "rgba(255, 90, 0, 0.12)",
      "circle-stroke-color": colours.selected,
      "circle-stroke-width": 3.5,
    },
  });
  map.addLayer({
    id: "selected-line",
    type: "line",
    source: "selected",
    filter: ["!=", ["geometry-type"], "Point"],
    layout: { "line-cap": "round" },
    paint: { "line-color": colours.selected, "line-width": 7, "line-opacity": 0.75 },
  });
  if (settings.selected) mark(map, { type: "Point", coordinates: [settings.selected.lon, settings.selected.lat] });
}

function mark(map: LibreMap, geometry: Geometry | null): void {
  const source = map.getSource("selected") as { setData(data: FeatureCollection): void } | undefined;
  source?.setData({
    type: "FeatureCollection",
    features: geometry ? [{ type: "Feature", geometry, properties: {} }] : [],
  });
}

function addControls(map: LibreMap, settings: MapSettings): void {
  const panelElement = document.querySelector<HTMLElement>("#details");
  const form = document.querySelector<HTMLFormElement>("[data-search]");
  if (!panelElement || !form) return;
  const panel = new DetailsPanel(panelElement, () => mark(map, null));
  const goTo = (lon: number, lat: number, path: string): void => {
    map.flyTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), 16.2), offset: besidePanel(map), essential: false });
    mark(map, { type: "Point", coordinates: [lon, lat] });
    void panel.open(path);
  };
  searchAddresses(form, (found) => goTo(found.lon, found.lat, found.path));
  const { selected } = settings;
  if (selected) map.once("load", () => goTo(selected.lon, selected.lat, selected.path));

  let drawing = false;
  map.on("click", (event) => {
    const hit = drawing ? null : featureAt(map, event);
    if (!hit) return;
    mark(map, hit.feature.geometry);
    void panel.open(`/map/${hit.kind}/${String(hit.feature.properties["id"])}${window.location.search}`);
  });
  map.on("mousemove", (event) => {
    if (!drawing) map.getCanvas().style.cursor = featureAt(map, event) ? "pointer" : "";
  });
  map.once("load", () => offerDrawing(map, (now) => (drawing = now)));
}

/** Fingers and hands that shake need some room around a mark. */
function featureAt(map: LibreMap, event: MapMouseEvent): { feature: MapGeoJSONFeature; kind: string } | null {
  const room = 6;
  const { x, y } = event.point;
  const found = map.queryRenderedFeatures(
    [
      [x - room, y - room],
      [x + room, y + room],
    ],
    { layers: clickable.map(([layer]) => layer).filter((layer) => map.getLayer(layer)) },
  );
  for (const [layer, kind] of clickable) {
    const feature = found.find((one) => one.layer.id === layer);
    if (feature) return { feature, kind };
  }
  return null;
}

/** The panel covers the lower part of a narrow map and the left part of a wide one. */
function besidePanel(map: LibreMap): [number, number] {
  const { clientWidth, clientHeight } = map.getContainer();
  return clientWidth < 640 ? [0, -clientHeight * 0.3] : [190, 0];
}

/** The credit comes from an imported file and is shown as text, not as markup. */
function escaped(text: string): string {
  const holder = document.createElement("span");
  holder.textContent = text;
  return holder.innerHTML;
}
