import {column, TABLE_NAMES, type TableName, type TableSpec} from './column.ts';
import {areaColumns} from './tables/areas.ts';
import {capacityColumns} from './tables/capacity.ts';
import {catchmentColumns} from './tables/catchments.ts';
import {cellColumns} from './tables/cells.ts';
import {changeColumns} from './tables/changes.ts';
import {changesCoverageColumns} from './tables/changes-coverage.ts';
import {clauseColumns} from './tables/clauses.ts';
import {completenessColumns} from './tables/completeness.ts';
import {coverageColumns} from './tables/coverage.ts';
import {equityColumns} from './tables/equity.ts';
import {estateColumns} from './tables/estates.ts';
import {facilityColumns} from './tables/facilities.ts';
import {gapColumns} from './tables/gaps.ts';
import {indicatorColumns} from './tables/indicators.ts';
import {nearestColumns} from './tables/nearest.ts';
import {opportunityColumns} from './tables/opportunities.ts';
import {recordColumns} from './tables/records.ts';
import {sensitivityColumns} from './tables/sensitivity.ts';
import {siteColumns} from './tables/sites.ts';

export * from './column.ts';

/** What a city has, on which the columns of its tables depend. */
export interface TableContext {
  /** Age groups with known people: `age60plus` … */
  readonly groups: readonly string[];
  /** Kinds of area the city has. */
  readonly areaKinds: readonly string[];
  /** Categories of facilities, in catalogue order. */
  readonly categories: readonly {readonly key: string; readonly zh: string; readonly en: string}[];
  /** False: no street data, so no walking times, only straight lines. */
  readonly streets: boolean;
  /** What people are ranked by (income, rent, deprivation); absent where the population source does not say. */
  readonly rank?: string;
  /** True: every table gets the column `invented`. */
  readonly invented: boolean;
}

