import {townCity} from './tiny-town.ts';

/** Where the street of the homes runs. */
export const LAT = 43.003;
/** Three homes on one street of the tiny town, 2 and 3 steps of 0.001 degrees apart; a shop is where the first is. */
export const HOMES = [
  {lon: 7.0005, people: 10, old: 1},
  {lon: 7.0025, people: 20, old: 15},
  {lon: 7.0055, people: 40, old: 5},
] as const;
/** Metres of one step along the street. */
export const STEP = ((6371008.8 * Math.PI) / 180 / 1000) * Math.cos((LAT * Math.PI) / 180);

/** A shop as a node of the map. */
export const shop = (id: number, lon: number, lat: number) =>
  `<node id="${id}" version="1" lon="${lon}" lat="${lat}"><tag k="shop" v="convenience"/><tag k="name" v="Shop ${id}"/></node>`;
/** The homes as a table of people. */
export const people = ['lon,lat,people,old', ...HOMES.map(({lon, people: n, old}) => `${lon},${LAT},${n},${old}`)].join(
  '\n',
);
/** The city of the homes. */
export const city = (id: string, change: object = {}) => ({
  ...townCity,
  id,
  facilities: [{kind: 'osm', completeness: {convenience: 'assumed'}, why: 'counted by hand'}],
  ...change,
});

/** A site of an answer. */
export interface Feature {
  readonly geometry: {readonly type: string; readonly coordinates: readonly number[]};
  readonly properties: Readonly<Record<string, unknown>>;
}

/** An answer of `site`. */
export interface Plan {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>> & {readonly sites: readonly string[]};
  readonly features: readonly Feature[];
}
