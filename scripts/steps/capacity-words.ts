import {groupName} from '#schema/group-name.ts';
import type {CapacityWhy} from '#schema/tables/capacity.ts';
import type {CapacitySupply} from './capacity-supply.ts';

/** Known share in whole per cent, rounded down: 89.9 % is not 90 %. */
function percent({facilities, withCapacity}: CapacitySupply): number {
  return Math.floor((100 * withCapacity) / facilities.length);
}

/** Why capacity cannot be judged, or not wholly, in Chinese. */
export function whyZh(why: CapacityWhy, supply: CapacitySupply): string {
  const {facilities, withCapacity, group, unit} = supply;
  const words: Record<CapacityWhy, () => string> = {
    'no-data': () => '没有这一类别的数据来源',
    'no-streets': () => '没有街道数据，算不出步行时间',
    'no-cutoff': () => '该类别没有以分钟计的标准',
    'no-facilities': () => '已知数据中没有开放的设施',
    'capacity-unknown': () =>
      withCapacity === 0
        ? `${facilities.length} 处开放设施都没有容量数据`
        : `${facilities.length} 处开放设施中 ${withCapacity} 处容量已知（${percent(supply)}%），不足 90%`,
    'mixed-units': () => '容量单位不一，不能相加',
    'group-unknown': () => `没有服务人群（${groupName(group).zh}）的人数`,
    'unit-serves-many': () => `容量单位“${unit}”不是一人一份，不能按人分配`,
    'source-partial': () => '名单可能不全，只计已知设施，实际可能更多',
    edge: () => '部分居民靠近街道数据的边缘，边缘以外的设施未计',
    'capacity-partly-unknown': () =>
      `${facilities.length} 处开放设施中 ${facilities.length - withCapacity} 处容量不明，未计其容量`,
  };
  return words[why]();
}

/** Why capacity cannot be judged, or not wholly, in English. */
export function whyEn(why: CapacityWhy, supply: CapacitySupply): string {
  const {facilities, withCapacity, group, unit} = supply;
  const words: Record<CapacityWhy, () => string> = {
    'no-data': () => 'no source can know this category',
    'no-streets': () => 'no street data, so no walking times',
    'no-cutoff': () => 'the category has no standard in minutes',
    'no-facilities': () => 'no open facility in the known data',
    'capacity-unknown': () =>
      withCapacity === 0
        ? `capacity known for none of the ${facilities.length} open facilities`
        : `capacity known for ${withCapacity} of ${facilities.length} open facilities (${percent(supply)}%), fewer than 90%`,
    'mixed-units': () => 'capacities in different units, which cannot be added',
    'group-unknown': () => `the number of people ${groupName(group).en} is not known`,
    'unit-serves-many': () => `one unit (${unit}) is not for one person, so people cannot be counted against it`,
    'source-partial': () => 'the lists may lack some: only known facilities are counted, more may be there',
    edge: () => 'some people live near the edge of the street data; facilities beyond it are not counted',
    'capacity-partly-unknown': () =>
      `capacity of ${facilities.length - withCapacity} of ${facilities.length} open facilities is not known and not counted`,
  };
  return words[why]();
}
