import {count} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {kindWords} from '../area-pages.ts';
import type {City} from '../city.ts';
import type {AreaRow, KnownCoverage} from '../rows.ts';
import {areaIndex, FLOOR_AREA} from './area-index.ts';
import {isJudged, shortService} from './services.ts';

/** How an area stands among its peers in one thing. */
export interface PeerLine {
  readonly key: string;
  readonly name: string;
  readonly words: string;
  readonly higher: number;
  readonly lower: number;
  readonly tied: number;
}

/** Ends of the ranges of all peers, each ascending. */
interface Peers {
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

const peersOf = new WeakMap<City, Map<string, Map<string, Peers>>>();

/**
 * Share of people in reach, from the least it can be to the most: the assumptions vary, and those nobody knows of may all be
 * in reach or none of them.
 */
export function possibleShare({people, coveredLow, coveredHigh, unknown}: KnownCoverage): {low: number; high: number} {
  return {low: coveredLow / people, high: Math.min(1, (coveredHigh + unknown) / people)};
}

/** Required services and floor area beside the areas of the same kind; villages and lone areas have no peers. */
export function peerLines(city: City, area: AreaRow, t: Translate, lang: Lang): PeerLine[] {
  if (!isJudged(city, area)) return [];
  const all = peersOfKind(city, area.kind);
  const index = areaIndex(city);
  const coverage = index.coverageBy(area.areaId, 'adult', 'all');
  const lines = index.judged.flatMap(standard => {
    const row = coverage.get(standard.id);
    const peers = all.get(standard.id);
    if (!row || !peers) return [];
    const name = shortService(city, standard.category, lang);
    return [peerLine(standard.category, name, possibleShare(row), peers, area, t)];
  });
  const floor = index.floorArea.get(area.areaId)?.value;
  const floors = all.get(FLOOR_AREA);
  if (floor !== null && floor !== undefined && floors)
    lines.push(peerLine(FLOOR_AREA, t('ar.floor.short'), {low: floor, high: floor}, floors, area, t));
  return lines.filter(line => line.higher + line.lower + line.tied > 0);
}

function peerLine(
  key: string,
  name: string,
  {low, high}: {low: number; high: number},
  {lows, highs}: Peers,
  area: AreaRow,
  t: Translate,
): PeerLine {
  const higher = below(highs, low);
  const lower = lows.length - below(lows, high, true);
  const tied = lows.length - 1 - higher - lower;
  const words = {kind: kindWords(area.kind, t), higher: count(higher), lower: count(lower), tied: count(tied)};
  return {key, name, words: t('ar.peers.line', words), higher, lower, tied};
}

/** How many of ascending numbers are below a value, or not above it. */
function below(ascending: Float64Array, value: number, orEqual = false): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const at = ascending[middle] ?? Number.POSITIVE_INFINITY;
    if (at < value || (orEqual && at === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function peersOfKind(city: City, kind: string): Map<string, Peers> {
  const kinds = peersOf.get(city) ?? new Map<string, Map<string, Peers>>();
  peersOf.set(city, kinds);
  const made = kinds.get(kind) ?? makePeers(city, kind);
  kinds.set(kind, made);
  return made;
}

function makePeers(city: City, kind: string): Map<string, Peers> {
  const index = areaIndex(city);
  const areas = city.areas.filter(area => area.kind === kind && isJudged(city, area));
  const ranges = new Map<string, {low: number; high: number}[]>();
  const add = (key: string, range: {low: number; high: number}) => {
    const group = ranges.get(key);
    if (group) group.push(range);
    else ranges.set(key, [range]);
  };
  for (const area of areas) {
    const coverage = index.coverageBy(area.areaId, 'adult', 'all');
    for (const {id} of index.judged) {
      const row = coverage.get(id);
      if (row) add(id, possibleShare(row));
    }
    const floor = index.floorArea.get(area.areaId)?.value;
    if (floor !== null && floor !== undefined) add(FLOOR_AREA, {low: floor, high: floor});
  }
  return new Map(
    [...ranges].map(([key, list]) => [
      key,
      {
        lows: Float64Array.from(list, ({low}) => low).sort(),
        highs: Float64Array.from(list, ({high}) => high).sort(),
      },
    ]),
  );
}
