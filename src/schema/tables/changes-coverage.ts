import {type Column, column} from '../column.ts';
import type {TableContext} from '../tables.ts';
import {versionColumns} from './changes.ts';
import {askedColumns} from './coverage.ts';

/** What may be said of two shares. */
export const SHARE_DIFFERENCES = ['more', 'less', 'same', 'cannot-say'] as const;

export type ShareDifference = (typeof SHARE_DIFFERENCES)[number];

/** Why nothing may be said, in the order in which they are asked. */
export const CANNOT_SAY = [
  'none-known',
  'register-incomplete',
  'other-method',
  'other-area',
  'other-population',
  'other-streets',
  'ranges-overlap',
] as const;

export type CannotSay = (typeof CANNOT_SAY)[number];

/** What may be compared, and what is never computed. */
export const CHANGES_COVERAGE_NOTE = {
  zh: '两个版本各自的居民中在标准之内的比例。只有两边都声明登记完整、方法、区域、人口来源、步行路网都相同且假设区间不重叠时才说多或少（多登记一条路不等于多修一条路）；人数不相减',
  en: 'shares of the people of each version within a standard. More or less is said only where both registers claim to be complete, method, area, source of people and walking network are the same and the ranges do not overlap (a street newly mapped is not a street newly built); people are never subtracted',
};

const ABSENT = ['该版本没有这一行', 'the version has no such row, or ages are unknown'] as const;

/** Columns of `changes_coverage`: a row of `coverage` in two neighbouring versions. */
export function changesCoverageColumns(_context: TableContext): Column[] {
  return [
    column('category', 'text', '类别', 'Category', {range: 'categories of the catalogue'}),
    column('standard_id', 'text', '标准', 'Standard'),
    ...askedColumns(),
    ...versionColumns(),
    ...(['from', 'to'] as const).flatMap(peopleOf),
    ...(['from', 'to'] as const).flatMap(sharesOf),
    column('difference', 'text', '可以说的差别', 'What may be said of the newer share against the older', {
      range: SHARE_DIFFERENCES.join('|'),
    }),
    column('why', 'text', '为什么说不了', 'Why nothing may be said', {
      range: CANNOT_SAY.join('|'),
      missing: ['可以比较', 'the two can be compared'],
    }),
  ];
}

const SIDES = {from: ['旧版本', 'older version'], to: ['新版本', 'newer version']} as const;

function peopleOf(side: 'from' | 'to'): Column[] {
  const [zh, en] = SIDES[side];
  const people = (name: string, nameZh: string, nameEn: string) =>
    column(`${name}_${side}`, 'people', `${nameZh}（${zh}）`, `${nameEn}, ${en}`, {missing: ABSENT});
  return [
    people('people', '人口', 'People'),
    people('covered_low', '已覆盖，假设区间下限', 'Covered under the low assumptions'),
    people('covered', '已覆盖，基准', 'Covered, base'),
    people('covered_high', '已覆盖，假设区间上限', 'Covered under the high assumptions'),
    people('uncovered', '未覆盖，基准', 'Known to be uncovered, base'),
    people('unknown', '不清楚，基准', 'Cannot be judged, base'),
  ];
}

function sharesOf(side: 'from' | 'to'): Column[] {
  const [zh, en] = SIDES[side];
  const share = (name: string, nameZh: string, nameEn: string) =>
    column(`${name}_${side}`, 'number', `${nameZh}（${zh}）`, `${nameEn}, ${en}`, {
      decimals: 6,
      range: '0…1',
      missing: ['该版本没有这一行，或无人居住', 'the version has no such row, or nobody lives there'],
    });
  return [
    share('share_low', '覆盖比例，假设区间下限', 'Share covered under the low assumptions'),
    share('share', '覆盖比例，基准', 'Share covered, base'),
    share('share_high', '覆盖比例，假设区间上限', 'Share covered under the high assumptions'),
  ];
}
