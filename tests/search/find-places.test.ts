import {describe, expect, test} from 'vitest';
import {decodeSearch} from '#search/decode-search.ts';
import {findPlaces} from '#search/find-places.ts';
import {foldName} from '#search/fold-name.ts';
import {searchIndex} from '#search/search-index.ts';
import {isOneEditOff} from '#search/vocabulary.ts';
import {type SmallEntry, smallFile} from './small-file.ts';

type Parts = Parameters<typeof smallFile>[0];

async function names(parts: Parts, query: string, limit?: number): Promise<string[]> {
  const index = await searchIndex(smallFile(parts));
  const {places} = findPlaces(index, query, {centre: [0, 0], ...(limit === undefined ? {} : {limit})});
  return places.map(({kind, name}) => `${kind} ${name}`);
}

const streets = (...list: (string | SmallEntry)[]): Parts => ({
  streets: list.map(one => (typeof one === 'string' ? {name: one} : one)),
});

describe('names in Chinese', () => {
  const town = streets('和平路', '重庆路', '绿园', '石山小学路');

  test.each([
    ['和平路', '和平路'],
    ['平路', '和平路'],
    ['hepinglu', '和平路'],
    ['he ping lu', '和平路'],
    ['He2ping2 Lu4', '和平路'],
    ['hé píng lù', '和平路'],
    ['hpl', '和平路'],
    ['hepl', '和平路'],
    ['heping l', '和平路'],
    ['和平lu', '和平路'],
    ['pinglu', '和平路'],
    ['chongqinglu', '重庆路'],
    ['zhongqinglu', '重庆路'],
    ['lvyuan', '绿园'],
    ['luyuan', '绿园'],
    ['lüyuan', '绿园'],
    ['ssxxl', '石山小学路'],
    ['shsh', '石山小学路'],
    ['ｈｐｌ', '和平路'],
    ['hepignlu', '和平路'],
  ])('%s finds %s first', async (query, name) => {
    expect((await names(town, query))[0]).toBe(`street ${name}`);
  });

  test('an unfinished syllable finds what it may become, a wrong one nothing', async () => {
    expect(await names(town, 'hepi')).toEqual(['street 和平路']);
    expect(await names(town, 'hepo')).toEqual([]);
  });
});

describe('names in other languages', () => {
  const town = streets('Rue de l’Église', 'Calle León y Castillo', 'Monte-Carlo', 'Straße', 'Ödegård');

  test.each([
    ['rue de l église', 'Rue de l’Église'],
    ['EGLISE', 'Rue de l’Église'],
    ['leon', 'Calle León y Castillo'],
    ['castillo leon', 'Calle León y Castillo'],
    ['stillo', 'Calle León y Castillo'],
    ['montecarlo', 'Monte-Carlo'],
    ['strasse', 'Straße'],
    ['odegard', 'Ödegård'],
    ['castilo', 'Calle León y Castillo'],
    ['catsillo', 'Calle León y Castillo'],
    ['calle castilla', 'Calle León y Castillo'],
  ])('%s finds %s', async (query, name) => {
    expect((await names(town, query))[0]).toBe(`street ${name}`);
  });

  test('short words are not corrected', async () => {
    expect(await names(town, 'lion')).toEqual([]);
  });

  test('every language of a thing finds it, and it is listed once', async () => {
    const both = streets({name: '和平路', en: 'Heping Road', zh: '和平路'});
    for (const query of ['heping', '和平', 'Heping Road', 'road'])
      expect(await names(both, query)).toEqual(['street 和平路']);
  });
});

describe('order', () => {
  test('the whole name, then its beginning, then a word, then a part', async () => {
    const town = streets('Old Parkway', 'Park', 'Carpark', 'Parkroad');
    expect(await names(town, 'park')).toEqual([
      'street Park',
      'street Parkroad',
      'street Old Parkway',
      'street Carpark',
    ]);
  });

  test('areas before neighbourhoods before streets before facilities', async () => {
    const one = [{name: '和平'}];
    expect(await names({areas: one, places: one, streets: one, facilities: one}, '和平')).toEqual([
      'area 和平',
      'place 和平',
      'street 和平',
      'facility 和平',
    ]);
  });

  test('the nearer one first, what lies outside the city last', async () => {
    const index = await searchIndex(
      smallFile({
        facilities: [
          {name: 'Café', at: [900, 0]},
          {name: 'Café', at: [100, 0], outside: true},
          {name: 'Café', at: [300, 0]},
        ],
      }),
    );
    const {places} = findPlaces(index, 'café', {centre: [0, 0]});
    expect(places.map(({lon, outside}) => [lon, outside])).toEqual([
      [0.003, false],
      [0.009, false],
      [0.001, true],
    ]);
    expect(places[0]!.meters).toBeCloseTo(0.003 * 111_195, 0);
    const east = findPlaces(index, 'café', {centre: [0.01, 0]});
    expect(east.places[0]!.lon).toBe(0.009);
  });

  test('one thing mapped twice on the same spot is one', async () => {
    const index = await searchIndex(
      smallFile({facilities: [{name: 'Café'}, {name: 'Café', at: [20, 0]}, {name: 'Café', at: [200, 0]}]}),
    );
    const {places, total} = findPlaces(index, 'café', {centre: [0, 0]});
    expect([places.length, total]).toEqual([2, 2]);
  });

  test('at most eight are shown, and how many fit is said', async () => {
    const many = Array.from({length: 30}, (_, at) => ({name: `Café ${at}`, at: [at * 100, 0] as const}));
    const index = await searchIndex(smallFile({facilities: many}));
    const {places, total} = findPlaces(index, 'café', {centre: [0, 0]});
    expect([places.length, total]).toEqual([8, 30]);
    expect(findPlaces(index, 'café', {centre: [0, 0], limit: 40}).places).toHaveLength(30);
  });
});

