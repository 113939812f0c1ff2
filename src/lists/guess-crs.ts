import {type ListCrs, toWgs84} from './list-coordinates.ts';

/** What speaks for a coordinate system. */
export type CrsReason = 'named' | 'same-names' | 'nearer-to-streets' | 'outside-china' | 'guess';

/** A place as it stands in the list, degrees of an unknown system. */
export interface NamedPosition {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** What an opened city can say about places in degrees of WGS84. */
export interface CityEvidence {
  /** Metres from each place to the nearest walkable street; at most 250. */
  streetMeters(places: readonly (readonly [lon: number, lat: number])[]): readonly number[];
  /** Metres from each place to the city's own facility of the same name; null where there is none. */
  namesakeMeters(places: readonly NamedPosition[]): readonly (number | null)[];
}

/** The system a list seems to be in. */
export interface GuessedCrs {
  readonly crs: ListCrs;
  readonly reason: CrsReason;
  /** Median metres to the nearest street when read in each system; null when no city was asked. */
  readonly streetMeters: Readonly<Record<'wgs84' | 'gcj02' | 'bd09', number>> | null;
}

const RIVALS = ['wgs84', 'gcj02', 'bd09'] as const;

/** Words for systems, as headers, titles and file names have them. */
const SYSTEM_WORDS: readonly (readonly [ListCrs, RegExp])[] = [
  ['bd09', /bd-?_?09|百度|baidu/i],
  ['gcj02', /gcj-?_?02|火星|高德|腾讯|amap|autonavi/i],
  ['cgcs2000', /cgcs-?_?2000|国家2000|2000国家|国家大地2000/i],
  ['wgs84', /wgs-?_?(?:19)?84|epsg:?4326|天地图/i],
];

/** The system that some texts name; null when none or several are named. */
export function namedSystem(texts: readonly string[]): ListCrs | null {
  const found = SYSTEM_WORDS.filter(([, words]) => texts.some(text => words.test(text.normalize('NFKC'))));
  return found.length === 1 ? found[0]![0] : null;
}

/** Fewest places, and fewest namesakes, that say anything. */
const FEWEST_PLACES = 8;
const FEWEST_NAMESAKES = 3;
/** The best system must bring places this much nearer than the next. */
const CLEARLY_NEARER = 0.75;
/** Namesakes farther away than this are other places. */
const NAMESAKE_METERS = 150;

/**
 * Guesses the system of places: what the file names; outside China WGS84, where the others are no different; else the one that
 * brings places to the city's facilities of the same name, or clearly nearer to streets. Without any of that `fallback`, and
 * the reason says that it is a guess.
 */
export function guessCrs(
  named: ListCrs | null,
  places: readonly NamedPosition[],
  evidence: CityEvidence | null,
  fallback: ListCrs,
): GuessedCrs {
  const inChina = places.filter(({lon, lat}) => isShifted(lon, lat));
  if (named === null && places.length > 0 && inChina.length <= places.length / 10)
    return {crs: 'wgs84', reason: 'outside-china', streetMeters: null};
  const turned = (crs: ListCrs) => inChina.map(({name, lon, lat}) => namedAt(name, toWgs84(crs, lon, lat)));
  const streetMeters =
    evidence === null || inChina.length === 0
      ? null
      : medians(crs => evidence.streetMeters(turned(crs).map(({lon, lat}) => [lon, lat])));
  if (named !== null) return {crs: named, reason: 'named', streetMeters};
  if (evidence === null || streetMeters === null) return {crs: fallback, reason: 'guess', streetMeters};
  const namesakes = medians(crs => {
    const found = evidence.namesakeMeters(turned(crs)).filter(meters => meters !== null);
    return found.length < FEWEST_NAMESAKES ? [] : found;
  });
  const same = clearBest(namesakes);
  if (same !== null && namesakes[same] <= NAMESAKE_METERS) return {crs: same, reason: 'same-names', streetMeters};
  const nearer = inChina.length < FEWEST_PLACES ? null : clearBest(streetMeters);
  if (nearer !== null) return {crs: nearer, reason: 'nearer-to-streets', streetMeters};
  return {crs: fallback, reason: 'guess', streetMeters};
}

/** True where China's published coordinates are shifted. */
export function isShifted(lon: number, lat: number): boolean {
  const [x, y] = toWgs84('gcj02', lon, lat);
  return Math.abs(x - lon) > 1e-5 || Math.abs(y - lat) > 1e-5;
}

const namedAt = (name: string, [lon, lat]: readonly [number, number]): NamedPosition => ({name, lon, lat});

function medians(metersOf: (crs: ListCrs) => readonly number[]): Record<(typeof RIVALS)[number], number> {
  const [wgs84, gcj02, bd09] = RIVALS.map(crs => median(metersOf(crs))) as [number, number, number];
  return {wgs84, gcj02, bd09};
}

function median(values: readonly number[]): number {
  if (values.length === 0) return Number.POSITIVE_INFINITY;
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function clearBest(meters: Readonly<Record<(typeof RIVALS)[number], number>>): (typeof RIVALS)[number] | null {
  const [best, next] = RIVALS.toSorted((a, b) => meters[a] - meters[b]) as [
    (typeof RIVALS)[number],
    (typeof RIVALS)[number],
  ];
  return Number.isFinite(meters[best]) && meters[best] < CLEARLY_NEARER * meters[next] ? best : null;
}
