import type {Row} from '#files/table.ts';
import type {Norm, NormQuantity} from '#schema/norm.ts';
import type {AreaFacts, NormInputs} from '../city-model.ts';

/** The service a quantity is about; null: no kind of facility. */
const CATEGORY_OF: Readonly<Record<NormQuantity, string | null>> = {
  service_floor: 'svc_station',
  elder_land: 'elder_daycare',
  elder_floor: 'elder_daycare',
  sport_indoor_floor: 'gym',
  sport_outdoor_land: 'fitness_out',
  workers: null,
  nursery_places: 'nursery',
};

function normRow(row: Row, norm: Norm, areaType: AreaFacts['areaType']): Row {
  const value = (name: string) => row[name] ?? null;
  const perCount = norm.per_count;
  const denominator = value('denominator') as number | null;
  // the range of an indicator is that of its value; amounts are values times what they are divided by
  const amount = (name: string) => {
    const per = value(name) as number | null;
    return per === null || denominator === null ? value('numerator') : (per * denominator) / perCount;
  };
  return {
    area_id: value('area_id'),
    area_kind: value('area_kind'),
    area_type: areaType,
    clause_id: value('basis') === 'existing' ? norm.key : `${norm.key}:${value('basis')}`,
    category: CATEGORY_OF[norm.quantity],
    document: `${norm.doc_zh} · ${norm.doc_en}`,
    clause: norm.clause,
    // all norms are targets of plans and of guidance: none is a ▲ row
    obligation: 'reference',
    tier: null,
    measure: norm.per === 'households' ? 'per_households' : 'per_people',
    cutoff: norm.target,
    unit: norm.unit,
    numerator_low: amount('value_low'),
    numerator: value('numerator'),
    numerator_high: amount('value_high'),
    denominator,
    denominator_kind: norm.per,
    unknown: null,
    share_low: null,
    share: null,
    share_high: null,
    target_share: null,
    verdict: value('verdict'),
    why: value('why'),
    why_zh: value('why_zh'),
    why_en: value('why_en'),
    status: norm.status,
    source: norm.source,
  };
}

/** The rows of `indicators` as clauses: the same numbers and verdicts. */
export function normClauses(indicators: readonly Row[], inputs: NormInputs | undefined): Row[] {
  const norms = new Map((inputs?.norms ?? []).map(norm => [norm.key, norm]));
  const types = new Map((inputs?.areas ?? []).map(area => [`${area.kind}\n${area.areaId}`, area.areaType]));
  return indicators.map(row => {
    const norm = norms.get(row['indicator_id'] as string);
    if (!norm) throw new Error(`clauses: indicator ${row['indicator_id']} is none of the norms`);
    return normRow(row, norm, types.get(`${row['area_kind']}\n${row['area_id']}`) ?? null);
  });
}
