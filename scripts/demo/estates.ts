import type {DemoArea} from './area-map.ts';

/** A new estate of the invented city. Square metres; '' = the source leaves it blank. */
interface DemoEstate {
  readonly project: string;
  readonly year: number;
  readonly households: number;
  readonly people: number | '';
  /** Planned and delivered: service floor, elder-care land, indoor sport floor, outdoor sport land. */
  readonly planned: readonly [number, number, number, number];
  readonly delivered: readonly (number | '')[];
}

/** As planned all keep to the norms; as delivered each shows another case. */
const ESTATES: readonly DemoEstate[] = [
  {
    project: '虚构·云杉苑',
    year: 2023,
    households: 1200,
    people: 3100,
    planned: [400, 320, 330, 0],
    delivered: [400, 320, 330, 0],
  },
  // too little land for elder care
  {
    project: '虚构·白鹭湾',
    year: 2023,
    households: 900,
    people: 2400,
    planned: [280, 250, 250, 0],
    delivered: [280, 150, 250, 0],
  },
  // little sport indoors but enough outdoors: one of two is enough
  {
    project: '虚构·石榴里',
    year: 2024,
    households: 1500,
    people: 4000,
    planned: [460, 410, 100, 1300],
    delivered: [460, 410, 100, 1300],
  },
  // service floor below 30 square metres per 100 households
  {
    project: '虚构·望江台',
    year: 2024,
    households: 2000,
    people: 5200,
    planned: [620, 530, 530, 0],
    delivered: [410, 530, 530, 0],
  },
  // not yet delivered
  {
    project: '虚构·新桥北',
    year: 2025,
    households: 800,
    people: 2000,
    planned: [250, 210, 0, 650],
    delivered: ['', '', '', ''],
  },
  // the number of people is not given
  {
    project: '虚构·麦田居',
    year: 2025,
    households: 600,
    people: '',
    planned: [190, 170, 170, 0],
    delivered: [190, 170, 170, 0],
  },
];

/** Our column name → the heading in the list of new estates. */
export const ESTATE_HEADINGS = {
  project: '项目',
  year: '年份',
  area_id: '社区代码',
  households: '户数',
  people: '规划人口',
  planned_service_floor_sqm: '规划综合服务设施面积',
  planned_elder_land_sqm: '规划养老用地',
  planned_sport_indoor_floor_sqm: '规划室内体育面积',
  planned_sport_outdoor_land_sqm: '规划室外体育用地',
  delivered_service_floor_sqm: '交付综合服务设施面积',
  delivered_elder_land_sqm: '交付养老用地',
  delivered_sport_indoor_floor_sqm: '交付室内体育面积',
  delivered_sport_outdoor_land_sqm: '交付室外体育用地',
} as const;

/** The list of new estates as UTF-8 CSV; each lies in another urban community. */
export function estateList(areas: readonly DemoArea[]): string {
  const urban = areas.filter(area => area.kind === 'community' && area.areaClass.startsWith('11'));
  const rows = ESTATES.map(({project, year, households, people, planned, delivered}, i) => {
    const community = urban[i % Math.max(1, urban.length)]?.code ?? '';
    return [project, year, community, households, people, ...planned, ...delivered].join(',');
  });
  return `\uFEFF${[Object.values(ESTATE_HEADINGS).join(','), ...rows].join('\r\n')}\r\n`;
}
