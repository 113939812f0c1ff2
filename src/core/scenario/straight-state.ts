import {distanceMeters, type Plane} from '../plane.ts';
import {straightLines} from '../straight-lines.ts';
import {DEGREE_SCALE} from '../units.ts';

/** Positions on the map, 1e-7 degrees. */
export interface MapPlaces {
  readonly lon: Int32Array;
  readonly lat: Int32Array;
}

/**
 * Straight lines from every place to the nearest facility, kept up to date by `setStraightFacility`; always equal to
 * `straightLines` of the same facilities.
 */
export interface StraightState {
  readonly plane: Plane;
  readonly places: MapPlaces;
  /** [k] decimetres; NO_LINE without any facility. */
  readonly cost: Uint32Array;
  /** [k] label of that facility, of several equally near (to the decimetre) the smallest; NO_LINE without one. */
  readonly label: Uint32Array;
  /** Where each facility is. */
  readonly facilities: Map<number, {readonly lon: number; readonly lat: number}>;
}

/** Places an edit changed, ascending: [changes] each. */
export interface StraightChanges {
  readonly place: Uint32Array;
  readonly oldCost: Uint32Array;
  readonly newCost: Uint32Array;
  readonly oldLabel: Uint32Array;
  readonly newLabel: Uint32Array;
}

/** Measures from nothing. `labels` names the facilities, each once. */
export function straightState(plane: Plane, places: MapPlaces, at: MapPlaces, labels: Uint32Array): StraightState {
  const {decimeters, label} = straightLines(plane, places, at, labels);
  const facilities = new Map<number, {lon: number; lat: number}>();
  labels.forEach((name, f) => {
    facilities.set(name, {lon: at.lon[f]!, lat: at.lat[f]!});
  });
  return {plane, places, cost: decimeters, label, facilities};
}

/** Places whose nearest facility this one is. */
function placesOf({label}: StraightState, facility: number): number[] {
  const rows: number[] = [];
  for (let p = 0; p < label.length; p++) if (label[p] === facility) rows.push(p);
  return rows;
}

/** Measures some places anew against all facilities. */
function measureAgain(state: StraightState, rows: readonly number[]): void {
  const labels = Uint32Array.from(state.facilities.keys());
  const at = [...state.facilities.values()];
  const targets = {lon: Int32Array.from(at, one => one.lon), lat: Int32Array.from(at, one => one.lat)};
  const {lon, lat} = state.places;
  const places = {lon: Int32Array.from(rows, p => lon[p]!), lat: Int32Array.from(rows, p => lat[p]!)};
  const {decimeters, label} = straightLines(state.plane, places, targets, labels);
  rows.forEach((p, i) => {
    state.cost[p] = decimeters[i]!;
    state.label[p] = label[i]!;
  });
}

/**
 * Puts a facility at a place on the map: adds one, moves one, or closes it (null). Places it was nearest to are measured
 * again; every other place is compared with it alone. Returns the places that changed.
 */
export function setStraightFacility(
  state: StraightState,
  facility: number,
  at: {readonly lon: number; readonly lat: number} | null,
): StraightChanges {
  const {plane, places, cost, label} = state;
  const lost = state.facilities.has(facility) ? placesOf(state, facility) : [];
  const rows = lost.slice();
  const before = lost.map(p => [cost[p]!, facility] as const);
  if (at) state.facilities.set(facility, at);
  else state.facilities.delete(facility);
  measureAgain(state, lost);
  const perUnit = (plane.metersPerDegreeLat / DEGREE_SCALE) * 10;
  for (let p = 0; at && p < cost.length; p++) {
    const known = cost[p]!;
    // the latitude alone is farther: most places are passed over here
    if (label[p] === facility || Math.abs(places.lat[p]! - at.lat) * perUnit > known + 1) continue;
    const length = Math.round(10 * distanceMeters(plane, places.lon[p]!, places.lat[p]!, at.lon, at.lat));
    if (length > known || (length === known && facility >= label[p]!)) continue;
    rows.push(p);
    before.push([known, label[p]!]);
    cost[p] = length;
    label[p] = facility;
  }
  const order = Array.from(rows.keys())
    .filter(i => before[i]![0] !== cost[rows[i]!] || before[i]![1] !== label[rows[i]!])
    .sort((a, b) => rows[a]! - rows[b]!);
  const place = Uint32Array.from(order, i => rows[i]!);
  return {
    place,
    oldCost: Uint32Array.from(order, i => before[i]![0]),
    newCost: place.map(p => cost[p]!),
    oldLabel: Uint32Array.from(order, i => before[i]![1]),
    newLabel: place.map(p => label[p]!),
  };
}
