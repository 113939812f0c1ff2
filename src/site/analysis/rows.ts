import {flag, number, numberOrNull, type Row, text, textOrNull} from '../rows.ts';

/** Names of the tables behind the page of a city in depth. */
export const ANALYSIS_TABLES = [
  'completeness',
  'opportunities',
  'sensitivity',
  'equity',
  'capacity',
  'indicators',
  'sites',
  'estates',
] as const;

export type AnalysisTable = (typeof ANALYSIS_TABLES)[number];

/** People of an area who have, lack, or may have one required service; or, `category` null, all of a tier. */
export interface CompletenessRow {
  readonly tier: string;
  readonly category: string | null;
  readonly standardId: string | null;
  readonly services: number;
  readonly people: number;
  readonly hasLow: number;
  readonly has: number;
  readonly hasHigh: number;
  readonly lacks: number;
  readonly unknown: number;
}

/** People by how many places of a service they have within a time. */
export interface OpportunityRow {
  readonly category: string;
  readonly cutoffSeconds: number;
  readonly people: number;
  /** People with none, one, two, three or more places. */
  readonly counts: readonly [number, number, number, number];
  readonly unknown: number;
  readonly anyLow: number;
  readonly any: number;
  readonly anyHigh: number;
}

/** Coverage after one assumption was changed. Null people: it was not computed, `why` says why. */
export interface SensitivityRow {
  readonly category: string | null;
  readonly standardId: string | null;
  readonly assumption: string;
  readonly setting: string;
  readonly settingZh: string;
  readonly settingEn: string;
  readonly people: number | null;
  readonly covered: number | null;
  readonly difference: number | null;
  readonly unknown: number | null;
  readonly why: string | null;
}

/** One index of fairness with its range. */
export interface EquityRow {
  readonly category: string;
  readonly index: string;
  readonly standardId: string | null;
  readonly measure: string;
  readonly cutoffSeconds: number | null;
  readonly cutoffMeters: number | null;
  readonly profile: string;
  readonly group: string;
  readonly areaId: string;
  readonly areaKind: string;
  readonly comparedWith: string | null;
  readonly rankBy: string | null;
  readonly people: number;
  readonly peopleUnknown: number;
  readonly low: number | null;
  readonly value: number | null;
  readonly high: number | null;
  readonly comparison: string | null;
  readonly certainty: string;
}

/** People and places of one service by one method; null numbers where it cannot be judged. */
export interface CapacityRow {
  readonly category: string;
  readonly method: string;
  readonly areaId: string;
  readonly areaKind: string;
  readonly group: string;
  readonly cutoffSeconds: number | null;
  readonly capacityUnit: string | null;
  readonly capacityTotal: number | null;
  readonly people: number | null;
  readonly served: number | null;
  readonly servedLow: number | null;
  readonly servedHigh: number | null;
  readonly overCapacity: number | null;
  readonly outOfReach: number | null;
  readonly per1000: number | null;
  readonly per1000Low: number | null;
  readonly per1000High: number | null;
  readonly verdict: string;
  readonly why: string | null;
  readonly whyZh: string | null;
  readonly whyEn: string | null;
}

/** A per-head number against its norm. */
export interface IndicatorRow {
  readonly indicatorId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly areaId: string;
  readonly areaKind: string;
  readonly basis: string;
  readonly year: number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly target: number | null;
  readonly verdict: string;
  readonly whyZh: string | null;
  readonly whyEn: string | null;
  readonly source: string;
}

/** One proposed place of a plan. */
export interface SiteRow {
  readonly category: string;
  readonly standardId: string;
  readonly planSize: number;
  readonly rank: number;
  readonly lon: number;
  readonly lat: number;
  readonly gained: number;
  readonly gainedTotal: number;
  readonly upperBound: number;
  readonly optimal: boolean;
  readonly robust: number;
  readonly unknown: number;
  readonly candidates: number;
}

/** A new estate, by name. */
export interface EstateRow {
  readonly estateId: string;
  readonly project: string;
  readonly year: number;
}

/** What the page of a city in depth is made of; rows of the whole city where smaller areas are not shown. */
export interface Analysis {
  readonly completeness: readonly CompletenessRow[];
  readonly opportunities: readonly OpportunityRow[];
  readonly sensitivity: readonly SensitivityRow[];
  readonly equity: readonly EquityRow[];
  readonly capacity: readonly CapacityRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly sites: readonly SiteRow[];
  readonly estates: readonly EstateRow[];
}

/** Reads the tables. Throws when a column is missing. Keeps everyone at the adult pace where a table has other walkers. */
export function analysisFrom(tables: Readonly<Partial<Record<AnalysisTable, readonly Row[]>>>): Analysis {
  const everyone = (row: Row) =>
    row['area_kind'] === 'city' &&
    (row['profile'] === 'adult' || row['profile'] === undefined) &&
    row['group'] === 'all';
  return {
    completeness: (tables.completeness ?? []).filter(everyone).map(completenessRow),
    opportunities: (tables.opportunities ?? []).filter(everyone).map(opportunityRow),
    sensitivity: (tables.sensitivity ?? []).map(sensitivityRow),
    equity: (tables.equity ?? []).map(equityRow),
    capacity: (tables.capacity ?? []).map(capacityRow),
    indicators: (tables.indicators ?? []).map(indicatorRow),
    sites: (tables.sites ?? []).map(siteRow),
    estates: (tables.estates ?? []).map(estateRow),
  };
}

