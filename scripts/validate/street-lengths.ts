import type {OracleResult} from '#schema/validation.ts';
import {numberColumn, readCsv, textColumn} from '../io/csv.ts';
import {compared, type Oracle, type OracleTexts} from './oracle.ts';
import {plainWalker, type Walk, walksOf, wholeStreets} from './walking.ts';

const NEAR_METERS = 15;

interface Extract {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly folder: string;
  readonly file: string;
}

const EXTRACTS: readonly Extract[] = [
  {id: 'monaco', zh: '摩纳哥 2016', en: 'Monaco 2016', folder: 'monaco', file: 'monaco.osm.pbf'},
  {
    id: 'las-palmas',
    zh: '拉斯帕尔马斯 2023',
    en: 'Las Palmas 2023',
    folder: 'las_palmas',
    file: 'las_palmas_2023-02-21.osm.pbf',
  },
  {
    id: 'zhongguancun',
    zh: '北京中关村 2017',
    en: 'Zhongguancun, Beijing 2017',
    folder: 'beijing_zhongguancun',
    file: 'map.osm',
  },
];

const NOTES = {
  around: {
    note_zh: '其余：两个引擎自己也不一致之处，以及它们走而我们按规则不走的干道、匝道。',
    note_en: 'The rest: where the two engines differ too, and trunk roads or ramps they walk and our rules close.',
  },
  crossed: {
    note_zh: '广场直线穿过，路因此更短，从不更长。',
    note_en: 'Pedestrian areas are crossed in straight lines, which shortens some walks and lengthens none.',
  },
};

/** Lengths of walks between random places by two other engines, with pedestrian areas walked around and crossed. */
function randomWalks({id, zh, en, folder, file}: Extract): Oracle {
  const files = [`${folder}/foot_od.csv`, `${folder}/${file}`];
  const run = async (paths: readonly string[]): Promise<OracleResult[]> => {
    const table = await readCsv(paths[0]!);
    const column = (name: string) => numberColumn(table, name, {});
    const [lon1, lat1, lon2, lat2] = ['lon1', 'lat1', 'lon2', 'lat2'].map(column) as [Float64Array, ...Float64Array[]];
    const walks = Array.from(lon1, (lon, k): Walk => [lon, lat1![k]!, lon2![k]!, lat2![k]!]);
    // an engine that found no walk says nothing
    const engines = ['dijkstra_allwalk_m', 'routino_foot_shortest_m'].map(name =>
      textColumn(table, name).map(text => (text === '' || text === '0' ? Infinity : Number(text))),
    );
    const results: OracleResult[] = [];
    for (const plazas of [false, true]) {
      const found = walksOf(await wholeStreets(paths[1]!, plazas), plainWalker(), walks);
      // no walk found counts as wrong by all of the other's length
      const differences = found.map((walk, k) =>
        Math.min(...engines.map(meters => Math.abs((walk?.meters ?? 0) - meters[k]!))),
      );
      const texts: OracleTexts = {
        id: `lengths-${id}${plazas ? '-plazas' : ''}`,
        title_zh: `步行长度，${zh}${plazas ? '（穿过广场）' : '（绕过广场）'}`,
        title_en: `Walking lengths, ${en}, squares ${plazas ? 'crossed' : 'walked around'}`,
        against_zh: '在全部可步行道路上的 Dijkstra，与 routino；取较近者',
        against_en: 'Dijkstra over all walkable highways, and routino; the nearer of the two',
        unit: 'metres',
        ...(plazas ? NOTES.crossed : NOTES.around),
      };
      results.push(compared(texts, differences, NEAR_METERS, paths));
    }
    return results;
  };
  return {files, run};
}

/** Four lengths on foot that the tests of GraphHopper publish for Monaco 2012. */
const MONACO_2012: readonly (readonly [...Walk, meters: number])[] = [
  [7.421288, 43.730729, 7.419199, 43.727697, 1566],
  [7.418737, 43.727687, 7.436566, 43.74958, 3438],
  [7.41016, 43.728677, 7.427806, 43.739213, 2085],
  [7.413433, 43.733802, 7.424355, 43.739662, 1425],
];

const monaco2012: Oracle = {
  files: ['monaco_2012/monaco.osm.gz'],
  run: async paths => {
    const streets = await wholeStreets(paths[0]!, false);
    const found = walksOf(
      streets,
      plainWalker(),
      MONACO_2012.map(([lon1, lat1, lon2, lat2]): Walk => [lon1, lat1, lon2, lat2]),
    );
    const texts: OracleTexts = {
      id: 'lengths-monaco-2012',
      title_zh: '步行长度，摩纳哥 2012，四条公布的路线',
      title_en: 'Walking lengths, Monaco 2012, four published walks',
      against_zh: 'GraphHopper',
      against_en: 'GraphHopper',
      unit: 'metres',
      note_zh: '绕过广场；穿过广场时第一条更短（1520 米）。',
      note_en: 'Squares walked around; crossing them, the first walk is shorter (1,520 m).',
    };
    const differences = found.map((walk, k) => (walk?.meters ?? 0) - MONACO_2012[k]![4]);
    return [compared(texts, differences, 2, paths)];
  },
};

const HEIDELBERG: Walk = [8.703912762628875, 49.41305491191235, 8.701326264605086, 49.40882228599824];
const HEIDELBERG_SECONDS = 607.28;

const heidelberg: Oracle = {
  files: ['heidelberg/heidelberg.test.pbf'],
  run: async paths => {
    const [walk] = walksOf(await wholeStreets(paths[0]!, true), plainWalker(1.3889), [HEIDELBERG]);
    const texts: OracleTexts = {
      id: 'time-heidelberg',
      title_zh: '步行时间，海德堡，一条公布的路线（每秒 1.3889 米）',
      title_en: 'Walking time, Heidelberg, one published walk at 1.3889 m/s',
      against_zh: 'openrouteservice',
      against_en: 'openrouteservice',
      unit: 'seconds',
      note_zh:
        '该引擎避开主干道：若把主干道（Neckarstaden）的代价提高 30%，我们的路也变成 843.4 米、607.3 秒，与之相同；最短的路是 830.6 米。',
      note_en:
        'That engine avoids primary roads: with the cost of primary roads (Neckarstaden) raised by 30 % our walk becomes the same 843.4 m and 607.3 s; the shortest is 830.6 m.',
    };
    return [compared(texts, [(walk?.cost ?? 0) / 10 - HEIDELBERG_SECONDS], 0.02 * HEIDELBERG_SECONDS, paths)];
  },
};

/** All oracles of lengths and times along streets. */
export const streetOracles: readonly Oracle[] = [...EXTRACTS.map(randomWalks), monaco2012, heidelberg];
