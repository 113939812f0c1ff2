import type {SearchFile} from '#schema/search-file.ts';

/** One named thing of a small search file. */
export interface SmallEntry {
  readonly name: string;
  readonly zh?: string;
  readonly en?: string;
  /** Whole 1e-5 degrees from the middle, eastwards and northwards; absent: the middle. */
  readonly at?: readonly [number, number];
  readonly area?: number;
  readonly outside?: boolean;
  readonly categories?: readonly number[];
}

const READINGS = {
  ...{和: 'he', 平: 'ping', 路: 'lu', 社: 'she', 区: 'qu', 重: 'zhong chong', 庆: 'qing', 绿: 'lv lu', 园: 'yuan'},
  ...{药: 'yao', 店: 'dian', 大: 'da dai', 房: 'fang', 石: 'shi', 山: 'shan', 小: 'xiao', 学: 'xue', 中: 'zhong'},
};

function columns(entries: readonly SmallEntry[]) {
  const others = (key: 'zh' | 'en') =>
    Object.fromEntries(entries.flatMap((entry, index) => (entry[key] === undefined ? [] : [[index, entry[key]]])));
  const steps = (axis: 0 | 1) => {
    const whole = entries.map(({at}) => (at ?? [0, 0])[axis]);
    return whole.map((value, index) => value - (whole[index - 1] ?? 0));
  };
  return {name: entries.map(({name}) => name), zh: others('zh'), en: others('en'), lon: steps(0), lat: steps(1)};
}

function situated(entries: readonly SmallEntry[]) {
  return {
    ...columns(entries),
    area: entries.map(({area}) => area ?? -1),
    near: entries.map(() => -1),
    outside: [...entries.keys()].filter(index => entries[index]!.outside),
  };
}

/** A search file of a few things around 0° 0°. Categories: 0 pharmacy, 1 primary. */
export function smallFile(given: {
  readonly areas?: readonly SmallEntry[];
  readonly places?: readonly SmallEntry[];
  readonly streets?: readonly SmallEntry[];
  readonly facilities?: readonly SmallEntry[];
}): SearchFile {
  const {areas = [], places = [], streets = [], facilities = []} = given;
  return {
    format: 'yikezhong-search/1',
    city: 'small',
    invented: true,
    bounds: [-1, -1, 1, 1],
    readings: READINGS,
    categories: [
      {key: 'pharmacy', zh: ['药店'], en: ['Pharmacy', 'chemist']},
      {key: 'primary', zh: ['小学'], en: ['Primary school', 'school']},
    ],
    areas: {
      ...columns(areas),
      id: areas.map((_, index) => `area-${index}`),
      kind: areas.map(() => 'community'),
      parent: areas.map(({area}) => area ?? -1),
    },
    places: {...situated(places), kind: places.map(() => 'estate')},
    streets: situated(streets),
    facilities: {
      ...situated(facilities),
      place: facilities.map((_, index) => `list:${index}`),
      categories: facilities.map(({categories}) => [...(categories ?? [1])]),
    },
  };
}
