import {describe, expect, test} from 'vitest';
import type {Standard} from '#schema/standard.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import {bikeClauses} from '../../scripts/steps/clauses/bike-clauses.ts';
import {bikeCounts} from '../../scripts/steps/clauses/bike-counts.ts';
import {uncountedClauses} from '../../scripts/steps/clauses/uncounted-clauses.ts';
import {categoryTimes, cityNetworks} from '../../scripts/steps/times.ts';
import {modelWith} from '../support/grid-town.ts';

const inputs = (jurisdiction: string): CityModel['normInputs'] => ({
  ...{jurisdiction, norms: [], estates: [], areas: []},
  facilityAreas: new Map(),
});

/** The town with its clinic called a gym, in a country. */
function gymTown(jurisdiction: string | null, change: Partial<CityModel> = {}): CityModel {
  const {model} = modelWith([{x: 7, y: 7}], 5, 'partial');
  const named = (key: string) => (key === 'clinic' ? 'gym' : key);
  const town: CityModel = {
    ...model,
    facilities: {...model.facilities, categories: model.facilities.categories.map(named)},
    categories: model.categories.map(one => ({...one, key: named(one.key), replaces: []})),
    standards: [],
    claims: model.claims.map(claim => ({...claim, category: named(claim.category)})),
    ...change,
  };
  const {normInputs: _, ...without} = town;
  const norms = jurisdiction === null ? undefined : inputs(jurisdiction);
  return norms === undefined ? without : {...without, normInputs: norms};
}

function counted(town: CityModel) {
  return bikeCounts(town, categoryTimes(town, cityNetworks(town), 'gym'));
}

describe('circles that may be walked or cycled', () => {
  test('are counted where the clause is asked, and reach no fewer people than a quarter of an hour of anything slower', () => {
    const parts = counted(gymTown('CN-FJ'));
    const city = parts.find(({area_kind}) => area_kind === 'city')!;
    expect(parts.every(({byBike}) => byBike)).toBe(true);
    expect(city.standard_id).toBe('gym-fitness-circle:bike');
    expect(city.covered_low!).toBeLessThanOrEqual(city.covered!);
    expect(city.covered!).toBeLessThanOrEqual(city.covered_high!);
    expect(city.covered!).toBeGreaterThan(0);
    // the list is not complete: who is not in reach is not known, not left out
    expect(city.uncovered).toBe(0);
    expect(city.covered! + city.unknown!).toBe(city.people);
  });

  test.each([
    ['outside China', gymTown('ES')],
    ['under a code that only begins alike', gymTown('CNX')],
    ['where no country is known', gymTown(null)],
    ['without streets', gymTown('CN', {graph: null})],
    ['where nobody cycles', gymTown('CN', {walkers: modelWith([]).model.walkers.filter(({key}) => key !== 'bike')})],
  ])('are not counted %s', (_, town) => {
    const times = categoryTimes(gymTown('CN'), cityNetworks(gymTown('CN')), 'gym');
    expect(bikeCounts(town, times)).toEqual([]);
  });

  test('make rows without a verdict, with the people of the counts', () => {
    const town = gymTown('CN');
    const parts = counted(town);
    const rows = bikeClauses(town, parts);
    expect(rows).toHaveLength(parts.length);
    const whole = rows.find(row => row['area_id'] === 'town')!;
    const part = parts.find(({area_id}) => area_id === 'town')!;
    expect(whole).toMatchObject({
      clause_id: 'gym-fitness-circle:bike',
      numerator: part.covered,
      denominator: part.people,
    });
    expect(['met', 'not-met']).not.toContain(whole['verdict']);
    expect(bikeClauses(town, [])).toEqual([]);
  });
});

describe('clauses that cannot be counted', () => {
  const rule = (change: Partial<Standard>): Standard =>
    ({
      ...{id: 'asked', tier: '15', measure: 'seconds', minutes: 15, metres: null, obligation: 'must'},
      ...{applies_to: ['existing', 'urban'], scope: 'CN', doc_zh: '标准', doc_en: 'Standard', clause: null},
      ...{status: 'found', source: 'test', min_area_sqm: null, target_share: null, note_zh: null, note_en: null},
      ...{default: false},
      ...change,
    }) as Standard;
  const rowsOf = (jurisdiction: string | null, standard: Standard) => {
    const town = gymTown(jurisdiction, {graph: null});
    const categories = town.categories.map(one => ({...one, standards: one.key === 'gym' ? [standard] : []}));
    return uncountedClauses({...town, categories});
  };

  test('stand once, for the city, without numbers and with why', () => {
    expect(rowsOf('CN', rule({}))).toMatchObject([
      {
        ...{area_id: 'town', clause_id: 'asked', numerator: null, denominator: null},
        verdict: 'cannot-judge',
        why: 'no-streets',
      },
    ]);
    expect(rowsOf('CN', rule({min_area_sqm: 800}))).toMatchObject([{verdict: 'cannot-judge', why: 'size-asked'}]);
  });

  test('of China stand elsewhere too, without a verdict; those of other provinces, and presence, do not', () => {
    const abroad = rowsOf('ES', rule({}));
    expect(abroad).toHaveLength(1);
    expect(['met', 'not-met']).not.toContain(abroad[0]!['verdict']);
    expect(rowsOf('CN-FJ', rule({scope: 'CN-ZJ'}))).toEqual([]);
    expect(rowsOf('CN-FJ', rule({scope: 'CN-FJ'}))).toHaveLength(1);
    expect(rowsOf('CN', rule({measure: 'presence', minutes: null}))).toEqual([]);
    expect(rowsOf(null, rule({}))).toEqual([]);
  });
});
