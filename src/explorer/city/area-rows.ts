import type {Lang} from '#i18n/lang.ts';
import type {CircleCounts, CoverageCounts} from '#worker/client.ts';
import {FEW_PEOPLE} from '../few-people.ts';
import {areaName, byId, type CityArea, isWithin} from './city-areas.ts';

/** People of one area, thousandths, and the share that is in time. */
export interface AreaRow {
  readonly areaId: string;
  readonly name: string;
  readonly people: number;
  readonly inTime: number;
  readonly out: number;
  readonly unsure: number;
  /** Shares 0 to 1: base, and the range of assumptions, which the life circle does not have. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** Largest share there can be: as `high`, with all of whom nothing is clear. */
  readonly possible: number;
  /** Fewer than ten people: their parts are not told apart. */
  readonly few: boolean;
}

export const AREA_COLUMNS = ['name', 'people', 'share', 'out', 'unsure'] as const;
export type AreaColumn = (typeof AREA_COLUMNS)[number];

/** Columns read from the most down; shares and names from the least up. */
export function isMostFirst(column: AreaColumn): boolean {
  return column !== 'share' && column !== 'name';
}

export interface AreaSort {
  readonly column: AreaColumn;
  readonly descending: boolean;
}

type Parts = Omit<AreaRow, 'areaId' | 'name' | 'few'>;

/** Persons that a share of the people of a row is, to the thousandth people are counted in. */
export function personsOf({people}: Pick<AreaRow, 'people'>, share: number): number {
  return Math.round(people * share) / 1000;
}

/** People in time of a service, as a row shows them. */
export function coverageParts(counts: CoverageCounts): Parts {
  const {people, covered, coveredLow, coveredHigh, uncovered, unknown} = counts;
  const share = (part: number) => (people === 0 ? 0 : part / people);
  return {
    people,
    inTime: covered,
    out: uncovered,
    unsure: unknown,
    share: share(covered),
    low: share(coveredLow),
    high: share(coveredHigh),
    possible: Math.min(1, share(coveredHigh + unknown)),
  };
}

/** People with all of the life circle, as a row shows them. */
export function circleParts({people, all, lacking, unsure}: CircleCounts): Parts {
  const share = (part: number) => (people === 0 ? 0 : part / people);
  const surely = share(all);
  const possible = share(all + unsure);
  return {people, inTime: all, out: lacking, unsure, share: surely, low: surely, high: surely, possible};
}

/** Rows of the areas of one kind, only those inside `within` when it is given. Areas without people are left out. */
export function areaRows(
  lang: Lang,
  areas: readonly CityArea[],
  counted: readonly {readonly areaId: string; readonly parts: Parts}[],
  kind: string,
  within: string | null,
): AreaRow[] {
  const known = byId(areas);
  return counted.flatMap(({areaId, parts}) => {
    const area = known.get(areaId);
    if (area === undefined || area.kind !== kind || parts.people === 0) return [];
    if (within !== null && !isWithin(known, area, within)) return [];
    return [{areaId, name: areaName(lang, area), few: parts.people < FEW_PEOPLE, ...parts}];
  });
}

/** Rows in the order asked for; those too small to tell apart come last, ties go to the smaller id. */
export function sortedRows(rows: readonly AreaRow[], {column, descending}: AreaSort): AreaRow[] {
  const sign = descending ? -1 : 1;
  const order = (a: AreaRow, b: AreaRow): number => {
    if (column === 'name') return sign * (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
    if (a.few !== b.few) return a.few ? 1 : -1;
    return a.few ? 0 : sign * (a[column] - b[column]);
  };
  return [...rows].sort((a, b) => order(a, b) || (a.areaId < b.areaId ? -1 : 1));
}

/**
 * Place of each area from the smallest share, 1 first; null where its range overlaps that of another area, so that which of
 * them comes first is not known. People of whom nothing is clear may be in time or not, so they widen the range.
 */
export function placesOf(rows: readonly AreaRow[]): ReadonlyMap<string, number | null> {
  const clear = rows.filter(row => !row.few);
  return new Map(
    clear.map(row => {
      const others = clear.filter(other => other !== row);
      const overlaps = others.some(other => other.low <= row.possible && other.possible >= row.low);
      return [row.areaId, overlaps ? null : 1 + others.filter(other => other.possible < row.low).length];
    }),
  );
}
