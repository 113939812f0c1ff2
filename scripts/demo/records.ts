import type {DemoArea} from './area-map.ts';
import type {Board, ListedPlace} from './board.ts';
import {encodeGb18030} from './gb18030.ts';
import {DEMO_LISTS, type DemoList, headingsOf, LISTS_AS_OF} from './lists.ts';
import type {Random} from './random.ts';

/** What an optional table is written from. */
interface RecordGround {
  readonly communities: readonly DemoArea[];
  readonly listed: readonly ListedPlace[];
  readonly random: Random;
}

/** An optional table of the invented city: our column names → headings, and its rows without the mark that they are invented. */
interface DemoRecord {
  readonly kind: string;
  readonly file: string;
  readonly source: string;
  readonly columns: Readonly<Record<string, string>>;
  rows(ground: RecordGround): (string | number)[][];
}

/** A blank in one of `every` rows. */
const withBlanks = (random: Random, every: number, value: number) => (random.below(every) === 0 ? '' : value);

/** Numbers a register already has: those of the areas' own file, with blanks. */
function registered(of: (area: DemoArea) => number): DemoRecord['rows'] {
  return ({communities, random}) => communities.map(area => [area.code, withBlanks(random, 12, of(area))]);
}

function satisfactionRows({communities, random}: RecordGround): (string | number)[][] {
  return communities.flatMap(area => {
    if (random.below(6) === 0) return [];
    const respondents = area.areaClass === '220' ? 2 + random.below(14) : 24 + random.below(90);
    return [[area.code, respondents, Math.round(respondents * random.between(0.55, 0.98))]];
  });
}

/** The first half of the year in full, the second with blanks where a community did not report. */
function visitRows({communities, random}: RecordGround): (string | number)[][] {
  return ['2025年上半年', '2025年下半年'].flatMap((period, half) =>
    communities.map(area => {
      // a service desk in the country that hardly anyone came to
      const isQuiet = area.areaClass === '220' && random.below(5) === 0;
      const visits = isQuiet ? random.below(10) : Math.round(area.people * random.between(0.4, 1.1));
      return [area.code, period, half === 0 ? visits : withBlanks(random, 10, visits)];
    }),
  );
}

/** Meals of the year: none in communities without a canteen, which is a real zero; the towns did not report. */
function mealRows({communities, random}: RecordGround): (string | number)[][] {
  return communities.flatMap(area => {
    if (area.areaClass === '220') return [];
    return [[area.code, '2025', random.below(4) === 0 ? 0 : 800 + random.below(9000)]];
  });
}

function disabilityRows({communities, random}: RecordGround): (string | number)[][] {
  return communities.map(area => {
    const people = Math.round(area.people * random.between(0.018, 0.034));
    return [area.code, people, Math.round(people * random.between(0.2, 0.4))];
  });
}

const RATED = ['health_centre', 'health_station', 'elder_meal', 'library', 'nursery'];

function ratingRows({listed, random}: RecordGround): (string | number)[][] {
  const rated = listed.filter(({category, status}) => RATED.includes(category) && status === undefined);
  const places = Map.groupBy(rated, ({category, name}) => `${category} ${name.zh}`);
  const rows = [...places.values()].flatMap(([place, ...others]) => {
    // a name that two places have would say nothing
    if (place === undefined || others.length > 0) return [];
    const {name, category} = place;
    if (random.below(8) === 0) return [];
    const count = random.below(5) === 0 ? 1 + random.below(12) : 12 + random.below(400);
    return [[name.zh, category, random.between(3.2, 5).toFixed(1), 5, count]];
  });
  return [...rows, ['虚构·已撤销的社区食堂', 'elder_meal', '4.1', 5, 60]];
}

const CODE = {code: '区划代码'} as const;

