import {expect, test} from 'vitest';
import {joinList} from '#worker/own-facilities.ts';
import {dropOwnList, type OwnChoices, previewOwnList, useOwnList} from '#worker/own-list.ts';
import {surface} from '#worker/surface.ts';
import {BLOCK_METERS, CROSSINGS, liveTown, peopleAt} from '../support/live-town.ts';
import {scenePlace} from '../support/scene.ts';
import {plainAt} from '../support/walkers.ts';

const CATEGORIES = [
  {key: 'clinic', name_zh: '诊所', name_en: 'Clinic'},
  {key: 'shop', name_zh: '商店', name_en: 'Shop'},
];
const LOOK = {sheet: null, encoding: null, columns: null, categories: CATEGORIES};
/** Five and a half blocks at 1.2 m/s. */
const CUTOFF_SECONDS = (5.5 * BLOCK_METERS) / 1.2;

const bytes = (text: string) => new TextEncoder().encode(text);
const degrees = (x: number, y: number) =>
  scenePlace(x * BLOCK_METERS, y * BLOCK_METERS)
    .map(value => value / 1e7)
    .join();

const choices: OwnChoices = {
  sheet: null,
  encoding: null,
  columns: {name: 'name', lon: 'lon', lat: 'lat'},
  crs: 'wgs84',
  category: 'clinic',
  use: 'facilities',
  mode: 'add',
  complete: false,
};

function covered(city: ReturnType<typeof liveTown>, category = 'clinic'): number {
  const claims = [{category, completeness: 'official' as const, area: 'city'}];
  const request = {
    category,
    serving: [category],
    profile: plainAt(1.2),
    cutoffSeconds: CUTOFF_SECONDS,
    claims,
    openAt: null,
  };
  return surface(city, request).counts.covered;
}

/** People at most five blocks, along the streets, from one of the crossings. */
function within(...crossings: readonly (readonly [number, number])[]): number {
  let people = 0;
  for (let x = 0; x < CROSSINGS; x++)
    for (let y = 0; y < CROSSINGS; y++)
      if (crossings.some(([cx, cy]) => Math.abs(cx - x) + Math.abs(cy - y) <= 5)) people += peopleAt(x, y);
  return people;
}

test('a clinic of an own list covers exactly the people within its walk, and dropping the list restores everything', async () => {
  const city = liveTown();
  const [points, cards] = [city.facilities, city.cards];
  const before = structuredClone({points, cards});
  expect(covered(city)).toBe(within([0, 0], [10, 10]));

  const list = bytes(`name,lon,lat\nNew,${degrees(10, 0)}\n`);
  const answer = await useOwnList(city, 'a', 'list.csv', list, choices, CATEGORIES);
  expect(answer).toMatchObject({rowCount: 1, refused: [], doubts: []});
  expect(answer.places.map(({id}) => id)).toEqual(['own:a:1:clinic']);
  expect(covered(city)).toBe(within([0, 0], [10, 10], [10, 0]));
  expect(city.cards.slice(0, cards.length)).toEqual(before.cards);
  expect(city.cards[cards.length]).toMatchObject({facilityId: 'own:a:1:clinic', source: 'own', name: 'New'});

  expect(dropOwnList(city, 'a')).toEqual(before);
  expect(city.facilities).toBe(points);
  expect(city.cards).toBe(cards);
  expect({points, cards}).toEqual(before);
  expect(covered(city)).toBe(within([0, 0], [10, 10]));
});

test('a list that replaces closes the city’s own of its category, and no other', async () => {
  const city = liveTown();
  const shops = covered(city, 'shop');
  const list = bytes(`name,lon,lat\nNew,${degrees(5, 5)}\n`);
  await useOwnList(city, 'a', 'list.csv', list, {...choices, mode: 'replace'}, CATEGORIES);
  expect(covered(city)).toBe(within([5, 5]));
  expect(covered(city, 'shop')).toBe(shops);
});

