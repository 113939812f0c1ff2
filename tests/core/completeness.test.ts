import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  addCompleteness,
  addService,
  COUNT_STEPS,
  type CompletenessCounts,
  completenessOf,
  noneComplete,
  noServices,
  type ServiceTally,
} from '#core/completeness.ts';
import {type CellVerdicts, VERDICT} from '#core/coverage.ts';

const {covered, uncovered, unknown} = VERDICT;

/** Verdicts written down cell by cell; low and high say the same as the base unless given. */
function verdicts(base: readonly number[], low?: readonly number[], high?: readonly number[]): CellVerdicts {
  const flags = base.map(verdict => (verdict === covered ? 1 : 0));
  return {
    base: Uint8Array.from(base),
    coveredLow: Uint8Array.from(low ?? flags),
    coveredHigh: Uint8Array.from(high ?? flags),
  };
}

function tallyOf(services: readonly CellVerdicts[], cellCount: number): ServiceTally {
  const tally = noServices(cellCount);
  for (const service of services) addService(tally, service);
  return tally;
}

test('says of every cell how many services it has, lacks and cannot be judged for', () => {
  const near = tallyOf(
    [
      verdicts([covered, covered, uncovered]),
      verdicts([covered, uncovered, unknown]),
      verdicts([covered, unknown, unknown]),
    ],
    3,
  );
  const far = tallyOf([verdicts([uncovered, covered, covered])], 3);
  const tallies = new Map([
    ['5', near],
    ['15', far],
  ]);
  expect(completenessOf(tallies, 0)).toEqual([
    {tier: '5', services: 3, has: 3, lacks: 0, unknown: 0},
    {tier: '15', services: 1, has: 0, lacks: 1, unknown: 0},
  ]);
  expect(completenessOf(tallies, 1)[0]).toMatchObject({has: 1, lacks: 1, unknown: 1});
  // all of the wide circle and none of the near one: the one does not make up for the other
  expect(completenessOf(tallies, 2)).toEqual([
    {tier: '5', services: 3, has: 0, lacks: 1, unknown: 2},
    {tier: '15', services: 1, has: 1, lacks: 0, unknown: 0},
  ]);
});

test('tells people who have all, lack some, and of whom nothing lacking is known', () => {
  const tally = tallyOf(
    [verdicts([covered, uncovered, unknown, uncovered]), verdicts([covered, covered, covered, uncovered])],
    4,
  );
  const counts = [noneComplete()];
  addCompleteness(counts, tally, [1, 10, 100, 1000], new Int32Array(4));
  expect(counts[0]).toEqual({
    people: 1111,
    hasLow: 1,
    has: 1,
    hasHigh: 1,
    lacks: 1010,
    unknown: 100,
    lacksBy: Float64Array.of(101, 10, 1000, 0),
    unknownBy: Float64Array.of(1011, 100, 0, 0),
  });
});

test('leaves out who lives in none of the areas, and gives an area without people zeros', () => {
  const counts = [noneComplete(), noneComplete()];
  addCompleteness(counts, tallyOf([verdicts([covered, covered])], 2), [5, 7], [-1, 0]);
  expect(counts.map(({people, has}) => [people, has])).toEqual([
    [7, 7],
    [0, 0],
  ]);
});

test('refuses more services than a cell can count', () => {
  const tally = tallyOf(
    Array.from({length: 255}, () => verdicts([covered])),
    1,
  );
  expect(() => addService(tally, verdicts([covered]))).toThrow('found 256 services, expected at most 255');
});

const cellVerdict = fc.constantFrom(
  {base: covered, low: 1, high: 1},
  {base: covered, low: 0, high: 1},
  {base: uncovered, low: 0, high: 1},
  {base: uncovered, low: 0, high: 0},
  {base: unknown, low: 0, high: 1},
  {base: unknown, low: 0, high: 0},
);

const anyCity = fc
  .record({
    cells: fc.integer({min: 1, max: 12}),
    services: fc.integer({min: 1, max: 6}),
    areas: fc.integer({min: 1, max: 3}),
  })
  .chain(({cells, services, areas}) =>
    fc.record({
      services: fc.array(fc.array(cellVerdict, {minLength: cells, maxLength: cells}), {
        minLength: services,
        maxLength: services,
      }),
      people: fc.array(fc.nat(4_000_000_000), {minLength: cells, maxLength: cells}),
      area: fc.array(fc.integer({min: -1, max: areas - 1}), {minLength: cells, maxLength: cells}),
      areas: fc.constant(areas),
    }),
  );

test('counts as someone would who asks one cell after the other, and every sum is exact', () => {
  fc.assert(
    fc.property(anyCity, ({services, people, area, areas}) => {
      const columns = services.map(cells =>
        verdicts(
          cells.map(({base}) => base),
          cells.map(({low}) => low),
          cells.map(({high}) => high),
        ),
      );
      const counts = Array.from({length: areas}, noneComplete);
      addCompleteness(counts, tallyOf(columns, people.length), people, area);
      counts.forEach((row, index) => {
        expect(row).toEqual(asked(services, people, (cell: number) => area[cell] === index));
        expect(row.has + row.lacks + row.unknown).toBe(row.people);
        expect(row.lacksBy.reduce((a, b) => a + b, 0)).toBe(row.people);
        expect(row.unknownBy.reduce((a, b) => a + b, 0)).toBe(row.people);
        expect(row.hasLow).toBeLessThanOrEqual(row.has);
        expect(row.has).toBeLessThanOrEqual(row.hasHigh);
        expect(row.lacksBy[0]! + row.lacks).toBe(row.people);
      });
    }),
  );
});

/** The same counts, found the slow way. */
function asked(
  services: readonly {base: number; low: number; high: number}[][],
  people: readonly number[],
  lives: (cell: number) => boolean,
): CompletenessCounts {
  const counts = noneComplete();
  people.forEach((n, cell) => {
    if (!lives(cell)) return;
    const here = services.map(cells => cells[cell]!);
    const many = (verdict: number) => Math.min(COUNT_STEPS - 1, here.filter(({base}) => base === verdict).length);
    counts.people += n;
    if (here.every(({low}) => low === 1)) counts.hasLow += n;
    if (here.every(({high}) => high === 1)) counts.hasHigh += n;
    if (here.every(({base}) => base === covered)) counts.has += n;
    else if (many(uncovered) > 0) counts.lacks += n;
    else counts.unknown += n;
    counts.lacksBy[many(uncovered)]! += n;
    counts.unknownBy[many(unknown)]! += n;
  });
  return counts;
}
