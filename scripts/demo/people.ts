import {apportion} from '#core/largest-remainder.ts';
import type {Residence} from './board.ts';
import {CELL_DEGREES, CELL_UNITS, degreesOf} from './frame.ts';
import {type PeopleRaster, RASTER_NODATA} from './geotiff-drawing.ts';

/** Age groups that the invented census counts. */
export const DEMO_GROUPS = ['age60plus', 'age80plus', 'age0to2', 'age3to5', 'age6to14'] as const;
export type DemoGroup = (typeof DEMO_GROUPS)[number];

/** The people of one population cell, whole persons. */
export interface CellPeople {
  readonly column: number;
  readonly row: number;
  readonly people: number;
  readonly groups: Readonly<Record<DemoGroup, number>>;
}

/** Share of each group in the city (of everyone; 80+ of those of 60+). The others share out who is left. */
const SHARE_60_PLUS = 0.19;
const SHARE_80_PLUS = 0.15;
const SHARES_YOUNG: readonly (readonly [DemoGroup, number])[] = [
  ['age0to2', 0.034],
  ['age3to5', 0.043],
  ['age6to14', 0.125],
];

/**
 * Shares out the people over the cells of the residences by floor area, whole persons by largest remainder, and gives them
 * ages: the sum is `total` exactly, and no cell has more people of some ages than people.
 */
export function settle(residences: readonly Residence[], total: number): CellPeople[] {
  const cells = new Map<string, {column: number; row: number; floorArea: number; elderly: number}>();
  for (const {cell, floorArea, elderFactor} of residences) {
    const key = `${cell[0]},${cell[1]}`;
    const known = cells.get(key) ?? {column: cell[0], row: cell[1], floorArea: 0, elderly: 0};
    known.floorArea += floorArea;
    known.elderly += floorArea * elderFactor;
    cells.set(key, known);
  }
  const sorted = [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
  const people = apportion(
    Float64Array.from(sorted, cell => cell.floorArea),
    total,
  );
  const share = (weights: Float64Array, part: number) =>
    apportion(weights, Math.round(part * weights.reduce((sum, weight) => sum + weight, 0)));
  const elder = atMost(
    share(
      Float64Array.from(sorted, (cell, i) => (people[i]! * cell.elderly) / cell.floorArea),
      SHARE_60_PLUS,
    ),
    people,
  );
  const oldest = atMost(share(Float64Array.from(elder), SHARE_80_PLUS), elder);
  const rest = people.map((count, i) => count - elder[i]!);
  const young = SHARES_YOUNG.map(([group, part]) => {
    const counts = atMost(share(Float64Array.from(rest), part), rest);
    counts.forEach((count, i) => {
      rest[i] = rest[i]! - count;
    });
    return [group, counts] as const;
  });
  return sorted
    .map(({column, row}, i): CellPeople => {
      const groups = Object.fromEntries(young.map(([group, counts]) => [group, counts[i]!]));
      return {
        column,
        row,
        people: people[i]!,
        groups: {age60plus: elder[i]!, age80plus: oldest[i]!, ...groups} as CellPeople['groups'],
      };
    })
    .filter(cell => cell.people > 0);
}

function atMost(counts: Uint32Array, limit: Uint32Array): Uint32Array {
  return counts.map((count, i) => Math.min(count, limit[i]!));
}

/** The people of all cells, or of one group, as a raster; pixels without anyone inside the frame hold 0. */
export function peopleRaster(cells: readonly CellPeople[], group: DemoGroup | 'all'): PeopleRaster {
  const columns = cells.map(cell => cell.column);
  const rows = cells.map(cell => cell.row);
  const [west, east] = [Math.min(...columns) - 2, Math.max(...columns) + 3];
  const [south, north] = [Math.min(...rows) - 2, Math.max(...rows) + 3];
  const [width, height] = [east - west, north - south];
  const values = new Float32Array(width * height);
  values.fill(RASTER_NODATA, 0, width);
  for (const cell of cells) {
    const at = (north - 1 - cell.row) * width + (cell.column - west);
    if (values[at] !== 0) throw new Error(`demo: cell ${cell.column},${cell.row} is settled twice`);
    values[at] = group === 'all' ? cell.people : cell.groups[group];
  }
  const corner = degreesOf([west * CELL_UNITS, north * CELL_UNITS]);
  const [lonStep, latStep] = CELL_DEGREES;
  return {width, height, west: corner[0], north: corner[1], lonStep, latStep, values};
}
