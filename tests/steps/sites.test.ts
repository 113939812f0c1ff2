import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {PlacesWithin} from '#core/reached-places.ts';
import {PEOPLE_SCALE} from '#core/units.ts';
import type {Row} from '#files/table.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import {categoryCoverage} from '../../scripts/steps/coverage.ts';
import {categoryGaps, type GapContext} from '../../scripts/steps/gaps.ts';
import {siteRows} from '../../scripts/steps/sites.ts';
import {cellCandidates} from '../../scripts/steps/siting/candidates.ts';
import {candidateReach} from '../../scripts/steps/siting/reach.ts';
import {categoryTimes, cityNetworks} from '../../scripts/steps/times.ts';
import {diamond, inTown, modelWith, type Site, standard} from '../support/grid-town.ts';
import {seeded} from '../support/real-city.ts';
import {withClinics} from '../support/with-clinics.ts';

/** A model ready for gaps and sites, cells named by their number. */
function contextOf(model: CityModel): GapContext {
  const {cellCount} = model.demand;
  return {
    model,
    networks: cityNetworks(model),
    facilityName: () => ({zh: null, en: null}),
    cells: {
      firstNeighbour: new Uint32Array(cellCount + 1),
      neighbour: new Uint32Array(0),
      cellId: Array.from({length: cellCount}, (_, c) => `cell${String(c).padStart(3, '0')}`),
      outline: () => [],
    },
  };
}

function plansOf(model: CityModel): Row[] {
  const context = contextOf(model);
  const times = categoryTimes(model, context.networks, 'clinic');
  return siteRows(context, times, categoryGaps(context, times));
}

const planOf = (rows: readonly Row[], size: number) => rows.filter(row => row['plan_size'] === size);
const lastOf = (rows: readonly Row[], size: number) => planOf(rows, size).at(-1)!;

const adultRow = (model: CityModel) =>
  categoryCoverage(model, categoryTimes(model, cityNetworks(model), 'clinic')).find(
    row => row.profile === 'adult' && row.area_kind === 'city',
  )!;

/** What a full run with the plan's sites as clinics gains, in thousandths: of the uncovered, of the unknown, in both. */
function fullRun(model: CityModel, plan: readonly Row[]) {
  const after = adultRow(
    withClinics(
      model,
      plan.map(row => Number(String(row['cell_id']).slice(4))),
    ),
  );
  const before = adultRow(model);
  const gain = (a: number | null, b: number | null) => Math.round((a! - b!) * PEOPLE_SCALE);
  return {
    uncovered: gain(before.uncovered, after.uncovered),
    unknown: gain(before.unknown, after.unknown),
    covered: gain(after.covered, before.covered),
  };
}

const thousandths = (value: unknown) => Math.round(Number(value) * PEOPLE_SCALE);
const sumOf = (rows: readonly Row[], name: string) => rows.reduce((sum, row) => sum + thousandths(row[name]), 0);

test('one clinic serves the Manhattan diamond, two serve two that do not touch, proven best', () => {
  const rows = plansOf(modelWith([]).model);
  expect(planOf(rows, 1)).toHaveLength(1);
  expect(lastOf(rows, 1)).toMatchObject({
    category: 'clinic',
    rank: 1,
    people_gained: diamond(7, 7, 3),
    people_gained_total: diamond(7, 7, 3),
    upper_bound: diamond(7, 7, 3),
    optimal: true,
    standard_id: 'clinic-own-5min',
    method_example: false,
    people_robust: diamond(7, 7, 3),
    people_unknown: 0,
    candidates: 226,
    note_zh: '情景测算 · 候选位置：未考虑用地、产权、造价',
  });
  expect(planOf(rows, 2).map(row => row['people_gained'])).toEqual([25, 25]);
  expect(lastOf(rows, 2)['people_gained_total']).toBe(2 * diamond(7, 7, 3));
});

