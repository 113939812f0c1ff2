import {PEOPLE_SCALE} from '#core/units.ts';
import type {Row} from '#files/table.ts';
import type {CityModel} from '../city-model.ts';
import {radiusMeters, type Threshold} from '../coverage.ts';
import {cellSize} from './clause-areas.ts';
import type {PartCount} from './clause-counts.ts';
import {askOf, type Clause, type ClauseArea, clauseRow} from './clause-row.ts';
import {judgeClause} from './clause-verdict.ts';
import {areasOf, countOf} from './distance-clauses.ts';

/** A circle that may be walked or cycled. */
export interface BikeClause {
  readonly category: string;
  readonly whom: 'urban_people' | 'rural_people';
}

/** Minutes of both circles: of the fitness circle as its definition has it, of villages our own reference. */
const MINUTES = 15;

/** Sports venues of the fitness circle (townspeople), and services asked of villages (villagers). */
export const BIKE_CLAUSES: readonly BikeClause[] = [
  ...['fitness_out', 'pitch', 'gym', 'school_sport', 'football'].map(category => ({
    category,
    whom: 'urban_people' as const,
  })),
  ...['svc_station', 'health_station', 'pharmacy', 'fitness_out'].map(category => ({
    category,
    whom: 'rural_people' as const,
  })),
];

const idOf = ({category, whom}: BikeClause) =>
  whom === 'urban_people' ? `${category}-fitness-circle:bike` : `${category}-village:bike`;

/** The threshold of such a circle. */
export function bikeThreshold(clause: BikeClause): Threshold {
  return {standardId: idOf(clause), measure: 'seconds', cutoffSeconds: MINUTES * 60, cutoffMeters: null};
}

const CIRCLE = {
  obligation: 'reference',
  scope: 'CN',
  status: 'found',
  applies_to: ['existing', 'urban'],
  tier: '15',
  doc_zh: '“15分钟健身圈”定义（体育总局，经转载网站）',
  doc_en: 'Definition of the 15-minute fitness circle (General Administration of Sport, by a mirror site)',
  source: 'figures 5 [F64]',
} as const;

const VILLAGE = {
  obligation: 'own',
  scope: '*',
  status: 'derived',
  applies_to: ['existing', 'rural'],
  tier: 'village',
  doc_zh: '本项目自定参考值：村里走路或骑车 15 分钟',
  doc_en: 'Our own reference: 15 minutes on foot or by bicycle in villages',
  source: 'figures 6',
} as const;

function clauseOf(bike: BikeClause): Clause {
  const {applies_to, ...words} = bike.whom === 'urban_people' ? CIRCLE : VILLAGE;
  const standard: Clause['standard'] = {
    ...words,
    applies_to: [...applies_to],
    id: idOf(bike),
    category: bike.category,
    // rows are made only where the clause is in scope
    inScope: true,
    measure: 'seconds',
    minutes: MINUTES,
    metres: null,
    clause: null,
    min_area_sqm: null,
    note_zh: null,
    note_en: null,
    default: false,
  };
  return {id: idOf(bike), standard, measure: 'bike_seconds', cutoff: MINUTES * 60};
}

/** Rows for the circles that may be walked or cycled: numbers for information, as neither is a ▲ standard. */
export function bikeClauses(model: CityModel, parts: readonly PartCount[]): Row[] {
  const areas = new Map(areasOf(model).map(area => [`${area.kind}\n${area.areaId}`, area]));
  const cellMeters = cellSize(model);
  return BIKE_CLAUSES.flatMap(bike => {
    const clause = clauseOf(bike);
    const ask = askOf(clause, radiusMeters(model, bikeThreshold(bike), 'bike'));
    const place = {isVillage: false, cellMeters, hasNoData: model.noData.includes(bike.category)};
    return parts
      .filter(part => part.byBike && part.standard_id === clause.id)
      .map(part => {
        const area: ClauseArea = areas.get(`${part.area_kind}\n${part.area_id}`)!;
        const count = countOf(part);
        return clauseRow(clause, area, count, part.of, PEOPLE_SCALE, judgeClause(ask, place, count));
      });
  });
}
