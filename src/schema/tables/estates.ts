import {type Column, column} from '../column.ts';
import {ESTATE_QUANTITIES, type EstateQuantity} from '../norm.ts';
import type {TableContext} from '../tables.ts';

const ABSENT = ['资料中没有', 'not in the source'] as const;

const NAMES: Readonly<Record<EstateQuantity, readonly [zh: string, en: string]>> = {
  service_floor: ['社区综合服务设施建筑面积', 'floor area of community comprehensive service facilities'],
  elder_land: ['养老服务设施用地', 'land for elder care'],
  elder_floor: ['养老服务用房建筑面积', 'floor area for elder care'],
  sport_indoor_floor: ['室内体育设施建筑面积', 'floor area of indoor sports facilities'],
  sport_outdoor_land: ['室外体育设施用地', 'land of outdoor sports facilities'],
};

/** Columns of `estates`: as the source has them. */
export function estateColumns(_context: TableContext): Column[] {
  const area = (stage: 'planned' | 'delivered') =>
    ESTATE_QUANTITIES.map(quantity => {
      const [zh, en] = NAMES[quantity];
      const [stageZh, stageEn] = stage === 'planned' ? ['规划', 'Planned'] : ['建成交付', 'Delivered'];
      return column(`${stage}_${quantity}_sqm`, 'number', `${stageZh}${zh}`, `${stageEn} ${en}`, {
        unit: 'square metres',
        range: '0…',
        missing: ABSENT,
      });
    });
  return [
    column('estate_id', 'text', '项目编号', 'Id of the estate'),
    column('project', 'text', '项目', 'Project'),
    column('year', 'integer', '年份', 'Year'),
    column('area_id', 'text', '所在区域', 'Area it lies in', {missing: ABSENT}),
    column('households', 'number', '户数', 'Households', {range: '0…', missing: ABSENT}),
    column('people', 'number', '人数', 'People', {range: '0…', missing: ABSENT}),
    ...area('planned'),
    ...area('delivered'),
  ];
}
