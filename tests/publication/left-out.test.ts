import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {readTable} from '#files/read-city.ts';
import {isSensitive, sensitiveKinds} from '../../scripts/steps/background/sensitive.ts';
import {townCity, townXml, writeTown, yike} from '../commands/tiny-town.ts';
import {DEGREE_KEYS, tiffBytes} from '../support/geotiff.ts';
import {everyText, whereSaid} from './every-text.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-left-out-'));
const dir = join(root, 'out', 'tiny');
afterAll(() => rmSync(root, {recursive: true}));

/** OpenStreetMap elements with ids of their own, positions in thousandths of a degree east and north of the town's corner. */
class Elements {
  readonly xml: string[] = [];
  #id = 20_000;

  point(x: number, y: number, tags: Readonly<Record<string, string>> = {}): number {
    const id = ++this.#id;
    const [lon, lat] = [(7 + x / 1000).toFixed(7), (43 + y / 1000).toFixed(7)];
    this.xml.push(`<node id="${id}" version="1" lon="${lon}" lat="${lat}">${tagXml(tags)}</node>`);
    return id;
  }

  /** A square with its south-west corner at x, y. */
  square(x: number, y: number, side: number, tags: Readonly<Record<string, string>>): number {
    const corners = [
      this.point(x, y),
      this.point(x + side, y),
      this.point(x + side, y + side),
      this.point(x, y + side),
    ];
    return this.way([...corners, corners[0]!], tags);
  }

  way(nodes: readonly number[], tags: Readonly<Record<string, string>>): number {
    const id = ++this.#id;
    const refs = nodes.map(node => `<nd ref="${node}"/>`).join('');
    this.xml.push(`<way id="${id}" version="1">${refs}${tagXml(tags)}</way>`);
    return id;
  }

  relation(outer: number, tags: Readonly<Record<string, string>>): void {
    const id = ++this.#id;
    this.xml.push(
      `<relation id="${id}" version="1"><member type="way" ref="${outer}" role="outer"/>${tagXml(tags)}</relation>`,
    );
  }
}

function tagXml(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([key, value]) => `<tag k="${key}" v="${value}"/>`)
    .join('');
}

/** Every tag of the table of what is left out, one value each. */
const TAGS = sensitiveKinds().flatMap(({kind, tags}) =>
  Object.entries(tags).flatMap(([key, values]) =>
    values.map(value => ({kind, key, value: value === '*' ? 'yes' : value})),
  ),
);
const secret = (number: number, what: string) => `机密${number}号${what}`;
const named = (name: string) => ({name, 'name:zh': `${name}甲`, 'name:en': `Hidden ${name}`});

/** Each sensitive tag on a shop, a park, a street, an estate and a place; then ordinary things on closed grounds; and borders. */
function town(): {xml: string; grounds: string[]; borders: string[]} {
  const map = new Elements();
  for (const [index, {key, value}] of TAGS.entries()) {
    const [x, y] = [0.15 + (index % 7), 0.15 + (Math.floor(index / 7) % 7)];
    const own = {[key]: value};
    map.point(x + 0.1, y + 0.6, {shop: 'supermarket', ...named(secret(index, '店')), ...own});
    map.square(x + 0.1, y + 0.1, 0.05, {leisure: 'park', ...named(secret(index, '园')), ...own});
    map.square(x + 0.2, y + 0.1, 0.05, {natural: 'water', ...named(secret(index, '湖')), ...own});
    map.relation(map.square(x + 0.3, y + 0.1, 0.05, {}), {
      type: 'multipolygon',
      landuse: 'residential',
      ...named(secret(index, '院')),
      ...own,
    });
    map.point(x + 0.1, y + 0.3, {place: 'neighbourhood', ...named(secret(index, '里')), ...own});
    const ends = [map.point(x + 0.4, y + 0.1), map.point(x + 0.45, y + 0.2), map.point(x + 0.4, y + 0.3)];
    map.way(ends, {highway: 'residential', ...named(secret(index, '路')), ...own});
  }
  const grounds = ['营内店', '营内园', '营内湖', '营内路', '营内村', '营内院'];
  for (const [index, ground] of [{landuse: 'military'}, {amenity: 'prison'}].entries()) {
    const [x, y] = [2.62 + index, 4.62];
    map.square(x, y, 0.3, {...ground, ...named(`${index}号营`)});
    map.point(x + 0.05, y + 0.05, {amenity: 'pharmacy', ...named(grounds[0]!)});
    map.square(x + 0.1, y + 0.1, 0.05, {leisure: 'park', ...named(grounds[1]!)});
    map.square(x + 0.2, y + 0.1, 0.05, {natural: 'water', ...named(grounds[2]!)});
    map.way([map.point(x + 0.05, y + 0.2), map.point(x + 0.1, y + 0.2), map.point(x + 0.2, y + 0.2)], {
      highway: 'service',
      ...named(grounds[3]!),
    });
    map.point(x + 0.15, y + 0.25, {place: 'hamlet', ...named(grounds[4]!)});
    map.square(x + 0.2, y + 0.22, 0.05, {landuse: 'residential', ...named(grounds[5]!)});
  }
  const borders = ['国界线', '省界线', '海界线', '争议线'];
  const line = (y: number) => [map.point(1, y), map.point(3, y), map.point(6, y)];
  map.way(line(3.31), {boundary: 'administrative', admin_level: '2', ...named(borders[0]!)});
  map.relation(map.square(1, 1, 4, {boundary: 'administrative', admin_level: '4', ...named(borders[1]!)}), {
    type: 'boundary',
    boundary: 'administrative',
    admin_level: '4',
    ...named(borders[1]!),
  });
  map.way(line(3.32), {boundary: 'maritime', maritime: 'yes', admin_level: '2', ...named(borders[2]!)});
  map.way(line(3.33), {boundary: 'disputed', disputed: 'yes', ...named(borders[3]!)});
  // what may be shown: the search below must be able to find something
  map.point(4.3, 2.3, {shop: 'supermarket', ...named('普通超市')});
  map.square(4.5, 2.5, 0.2, {leisure: 'park', ...named('普通公园')});
  map.way([map.point(5.1, 2.2), map.point(5.2, 2.3)], {highway: 'residential', ...named('普通小路')});
  return {xml: townXml(undefined, map.xml.join('\n')), grounds, borders};
}