/** The optional tables of the city that are no facility lists. */
const DEMO_RECORDS: readonly DemoRecord[] = [
  {
    kind: 'households',
    file: '户数登记.csv',
    source: '虚构：示范市公安局户数登记 · invented: city public security bureau’s register of households',
    columns: {...CODE, households: '户数'},
    rows: registered(area => area.households),
  },
  {
    kind: 'floor-area',
    file: '社区服务用房面积.csv',
    source:
      '虚构：示范市民政局社区服务用房台账 · invented: city civil affairs bureau’s register of community service rooms',
    columns: {...CODE, service_floor_area_sqm: '服务用房面积'},
    rows: registered(area => area.serviceFloorAreaSqm),
  },
  {
    kind: 'workers',
    file: '社区工作者名册.csv',
    source: '虚构：示范市民政局社区工作者名册 · invented: city civil affairs bureau’s register of community workers',
    columns: {...CODE, workers: '社区工作者', social_workers: '持证社会工作者'},
    rows: ({communities, random}) =>
      communities.map(({code, workers}) => [code, workers, withBlanks(random, 5, random.below(workers + 1))]),
  },
  {
    kind: 'satisfaction',
    file: '社区服务满意度调查.csv',
    source: '虚构：示范市社情民意调查中心 · invented: survey of the city opinion centre',
    columns: {...CODE, respondents: '受访人数', satisfied: '满意人数'},
    rows: satisfactionRows,
  },
  {
    kind: 'visits',
    file: '社区综合服务设施服务人次.csv',
    source: '虚构：示范市民政局服务人次月报 · invented: city civil affairs bureau’s monthly counts of visits',
    columns: {...CODE, period: '时段', visits: '人次'},
    rows: visitRows,
  },
  {
    kind: 'meals',
    file: '老年助餐人次.csv',
    source: '虚构：示范市民政局助餐补贴台账 · invented: city civil affairs bureau’s register of meal subsidies',
    columns: {...CODE, period: '年份', meals: '助餐人次'},
    rows: mealRows,
  },
  {
    kind: 'disability',
    file: '持证残疾人.csv',
    source: '虚构：示范市残联持证残疾人统计 · invented: city disabled persons’ federation’s count of certificates',
    columns: {...CODE, people_disabled: '持证残疾人', people_disabled_severe: '其中重度'},
    rows: disabilityRows,
  },
  {
    kind: 'ratings',
    file: '政务服务好差评.csv',
    source: '虚构：示范市“好差评”系统 · invented: city system of ratings by users',
    columns: {name: '机构名称', category: '类别', rating: '得分', rating_max: '满分', ratings_count: '评价次数'},
    rows: ratingRows,
  },
];

/** Lists of service points that the city file names among the optional tables. */
const POINT_LISTS: readonly {readonly kind: string; readonly list: DemoList}[] = [
  {kind: 'self-service', list: DEMO_LISTS.find(({category}) => category === 'self_service')!},
  {
    kind: 'meal-points',
    list: {
      category: 'elder_meal',
      file: '农村助餐点（部分）.csv',
      source: '虚构：示范市农村助餐点（不全） · invented: village meal points (incomplete)',
      completeness: 'partial',
    },
  },
];

/** The list of meal points in the country, which the official one does not have. */
export const VILLAGE_MEALS: DemoList = POINT_LISTS[1]!.list;

/** Meal points of the first villages. */
export function villageMeals({seeds}: Pick<Board, 'seeds'>): ListedPlace[] {
  return seeds
    .filter(({kind}) => kind === 'rural')
    .slice(0, 3)
    .map(({name, spot: [u, v]}) => ({
      category: VILLAGE_MEALS.category,
      name: {...name, zh: `${name.zh}助餐点`, en: `${name.en} Meal Point`},
      spot: [u + 40, v + 20],
      address: `${name.zh}村委会旁`,
    }));
}

/** The optional tables as the city file names them. */
export function recordSources(): object[] {
  const tables = DEMO_RECORDS.map(({kind, file, source, columns}) => ({
    ...{kind, file, encoding: 'gb18030', columns, source},
    ...{asOf: LISTS_AS_OF, licence: 'CC0-1.0'},
  }));
  const lists = POINT_LISTS.map(({kind, list}) => ({
    ...{kind, file: list.file, crs: 'gcj02', encoding: 'gb18030', columns: headingsOf(list)},
    ...{completeness: list.completeness, asOf: LISTS_AS_OF, source: list.source, licence: 'CC0-1.0'},
  }));
  return [...tables, ...lists];
}

/** The files of the optional tables, every row marked as invented. */
export function recordFiles(
  {listed, random}: Pick<Board, 'listed' | 'random'>,
  areas: readonly DemoArea[],
): {readonly file: string; readonly bytes: Uint8Array}[] {
  const communities = areas.filter(({kind}) => kind === 'community');
  return DEMO_RECORDS.map(({kind, file, columns, rows}) => {
    const lines = [
      [...Object.values(columns), '备注'],
      ...rows({communities, listed, random: random(`records ${kind}`)}).map(row => [...row, '虚构']),
    ];
    return {file, bytes: encodeGb18030(lines.map(line => `${line.join(',')}\r\n`).join(''))};
  });
}

/** Rows of the list of files in the text beside them. */
export function recordWords(): string[] {
  return DEMO_RECORDS.map(({kind, file}) => `| \`${file}\` | ${kind} |`);
}
