import {expect, test} from 'vitest';
import {decodeLink} from '#explorer/url-state.ts';
import {pageIndex} from '#search/find-pages.ts';
import {decodePages} from '#search/page-file.ts';
import {searchIndex} from '#search/search-index.ts';
import {type SiteIndexes, siteResults} from '#search/site-results.ts';
import {smallFile} from './small-file.ts';
import {smallEntry, smallPages} from './small-pages.ts';

const ENTRIES = [
  smallEntry('about/#privacy', '隐私', 'Privacy', {kind: 'section', part: {zh: '关于', en: 'About'}}),
  smallEntry('plan/#nursery', '每千人口拥有3岁以下托位数', 'Nursery places', {kind: 'promise'}),
  smallEntry('real/gaps/', '缺口', 'Gaps', {city: 0}),
  smallEntry('made/gaps/', '缺口', 'Gaps', {city: 1}),
  smallEntry('made/explore/#mode=city&service=pharmacy', '药店', 'Pharmacy', {
    kind: 'service',
    city: 1,
    words: ['药房', 'chemist'],
  }),
];

async function indexes(): Promise<SiteIndexes> {
  const file = smallFile({
    areas: [{name: '和平社区', at: [100, 0]}],
    streets: [{name: '和平路', area: 0, at: [110, 0]}],
    facilities: [
      {name: '和平药店', area: 0, at: [120, 30], categories: [0]},
      {name: '远方大药房', at: [9000, 0], categories: [0]},
    ],
  });
  return {pages: await pageIndex(smallPages(ENTRIES)), places: new Map([['made', await searchIndex(file)]])};
}

const all = {limit: 10};

test('cities never share a list: real ones come first, and the site itself before them', async () => {
  const lists = siteResults(await indexes(), '缺口', all);
  expect(lists.map(({city}) => city?.id ?? 'site')).toEqual(['real', 'made']);
  for (const {city, hits} of lists)
    if (city !== null) expect(hits.map(({path}) => path.split('/')[0])).toEqual(hits.map(() => city.id));
  expect(siteResults(await indexes(), '隐私', all).map(({city}) => city)).toEqual([null]);
});

test('a chosen city is the only one, without the pages of the site', async () => {
  const found = await indexes();
  expect(siteResults(found, '缺口', {limit: 10, city: 'made'}).map(({city}) => city?.id)).toEqual(['made']);
  expect(siteResults(found, '隐私', {limit: 10, city: 'made'})).toEqual([]);
});

test('the word for a service gives the service first, then where it is, the nearest to the middle first', async () => {
  const [list] = siteResults(await indexes(), '药店', all);
  expect(list!.hits.map(({kind, name}) => `${kind} ${name.zh}`)).toEqual([
    'service 药店',
    'facility 和平药店',
    'facility 远方大药房',
  ]);
});

test.each(['药店', 'yaodian', 'yd', 'pharmacy', 'Chemist', 'pharmcay'])('%s is the service', async query => {
  const [list] = siteResults(await indexes(), query, all);
  expect(list!.hits[0]!.kind).toBe('service');
});

test('an area leads to its report, a facility to the map with its service, and beside it to the report of its area', async () => {
  const [list] = siteResults(await indexes(), '和平', {limit: 10, city: 'made'});
  const area = list!.hits.find(({kind}) => kind === 'area')!;
  expect(area.path).toBe('made/areas/area-0/');
  const shop = list!.hits.find(({name}) => name.zh === '和平药店')!;
  expect(shop.also).toEqual([{kind: 'report', path: 'made/areas/area-0/'}]);
  const {state, problems} = decodeLink(shop.path.split('#')[1]!, {
    categories: ['pharmacy'],
    walkers: [],
    bounds: [-1, -1, 1, 1],
  });
  expect(problems).toEqual([]);
  expect(state).toMatchObject({mode: 'resident', category: 'pharmacy', point: {lon: 0.0012, lat: 0.0003}});
});

test('what lies in no area has no report beside it', async () => {
  const [list] = siteResults(await indexes(), '远方', all);
  expect(list!.hits[0]!.also).toEqual([]);
});

test('the name of the city narrows a query and finds nothing by itself', async () => {
  const found = await indexes();
  const paths = (query: string) => siteResults(found, query, all).flatMap(({hits}) => hits.map(({path}) => path));
  expect(paths('和平城缺口')).toEqual(['real/gaps/']);
  expect(paths('made gaps')).toEqual(['made/gaps/']);
  expect(paths('about privacy')).toEqual(['about/#privacy']);
});

test('a text of digits and characters is seen as two words too', async () => {
  const [list] = siteResults(await indexes(), '3岁以下托位', all);
  expect(list!.hits[0]!.path).toBe('plan/#nursery');
});

test('words around a thing are left out only when nothing fits with them', async () => {
  const found = await indexes();
  for (const query of ['附近的药店', '药店在哪里？', 'nearest pharmacy', 'where is the chemist'])
    expect(siteResults(found, query, all)[0]?.hits[0]?.kind, query).toBe('service');
  expect(siteResults(found, '附近', all)).toEqual([]);
  // 缺口 begins with a word that may be left out, and is a page
  expect(siteResults(found, '缺口', all)).toHaveLength(2);
});

test('another character of the same sound is understood where nothing else fits', async () => {
  const streets = await searchIndex(smallFile({streets: [{name: '中学路'}, {name: '重庆路'}]}));
  const found = {pages: await pageIndex(smallPages([])), places: new Map([['made', streets]])};
  const names = (query: string) => siteResults(found, query, all).flatMap(({hits}) => hits.map(({name}) => name.zh));
  expect(names('重学路')).toEqual(['中学路']);
  expect(names('重庆路')).toEqual(['重庆路']);
  // a character whose sound the file does not know is no guess
  expect(names('鹿学路')).toEqual([]);
});

test('an empty query has no lists; a line count is a limit of each list, not of the count', async () => {
  const found = await indexes();
  expect(siteResults(found, '  ', all)).toEqual([]);
  const [list] = siteResults(found, '药店', {limit: 1});
  expect(list!.hits).toHaveLength(1);
  expect(list!.total).toBe(3);
});

test('a file of another form is refused', () => {
  expect(() => decodePages(new TextEncoder().encode('{"format":"x/1"}'))).toThrow(/x\/1.*yikezhong-pages\/1/);
});
