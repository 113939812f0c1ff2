import type {Row} from '#files/table.ts';
import {inScope} from '#schema/effective-standards.ts';
import type {Standard} from '#schema/standard.ts';
import type {CityModel} from '../city-model.ts';
import {thresholdOf} from '../coverage.ts';
import {askOf, type Clause, type ClauseArea, clauseRow} from './clause-row.ts';
import {judgeClause} from './clause-verdict.ts';

function clauseOf(category: string, standard: Standard, isInScope: boolean): Clause {
  const {id, measure, minutes, metres} = standard;
  const cutoff = minutes === null ? metres : minutes * 60;
  return {id, standard: {...standard, category, inScope: isInScope}, measure, cutoff};
}

/**
 * One row, for the city as a whole and without numbers, for every standard that cannot be counted: those that ask a size of
 * the facility, minutes in a city without streets, and Chinese rows that are neither known well nor binding here.
 */
export function uncountedClauses(model: CityModel): Row[] {
  const jurisdiction = model.normInputs?.jurisdiction;
  if (jurisdiction === undefined) return [];
  const city: ClauseArea = {areaId: model.cityId, kind: 'city', areaType: null};
  const counted = new Set(
    model.standards.filter(standard => thresholdOf(standard, model.graph !== null)).map(({id}) => id),
  );
  return model.categories.flatMap(({key, standards}) =>
    standards.flatMap(standard => {
      const isInScope = inScope(standard.scope, jurisdiction);
      const isAsked = standard.measure !== 'presence' && !counted.has(standard.id);
      if (!isAsked || !(isInScope || standard.scope === 'CN')) return [];
      const clause = clauseOf(key, standard, isInScope);
      const place = {isVillage: false, cellMeters: 0, hasNoData: true};
      const judged = judgeClause(askOf(clause, 1), place, null);
      const why = standard.min_area_sqm === null ? 'no-streets' : 'size-asked';
      const said = judged.why === 'no-data' ? ({verdict: 'cannot-judge', why} as const) : judged;
      return [clauseRow(clause, city, null, 'people', 1, said)];
    }),
  );
}
