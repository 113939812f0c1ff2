import fc from 'fast-check';
import {expect, test} from 'vitest';
import {pickSnaps} from '#core/facility-selection.ts';
import {startsOf} from '#core/list-starts.ts';
import {HORIZON_TENTHS} from '#core/units.ts';
import type {CityModel} from '../../../scripts/steps/city-model.ts';
import type {Threshold} from '../../../scripts/steps/coverage.ts';
import {type Candidates, cellCandidates} from '../../../scripts/steps/siting/candidates.ts';
import {walkOf} from '../../../scripts/steps/siting/reach.ts';
import {type Keep, type SitePlan, type SiteQuestion, sitePlan} from '../../../scripts/steps/siting/site-plan.ts';
import {categoryTimes, cityNetworks} from '../../../scripts/steps/times.ts';
import {modelWith} from '../../support/grid-town.ts';
import {seeded} from '../../support/real-city.ts';
import {withClinics} from '../../support/with-clinics.ts';

const anyCase = fc.record({
  sites: fc.array(
    fc.record({
      x: fc.nat(14),
      y: fc.nat(14),
      doubtful: fc.boolean(),
      kind: fc.constantFrom('clinic' as const, 'clinic' as const, 'centre' as const),
    }),
    {maxLength: 4},
  ),
  outside: fc.nat(15),
  seed: fc.nat(),
  measure: fc.constantFrom('seconds' as const, 'path_meters' as const, 'straight_meters' as const),
  keep: fc.constantFrom<Keep>('existing', 'none', 'closable'),
  walker: fc.constantFrom('adult', 'age60plus'),
  count: fc.integer({min: 1, max: 3}),
});

type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

const PLACES = 9;

/** Some of the candidates that have one entry each. */
function pick(from: Candidates, rows: readonly number[]): Candidates {
  return {
    ...{candidateCount: rows.length, name: rows.map(() => null), capacity: null},
    id: rows.map(row => from.id[row]!),
    lon: Int32Array.from(rows, row => from.lon[row]!),
    lat: Int32Array.from(rows, row => from.lat[row]!),
    firstPoint: startsOf(rows.map(() => 1)),
    points: pickSnaps(from.points, rows),
  };
}

/** A town with any people and clinics, some of them outside the city, and a few candidates. */
function townOf({sites, outside, seed}: Case): {model: CityModel; candidates: Candidates} {
  const {model} = modelWith(sites);
  const random = seeded(seed);
  const people = Uint32Array.from(model.demand.people, () => Math.floor(random() ** 4 * 60_000));
  const inside = model.facilities.inside.map((_, f) => ((outside >> f) & 1 ? 0 : 1));
  const town = {
    ...model,
    facilities: {...model.facilities, inside},
    demand: {...model.demand, people, groups: new Map()},
  };
  const cellId = Array.from(people, (_, c) => String(c));
  const all = cellCandidates(town, cellId, {family: 'any'}, Infinity);
  const rows = Array.from({length: PLACES}, () => Math.floor(random() * all.candidateCount));
  return {
    model: town,
    candidates: pick(
      all,
      [...new Set(rows)].sort((a, b) => a - b),
    ),
  };
}

function questionOf(model: CityModel, candidates: Candidates, of: Case, objective: SiteQuestion['objective']) {
  const measure = objective === 'pmedian' ? ('seconds' as const) : of.measure;
  const threshold: Threshold = {
    standardId: null,
    measure,
    cutoffSeconds: measure === 'seconds' ? 300 : null,
    cutoffMeters: measure === 'seconds' ? null : 350,
  };
  const walker = model.walkers.find(({key}) => key === of.walker)!;
  return {
    ...{objective, category: 'clinic', threshold, walker, candidates, keep: of.keep, count: of.count},
    walk: walkOf(cityNetworks(model, [walker]), threshold, walker),
    people: model.demand.people,
    progress: () => {},
  };
}

/** The town as a plan leaves it: what is kept, and the chosen places as clinics. */
function afterwards(model: CityModel, plan: SitePlan, keep: Keep): CityModel {
  const {facilities, facilityIds} = model;
  const stays = (f: number) => {
    if (keep === 'existing') return true;
    if (keep === 'none') return false;
    const option = plan.options.id.indexOf(facilityIds[f]!);
    return option < 0 || !plan.closed.includes(option);
  };
  const open = facilities.open.map((state, f) => (stays(f) ? state : 0));
  const cells = plan.sites.filter(({existing}) => !existing).map(({option}) => Number(plan.options.id[option]));
  return withClinics({...model, facilities: {...facilities, open}}, cells);
}

