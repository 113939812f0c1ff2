import {ESTATE_HEADINGS} from './estates.ts';
import {DEMO_LISTS, EARLIER_LISTS_AS_OF, headingsOf, LISTS_AS_OF} from './lists.ts';
import {DEMO_SNAPSHOT, EARLIER_SNAPSHOT} from './osm-drawing.ts';
import {DEMO_GROUPS} from './people.ts';
import {recordSources} from './records.ts';

/** Names of the files of a demo, beside the lists. */
export const DEMO_FILES = {
  streets: 'streets.osm.gz',
  boundary: 'boundary.geojson',
  population: 'people.tif',
  estates: '新建居住区.csv',
  land: '居住用地.geojson',
  city: 'city.json',
  key: 'key.json',
  readme: 'README.md',
} as const;

/** Folder of the snapshot of a year before. */
export const EARLIER_FOLDER = 'earlier';

/** Kinds of optional tables that are facility lists: every snapshot has them. */
const LIST_RECORDS: readonly string[] = ['self-service', 'meal-points'];

/** Name of the raster of an age group. */
export function groupFile(group: string): string {
  return `people_${group}.tif`;
}

const CREDIT = '虚构数据，yikezhong demo · Invented data, yikezhong demo';

/** The map, and the lists beside it. */
function facilitySources() {
  return [
    {
      kind: 'osm',
      completeness: {metro: 'assumed', hospital: 'assumed'},
      why: '虚构：出版者声明地图上的医院和地铁站齐全 · invented: the publisher vouches for hospitals and metro stations',
    },
    // terminals are named among the optional tables
    ...DEMO_LISTS.filter(({category}) => category !== 'self_service').map(list => ({
      kind: 'table',
      file: list.file,
      category: list.category,
      crs: 'gcj02',
      encoding: 'gb18030',
      columns: headingsOf(list),
      completeness: list.completeness,
      ...(list.completeness !== 'partial' ? {claims: {area: 'city'}} : {}),
      asOf: LISTS_AS_OF,
      source: list.source,
      licence: 'CC0-1.0',
    })),
  ];
}

/** What the city file of the demo says, as design section 3.1 has it. */
function cityContent() {
  const columns = {
    code12: '区划代码',
    name_zh: '名称',
    name_en: 'name_en',
    area_type: '城乡分类',
    households: '户数',
    service_floor_area_sqm: '服务设施面积',
    workers: '社区工作者',
  };
  return {
    id: 'demo',
    name: {zh: '一刻城（虚构）', en: 'Yike City (invented)'},
    language: 'zh',
    timeZone: 'Asia/Shanghai',
    jurisdiction: 'CN',
    invented: true,
    streets: {file: DEMO_FILES.streets, snapshot: DEMO_SNAPSHOT},
    boundary: {
      file: DEMO_FILES.boundary,
      asOf: LISTS_AS_OF,
      source: '虚构：示范市界线 · invented: boundary of the city',
    },
    bufferMeters: 2500,
    population: {
      kind: 'raster',
      file: DEMO_FILES.population,
      groups: Object.fromEntries(DEMO_GROUPS.map(group => [group, groupFile(group)])),
      year: 2025,
      source: '虚构人口：按建筑面积分摊 · invented people, shared out by floor area',
      confidential: false,
    },
    areas: (['district', 'subdistrict', 'community'] as const).map(kind => ({
      kind,
      file: areaFile(kind),
      columns,
      asOf: LISTS_AS_OF,
      source: '虚构：示范市民政局区划资料 · invented: city civil affairs bureau’s list of areas',
    })),
    facilities: facilitySources(),
    estates: {
      file: DEMO_FILES.estates,
      columns: ESTATE_HEADINGS,
      asOf: LISTS_AS_OF,
      source:
        '虚构：示范市住建局新建居住区配建台账 · invented: city housing bureau’s register of facilities in new estates',
    },
    residentialLand: {
      file: DEMO_FILES.land,
      source: '虚构：示范市国土空间规划居住用地 · invented: residential land in the city’s territorial plan',
      asOf: LISTS_AS_OF,
      licence: 'CC0-1.0',
    },
    records: recordSources(),
    publish: {mapApproval: null, icp: null, contact: {organisation: '一刻钟 Yikezhong'}},
    licences: ['streets', 'population', 'areas', 'facilities'].map(covers => ({
      covers,
      id: 'CC0-1.0',
      attribution: CREDIT,
    })),
  };
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The city file of the demo: the present, and where the snapshot of a year before is. */
export function cityFile(): string {
  return jsonText({...cityContent(), earlier: [{city: `${EARLIER_FOLDER}/${DEMO_FILES.city}`}]});
}

/** The city file of a year before: its own streets and lists; people, areas and boundary are those of the present. */
export function earlierCityFile(): string {
  const {estates: _estates, residentialLand: _land, records, ...city} = cityContent();
  const above = (file: string) => `../${file}`;
  const {population} = city;
  return jsonText({
    ...city,
    streets: {...city.streets, snapshot: EARLIER_SNAPSHOT},
    boundary: {...city.boundary, file: above(city.boundary.file), asOf: EARLIER_LISTS_AS_OF},
    population: {
      ...population,
      file: above(population.file),
      groups: Object.fromEntries(Object.entries(population.groups).map(([group, file]) => [group, above(file)])),
    },
    areas: city.areas.map(entry => ({...entry, file: above(entry.file), asOf: EARLIER_LISTS_AS_OF})),
    facilities: city.facilities.map(entry => ('asOf' in entry ? {...entry, asOf: EARLIER_LISTS_AS_OF} : entry)),
    records: (records as readonly {readonly kind: string; readonly file: string}[])
      .filter(({kind}) => LIST_RECORDS.includes(kind))
      .map(entry => ({...entry, file: above(entry.file), asOf: EARLIER_LISTS_AS_OF})),
  });
}

/** Name of the file of one kind of area. */
export function areaFile(kind: 'district' | 'subdistrict' | 'community'): string {
  return {district: 'districts.geojson', subdistrict: 'subdistricts.geojson', community: 'communities.geojson'}[kind];
}