describe('services', () => {
  const town: Parts = {
    areas: [{name: '和平社区'}, {name: '石山社区'}],
    facilities: [
      {name: '大药房', categories: [0], at: [500, 0], area: 0},
      {name: '小药房', categories: [0], at: [100, 0], area: 1},
      {name: '石山小学', categories: [1], at: [50, 0], area: 1},
    ],
    streets: [{name: '药店路'}],
  };

  test.each(['药店', 'yaodian', 'yaod', 'pharmacy', 'chemist'])('%s gives the nearest pharmacies', async query => {
    expect((await names(town, query)).filter(name => name.startsWith('facility'))).toEqual([
      'facility 小药房',
      'facility 大药房',
    ]);
  });

  test('a service is told beside its places', async () => {
    const index = await searchIndex(smallFile(town));
    expect(findPlaces(index, '药店', {centre: [0, 0]}).services).toEqual(['pharmacy']);
    expect(findPlaces(index, 'pharm', {centre: [0, 0]}).services).toEqual(['pharmacy']);
    expect(findPlaces(index, '和平', {centre: [0, 0]}).services).toEqual([]);
  });

  test.each(['和平 药店', 'heping yaodian', '和平药店'])('%s gives the one in that area', async query => {
    expect(await names(town, query)).toEqual(['facility 大药房']);
  });
});

test('the same question has the same answer, whatever was asked in between', async () => {
  const index = await searchIndex(smallFile(streets('和平路', 'Rue de la Paix', 'Paix')));
  const first = findPlaces(index, 'paix', {centre: [0, 0]});
  for (const query of ['和', 'hepinglu', 'rue pais', '', '！？', 'x'.repeat(100), '药店'])
    findPlaces(index, query, {centre: [1, 1]});
  expect(findPlaces(index, 'paix', {centre: [0, 0]})).toEqual(first);
});

test('nothing, punctuation or nonsense finds nothing', async () => {
  for (const query of ['', '  ', '，。！', '\u{1F600}', 'zzzzzzzzzz'])
    expect(await names(streets('和平路', 'Rue'), query)).toEqual([]);
});

test('a hostile name is only text', async () => {
  const name = '<img src=x onerror=alert(1)>';
  expect(await names(streets(name), 'onerror')).toEqual([`street ${name}`]);
  expect(await names(streets('a.*b', 'ab'), '.*')).toEqual([]);
});

test('folding leaves letters and numbers', () => {
  expect(foldName('  L’Éc(ole)  N° 12—B ')).toBe('l ec ole n 12 b');
  expect(foldName('和平路（北段）１号')).toBe('和平路 北段 1号');
});

test('one edit off: one letter changed, missing, more, or two swapped', () => {
  for (const typed of ['castilo', 'castilllo', 'casrillo', 'csatillo', 'castll'])
    expect(isOneEditOff(typed, 'castillo'), typed).toBe(true);
  for (const typed of ['castillo', 'castil', 'cstilo', 'castellla'])
    expect(isOneEditOff(typed, 'castillo'), typed).toBe(false);
});

test('a file of another form or with columns of unequal length is refused', () => {
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const file = smallFile(streets('和平路'));
  expect(decodeSearch(bytes(file))).toEqual(file);
  expect(() => decodeSearch(bytes({...file, format: 'yikezhong-search/2'}))).toThrow('expected yikezhong-search/1');
  expect(() => decodeSearch(bytes({...file, streets: {...file.streets, lat: []}}))).toThrow(
    'streets.lat has 0 entries, expected 1',
  );
  expect(() => decodeSearch(new TextEncoder().encode('{'))).toThrow();
});