const TITLES: Record<TableName, Omit<TableSpec, 'columns' | 'name'>> = {
  cells: {
    zh: '人口格',
    en: 'Cells',
    rowZh: '住在同一处的人',
    rowEn: 'people in one place',
    geometry: 'point',
  },
  facilities: {
    zh: '设施',
    en: 'Facilities',
    rowZh: '清理后的一个服务点',
    rowEn: 'one service point after cleaning',
    geometry: 'point',
  },
  areas: {
    zh: '区域',
    en: 'Areas',
    rowZh: '一个区、街道、社区或生活圈单元',
    rowEn: 'a district, subdistrict, community or life-circle unit',
    geometry: 'polygon',
  },
  coverage: {
    zh: '覆盖',
    en: 'Coverage',
    rowZh: '类别 × 标准 × 步行者 × 人群 × 区域',
    rowEn: 'category × standard × walker × people × area',
    geometry: null,
  },
  catchments: {
    zh: '服务范围',
    en: 'Catchments',
    rowZh: '5、10 或 15 分钟可达的范围',
    rowEn: 'a 5, 10 or 15 minute isochrone',
    geometry: 'polygon',
  },
  gaps: {
    zh: '缺口',
    en: 'Gaps',
    rowZh: '一片相连的、达不到一项必须标准的居民',
    rowEn: 'a connected area of people outside a required standard',
    geometry: 'polygon',
  },
  sites: {
    zh: '建议选址',
    en: 'Sites',
    rowZh: '一个计算方案中的一处建议设施',
    rowEn: 'a proposed facility of a computed plan',
    geometry: 'point',
  },
  indicators: {
    zh: '指标',
    en: 'Indicators',
    rowZh: '指标 × 区域或新建居住区',
    rowEn: 'indicator × area or new estate',
    geometry: null,
  },
  opportunities: {
    zh: '可选机会',
    en: 'Opportunities',
    rowZh: '类别 × 时间 × 步行者 × 人群 × 区域：可选几处',
    rowEn: 'category × time × walker × people × area: how many to choose from',
    geometry: null,
  },
  equity: {
    zh: '公平',
    en: 'Equity',
    rowZh: '类别 × 量度 × 比较的人群或区域',
    rowEn: 'category × measure × people or areas compared',
    geometry: null,
  },
  capacity: {
    zh: '容量',
    en: 'Capacity',
    rowZh: '类别 × 方法 × 区域：容得下、超出、到不了',
    rowEn: 'category × method × area: served, over capacity, out of reach',
    geometry: null,
  },
  completeness: {
    zh: '生活圈完整度',
    en: 'Life-circle completeness',
    rowZh: '圈层 × 服务 × 区域：有、缺、不清楚的人数',
    rowEn: 'tier × service × area: people with, without and unknown',
    geometry: null,
  },
  sensitivity: {
    zh: '敏感性',
    en: 'Sensitivity',
    rowZh: '标准 × 一项假设的改变',
    rowEn: 'standard × one changed assumption',
    geometry: null,
  },
  estates: {
    zh: '新建居住区',
    en: 'New estates',
    rowZh: '一个新建居住项目的规划与交付面积',
    rowEn: 'what was planned for and delivered with a new estate',
    geometry: null,
  },
  nearest: {
    zh: '各处最近的设施',
    en: 'Nearest facilities of areas',
    rowZh: '类别 × 区域：对最多居民来说最近的一处',
    rowEn: 'category × area: the facility nearest for most of its people',
    geometry: null,
  },
  clauses: {
    zh: '逐条判断',
    en: 'Judged by clause',
    rowZh: '条款 × 区域：分子、分母、假设区间、判断和理由',
    rowEn: 'clause × area: numerator, denominator, range, verdict and why',
    geometry: null,
  },
  records: {
    zh: '记录在册的数字',
    en: 'Figures on record',
    rowZh: '登记表或调查对一个区域或设施的一个数字',
    rowEn: 'a figure of a register or survey about an area or facility',
    geometry: null,
  },
  changes: {
    zh: '登记的变化',
    en: 'Changes of the register',
    rowZh: '相邻两个版本之间登记的一处不同',
    rowEn: 'one difference of the register between neighbouring versions',
    geometry: 'point',
  },
  changes_coverage: {
    zh: '覆盖的前后对照',
    en: 'Coverage in two versions',
    rowZh: '覆盖表的一行在相邻两个版本中',
    rowEn: 'a row of coverage in two neighbouring versions',
    geometry: null,
  },
};

const COLUMNS: Record<TableName, (context: TableContext) => TableSpec['columns']> = {
  cells: cellColumns,
  facilities: facilityColumns,
  areas: areaColumns,
  coverage: coverageColumns,
  catchments: catchmentColumns,
  gaps: gapColumns,
  sites: siteColumns,
  indicators: indicatorColumns,
  opportunities: opportunityColumns,
  equity: equityColumns,
  capacity: capacityColumns,
  completeness: completenessColumns,
  sensitivity: sensitivityColumns,
  estates: estateColumns,
  nearest: nearestColumns,
  clauses: clauseColumns,
  records: recordColumns,
  changes: changeColumns,
  changes_coverage: changesCoverageColumns,
};

/** Last column of every table of an invented city; tables of real cities do not have it. */
const INVENTED = column(
  'invented',
  'boolean',
  '虚构数据',
  'Invented: true in every row of a city that does not exist',
  {
    range: 'true',
  },
);

/** Describes one table of a city: its columns in order, dynamic ones spelled out. */
export function tableSpec(name: TableName, context: TableContext): TableSpec {
  const columns = COLUMNS[name](context);
  return {name, ...TITLES[name], columns: context.invented ? [...columns, INVENTED] : columns};
}

/** Describes all tables of a city: the data dictionary. */
export function dictionary(context: TableContext): TableSpec[] {
  return TABLE_NAMES.map(name => tableSpec(name, context));
}
