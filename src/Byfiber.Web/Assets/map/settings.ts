// What the page tells the map: where the tiles are, what to show first, and the texts in the visitor's language.

/** The JSON of the map element's data-map attribute. */
export interface MapSettings {
  /** Tile address of the map itself, with {z}, {x} and {y}. */
  mapTiles: string;
  /** Tile address of the chosen plan, or null when there is none. */
  planTiles: string | null;
  /** West, south, east, north in degrees. */
  bounds: [number, number, number, number];
  /** Credit that stands on the map. */
  attribution: string;
  /** The deepest zoom that tiles are made for. */
  deepestZoom: number;
  /** What to open at once: an address that was followed here. */
  selected: { lon: number; lat: number; path: string } | null;
  /** False for a picture beside a text: no search, panels or drawing. */
  controls: boolean;
  /** Where the areas' names stand. */
  areaNames: { name: string; lon: number; lat: number }[];
  /** What a site is called in the visitor's language, for sites that only have a number. */
  siteWord: string;
  texts: Record<string, string>;
}

export function readSettings(element: HTMLElement): MapSettings {
  return JSON.parse(element.dataset["map"] ?? "{}") as MapSettings;
}