/** What a full run says of every cell: cost in the measure asked for, base. */
function fullRun(model: CityModel, {walker, threshold}: SiteQuestion): ArrayLike<number> {
  const times = categoryTimes(model, cityNetworks(model, [walker]), 'clinic');
  if (threshold.measure === 'seconds') return times.seconds.get(walker.key)!.base;
  return threshold.measure === 'path_meters' ? times.pathDecimeters.base : times.straightDecimeters.base;
}

const within = (people: Uint32Array, costs: ArrayLike<number>, cutoff: number) =>
  people.reduce((sum, n, c) => sum + (costs[c]! <= cutoff ? n : 0), 0);

test('who is covered before and after is what a full run says, whatever is kept and however it is measured', () => {
  fc.assert(
    fc.property(anyCase, of => {
      const {model, candidates} = townOf(of);
      const question = questionOf(model, candidates, of, 'coverage');
      const plan = sitePlan(model, question);
      const cutoff = of.measure === 'seconds' ? 3000 : 3500;
      const {people} = model.demand;
      expect(plan.coveredBefore).toBe(within(people, fullRun(model, question), cutoff));
      const after = fullRun(afterwards(model, plan, of.keep), question);
      expect(plan.coveredAfter).toBe(within(people, after, cutoff));
      expect(plan.objective).toBe(plan.sites.reduce((sum, site) => sum + site.gained, 0));
      if (of.keep === 'existing') expect(plan.coveredAfter - plan.coveredBefore).toBe(plan.objective);
      expect(plan.bound).toBeGreaterThanOrEqual(plan.objective);
    }),
    {numRuns: 25},
  );
});

/** All ways to choose `size` of the options. */
function subsets(options: number, size: number): number[][] {
  if (size === 0) return [[]];
  return subsets(options, size - 1).flatMap(part =>
    Array.from({length: options}, (_, next) => next)
      .filter(next => next > (part.at(-1) ?? -1))
      .map(next => [...part, next]),
  );
}

/** The same plan with other options chosen. */
function choosing(plan: SitePlan, chosen: readonly number[]): SitePlan {
  const sites = chosen.map(option => {
    return {option, existing: option < plan.existingCount, gained: 0, unverified: 0, saved: null};
  });
  const closed = Array.from({length: plan.existingCount}, (_, i) => i).filter(option => !chosen.includes(option));
  return {...plan, sites, closed};
}

test('the least walking is the least of all choices, and the sum of what a full run says', () => {
  fc.assert(
    fc.property(anyCase, of => {
      const {model, candidates} = townOf(of);
      const question = questionOf(model, candidates, {...of, count: Math.min(of.count, 2)}, 'pmedian');
      const plan = sitePlan(model, question);
      const walks = (chosen: SitePlan) => {
        const costs = fullRun(afterwards(model, chosen, of.keep), question);
        return model.demand.people.reduce((sum, n, c) => sum + n * Math.min(costs[c]!, HORIZON_TENTHS), 0);
      };
      expect(plan.objective).toBe(walks(plan));
      const size = Math.min(question.count + plan.existingCount, plan.options.candidateCount);
      const least = Math.min(
        ...subsets(plan.options.candidateCount, size).map(chosen => walks(choosing(plan, chosen))),
      );
      expect(plan.objective).toBe(least);
      expect(plan.bound).toBe(least);
      expect(plan.optimal).toBe(true);
    }),
    {numRuns: 4},
  );
});

test('a set cover reaches everyone whom a candidate reaches, and no smaller choice does', () => {
  fc.assert(
    fc.property(anyCase, of => {
      const {model, candidates} = townOf(of);
      const question = questionOf(model, candidates, {...of, keep: 'existing'}, 'setcover');
      const plan = sitePlan(model, question);
      const cutoff = of.measure === 'seconds' ? 3000 : 3500;
      const {people} = model.demand;
      const covered = (chosen: readonly number[]) =>
        within(people, fullRun(afterwards(model, choosing(plan, chosen), 'existing'), question), cutoff);
      const everything = covered(Array.from({length: plan.options.candidateCount}, (_, i) => i));
      expect(plan.coveredAfter).toBe(everything);
      expect(plan.uncoverable).toBe(plan.people - everything);
      expect(plan.objective).toBe(plan.sites.length);
      expect(plan.optimal).toBe(true);
      if (plan.objective > 0 && plan.objective <= 4)
        for (const fewer of subsets(plan.options.candidateCount, plan.objective - 1))
          expect(covered(fewer)).toBeLessThan(everything);
    }),
    {numRuns: 4},
  );
});
