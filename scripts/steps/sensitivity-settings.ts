import type {DemandAlternative} from './demand-alternatives.ts';

/** What a setting changes; everything else stays as in the base scenario. */
export interface Changed {
  /** × the adult's speed. */
  readonly speedFactor?: number;
  /** × the wait at signal-controlled crossings. */
  readonly waitFactor?: number;
  /** Places farther from a street than this are joined to none. */
  readonly snapMeters?: number;
  /** Gates of which the map does not say whether they are open are shut. */
  readonly barriersClosed?: boolean;
  readonly withoutDoubtful?: boolean;
  readonly alternative?: DemandAlternative['key'];
}

/** One assumption changed, and how pages name it. */
export interface Setting {
  readonly assumption: string;
  readonly setting: string;
  readonly zh: string;
  readonly en: string;
  readonly changed: Changed;
  /** What to say where a city has no data for it; both languages. */
  readonly absent?: string;
}

const NOT_SPREAD =
  '人口没有按建筑分布，居住规则没有用到 · nobody was placed on buildings, so the residential rules were not used';

/** Every assumption of `sensitivity`, the base first. The steps are our own choice. */
export const SETTINGS: readonly Setting[] = [
  {assumption: 'base', setting: 'base', zh: '基准', en: 'base', changed: {}},
  {assumption: 'speed', setting: '0.85', zh: '步速×0.85', en: 'speed × 0.85', changed: {speedFactor: 0.85}},
  {assumption: 'speed', setting: '1.15', zh: '步速×1.15', en: 'speed × 1.15', changed: {speedFactor: 1.15}},
  {assumption: 'waits', setting: '0', zh: '路口不等', en: 'no waiting at signals', changed: {waitFactor: 0}},
  {assumption: 'waits', setting: '2', zh: '路口等两倍', en: 'waiting twice as long', changed: {waitFactor: 2}},
  {
    assumption: 'snap-limit',
    setting: '100',
    zh: '离街道超过100米算没有路（基准250米）',
    en: 'no path beyond 100 m from a street (base 250 m)',
    changed: {snapMeters: 100},
  },
  {
    assumption: 'barriers',
    setting: 'closed',
    zh: '地图没有说明是否可过的大门一律关闭',
    en: 'gates the map says nothing of are shut',
    changed: {barriersClosed: true},
  },
  {
    assumption: 'doubtful',
    setting: 'out',
    zh: '存疑设施不算',
    en: 'doubtful facilities left out',
    changed: {withoutDoubtful: true},
  },
  {
    assumption: 'residential-rules',
    setting: 'ground-area',
    zh: '人口只按建筑占地分布，不看楼层和用途比例',
    en: 'people spread by the ground area of buildings, whatever their storeys',
    changed: {alternative: 'ground-area'},
    absent: NOT_SPREAD,
  },
  {
    assumption: 'residential-rules',
    setting: 'streets',
    zh: '人口沿街道均匀分布，不看建筑',
    en: 'people spread evenly along streets, whatever the buildings',
    changed: {alternative: 'streets'},
    absent: NOT_SPREAD,
  },
  {
    assumption: 'population-source',
    setting: 'other-source',
    zh: '换用另一份人口资料',
    en: 'another source of the population',
    changed: {alternative: 'other-source'},
    absent:
      '城市文件只有一份人口资料（populationAlternative 可加第二份）· the city file names one population source (populationAlternative adds a second)',
  },
];
