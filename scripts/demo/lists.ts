import gcoord from 'gcoord';
import type {ListedPlace} from './board.ts';
import {degreesOf} from './frame.ts';
import {encodeGb18030} from './gb18030.ts';
import type {DrawnTime} from './osm-drawing.ts';
import type {Random} from './random.ts';

/** An invented list: which category, under which name, and who claims it is complete. */
export interface DemoList {
  readonly category: string;
  readonly file: string;
  readonly source: string;
  readonly completeness: 'official' | 'surveyed' | 'partial';
  /** What the list says of the places' capacity; absent: nothing. */
  readonly capacity?: ListedCapacity;
}

/** Capacities of an invented list: from `least` to `most` of a unit, left blank in so many of 100 rows. */
export interface ListedCapacity {
  /** As a list would have it. */
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly blankInHundred: number;
}

/**
 * The lists of the city. Official and surveyed ones hold every place of their category in and around the city. The first five
 * are about the planted gaps; of the others no standard is binding, so that they make no gaps.
 */
export const DEMO_LISTS: readonly DemoList[] = [
  {
    category: 'market',
    file: '菜市场名录.csv',
    source: '虚构：示范市商务局菜市场和生鲜店名录 · invented: city commerce bureau’s list of food markets',
    completeness: 'official',
  },
  {
    category: 'bus',
    file: '公交站名录.csv',
    source: '虚构：示范市交通局公交站名录 · invented: city transport bureau’s list of bus stops',
    completeness: 'official',
  },
  {
    category: 'convenience',
    file: '便利店名录.csv',
    source: '虚构：示范市商务局便利店名录 · invented: city commerce bureau’s list of convenience stores',
    completeness: 'official',
  },
  {
    category: 'fitness_out',
    file: '室外健身点名录.csv',
    source: '虚构：示范市体育局室外健身点名录 · invented: city sports bureau’s list of outdoor fitness spots',
    completeness: 'official',
  },
  {
    category: 'health_centre',
    file: '社区卫生服务中心名录.csv',
    source: '虚构：示范市卫健委名录 · invented: city health commission’s list of health centres',
    completeness: 'official',
    capacity: {unit: '人员', least: 18, most: 60, blankInHundred: 0},
  },
  {
    category: 'health_station',
    file: '社区卫生服务站名录.csv',
    source: '虚构：示范市卫健委站点名录 · invented: city health commission’s list of health stations',
    completeness: 'official',
  },
  {
    category: 'pharmacy',
    file: '零售药店名录.csv',
    source: '虚构：示范市药监局零售药店名录 · invented: city drug administration’s list of pharmacies',
    completeness: 'official',
  },
  {
    category: 'elder_meal',
    file: '老年助餐点名录.csv',
    source: '虚构：示范市民政局助餐点名录 · invented: city civil affairs bureau’s list of meal points',
    completeness: 'official',
    capacity: {unit: '座', least: 24, most: 80, blankInHundred: 4},
  },
  {
    category: 'nursery',
    file: '托育机构名录.csv',
    source: '虚构：示范市托育机构备案名录 · invented: city list of registered nurseries',
    completeness: 'official',
    capacity: {unit: '托位', least: 20, most: 60, blankInHundred: 0},
  },
  {
    category: 'library',
    file: '城市书房调查.csv',
    source: '虚构：志愿者实地调查 · invented: volunteers’ survey on site',
    completeness: 'surveyed',
    capacity: {unit: '座', least: 10, most: 40, blankInHundred: 50},
  },
  {
    category: 'toilet',
    file: '公共厕所名录.csv',
    source: '虚构：示范市城管局公厕名录 · invented: city management bureau’s list of public toilets',
    completeness: 'official',
  },
  {
    category: 'self_service',
    file: '自助终端（部分）.csv',
    source: '虚构：示范市政务自助终端（不全） · invented: government self-service terminals (incomplete)',
    completeness: 'partial',
  },
];

/** Date of the lists. */
export const LISTS_AS_OF = '2025-12-31';

/** Date of the lists of a year before. */
export const EARLIER_LISTS_AS_OF = '2024-12-31';

/** Our column name → the heading in the lists. */
export const LIST_HEADINGS = {
  id: '编号',
  name: '机构名称',
  name_en: '英文名',
  address: '地址',
  phone: '联系电话',
  lon: '经度',
  lat: '纬度',
  status: '状态',
  provider: '举办性质',
} as const;

/** Headings of the lists that state capacities. */
const CAPACITY_HEADINGS = {capacity: '容量', capacity_unit: '容量单位'} as const;

/** Our column name → the heading in one list. */
export function headingsOf({capacity}: DemoList): Readonly<Record<string, string>> {
  return capacity === undefined ? LIST_HEADINGS : {...LIST_HEADINGS, ...CAPACITY_HEADINGS};
}

/** What the key says of the lists that state capacities. */
export function capacityKey() {
  return DEMO_LISTS.flatMap(({category, file, capacity}) =>
    capacity === undefined
      ? []
      : [
          {
            category,
            file,
            unit: capacity.unit,
            least: capacity.least,
            most: capacity.most,
            blank_percent: capacity.blankInHundred,
          },
        ],
  );
}

const STATUS_WORDS = {open: '正常', closed: '停业', building: '在建'} as const;

/** Categories run by businesses. */
const PRIVATE: readonly string[] = ['market', 'convenience', 'pharmacy', 'nursery'];

const NOTE_HEADING = '备注';

/** A list as a GB18030 file with GCJ-02 coordinates, one row a place, every row marked as invented. */
export function encodeList(
  list: DemoList,
  places: readonly ListedPlace[],
  {random, capacities}: {readonly random: Random; readonly capacities: Random},
  time: DrawnTime = 'present',
): Uint8Array {
  const rows = places.flatMap((known, i) => {
    // drawn for every place, so that a row is the same in both lists
    const telephone = `0000-55${String(10000 + random.below(90000))}`;
    const capacity = capacityCells(list.capacity, capacities);
    const place = placeAt(known, time);
    if (place === null) return [];
    const [lon, lat] = gcoord.transform([...degreesOf(place.spot)] as [number, number], gcoord.WGS84, gcoord.GCJ02);
    const owner = PRIVATE.includes(list.category) ? '民营' : '公办';
    return [
      [
        `${list.category.slice(0, 2).toUpperCase()}${String(i + 1).padStart(4, '0')}`,
        place.name.zh,
        place.name.en,
        place.address,
        telephone,
        lon.toFixed(8),
        lat.toFixed(8),
        STATUS_WORDS[place.status ?? 'open'],
        owner,
        ...capacity,
        '虚构',
      ],
    ];
  });
  const lines = [[...Object.values(headingsOf(list)), NOTE_HEADING], ...rows];
  return encodeGb18030(
    lines
      .map(line => line.map(quoted).join(','))
      .join('\r\n')
      .concat('\r\n'),
  );
}

/** A place as the list of that time has it; null when it does not. */
function placeAt({earlier, ...place}: ListedPlace, time: DrawnTime): ListedPlace | null {
  if (time === 'present' || earlier === undefined) return place;
  return earlier && {...place, ...earlier};
}

function capacityCells(capacity: ListedCapacity | undefined, random: Random): string[] {
  if (capacity === undefined) return [];
  const {unit, least, most, blankInHundred} = capacity;
  const amount = least + random.below(most - least + 1);
  return random.below(100) < blankInHundred ? ['', ''] : [String(amount), unit];
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