describe('a city with everything that is left out', () => {
  const {xml, grounds, borders} = town();
  let texts: Map<string, Buffer>;

  beforeAll(async () => {
    const file = writeTown(join(root, 'sources'), {'town.osm': xml, 'city.json': {...townCity, language: 'zh'}});
    expect(await yike(root, 'build', file, '--out', 'out')).toMatchObject({code: 0});
    texts = await everyText(dir);
  }, 60_000);

  test('says what may be said in the map, in search, among facilities and streets', () => {
    expect(whereSaid(texts, '普通超市')).toEqual(
      expect.arrayContaining(['facilities.csv', 'facilities.parquet', 'facilities.geojson', 'search.json.gz']),
    );
    expect(whereSaid(texts, '普通公园').some(name => name.startsWith('background.pmtiles'))).toBe(true);
    expect(whereSaid(texts, '普通小路')).toEqual(expect.arrayContaining(['graph-shape.bin.gz', 'search.json.gz']));
  });

  test('counts the streets nobody can walk on for that, without saying which', () => {
    const {findings} = JSON.parse(readFileSync(join(dir, 'report.json'), 'utf8')) as {
      findings: {kind: string; count: number; examples: string[]; zh: string}[];
    };
    const found = findings.filter(({kind}) => kind === 'way-left-out');
    // a street closed to everybody is none that is missed
    const walked = TAGS.filter(({key}) => key !== 'access');
    expect(walked.length).toBeGreaterThan(50);
    expect(found).toMatchObject([{count: walked.length}]);
    expect(new Set(found[0]!.examples)).toEqual(new Set(['highway=residential']));
  });

  test.each(TAGS.map((tag, index) => [tag.kind, tag.key, tag.value, index] as const))(
    'says nothing of %s: %s=%s',
    (_kind, _key, _value, index) => {
      for (const what of ['店', '园', '湖', '院', '里', '路'])
        expect(whereSaid(texts, secret(index, what)), secret(index, what)).toEqual([]);
    },
  );

  test('says nothing of what stands on the grounds of the military and of prisons', () => {
    for (const name of [...grounds, '0号营', '1号营']) expect(whereSaid(texts, name), name).toEqual([]);
  });

  test('draws and names no national, provincial, maritime or disputed line', () => {
    for (const name of borders) expect(whereSaid(texts, name), name).toEqual([]);
    const tiles = [...texts].filter(([name]) => name.startsWith('background.pmtiles'));
    for (const word of ['admin_level', 'boundary', 'maritime', 'disputed'])
      for (const [name, bytes] of tiles) expect(bytes.includes(word), `${name}: ${word}`).toBe(false);
  });

  test('counts no shop that is left out', async () => {
    const shops = (await readTable(dir, 'facilities')).filter(row => row['category'] === 'supermarket');
    expect(shops.map(row => row['name']).sort()).toEqual(['Super', '普通超市']);
  });
});

test('a school with solar panels stays a school, a street with no military use a street', () => {
  expect(isSensitive({amenity: 'school', power: 'generator', 'generator:source': 'solar'})).toBe(false);
  expect(isSensitive({power: 'generator', 'generator:source': 'gas'})).toBe(true);
  expect(isSensitive({highway: 'residential', military: 'no'})).toBe(false);
  expect(isSensitive({building: 'yes', amenity: 'cafe;fuel'})).toBe(true);
  expect(isSensitive({amenity: 'pharmacy', name: '军医药店'})).toBe(false);
});

test('heights are never published: hills a thousand metres higher give the same files', async () => {
  const build = async (id: string, lift: number) => {
    const values = Array.from({length: 900}, (_, i) => lift + 40 * Math.sin(i / 37) + (i % 30));
    const heights = tiffBytes({
      ...{columns: 30, rows: 30, values, type: 'float64', geoKeys: DEGREE_KEYS},
      ...{origin: [6.99, 43.02], pixel: [0.001, 0.001]},
    });
    const file = writeTown(join(root, id), {
      'hills.tif': heights,
      'city.json': {...townCity, elevation: {file: 'hills.tif'}},
    });
    expect(await yike(root, 'build', file, '--out', id)).toMatchObject({code: 0});
    return everyText(join(root, id, 'tiny'));
  };
  const [low, high] = [await build('low', 100), await build('high', 1100)];
  const flat = await everyText(dir);
  const differing = [...low].filter(([name, bytes]) => !bytes.equals(high.get(name)!)).map(([name]) => name);
  // the manifest says which file the heights came from, by its hash
  expect(differing).toEqual(['manifest.json']);
  expect(low.get('graph.bin.gz')!.equals(flat.get('graph.bin.gz')!)).toBe(false);
  const columns = JSON.parse(readFileSync(join(root, 'low', 'tiny', 'dictionary.json'), 'utf8')) as object;
  expect(JSON.stringify(columns)).not.toMatch(/elevation|altitude|海拔|高程/);
}, 60_000);