test('several lists serve together, and one may go while the others stay', async () => {
  const city = liveTown();
  await useOwnList(city, 'a', 'a.csv', bytes(`name,lon,lat\nA,${degrees(10, 0)}\n`), choices, CATEGORIES);
  await useOwnList(city, 'b', 'b.csv', bytes(`name,lon,lat\nB,${degrees(0, 10)}\n`), choices, CATEGORIES);
  expect(covered(city)).toBe(within([0, 0], [10, 10], [10, 0], [0, 10]));
  dropOwnList(city, 'a');
  expect(covered(city)).toBe(within([0, 0], [10, 10], [0, 10]));
  expect(city.cards.at(-1)?.facilityId).toBe('own:b:1:clinic');
});

test('a list may bring a category the city has nothing of', async () => {
  const city = liveTown();
  const list = bytes(`name,kind,lon,lat\nReading,library,${degrees(3, 3)}\nTwo,clinic,${degrees(10, 0)}\n`);
  const columns = {name: 'name', category: 'kind', lon: 'lon', lat: 'lat'};
  const categories = [...CATEGORIES, {key: 'library', name_zh: '图书馆', name_en: 'Library'}];
  const answer = await useOwnList(city, 'a', 'list.csv', list, {...choices, category: null, columns}, categories);
  expect(answer.claims).toEqual([
    {category: 'library', completeness: 'partial', area: 'city'},
    {category: 'clinic', completeness: 'partial', area: 'city'},
  ]);
  expect(covered(city, 'library')).toBe(within([3, 3]));
});

test('candidates change nothing in the city', async () => {
  const city = liveTown();
  const points = city.facilities;
  const list = bytes(`name,lon,lat\nPlot,${degrees(10, 0)}\n`);
  const answer = await useOwnList(
    city,
    'a',
    'list.csv',
    list,
    {...choices, category: null, use: 'candidates'},
    CATEGORIES,
  );
  expect(answer.facilities).toBeNull();
  expect(answer.claims).toEqual([]);
  expect(answer.places).toMatchObject([{name: 'Plot', category: ''}]);
  expect(city.facilities).toBe(points);
  expect(dropOwnList(city, 'a')).toBeNull();
});

test('a list that is complete claims so; closed places serve nobody', async () => {
  const city = liveTown();
  const list = bytes(`name,lon,lat,status\nA,${degrees(10, 0)},停业\nB,${degrees(0, 10)},营业\n`);
  const columns = {...choices.columns, status: 'status'};
  const answer = await useOwnList(city, 'a', 'list.csv', list, {...choices, columns, complete: true}, CATEGORIES);
  expect(answer.claims).toEqual([{category: 'clinic', completeness: 'assumed', area: 'city'}]);
  expect(covered(city)).toBe(within([0, 0], [10, 10], [0, 10]));
});

test('rows far from the city, without place, and off every street are told apart', async () => {
  const city = liveTown();
  const [x, y] = scenePlace(5 * BLOCK_METERS, -400).map(value => value / 1e7);
  const list = bytes(`name,lon,lat\nFar,116.3,39.9\nNowhere,,\nField,${x},${y}\nGood,${degrees(10, 0)}\n`);
  const {places, refused, doubts} = await useOwnList(city, 'a', 'list.csv', list, choices, CATEGORIES);
  expect(places.map(({name}) => name)).toEqual(['Field', 'Good']);
  expect(refused.map(({row}) => row)).toEqual([1, 2]);
  expect(refused[0]!.en).toContain('km from the city');
  expect(doubts).toMatchObject([{row: 3, en: expect.stringContaining('no walkable street within 250 m')}]);
});

test('when no row can be used nothing is half used, and the message is in both languages', async () => {
  const city = liveTown();
  const points = city.facilities;
  const bad = bytes('name,lon,lat\nA,east,north\nB,,\n');
  const failed = useOwnList(city, 'a', 'list.csv', bad, choices, CATEGORIES);
  await expect(failed).rejects.toThrow(
    /^list\.csv 的 2 行都不能用。.*\nlist\.csv: none of the 2 rows can be used\. Row 1: /,
  );
  expect(city.facilities).toBe(points);
  await expect(previewOwnList(city, 'x.csv', new Uint8Array(), LOOK)).rejects.toThrow(
    'x.csv 是空文件，里面什么也没有。\nx.csv: found an empty file, expected a list',
  );
});

