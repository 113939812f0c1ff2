import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {findPlaces} from '#search/find-places.ts';
import {type SearchIndex, searchIndex} from '#search/search-index.ts';
import {makeDemo} from '../../scripts/demo/make-demo.ts';
import {citySearch} from '../support/city-search.ts';

/** What people type, and the name that must be among the first three. */
const MONACO: readonly (readonly [query: string, name: string])[] = [
  ['Fontvieille', 'Fontvieille'],
  ['fontv', 'Fontvieille'],
  ['monte carlo', 'Monte-Carlo'],
  ['monte-carlo', 'Monte-Carlo'],
  ['montecarlo', 'Monte-Carlo'],
  ['condamine', 'La Condamine'],
  ['la rousse', 'La Rousse'],
  ['sainte devote', 'Sainte-Dévote'],
  ['SAINTE-DÉVOTE', 'Sainte-Dévote'],
  ['jardin exotique', 'Jardin Exotique'],
  ['monegetti', 'Les Monegetti'],
  ['eze', 'Èze'],
  ['turbie', 'La Turbie'],
  ['cap dail', "Cap-d'Ail"],
  ['cap d’ail', "Cap-d'Ail"],
  ['roquebrune', 'Roquebrune-Cap-Martin'],
  ['beausoleil', 'Beausoleil'],
  ['rue grimaldi', 'Rue Grimaldi'],
  ['grimaldi', 'Rue Grimaldi'],
  ['grimaldi rue', 'Rue Grimaldi'],
  ['grimaldy', 'Rue Grimaldi'],
  ['genets', 'Avenue des Genêts'],
  ['avenue des genêts', 'Avenue des Genêts'],
  ['belgique', 'Boulevard de Belgique'],
  ['louis notari', 'Rue Louis Notari'],
  ['notari', 'Rue Louis Notari'],
  ['quai albert', 'Quai Albert 1er'],
  ['quai albret', 'Quai Albert 1er'],
  ['avenue ostende', "Avenue d'Ostende"],
  ['edward tuck', 'Rue Edward Tuck'],
  ['pierre curie', 'Rue Pierre Curie'],
  ['rue du rocher', 'Rue du Rocher'],
  ['wurtemberg', 'Place Wurtemberg'],
  ['roseraie', 'Parc de la Roseraie'],
  ['monte carlo bar', 'Monte-Carlo Bar'],
  ['haagen', 'Häagen Dasz'],
  ['mairie', 'Mairie de Monaco'],
  ['planet pasta', 'Planet Pasta'],
  ['école condamine', 'École de la Condamine'],
];

const DEMO: typeof MONACO = [
  ['东坪社区', '东坪社区'],
  ['dongping shequ', '东坪社区'],
  ['dpsq', '东坪社区'],
  ['dongpsq', '东坪社区'],
  ['Dongping Community', '东坪社区'],
  ['laocheng', '示范老城区'],
  ['老城', '示范老城区'],
  ['古城', '古城街道'],
  ['gcjd', '古城街道'],
  ['beishanzhen', '北山镇'],
  ['beishan town', '北山镇'],
  ['长街社区', '长街社区'],
  ['changjie', '长街社区'],
  ['白鹭洲', '白鹭洲社区'],
  ['bailuzhou', '白鹭洲社区'],
  ['bai lu zhou', '白鹭洲社区'],
  ['东坪广场', '东坪广场'],
  ['dongping square', '东坪广场'],
  ['安门新村', '安门新村'],
  ['anmenxincun', '安门新村'],
  ['anmen estate', '安门新村'],
  ['永光小区', '永光小区'],
  ['ygxq', '永光小区'],
  ['泰岭', '泰岭家园'],
  ['环城路', '环城路'],
  ['huancheng', '环城路'],
  ['东岸滨河', '东岸滨河路'],
  ['riverside road', '东岸滨河路'],
  ['丹川路', '丹川路'],
  ['danchaun', '丹川路'],
  ['书岭lu', '书岭路'],
  ['东谷大药房', '东谷大药房'],
  ['东谷药店', '东谷大药房'],
  ['东谷 药店', '东谷大药房'],
  ['dgdyf', '东谷大药房'],
  ['丹塘卫生服务站', '丹塘社区卫生服务站'],
  ['dantang shequ weisheng', '丹塘社区卫生服务站'],
  ['明溪足球', '明溪足球场'],
  ['东坪儿童乐园', '东坪儿童乐园'],
];

const indexes = new Map<string, SearchIndex>();
const root = mkdtempSync(join(tmpdir(), 'yike-search-demo-'));

beforeAll(async () => {
  await makeDemo({people: 20_000, seed: 1, out: root});
  indexes.set('demo', await searchIndex(await citySearch(join(root, 'city.json'))));
  indexes.set('monaco', await searchIndex(await citySearch('data/cities/monaco/city.json')));
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

function names(city: string, query: string): string[] {
  const index = indexes.get(city)!;
  const [west, south, east, north] = index.file.bounds;
  return findPlaces(index, query, {centre: [(west + east) / 2, (south + north) / 2]}).places.map(({name}) => name);
}

describe('what people type is among the first three', () => {
  test.each([
    ['monaco', MONACO],
    ['demo', DEMO],
  ] as const)('%s', (city, queries) => {
    const missed = queries.filter(([query, name]) => !names(city, query).slice(0, 3).includes(name));
    expect(missed.map(([query, name]) => `${query} → ${name}: ${names(city, query).slice(0, 3)}`)).toEqual([]);
    expect(queries.length).toBeGreaterThanOrEqual(39);
  });
});

/** Pinyin of a name by the usual reading of each character. */
function syllables({readings}: SearchIndex['file'], name: string): string[] {
  return [...name]
    .filter(one => /[\p{L}\p{N}]/u.test(one))
    .map(one => readings[one]?.split(' ')[0] ?? one.toLowerCase());
}

describe('every name of the demo city finds itself among the first eight', () => {
  test.each<[string, (name: string, file: SearchIndex['file']) => string]>([
    ['as written', name => name],
    ['in pinyin', (name, file) => syllables(file, name).join('')],
    ['in pinyin with spaces', (name, file) => syllables(file, name).join(' ')],
    [
      'by its initials',
      (name, file) =>
        syllables(file, name)
          .map(one => one[0])
          .join(''),
    ],
  ])('%s', (_, queryOf) => {
    const {file} = indexes.get('demo')!;
    const all = [...new Set([file.areas, file.places, file.streets, file.facilities].flatMap(({name}) => name))];
    const missed = all.filter(name => !names('demo', queryOf(name, file)).includes(name));
    expect(all.length).toBeGreaterThan(400);
    expect(missed.length / all.length, missed.slice(0, 5).join()).toBeLessThanOrEqual(0.02);
  });
});

test('every name of Monaco finds itself among the first eight', () => {
  const {file} = indexes.get('monaco')!;
  const all = [...new Set([file.areas, file.places, file.streets, file.facilities].flatMap(({name}) => name))];
  expect(all.filter(name => !names('monaco', name).includes(name))).toEqual([]);
});
