/** A place written as numbers, degrees. */
export interface WrittenPlace {
  readonly lon: number;
  readonly lat: number;
}

/** Places a text may mean; none of them inside the bounds: `outside`. */
export interface WrittenPlaces {
  readonly inside: readonly WrittenPlace[];
  readonly outside: boolean;
}

const NUMBER = String.raw`[+\-−]?\d{1,3}(?:[.．]\d+)?`;
const DEGREES = String.raw`(?<a>${NUMBER})\s*[°度]?\s*(?:(?<am>\d{1,2}(?:\.\d+)?)\s*['′分]\s*(?:(?<as>\d{1,2}(?:\.\d+)?)\s*(?:["″秒]|''|′′)\s*)?)?`;
const FORM = new RegExp(
  String.raw`^\s*(?:geo:)?(?<aw>北纬|南纬|东经|西经|纬度|经度|[nsew])?\s*${DEGREES}\s*(?<ah>[nsew])?\s*[,，;；、/\s]\s*` +
    String.raw`(?<bw>北纬|南纬|东经|西经|纬度|经度|[nsew])?\s*${DEGREES.replaceAll('?<a', '?<b')}\s*(?<bh>[nsew])?\s*$`,
  'i',
);

/** What stands before or after a number: which axis, and whether it counts southwards or westwards. */
const SIDES: Readonly<Record<string, {readonly axis: 'lat' | 'lon'; readonly sign: 1 | -1}>> = {
  ...{北纬: {axis: 'lat', sign: 1}, 南纬: {axis: 'lat', sign: -1}, 纬度: {axis: 'lat', sign: 1}},
  ...{东经: {axis: 'lon', sign: 1}, 西经: {axis: 'lon', sign: -1}, 经度: {axis: 'lon', sign: 1}},
  ...{n: {axis: 'lat', sign: 1}, s: {axis: 'lat', sign: -1}, e: {axis: 'lon', sign: 1}, w: {axis: 'lon', sign: -1}},
};

/** Longer than anybody writes coordinates, characters. */
const MAX_LENGTH = 80;

/**
 * Reads coordinates as people paste them: `43.7384, 7.4246`, the other way round, `43°44′18″N 7°25′28″E`, 北纬… 东经…. Without
 * N, E or a word both orders are tried, and those inside the bounds ([west, south, east, north]) are meant, latitude first
 * when both are. Null for a text that is none; one of more than MAX_LENGTH characters, spaces taken together, is not even read.
 */
export function writtenPlaces(text: string, bounds: readonly [number, number, number, number]): WrittenPlaces | null {
  if (text.length > 4 * MAX_LENGTH) return null;
  const written = text.replaceAll('º', '°').normalize('NFKC').replace(/\s+/g, ' ').trim();
  // several parts of the form may take the same space: a long run of them would be tried in every way
  const found = written.length > MAX_LENGTH ? null : FORM.exec(written);
  if (found === null) return null;
  const parts = found.groups!;
  const [a, b] = ['a', 'b'].map(axis => degreesOf(parts, axis)) as [number, number];
  const [sideA, sideB] = ['a', 'b'].map(axis => SIDES[(parts[`${axis}w`] ?? parts[`${axis}h`] ?? '').toLowerCase()]);
  if (sideA !== undefined && sideA.axis === sideB?.axis) return null;
  const [x, y] = [a * (sideA?.sign ?? 1), b * (sideB?.sign ?? 1)];
  const latFirst = sideA?.axis === 'lat' || sideB?.axis === 'lon';
  const lonFirst = sideA?.axis === 'lon' || sideB?.axis === 'lat';
  const orders = [...(lonFirst ? [] : [{lat: x, lon: y}]), ...(latFirst ? [] : [{lat: y, lon: x}])].filter(
    ({lat, lon}) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180,
  );
  if (orders.length === 0) return null;
  const [west, south, east, north] = bounds;
  const inside = orders.filter(({lat, lon}) => lon >= west && lon <= east && lat >= south && lat <= north);
  return {inside: inside.length === 2 && x === y ? inside.slice(0, 1) : inside, outside: inside.length === 0};
}

function degreesOf(parts: Readonly<Record<string, string | undefined>>, axis: string): number {
  const whole = parts[axis]!.replace('−', '-').replace('．', '.');
  const size = Math.abs(Number(whole)) + Number(parts[`${axis}m`] ?? 0) / 60 + Number(parts[`${axis}s`] ?? 0) / 3600;
  return whole.startsWith('-') ? -size : size;
}
