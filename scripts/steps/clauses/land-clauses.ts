import type {Row} from '#files/table.ts';
import type {CityModel} from '../city-model.ts';
import {thresholdOf} from '../coverage.ts';
import type {PartCount} from './clause-counts.ts';
import {clauseRow} from './clause-row.ts';
import {areasOf, countOf, distanceClause} from './distance-clauses.ts';

/** Id of a clause counted by residential land. */
export function landClauseId(standardId: string): string {
  return `${standardId}:land`;
}

/**
 * The clauses of time and distance counted by residential land, square metres, to stand beside the residents: without a
 * verdict, as clauses are judged by residents here. Areas without residential land have no row.
 */
export function landClauses(model: CityModel, parts: readonly PartCount[]): Row[] {
  const areas = new Map(areasOf(model).map(area => [`${area.kind}\n${area.areaId}`, area]));
  const standards = new Map(model.standards.map(standard => [standard.id, standard]));
  return parts.flatMap(part => {
    const {of} = part;
    if (of !== 'residential_land' && of !== 'urban_residential_land') return [];
    const standard = standards.get(part.standard_id!)!;
    const count = countOf(part);
    if (count === null || count.denominator === 0) return [];
    const clause = distanceClause(standard, thresholdOf(standard, model.graph !== null)!);
    const area = areas.get(`${part.area_kind}\n${part.area_id}`)!;
    const judged = {verdict: 'not-applicable', why: 'land-beside'} as const;
    return [clauseRow({...clause, id: landClauseId(clause.id)}, area, count, of, 1, judged)];
  });
}
