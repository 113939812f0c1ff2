import {tableFromArrays, tableFromIPC, tableToIPC} from 'apache-arrow';
import fc from 'fast-check';
import {beforeAll, describe, expect, test} from 'vitest';
import {encodeColumns} from '#tables/column-table.ts';
import {
  areasQuery,
  type CrossFilter,
  minutesQuery,
  placesQuery,
  publishedQuery,
  scenarioQuery,
  sourcesQuery,
} from '#tables/cross-queries.ts';
import {type Answer, answerOf} from '#tables/rows.ts';
import {type NodeEngine, nodeEngine} from './duckdb.ts';

interface Cell {
  readonly seconds: number | null;
  readonly people: number;
  readonly area: string;
}

const CELLS: readonly Cell[] = [
  {seconds: 0, people: 1, area: 'a'},
  {seconds: 300, people: 2, area: 'a'},
  {seconds: 300.1, people: 4, area: 'b'},
  {seconds: 3600, people: 8, area: 'b'},
  {seconds: 3600.1, people: 16, area: "c'; --"},
  {seconds: null, people: 32, area: 'a'},
];
const FILTER: CrossFilter = {
  category: 'clinic',
  serving: ['clinic'],
  timed: true,
  cutoffSeconds: 300,
  areaColumn: 'area_id_district',
  area: null,
  minutes: null,
  source: null,
};

let engine: NodeEngine;
const ipc = (columns: Record<string, unknown[]>) => new Uint8Array(tableToIPC(tableFromArrays(columns), 'stream'));
const ask = (sql: string): Answer => answerOf(engine.ask(sql), 1000, 0);
const rowsOf = (sql: string) => ask(sql).rows;

beforeAll(async () => {
  engine = await nodeEngine([
    {
      name: 'cells',
      bytes: ipc({
        people: CELLS.map(cell => cell.people),
        seconds_clinic: CELLS.map(cell => cell.seconds),
        area_id_district: CELLS.map(cell => cell.area),
      }),
      drop: [],
    },
    {name: 'areas', bytes: ipc({area_id: ['a', 'b', "c'; --"], name: ['甲', '乙', '丙']}), drop: []},
    {
      name: 'facilities',
      bytes: ipc({
        facility_id: ['1', '2', '3', '4'],
        name: ['x', 'y', 'z', 'w'],
        address: [null, null, 'here', null],
        category: ['clinic', 'clinic', 'clinic', 'shop'],
        status: ['open', 'open', 'closed', 'open'],
        source: ['osm', 'list', 'osm', 'osm'],
        as_of: ['2024', '2025', '2024', '2024'],
        capacity: [1.5, null, 3, 4],
        people_served: [5, 7, 1, 1],
        people_only_here: [1, 2, 1, 1],
        doubtful: [false, true, false, false],
        area_id_district: ['a', 'b', 'a', 'a'],
      }),
      drop: [],
    },
    {
      name: 'coverage',
      bytes: ipc({
        category: ['clinic', 'clinic', 'shop'],
        area_id: ['town', 'a', 'town'],
        profile: ['adult', 'adult', 'adult'],
        group: ['all', 'all', 'all'],
        measure: ['seconds', 'seconds', 'seconds'],
        cutoff_seconds: [300, 300, 300],
        cutoff_meters: [1.5, 1.5, 1.5],
        people: [63, 35, 63],
        covered_low: [1, 1, 1],
        covered: [3, 3, 1],
        covered_high: [7, 3, 1],
        uncovered: [60, 32, 62],
        unknown: [0, 0, 0],
      }),
      drop: [],
    },
  ]);
});

/** The step of a cell by plain arithmetic. */
const stepOf = ({seconds}: Cell) => {
  if (seconds === null) return null;
  const minute = Math.max(1, Math.ceil(seconds / 60));
  return minute > 60 ? null : Math.floor((minute - 1) / 5) * 5;
};

