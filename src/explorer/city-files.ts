/** Files of a city the worker takes when the map is opened. */
export const CITY_FILES = {
  graph: 'graph.bin.gz',
  shape: 'graph-shape.bin.gz',
  demand: 'demand.bin.gz',
  facilities: 'facilities.bin.gz',
  cells: 'cell-shape.bin.gz',
} as const;

/** Outlines and reasons of the gaps: fetched when the city as a whole is looked at. */
export const GAPS_FILE = 'gaps.geojson';

/** All that opening the map fetches of a city, but for the tiles of the background. */
export const OPENED_FILES: readonly string[] = ['manifest.json', ...Object.values(CITY_FILES)];

/** Tables the database takes when tables and questions are opened. */
export const TABLE_NAMES = ['cells', 'areas', 'facilities', 'coverage'] as const;

export const TABLE_FILES: readonly string[] = TABLE_NAMES.map(name => `${name}.arrow`);
