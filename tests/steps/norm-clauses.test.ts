import {expect, test} from 'vitest';
import type {Norm} from '#schema/norm.ts';
import type {NormInputs} from '../../scripts/steps/city-model.ts';
import {normClauses} from '../../scripts/steps/clauses/norm-clauses.ts';

const norm = {
  ...{key: 'beds', quantity: 'service_floor', per: 'households', per_count: 100, target: 30, unit: 'sqm'},
  ...{doc_zh: '标准', doc_en: 'Standard', clause: '3.1', status: 'found', source: 'test'},
} as unknown as Norm;

const inputs: NormInputs = {
  ...{jurisdiction: 'CN', norms: [norm], estates: []},
  areas: [
    {areaId: '1', kind: 'community', areaType: 'rural', households: 200, serviceFloorAreaSqm: null, workers: null},
  ],
  facilityAreas: new Map(),
};

const row = {
  ...{indicator_id: 'beds', area_id: '1', area_kind: 'community', basis: 'existing', numerator: 50, denominator: 200},
  ...{value_low: 20, value: 25, value_high: 32, verdict: 'not-met', why: null, why_zh: '不够', why_en: 'too few'},
};

test('a norm has the numbers and verdict of its indicator, and a range in the amounts themselves', () => {
  // 20 and 32 for every 100 of 200 households
  expect(normClauses([row], inputs)).toMatchObject([
    {
      ...{clause_id: 'beds', area_id: '1', area_type: 'rural', category: 'svc_station', obligation: 'reference'},
      ...{numerator_low: 40, numerator: 50, numerator_high: 64, denominator: 200, denominator_kind: 'households'},
      ...{cutoff: 30, measure: 'per_households', verdict: 'not-met', why_zh: '不够', share: null, unknown: null},
    },
  ]);
});

test('what is not known stays so: no range of nothing, no type of an area nobody described', () => {
  const unknown = {...row, area_id: '2', basis: 'planned', numerator: null, denominator: null, verdict: 'cannot-judge'};
  expect(normClauses([unknown], inputs)).toMatchObject([
    {clause_id: 'beds:planned', area_type: null, numerator_low: null, numerator: null, numerator_high: null},
  ]);
  expect(normClauses([], undefined)).toEqual([]);
});

test('an indicator of no norm is refused by its name', () => {
  expect(() => normClauses([{...row, indicator_id: 'moons'}], inputs)).toThrow('indicator moons is none of the norms');
  expect(() => normClauses([row], undefined)).toThrow('indicator beds');
});
