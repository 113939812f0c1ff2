import {type Column, column, lonLat, metersColumn, secondsColumn} from '../column.ts';
import {groupName} from '../group-name.ts';
import type {TableContext} from '../tables.ts';

const NO_SNAP = ['附近没有可步行的街道', 'no walkable street near enough'] as const;
const NO_PATH = [
  '没有路、超出 6553 秒，或没有该类设施的资料',
  'no path, beyond 6,553 s, or no data of that category',
] as const;

/** Names of area kinds. */
export const AREA_KIND_NAMES: Readonly<Record<string, {zh: string; en: string}>> = {
  city: {zh: '全市', en: 'city'},
  district: {zh: '区县', en: 'district'},
  subdistrict: {zh: '街道乡镇', en: 'subdistrict'},
  community: {zh: '社区村', en: 'community'},
  'life-circle-unit': {zh: '生活圈单元', en: 'life-circle unit'},
};

/** `people_<group>` columns of the age groups a city knows. */
export function groupColumns(groups: readonly string[]): Column[] {
  return groups.map(group => {
    const {zh, en} = groupName(group);
    return column(`people_${group}`, 'people', `${zh}人口`, `People ${en}`);
  });
}

/** Name of the column with the area of a kind: hyphens become underscores. */
export function areaIdColumn(kind: string): string {
  return `area_id_${kind.replaceAll('-', '_')}`;
}

/** Columns of `cells`. Without streets there are only `straight_meters_<category>`, named so. */
export function cellColumns(context: TableContext): Column[] {
  return [
    column('cell_id', 'text', '格编号', 'Id of the cell'),
    ...lonLat,
    column('cell_meters', 'integer', '格的边长', 'Side of the cell, 0 for points', {unit: 'metres', range: '0…65535'}),
    column('placed_by', 'text', '位置怎样得来', 'How the position was found', {range: 'centre|buildings|edges|point'}),
    column('people', 'people', '人口', 'People'),
    ...groupColumns(context.groups),
    ...rankColumns(context),
    ...context.areaKinds.map(kind => {
      const {zh, en} = AREA_KIND_NAMES[kind] ?? {zh: kind, en: kind};
      return column(areaIdColumn(kind), 'text', `所在${zh}`, `Id of the ${en} it lies in`, {
        missing: ['不在任何一个之内', 'in none'],
      });
    }),
    ...CELL_TIERS.flatMap(tier => (['has', 'lacks', 'unknown'] as const).map(name => serviceColumn(name, tier))),
    ...snapColumns(),
    ...(context.streets ? streetColumns(context) : straightColumns(context)),
  ];
}

/** Tiers, in walking minutes, whose required services are counted in every cell. */
export const CELL_TIERS = ['5', '10', '15'] as const;

function serviceColumn(name: 'has' | 'lacks' | 'unknown', tier: string): Column {
  const [zh, en] = {
    has: ['有', 'within reach'],
    lacks: ['缺', 'known to be out of reach'],
    unknown: ['不清楚', 'that the data cannot judge'],
  }[name] as [string, string];
  return column(
    `${name}_${tier}min`,
    'integer',
    `${zh}：${tier}分钟圈层的必须服务数（成人，基准）`,
    `Required services of the ${tier}-minute tier ${en} (adult, base)`,
    {range: '0…255', missing: ['该圈层没有适用的必须标准', 'no required standard applies in that tier']},
  );
}

const RANK_NAMES: Readonly<Record<string, {zh: string; en: string}>> = {
  income: {zh: '收入', en: 'Income'},
  rent: {zh: '房租', en: 'Rent'},
  deprivation: {zh: '贫困程度（越大越贫困）', en: 'Deprivation (higher = worse off)'},
};

/** Name of the column with what people are ranked by. */
export function rankColumn(measure: string): string {
  return `rank_${measure}`;
}

function rankColumns({rank}: TableContext): Column[] {
  if (rank === undefined) return [];
  const {zh, en} = RANK_NAMES[rank] ?? {zh: rank, en: rank};
  return [
    column(rankColumn(rank), 'number', `排序变量：${zh}`, `${en}, by which people are ranked, as in the source`, {
      decimals: 3,
      missing: ['资料中没有', 'not in the source'],
    }),
  ];
}

/** How a cell joins the streets; all null in a city without streets. */
function snapColumns(): Column[] {
  return [
    column('snap_edge', 'integer', '接入的路段', 'Edge of the network it is joined to', {
      range: '0…',
      missing: NO_SNAP,
    }),
    column('snap_fraction', 'number', '在路段上的位置', 'Position along that edge', {
      decimals: 6,
      range: '0…1',
      missing: NO_SNAP,
    }),
    column('snap_meters', 'number', '到街道的距离', 'Length of the approach to the street', {
      unit: 'metres',
      decimals: 2,
      range: '0…250',
      missing: NO_SNAP,
    }),
    column('approach_doubtful', 'boolean', '接入路径可疑', 'The approach crosses a mapped barrier', {missing: NO_SNAP}),
  ];
}

function streetColumns(context: TableContext): Column[] {
  return [
    column('extract_edge_meters', 'integer', '到街道资料边缘的距离', 'Distance to the edge of the street data', {
      unit: 'metres',
      range: '0…65535',
    }),
    ...context.categories.map(({key, zh, en}) =>
      secondsColumn(
        `seconds_${key}`,
        `步行到最近的${zh}（成人，基准）`,
        `Walk to the nearest ${en} (adult, base)`,
        NO_PATH,
      ),
    ),
    ...context.categories.map(({key, zh, en}) =>
      secondsColumn(
        `seconds_age60plus_${key}`,
        `步行到最近的${zh}（60岁及以上，基准）`,
        `Walk to the nearest ${en} (aged 60 and over, base)`,
        NO_PATH,
      ),
    ),
    ...context.categories.map(({key, zh, en}) =>
      metersColumn(
        `meters_${key}`,
        `到最近的${zh}的最短步行距离（含接入）`,
        `Shortest walk to the ${en} nearest by length, approaches in`,
        NO_PATH,
      ),
    ),
  ];
}

function straightColumns(context: TableContext): Column[] {
  return context.categories.map(({key, zh, en}) =>
    metersColumn(`straight_meters_${key}`, `到最近的${zh}的直线距离`, `Straight line to the nearest ${en}`, [
      '没有该类设施的资料',
      'no data of that category',
    ]),
  );
}