test('a preview guesses columns, category and system, and shows streets around the places', async () => {
  const city = liveTown();
  const list = bytes(`名称,经度,纬度\n甲,${degrees(1, 1)}\n乙,${degrees(2, 1)}\n`);
  const preview = await previewOwnList(city, '2025年诊所名单.csv', list, LOOK);
  expect(preview).toMatchObject({
    format: 'csv',
    encoding: 'utf-8',
    rowCount: 2,
    columns: {name: '名称', lon: '经度', lat: '纬度'},
    swapped: false,
    crs: 'wgs84',
    crsReason: 'outside-china',
    category: 'clinic',
  });
  expect(preview.places.wgs84).toHaveLength(2);
  expect(preview.window!.lines.length).toBeGreaterThan(40);
});

test('places like the city’s own are doubted when added, and not when they replace', async () => {
  const city = liveTown();
  const list = bytes(`name,lon,lat\nFIRST,${degrees(0.2, 0)}\n`);
  const added = await useOwnList(city, 'a', 'list.csv', list, choices, CATEGORIES);
  expect(added.doubts).toMatchObject([{row: 1, en: expect.stringContaining('the city’s own “first”')}]);
  const replacing = await useOwnList(city, 'a', 'list.csv', list, {...choices, mode: 'replace'}, CATEGORIES);
  expect(replacing.doubts).toEqual([]);
});

test.each([
  ['a row that was refused', 'Far,116.3,39.9'],
  ['a place off every street', `Field,${scenePlace(5 * BLOCK_METERS, -400).map(value => value / 1e7)}`],
])('a list with %s is not complete, whatever is said', async (_what, row) => {
  const city = liveTown();
  const vouched = {...choices, mode: 'replace' as const, complete: true};
  const whole = bytes(`name,lon,lat\nGood,${degrees(10, 0)}\n`);
  const good = await useOwnList(city, 'a', 'list.csv', whole, vouched, CATEGORIES);
  expect(good.complete).toBe(true);
  expect(city.cards.at(-1)?.completeness).toBe('assumed');
  dropOwnList(city, 'a');
  const list = bytes(`name,lon,lat\nGood,${degrees(10, 0)}\n${row}\n`);
  const lost = await useOwnList(city, 'a', 'list.csv', list, vouched, CATEGORIES);
  expect(lost.complete).toBe(false);
  expect(lost.claims).toEqual([{category: 'clinic', completeness: 'partial', area: 'city'}]);
  expect(city.cards.at(-1)?.completeness).toBe('partial');
  const request = {
    category: 'clinic',
    serving: ['clinic'],
    profile: plainAt(1.2),
    cutoffSeconds: CUTOFF_SECONDS,
    openAt: null,
  };
  expect(surface(city, {...request, claims: lost.claims}).counts.uncovered).toBe(0);
});

test('places in the squares beside where people live count as inside, farther ones do not', async () => {
  const city = liveTown();
  // the town is five blocks of squares wide; 220 m beside it is still its own, a kilometre is not
  const side = (metres: number) => scenePlace(-metres, 5 * BLOCK_METERS).map(value => value / 1e7);
  const list = bytes(`name,lon,lat\nBeside,${side(150)}\nFar,${side(1000)}\nIn,${degrees(5, 5)}\n`);
  const before = city.facilities.facilityCount;
  const {facilities} = await useOwnList(city, 'a', 'list.csv', list, choices, CATEGORIES);
  expect([...facilities!.points.inside].slice(before)).toEqual([1, 0, 1]);
});

test('very many places and cells are joined in time', () => {
  const city = liveTown();
  const cellCount = 300_000;
  const spread = (step: number) => Int32Array.from({length: cellCount}, (_, c) => (c * step) % 5_000_000);
  const demand = {...city.demand, cellCount, lon: spread(7919), lat: spread(104_729)};
  const start = process.cpuUsage();
  joinList({...city, demand}, [], true);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(1500);
});