test('who would be in time at a brisker walk is no robust gain, and who has a doubtful clinic is no gain at all', () => {
  // base reaches 3.6 blocks, high 4.14: four blocks from the clinic live 100, five blocks 50, next to it 7
  const {model} = modelWith([{x: 7, y: 7, doubtful: true}]);
  const at = (x: number, y: number) => inTown.findIndex(([a, b]) => a === x && b === y);
  const people = new Uint32Array(model.demand.cellCount);
  people[at(7, 11)] = 100_000;
  people[at(7, 12)] = 50_000;
  people[at(7, 8)] = 7000;
  const [first, ...others] = plansOf({...model, demand: {...model.demand, people}});
  expect(first).toMatchObject({people_gained: 150, people_robust: 50, upper_bound: 150, optimal: true});
  expect(others).toEqual([]);
});

test('no rows where nothing is required, where the source may lack some, or where nobody is left out for certain', () => {
  const {model} = modelWith([]);
  expect(plansOf({...model, standards: model.standards.map(row => ({...row, decides: false}))})).toEqual([]);
  expect(plansOf(modelWith([], 5, 'partial').model)).toEqual([]);
  const everywhere = inTown.filter(([x, y]) => x % 3 === 1 && y % 3 === 1).map(([x, y]): Site => ({x, y}));
  const {model: served} = modelWith(everywhere, 5);
  const people = served.demand.people.slice();
  people[people.length - 1] = 0;
  expect(plansOf({...served, demand: {...served.demand, people}})).toEqual([]);
});

test('a plan holds no site that gains nobody, and no larger plan follows one that serves everyone', () => {
  const {model} = modelWith([], 15);
  const rows = plansOf(model);
  // fifteen minutes reach ten blocks: a few clinics serve the town and one the island
  const sizes = [...new Set(rows.map(row => row['plan_size'] as number))];
  const largest = sizes.at(-1)!;
  expect(largest).toBeLessThan(10);
  expect(lastOf(rows, largest)['people_gained_total']).toBe(245);
  for (const size of sizes) {
    expect(planOf(rows, size).map(row => row['rank'])).toEqual(Array.from({length: size}, (_, i) => i + 1));
    for (const row of planOf(rows, size)) expect(row['people_gained']).toBeGreaterThan(0);
  }
});

test('a village far away gets no walk of its own: a metre standard and a minute standard each plan by their own measure', () => {
  const {model} = modelWith([]);
  const meters = {...standard('clinic', 5), measure: 'path_meters' as const, minutes: null, metres: 200};
  const rows = plansOf({...model, standards: [meters]});
  expect(lastOf(rows, 1)['people_gained']).toBe(20);
  expect(lastOf(rows, 2)['people_gained_total']).toBe(20 + diamond(7, 7, 2));
  expect(rows[0]!['cell_id']).toBe('cell225');
});

const anySites = fc.array(
  fc.record({
    x: fc.nat(14),
    y: fc.nat(14),
    doubtful: fc.boolean(),
    kind: fc.constantFrom('clinic' as const, 'centre' as const),
  }),
  {maxLength: 5},
);

/** A town with any people, any clinics, and known completely in the north only or everywhere. */
const anyTown = fc.record({sites: anySites, seed: fc.nat(), minutes: fc.constantFrom(5, 10), northOnly: fc.boolean()});

function townOf({sites, seed, minutes, northOnly}: typeof anyTown extends fc.Arbitrary<infer T> ? T : never) {
  const {model} = modelWith(sites, minutes, northOnly ? 'partial' : 'official');
  const claims = northOnly
    ? [...model.claims, {category: 'clinic', completeness: 'official' as const, area: 'north'}]
    : model.claims;
  const random = seeded(seed);
  // some live alone, some in crowds, some places are empty
  const people = Uint32Array.from(model.demand.people, () => Math.floor(random() ** 4 * 60_000));
  return {...model, claims, demand: {...model.demand, people, groups: new Map()}};
}

