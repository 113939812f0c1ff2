import {type DegreesReading, readDegrees, readMeters, splitPlace} from './degrees.ts';
import {GUESSED_COLUMNS, headerScore} from './header-words.ts';
import type {ListTable} from './read-list.ts';

/** Degrees: [west, south, east, north]. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Which column is what, as far as names and values tell. */
export interface GuessedColumns {
  /** Our column → theirs. */
  readonly columns: Readonly<Record<string, string>>;
  /** True: the places only make sense with longitude and latitude exchanged. */
  readonly swapped: boolean;
}

/** Rows the guess looks at. */
const SAMPLE = 200;
/** Degrees around the city in which a place may still be of it. */
const MARGIN = 0.5;
/** Nobody lists facilities beyond this latitude. */
const HIGHEST_LATITUDE = 75;

/**
 * Guesses which column is what: by the words of the header, checked by the values, and by the values alone where no word is
 * known. `isProjected`: the places are in metres. `bounds`: of the city, if there is one, to tell longitude from latitude. A column of theirs is used once.
 */
export function guessColumns(
  table: ListTable,
  categoryOfWord: (word: string) => string | null,
  bounds: Bounds | null,
  isProjected = false,
): GuessedColumns {
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  const claims = table.header
    .flatMap((cell, at) => GUESSED_COLUMNS.map(ours => ({ours, at, score: headerScore(cell, ours)})))
    .filter(({ours, at, score}) => score > 0 && fits(ours, score, valuesOf(table, at), categoryOfWord, isProjected))
    .sort((a, b) => b.score - a.score || rank(a.ours) - rank(b.ours) || a.at - b.at);
  for (const {ours, at} of claims)
    if (!columns.has(ours) && !taken.has(at)) {
      columns.set(ours, at);
      taken.add(at);
    }
  settlePlace(columns, table, bounds, taken);
  if (!columns.has('name') && !columns.has('name_zh') && !columns.has('name_en')) {
    const name = table.header.findIndex((_, at) => !taken.has(at) && couldBeNames(valuesOf(table, at)));
    if (name >= 0) columns.set('name', name);
  }
  const named = Object.fromEntries([...columns].map(([ours, at]) => [ours, table.header[at]!]));
  return {columns: named, swapped: isSwapped(table, columns, bounds)};
}

const rank = (ours: string) => GUESSED_COLUMNS.indexOf(ours);

function valuesOf(table: ListTable, at: number): string[] {
  return table.rows
    .slice(0, SAMPLE)
    .map(row => (row[at] ?? '').trim())
    .filter(cell => cell !== '');
}

/** Share of values for which something holds; 0 without values. */
function share(values: readonly string[], holds: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length;
}

function fits(
  ours: string,
  score: number,
  values: readonly string[],
  categoryOfWord: (word: string) => string | null,
  isProjected: boolean,
): boolean {
  if (isProjected && (ours === 'lon' || ours === 'lat'))
    return share(values, value => readMeters(value) !== null) >= 0.5;
  if (ours === 'lon' || ours === 'lat')
    return score >= 1 ? share(values, value => readDegrees(value) === 'text') < 0.5 : share(values, isDegrees) >= 0.8;
  if (ours === 'lon_lat') return share(values, isWholePlace) >= 0.5;
  if (ours === 'category') return share(values, value => categoryOfWord(value) !== null) >= 0.5;
  return true;
}

function isDegrees(value: string): boolean {
  const reading: DegreesReading = readDegrees(value);
  return typeof reading === 'number' && Math.abs(reading) <= 180;
}

function isWholePlace(value: string): boolean {
  return splitPlace(value)?.every(isDegrees) ?? false;
}

/** One way to say where: two columns, or one with both. Where no word names them, the values do. */
function settlePlace(columns: Map<string, number>, table: ListTable, bounds: Bounds | null, taken: Set<number>): void {
  if (columns.has('lon') && columns.has('lat')) {
    columns.delete('lon_lat');
    return;
  }
  if (!columns.has('lon_lat')) {
    const whole = table.header.findIndex((_, at) => !taken.has(at) && share(valuesOf(table, at), isWholePlace) >= 0.8);
    if (whole >= 0) columns.set('lon_lat', whole);
  }
  const whole = columns.get('lon_lat');
  if (whole !== undefined) {
    columns.delete('lon');
    columns.delete('lat');
    taken.add(whole);
    if (latitudeFirst(valuesOf(table, whole), bounds)) {
      columns.delete('lon_lat');
      columns.set('lat_lon', whole);
    }
    return;
  }
  for (const ours of ['lon', 'lat'] as const) {
    if (columns.has(ours)) continue;
    const at = table.header.findIndex((_, at) => !taken.has(at) && looksLike(ours, valuesOf(table, at), bounds));
    if (at < 0) continue;
    columns.set(ours, at);
    taken.add(at);
  }
}

/** True when nine in ten values are degrees with decimals inside the city's span, or that of China without a city. */
function looksLike(ours: 'lon' | 'lat', values: readonly string[], bounds: Bounds | null): boolean {
  const [west, south, east, north] = bounds ?? [73, 3, 136, 54];
  const margin = bounds === null ? 0 : MARGIN;
  const [low, high] = ours === 'lon' ? [west - margin, east + margin] : [south - margin, north + margin];
  return (
    share(values, value => {
      const degrees = readDegrees(value);
      return typeof degrees === 'number' && degrees >= low && degrees <= high && /[.．,]\d{2}/.test(value);
    }) >= 0.9
  );
}

function latitudeFirst(values: readonly string[], bounds: Bounds | null): boolean {
  const pairs = values.flatMap(value => {
    const parts = splitPlace(value)?.map(readDegrees);
    return parts && typeof parts[0] === 'number' && typeof parts[1] === 'number' ? [[parts[0], parts[1]] as const] : [];
  });
  return mostlySwapped(pairs, bounds);
}

function isSwapped(table: ListTable, columns: ReadonlyMap<string, number>, bounds: Bounds | null): boolean {
  const [lon, lat] = [columns.get('lon'), columns.get('lat')];
  if (lon === undefined || lat === undefined) return false;
  const pairs = table.rows.slice(0, SAMPLE).flatMap(row => {
    const [x, y] = [readDegrees(row[lon] ?? ''), readDegrees(row[lat] ?? '')];
    return typeof x === 'number' && typeof y === 'number' ? [[x, y] as const] : [];
  });
  return mostlySwapped(pairs, bounds);
}

/** True when most places are in the city, or at all where people live, only with their two numbers exchanged. */
function mostlySwapped(pairs: readonly (readonly [number, number])[], bounds: Bounds | null): boolean {
  const isSane = (lon: number, lat: number) =>
    bounds === null
      ? Math.abs(lat) <= HIGHEST_LATITUDE && Math.abs(lon) <= 180
      : lon >= bounds[0] - MARGIN &&
        lon <= bounds[2] + MARGIN &&
        lat >= bounds[1] - MARGIN &&
        lat <= bounds[3] + MARGIN;
  const asIs = pairs.filter(([x, y]) => isSane(x, y)).length;
  const exchanged = pairs.filter(([x, y]) => isSane(y, x)).length;
  return exchanged > pairs.length / 2 && exchanged > 3 * asIs;
}

/** True when the values could be names: texts, mostly different from each other. */
function couldBeNames(values: readonly string[]): boolean {
  const isText = share(values, value => /\p{L}{2}/u.test(value) && value.length <= 60) >= 0.8;
  return isText && new Set(values).size >= values.length * 0.6;
}
