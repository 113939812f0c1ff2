import {apportion} from '#core/largest-remainder.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import type {Boundary, PlacedBy} from '../model.ts';
import {shareGroups} from './share-groups.ts';
import type {Units} from './units.ts';
import type {UtmSquares} from './utm-squares.ts';
import type {WeightedPlaces} from './weighted-places.ts';

/** People of a unit at one position: the unit itself, or what falls into one 100 m square of it. */
export interface Piece {
  readonly unit: number;
  /** South-western corner of the square, metres; null when the unit was not cut. */
  readonly square: readonly [easting: number, northing: number] | null;
  /** 1e-7 degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly placedBy: PlacedBy;
  readonly inside: boolean;
  /** Square metres of dwellings or metres of street the people were put on; 0 when the unit was not cut. */
  readonly weight: number;
  /** Thousandths of a person. */
  readonly people: number;
  /** The same by age group, in the order of the units' groups. */
  readonly groups: readonly number[];
}

/** Where people may be put, best first. */
export interface Candidates {
  readonly buildings: WeightedPlaces;
  readonly edges: WeightedPlaces;
}

/** Which units are cut into squares, and whether places outside the boundary take their share and fall away with it. */
export interface Placing {
  readonly isSpread: (unit: number) => boolean;
  readonly beyondBoundary: boolean;
}

/**
 * Puts the people of each unit somewhere: over its residential buildings, else its walkable edges, in 100 m squares, else
 * at its middle. The pieces of a unit add up to its people, and by group to its groups, exactly. Pieces without people are
 * left out, pieces outside the boundary are kept and marked.
 */
export function placePeople(
  units: Units,
  candidates: Candidates,
  squares: UtmSquares,
  boundary: Boundary,
  placing: Placing,
): Piece[] {
  const byBuildings = placesByUnit(units, candidates.buildings, boundary, placing);
  const byEdges = placesByUnit(units, candidates.edges, boundary, placing);
  const pieces: Piece[] = [];
  for (let unit = 0; unit < units.count; unit++) {
    if (units.people[unit] === 0) continue;
    const spread: [PlacedBy, WeightedPlaces, Uint32Array | undefined][] = [
      ['buildings', candidates.buildings, byBuildings.get(unit)],
      ['edges', candidates.edges, byEdges.get(unit)],
    ];
    const [placedBy, places, members] = spread.find(([, , found]) => found !== undefined) ?? [
      'centre',
      null,
      undefined,
    ];
    if (places === null || members === undefined) pieces.push(wholeUnit(units, unit, boundary));
    else pieces.push(...cutUnit(units, unit, {places, members, placedBy}, squares, boundary));
  }
  return pieces;
}

/** The candidate places of each unit that is spread, in the order of the candidates. */
function placesByUnit(
  units: Units,
  places: WeightedPlaces,
  boundary: Boundary,
  {isSpread, beyondBoundary}: Placing,
): Map<number, Uint32Array> {
  const found = new Map<number, number[]>();
  for (let i = 0; i < places.count; i++) {
    const [lon, lat] = [places.lon[i]!, places.lat[i]!];
    if (!beyondBoundary && !boundary.contains(lon, lat)) continue;
    const unit = units.locate(lon, lat);
    if (unit === -1 || !isSpread(unit)) continue;
    const members = found.get(unit);
    if (members === undefined) found.set(unit, [i]);
    else members.push(i);
  }
  return new Map([...found].map(([unit, members]) => [unit, Uint32Array.from(members)]));
}

function wholeUnit(units: Units, unit: number, boundary: Boundary): Piece {
  const lon = units.lon[unit]!;
  const lat = units.lat[unit]!;
  return {
    unit,
    square: null,
    lon: Math.round(lon * DEGREE_SCALE),
    lat: Math.round(lat * DEGREE_SCALE),
    placedBy: units.meters[unit] === 0 ? 'point' : 'centre',
    inside: boundary.contains(lon, lat),
    weight: 0,
    people: units.people[unit]!,
    groups: Array.from(units.groups.values(), people => people[unit]!),
  };
}

/** Candidate places of one unit. */
interface Members {
  readonly places: WeightedPlaces;
  readonly members: Uint32Array;
  readonly placedBy: PlacedBy;
}

interface SquareMembers {
  readonly square: readonly [number, number];
  readonly inside: boolean;
  readonly members: number[];
}

function cutUnit(units: Units, unit: number, found: Members, squares: UtmSquares, boundary: Boundary): Piece[] {
  const groupsOfSquares = bySquare(found, squares, boundary);
  const {weight} = found.places;
  const weights = Float64Array.from(groupsOfSquares, ({members}) => members.reduce((sum, i) => sum + weight[i]!, 0));
  const people = apportion(weights, units.people[unit]!);
  const shares = [...units.groups].map(([key, column]) => ({
    key,
    total: column[unit]!,
    weights: Float64Array.from(people),
  }));
  const groups = shareGroups(people, shares);
  return groupsOfSquares.flatMap(({square, inside, members}, i) => {
    if (people[i] === 0) return [];
    const [lon, lat] = middle(found.places, members, inside ? boundary : null);
    const own = Array.from(groups.values(), parts => parts[i]!);
    const piece = {unit, square, lon, lat, placedBy: found.placedBy, inside, weight: weights[i]!};
    return [{...piece, people: people[i]!, groups: own}];
  });
}

/** Places by square, inside and outside the boundary apart, sorted by easting and northing. */
function bySquare({places, members}: Members, squares: UtmSquares, boundary: Boundary): SquareMembers[] {
  const found = new Map<string, SquareMembers>();
  for (const i of members) {
    const [lon, lat] = [places.lon[i]!, places.lat[i]!];
    const square = squares.squareOf(lon, lat);
    const inside = boundary.contains(lon, lat);
    const key = `${square[0]} ${square[1]} ${inside}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, {square, inside, members: [i]});
    else known.members.push(i);
  }
  return [...found.values()].sort(
    (a, b) => a.square[0] - b.square[0] || a.square[1] - b.square[1] || Number(b.inside) - Number(a.inside),
  );
}

/** People-weighted middle of places, 1e-7 degrees; the member nearest to it where the middle falls outside the boundary. */
function middle(places: WeightedPlaces, members: readonly number[], boundary: Boundary | null): [number, number] {
  const {lon, lat, weight} = places;
  let sum = 0;
  let x = 0;
  let y = 0;
  for (const i of members) {
    sum += weight[i]!;
    x += weight[i]! * lon[i]!;
    y += weight[i]! * lat[i]!;
  }
  const rounded = (degrees: number) => Math.round(degrees * DEGREE_SCALE);
  const centre: [number, number] = [rounded(x / sum), rounded(y / sum)];
  if (boundary === null || boundary.contains(centre[0] / DEGREE_SCALE, centre[1] / DEGREE_SCALE)) return centre;
  const far = (i: number) => (lon[i]! - x / sum) ** 2 + (lat[i]! - y / sum) ** 2;
  const nearest = members.reduce((best, i) => (far(i) < far(best) ? i : best));
  return [rounded(lon[nearest]!), rounded(lat[nearest]!)];
}
