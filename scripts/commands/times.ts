import {resolve} from 'node:path';
import type {SnapColumns} from '#core/places.ts';
import {walkNetwork} from '#core/search.ts';
import {pairWalks} from '#core/travel-matrix.ts';
import {isReached, NO_EDGE, TENTHS_PER_SECOND} from '#core/units.ts';
import {csvLine} from '#files/csv.ts';
import {roundTo} from '#files/table.ts';
import {InputError} from '#schema/input-error.ts';
import {type CsvTable, numberColumn, readCsv} from '../io/csv.ts';
import type {Command} from './command.ts';
import {openCity, profileFlag, snapPlaces, walkCosts} from './open-city.ts';

const ADDED = ['seconds', 'meters', 'snap1_meters', 'snap2_meters'];

/** `times`: walking time and length for pairs of places. */
export const times: Command = {
  name: 'times',
  usage: '<city-dir> <pairs.csv> [--profile P] [--speed M/S]',
  en: 'Walking time and length between pairs of places',
  zh: '成对地点之间的步行时间与距离',
  flags: {profile: {type: 'string'}, speed: {type: 'string'}},
  flagHelp: {
    profile:
      'who walks: adult (default), age60plus, age80plus, child, step_free, bike, plain (1.20 m/s, no stairs, slopes or waits)',
    speed: 'another level speed, metres per second; stairs, slopes, waits and pushing a bicycle stay as they are',
  },
  rest: ['city-dir', 'pairs.csv'],
  notes: [
    'pairs.csv needs the columns lon1,lat1,lon2,lat2 (degrees). All columns and rows come back, with these added:',
    '  seconds                     fastest walk, both approaches to the streets included',
    '  meters                      length of that walk along the streets, approaches excluded',
    '  snap1_meters, snap2_meters  how far the places are from the streets',
    'A file that has a column of such a name is refused: it would come back twice or be lost.',
    'They are empty where there is no walk. Example: times public/data/monaco pairs.csv --profile plain',
  ],
  run: async (given, terminal) => {
    const [folder, file] = given.rest;
    const city = openCity(terminal, folder);
    const profile = profileFlag(given, city);
    const table = await readCsv(resolve(terminal.cwd, file as string));
    refuseOurs(table);
    const [start, end] = (['1', '2'] as const).map(number => places(table, number)) as [Places, Places];
    const from = snapPlaces(city, start.lon, start.lat, profile);
    const to = snapPlaces(city, end.lon, end.lat, profile);
    const network = walkNetwork(city.graph(), walkCosts(city, profile, terminal), 'from-origins');
    const walks = pairWalks(network, from, to, share => terminal.progress('times', share));
    terminal.answer(csvLine([...table.header, ...ADDED]));
    for (const [row, cells] of table.rows.entries()) {
      const tenths = walks.cost[row]!;
      const isWalk = isReached(tenths);
      const answer = isWalk ? [tenths / TENTHS_PER_SECOND, roundTo(walks.meters[row]!, 2)].map(String) : ['', ''];
      const snaps = [snapMeters(from, row), snapMeters(to, row)];
      terminal.answer(csvLine([...table.header.map((_, index) => cells[index] ?? ''), ...answer, ...snaps]));
    }
  },
};

/** Every column comes back, so none may have the name of one that is added. */
function refuseOurs({file, header}: CsvTable): void {
  const taken = header.filter(name => ADDED.includes(name));
  if (taken.length === 0) return;
  throw new InputError({
    file,
    where: 'header',
    found: `the column ${taken.map(name => JSON.stringify(name)).join(', ')}`,
    expected: `no column named ${ADDED.join(', ')}: the answer adds them, so yours needs another name`,
  });
}

interface Places {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

function places(table: CsvTable, number: '1' | '2'): Places {
  return {
    lon: numberColumn(table, `lon${number}`, {minimum: -180, maximum: 180}),
    lat: numberColumn(table, `lat${number}`, {minimum: -90, maximum: 90}),
  };
}

function snapMeters({edge, centimeters}: SnapColumns, row: number): string {
  return edge[row] === NO_EDGE ? '' : String((centimeters[row] as number) / 100);
}