describe('charts over the tables, narrowed by one another', () => {
  test('people by steps of five minutes, a time on a limit in the lower step, the unreached at the end', () => {
    expect(rowsOf(minutesQuery(FILTER))).toEqual([
      [0, 3, 2],
      [5, 4, 1],
      [55, 8, 1],
      [null, 48, 2],
    ]);
  });

  test('a chart is narrowed by all others and not by itself', () => {
    const narrowed: CrossFilter = {...FILTER, area: 'a', minutes: 0};
    expect(rowsOf(minutesQuery(narrowed)).map(row => row[1])).toEqual([3, 32]);
    expect(rowsOf(areasQuery(narrowed))).toEqual([['a', '甲', 3, 3]]);
    expect(rowsOf(areasQuery({...narrowed, minutes: 'beyond'})).map(row => [row[0], row[2]])).toEqual([
      ['a', 32],
      ["c'; --", 16],
    ]);
  });

  test('any choice counts what plain filtering counts', () => {
    const choice = fc.record({
      area: fc.constantFrom(null, 'a', 'b', "c'; --"),
      minutes: fc.constantFrom(null, 'beyond' as const, 0, 5, 10, 55),
    });
    fc.assert(
      fc.property(choice, ({area, minutes}) => {
        const shown = rowsOf(areasQuery({...FILTER, area, minutes})).reduce((sum, row) => sum + Number(row[2]), 0);
        const step = minutes === 'beyond' ? null : minutes;
        const kept = CELLS.filter(cell => minutes === null || stepOf(cell) === step);
        expect(shown).toBe(kept.reduce((sum, cell) => sum + cell.people, 0));
      }),
      {numRuns: 60},
    );
  });

  test('places are the open ones of the service, where one looks, of the source looked at', () => {
    expect(rowsOf(sourcesQuery(FILTER)).map(row => row.slice(0, 2))).toEqual([
      ['list', 1],
      ['osm', 1],
    ]);
    expect(rowsOf(placesQuery({...FILTER, area: 'a'})).map(row => row.at(-1))).toEqual(['1']);
    expect(rowsOf(placesQuery({...FILTER, source: 'list'})).map(row => row.at(-1))).toEqual(['2']);
  });

  test('published coverage is of the area looked at, else of the city', () => {
    expect(rowsOf(publishedQuery(FILTER, 'town')).map(row => row[5])).toEqual([63]);
    expect(rowsOf(publishedQuery({...FILTER, area: 'a'}, 'town')).map(row => row[5])).toEqual([35]);
  });
});

test('columns that share their numbers keep them each', () => {
  const values = Float64Array.of(1, 2, 3);
  const names = ['a', 'b', 'c'];
  const bytes = encodeColumns({rows: 3, columns: names.map(name => ({name, kind: 'number', values}))});
  const table = tableFromIPC(bytes);
  for (const name of names) expect([...table.getChild(name)!]).toEqual([1, 2, 3]);
});

describe('a scenario in the database', () => {
  const table = (after: readonly (number | null)[]) => ({
    name: 'scenario',
    drop: [],
    bytes: encodeColumns({
      rows: CELLS.length,
      columns: [
        {name: 'people', kind: 'number', values: Float64Array.from(CELLS, cell => cell.people)},
        {name: 'seconds_before', kind: 'number', values: Float64Array.from(CELLS, cell => cell.seconds ?? Number.NaN)},
        {name: 'seconds_after', kind: 'number', values: Float64Array.from(after, value => value ?? Number.NaN)},
        {name: 'area_id_district', kind: 'text', codes: Int32Array.of(0, 0, 1, 1, 2, -1), texts: ['a', '乙', "c'; --"]},
      ],
    }),
  });

  test('comes in after the engine is locked, is replaced whole, and keeps missing values and any text', async () => {
    await engine.put(table([0, 301, 10, 3600, null, 20]));
    expect(rowsOf('SELECT area_id_district, seconds_after FROM scenario')).toEqual([
      ['a', 0],
      ['a', 301],
      ['乙', 10],
      ['乙', 3600],
      ["c'; --", null],
      [null, 20],
    ]);
    // gained: the third (4 people) and the last (32); lost: the second (2)
    const byArea = new Map(rowsOf(scenarioQuery(FILTER)).map(row => [row.at(-1), row.slice(1, -1)]));
    expect(byArea.get('a')).toEqual([3, 3, 1, 0, 2]);
    expect(byArea.get('乙')).toEqual([12, 0, 4, 4, 0]);
    expect(byArea.get(null)).toEqual([32, 0, 32, 32, 0]);
    await engine.put(table(CELLS.map(cell => cell.seconds)));
    expect(rowsOf(scenarioQuery(FILTER)).every(row => row[4] === 0 && row[5] === 0)).toBe(true);
  });
});