function completenessRow(row: Row): CompletenessRow {
  return {
    tier: text(row, 'tier'),
    category: textOrNull(row, 'category'),
    standardId: textOrNull(row, 'standard_id'),
    services: number(row, 'services'),
    people: number(row, 'people'),
    hasLow: number(row, 'has_low'),
    has: number(row, 'has'),
    hasHigh: number(row, 'has_high'),
    lacks: number(row, 'lacks'),
    unknown: number(row, 'unknown'),
  };
}

function opportunityRow(row: Row): OpportunityRow {
  return {
    category: text(row, 'category'),
    cutoffSeconds: number(row, 'cutoff_seconds'),
    people: number(row, 'people'),
    counts: [number(row, 'people_0'), number(row, 'people_1'), number(row, 'people_2'), number(row, 'people_3plus')],
    unknown: number(row, 'people_unknown'),
    anyLow: number(row, 'people_any_low'),
    any: number(row, 'people_any'),
    anyHigh: number(row, 'people_any_high'),
  };
}

function sensitivityRow(row: Row): SensitivityRow {
  return {
    category: textOrNull(row, 'category'),
    standardId: textOrNull(row, 'standard_id'),
    assumption: text(row, 'assumption'),
    setting: text(row, 'setting'),
    settingZh: text(row, 'setting_zh'),
    settingEn: text(row, 'setting_en'),
    people: numberOrNull(row, 'people'),
    covered: numberOrNull(row, 'covered'),
    difference: numberOrNull(row, 'covered_difference'),
    unknown: numberOrNull(row, 'unknown'),
    why: textOrNull(row, 'why'),
  };
}

function equityRow(row: Row): EquityRow {
  return {
    category: text(row, 'category'),
    index: text(row, 'index'),
    standardId: textOrNull(row, 'standard_id'),
    measure: text(row, 'measure'),
    cutoffSeconds: numberOrNull(row, 'cutoff_seconds'),
    cutoffMeters: numberOrNull(row, 'cutoff_meters'),
    profile: text(row, 'profile'),
    group: text(row, 'group'),
    areaId: text(row, 'area_id'),
    areaKind: text(row, 'area_kind'),
    comparedWith: textOrNull(row, 'compared_with'),
    rankBy: textOrNull(row, 'rank_by'),
    people: number(row, 'people'),
    peopleUnknown: number(row, 'people_unknown'),
    low: numberOrNull(row, 'value_low'),
    value: numberOrNull(row, 'value'),
    high: numberOrNull(row, 'value_high'),
    comparison: textOrNull(row, 'comparison'),
    certainty: text(row, 'certainty'),
  };
}

function capacityRow(row: Row): CapacityRow {
  return {
    category: text(row, 'category'),
    method: text(row, 'method'),
    areaId: text(row, 'area_id'),
    areaKind: text(row, 'area_kind'),
    group: text(row, 'group'),
    cutoffSeconds: numberOrNull(row, 'cutoff_seconds'),
    capacityUnit: textOrNull(row, 'capacity_unit'),
    capacityTotal: numberOrNull(row, 'capacity_total'),
    people: numberOrNull(row, 'people'),
    served: numberOrNull(row, 'served'),
    servedLow: numberOrNull(row, 'served_low'),
    servedHigh: numberOrNull(row, 'served_high'),
    overCapacity: numberOrNull(row, 'over_capacity'),
    outOfReach: numberOrNull(row, 'out_of_reach'),
    per1000: numberOrNull(row, 'per_1000'),
    per1000Low: numberOrNull(row, 'per_1000_low'),
    per1000High: numberOrNull(row, 'per_1000_high'),
    verdict: text(row, 'verdict'),
    why: textOrNull(row, 'why'),
    whyZh: textOrNull(row, 'why_zh'),
    whyEn: textOrNull(row, 'why_en'),
  };
}

function indicatorRow(row: Row): IndicatorRow {
  return {
    indicatorId: text(row, 'indicator_id'),
    nameZh: text(row, 'name_zh'),
    nameEn: text(row, 'name_en'),
    areaId: text(row, 'area_id'),
    areaKind: text(row, 'area_kind'),
    basis: text(row, 'basis'),
    year: numberOrNull(row, 'year'),
    value: numberOrNull(row, 'value'),
    unit: text(row, 'unit'),
    target: numberOrNull(row, 'target'),
    verdict: text(row, 'verdict'),
    whyZh: textOrNull(row, 'why_zh'),
    whyEn: textOrNull(row, 'why_en'),
    source: text(row, 'source'),
  };
}

function siteRow(row: Row): SiteRow {
  return {
    category: text(row, 'category'),
    standardId: text(row, 'standard_id'),
    planSize: number(row, 'plan_size'),
    rank: number(row, 'rank'),
    lon: number(row, 'lon'),
    lat: number(row, 'lat'),
    gained: number(row, 'people_gained'),
    gainedTotal: number(row, 'people_gained_total'),
    upperBound: number(row, 'upper_bound'),
    optimal: flag(row, 'optimal'),
    robust: number(row, 'people_robust'),
    unknown: number(row, 'people_unknown'),
    candidates: number(row, 'candidates'),
  };
}

function estateRow(row: Row): EstateRow {
  return {estateId: text(row, 'estate_id'), project: text(row, 'project'), year: number(row, 'year')};
}
