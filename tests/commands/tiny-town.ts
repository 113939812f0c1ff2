import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {runYike} from '../../scripts/yike.ts';

/** What a command line said and how it ended. */
export interface Answer {
  readonly code: number;
  readonly answer: string;
  readonly told: string;
}

/** Runs a command line in a folder without a process of its own. */
export async function yike(cwd: string, ...args: string[]): Promise<Answer> {
  let answer = '';
  let told = '';
  const code = await runYike(args, {
    cwd,
    answer: text => {
      answer += text;
    },
    tell: line => {
      told += `${line}\n`;
    },
    progress: () => {},
  });
  return {code, answer, told};
}

/** Corner of the part where people live. */
const WEST = 7;
const SOUTH = 43;
/** Streets that lie before it, to the west and south. */
const AROUND = 6;
/** Degrees between two streets: about 81 m to the east, 111 m to the north. */
const STEP = 0.001;
const SIDE = 20;

const at = (start: number, steps: number) => (start + steps * STEP).toFixed(7);
const nodeId = (x: number, y: number) => 1 + x + y * SIDE;

function streets(): string[] {
  const numbers = Array.from({length: SIDE}, (_, i) => i);
  const way = (id: number, refs: number[], name: string) =>
    `<way id="${id}" version="1"><nd ref="${refs.join('"/><nd ref="')}"/><tag k="highway" v="residential"/><tag k="name" v="${name}"/></way>`;
  return [
    ...numbers.map(y =>
      way(
        1001 + y,
        numbers.map(x => nodeId(x, y)),
        `East ${y}`,
      ),
    ),
    ...numbers.map(x =>
      way(
        2001 + x,
        numbers.map(y => nodeId(x, y)),
        `North ${x}`,
      ),
    ),
  ];
}

/** OpenStreetMap XML of a grid of streets with a few places; `more` stands before the closing tag. */
export function townXml(ways: readonly string[] = streets(), more = ''): string {
  const nodes = Array.from({length: SIDE * SIDE}, (_, index) => {
    const [x, y] = [index % SIDE, Math.floor(index / SIDE)];
    return `<node id="${index + 1}" version="1" lon="${at(WEST, x - AROUND)}" lat="${at(SOUTH, y - AROUND)}"/>`;
  });
  const places = [
    `<node id="9001" version="1" lon="7.0011" lat="43.0011"><tag k="amenity" v="pharmacy"/><tag k="name" v="=HYPERLINK(1)"/></node>`,
    `<node id="9002" version="1" lon="7.0061" lat="43.0061"><tag k="shop" v="supermarket"/><tag k="name" v="Super"/></node>`,
    `<node id="9003" version="1" lon="7.0021" lat="43.0011"><tag k="amenity" v="kindergarten"/><tag k="name" v="Enfants"/></node>`,
  ];
  return ['<osm version="0.6" generator="test">', ...nodes, ...places, ...ways, more, '</osm>'].join('\n');
}

/** People at points: four in every block but one. */
export function townPeople(): string {
  const rows = Array.from({length: 49}, (_, index) => {
    const [x, y] = [index % 7, Math.floor(index / 7)];
    return `${(WEST + (x + 0.5) * STEP).toFixed(7)},${(SOUTH + (y + 0.5) * STEP).toFixed(7)},${4 + (index % 3)}.25,1.5`;
  });
  return ['lon,lat,people,old', ...rows].join('\n');
}

/** The city file of the tiny town. */
export const townCity = {
  id: 'tiny',
  name: {zh: '小镇', en: 'Tiny'},
  language: 'fr',
  timeZone: 'Europe/Paris',
  jurisdiction: 'FR',
  streets: {file: 'town.osm', snapshot: '2024-05-01'},
  boundary: {bbox: [7.0001, 43.0001, 7.0069, 43.0069]},
  bufferMeters: 500,
  population: {
    kind: 'table',
    file: 'people.csv',
    columns: {lon: 'lon', lat: 'lat', people: 'people', people_age60plus: 'old'},
    year: 2020,
    source: 'invented for a test',
  },
  areas: [{kind: 'district', file: 'areas.geojson', columns: {code: 'id', name: 'label'}}],
  facilities: [{kind: 'osm', completeness: {pharmacy: 'assumed', kindergarten: 'assumed'}, why: 'counted by hand'}],
  licences: [{covers: 'everything', id: 'CC0-1.0', attribution: 'nobody'}],
};

/** Two halves of the town. */
export function townAreas(): object {
  const half = (id: string, west: number, east: number) => ({
    type: 'Feature',
    properties: {id, label: id === 'w' ? 'West' : 'East'},
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 43],
          [east, 43],
          [east, 43.007],
          [west, 43.007],
          [west, 43],
        ],
      ],
    },
  });
  return {type: 'FeatureCollection', features: [half('w', 7, 7.0035), half('e', 7.0035, 7.007)]};
}

/** Writes the town's sources into a folder; `files` replaces or adds some. Gives the path of the city file. */
export function writeTown(dir: string, files: Readonly<Record<string, string | Uint8Array | object>> = {}): string {
  mkdirSync(dir, {recursive: true});
  const all = {
    'town.osm': townXml(),
    'people.csv': townPeople(),
    'areas.geojson': townAreas(),
    'city.json': townCity,
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    const raw = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(join(dir, name), raw ? content : JSON.stringify(content));
  }
  return join(dir, 'city.json');
}
