import {resolve} from 'node:path';
import {pickSnaps} from '#core/facility-selection.ts';
import {startsOf} from '#core/list-starts.ts';
import {joinedNowhere} from '#core/snap-columns.ts';
import {DEGREE_SCALE, NO_EDGE, PEOPLE_SCALE} from '#core/units.ts';
import {InputError} from '#schema/input-error.ts';
import type {Walker} from '#schema/walker.ts';
import {edgeTree} from '../steps/facilities/edge-tree.ts';
import {type CandidatePlace, readCandidates} from '../steps/siting/candidate-file.ts';
import type {Candidates} from '../steps/siting/candidates.ts';
import {type Arguments, type Terminal, textFlag} from './command.ts';
import {type OpenCity, snapPlaces} from './open-city.ts';

/**
 * The candidates of `--candidates FILE`, joined to the streets for a walker, and how many of them no street is near enough to;
 * these are left out. Null without the flag. Throws InputError for a bad row, or when no candidate is left.
 */
export async function candidatesFlag(
  given: Arguments,
  terminal: Terminal,
  city: OpenCity,
  walker: Walker,
): Promise<{candidates: Candidates; leftOut: number} | null> {
  const file = textFlag(given, 'candidates');
  if (file === undefined) return null;
  const hasStreets = city.manifest.extent !== null;
  const tree = hasStreets ? edgeTree(city.graph(), city.shape().shape) : null;
  const places = await readCandidates(resolve(terminal.cwd, file), tree);
  if (!hasStreets) return {candidates: standingAlone(places), leftOut: 0};
  const {snapLimitMeters} = city.manifest.parameters;
  const candidates = joinedToStreets(places, city, walker);
  const leftOut = places.length - candidates.candidateCount;
  if (candidates.candidateCount === 0)
    throw new InputError({
      file,
      found: `${places.length} candidate${places.length === 1 ? '' : 's'}, none within ${snapLimitMeters} m of a walkable street of ${city.manifest.id}`,
      expected: 'places of this city, longitude and latitude in degrees (WGS 84)',
    });
  if (leftOut > 0)
    terminal.tell(
      `site: ${leftOut} of ${places.length} candidates are left out: no walkable street within ${snapLimitMeters} m`,
    );
  return {candidates, leftOut};
}

function scaled(places: readonly CandidatePlace[], axis: 0 | 1): Int32Array {
  return Int32Array.from(places, ({position}) => Math.round(position[axis] * DEGREE_SCALE));
}

function described(places: readonly CandidatePlace[]) {
  return {
    candidateCount: places.length,
    id: places.map(({id}) => id),
    name: places.map(({name}) => name),
    lon: scaled(places, 0),
    lat: scaled(places, 1),
    capacity: places.some(({capacity}) => capacity !== null)
      ? Float64Array.from(places, ({capacity}) => (capacity === null ? Infinity : Math.round(capacity * PEOPLE_SCALE)))
      : null,
  };
}

/** Candidates of a city without streets: only straight lines lead to them. */
function standingAlone(places: readonly CandidatePlace[]): Candidates {
  const firstPoint = startsOf(places.map(() => 1));
  return {...described(places), firstPoint, points: joinedNowhere(places.length)};
}

/** Candidates with at least one entry on the streets, and those entries. */
function joinedToStreets(places: readonly CandidatePlace[], city: OpenCity, walker: Walker): Candidates {
  const entries = places.flatMap((place, index) => place.entries.map(([lon, lat]) => ({index, lon, lat})));
  const snap = snapPlaces(
    city,
    entries.map(({lon}) => lon),
    entries.map(({lat}) => lat),
    walker,
  );
  const rows = [...entries.keys()].filter(row => snap.edge[row] !== NO_EDGE);
  const ofPlace = Map.groupBy(rows, row => entries[row]!.index);
  const kept = [...ofPlace.keys()].sort((a, b) => a - b);
  const lists = kept.map(index => ofPlace.get(index)!);
  return {
    ...described(kept.map(index => places[index]!)),
    firstPoint: startsOf(lists.map(list => list.length)),
    points: pickSnaps(snap, lists.flat()),
  };
}