test('gains equal a full run with the sites added as clinics, to the thousandth of a person', () => {
  fc.assert(
    fc.property(anyTown, town => {
      const model = townOf(town);
      const rows = plansOf(model);
      for (const size of new Set(rows.map(row => row['plan_size'] as number))) {
        const plan = planOf(rows, size);
        const run = fullRun(model, plan);
        expect(run.uncovered).toBe(sumOf(plan, 'people_gained'));
        expect(run.uncovered).toBe(thousandths(plan.at(-1)!['people_gained_total']));
        expect(run.unknown).toBe(sumOf(plan, 'people_unknown'));
        expect(run.covered).toBe(run.uncovered + run.unknown);
        expect(run.uncovered).toBeLessThanOrEqual(thousandths(plan.at(-1)!['upper_bound']));
      }
    }),
    {numRuns: 15},
  );
});

/** The most that one or two candidates can add, by trying all. */
function exhaustive({firstPlace, place}: PlacesWithin, weight: ArrayLike<number>): {one: number; two: number} {
  const count = firstPlace.length - 1;
  const lists = Array.from({length: count}, (_, s) => [...place.subarray(firstPlace[s]!, firstPlace[s + 1]!)]);
  const worth = (cells: Iterable<number>) => [...cells].reduce((sum, c) => sum + weight[c]!, 0);
  const alone = lists.map(worth);
  let two = 0;
  for (let a = 0; a < count; a++) {
    const inA = new Set(lists[a]!);
    for (let b = a + 1; b < count; b++)
      if (alone[a]! + alone[b]! > two) two = Math.max(two, alone[a]! + worth(lists[b]!.filter(c => !inA.has(c))));
  }
  return {one: Math.max(...alone), two};
}

test('plans of one and two are the best of all that can be tried, and the bound says so', () => {
  fc.assert(
    fc.property(anyTown, town => {
      const model = townOf(town);
      const rows = plansOf(model);
      if (rows.length === 0) return;
      const context = contextOf(model);
      const adult = model.walkers.find(({key}) => key === 'adult')!;
      const candidates = cellCandidates(model, context.cells.cellId, adult, 1000);
      const base = context.networks!.seconds.get('adult')!.base;
      const minutes = model.standards[0]!.minutes!;
      const reach = candidateReach(model, base, candidates, minutes * 600);
      const times = categoryTimes(model, context.networks, 'clinic');
      const seconds = times.seconds.get('adult')!.base;
      const north = model.partitions[1]!.index;
      const known = (c: number) => model.claims.length === 1 || north[c] === 0;
      const weight = model.demand.people.map((n, c) => (seconds[c]! > minutes * 600 && known(c) ? n : 0));
      const best = exhaustive(reach, weight);
      for (const [size, most] of [
        [1, best.one],
        [2, best.two],
      ] as const) {
        if (planOf(rows, size).length === 0) continue;
        const {people_gained_total: total, upper_bound: bound, optimal} = lastOf(rows, size);
        expect(thousandths(total)).toBeLessThanOrEqual(most);
        expect(thousandths(bound)).toBeGreaterThanOrEqual(most);
        if (optimal) expect(thousandths(total)).toBe(most);
        expect(thousandths(total)).toBeGreaterThanOrEqual(0.95 * most);
      }
    }),
    {numRuns: 6},
  );
});

test('more cells than the limit are thinned to the most populous of each square', () => {
  const {model} = modelWith([]);
  const people = model.demand.people.map((_, c) => (c * 37) % 101);
  const crowded = {...model, demand: {...model.demand, people}};
  const cellId = Array.from(people, (_, c) => `c${c}`);
  const walker = model.walkers[0]!;
  const all = cellCandidates(crowded, cellId, walker, 1000);
  expect(all.candidateCount).toBe(226);
  const few = cellCandidates(crowded, cellId, walker, 60);
  expect(few.candidateCount).toBeLessThanOrEqual(60);
  expect(few.candidateCount).toBeGreaterThan(30);
  expect(new Set(few.id).size).toBe(few.candidateCount);
  // the most populous place of all is the most populous of its square
  expect(few.id).toContain(`c${people.indexOf(Math.max(...people))}`);
  expect(cellCandidates(crowded, cellId, walker, 60)).toEqual(few);
  expect(few.id.map(id => Number(id.slice(1)))).toEqual(few.id.map(id => Number(id.slice(1))).sort((a, b) => a - b));
});
