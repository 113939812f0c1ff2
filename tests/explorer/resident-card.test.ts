import {readFileSync} from 'node:fs';
import {h} from 'preact';
import {render} from 'preact-render-to-string';
import {beforeEach, describe, expect, test} from 'vitest';
import {placeLines} from '#explorer/city/hover-card.tsx';
import {fold, listView} from '#explorer/resident/list-view.ts';
import {PlaceDetails} from '#explorer/resident/place-details.tsx';
import {placePicture} from '#explorer/resident/place-picture.ts';
import {ResidentLegend} from '#explorer/resident/resident-legend.tsx';
import {ServiceList} from '#explorer/resident/service-list.tsx';
import {WalkerChoice} from '#explorer/resident/walker-choice.tsx';
import {createStore, type OpenCity, type ShownPlace, type ShownSurface, type Store} from '#explorer/store.ts';
import {facilityName} from '#explorer/words.ts';
import {phones} from '#files/phones.ts';
import type {FacilityCard, ServiceAnswer} from '#worker/client.ts';

const {categories} = JSON.parse(
  readFileSync(new URL('../../data/catalogues/categories.json', import.meta.url), 'utf8'),
);

const PLAIN: FacilityCard = {
  ...{facilityId: 'osm:n1:pharmacy', name: 'Bughin', nameZh: null, nameEn: null, address: null, phone: null},
  ...{openingHours: null, week: null, source: 'osm', asOf: '2016-03-05', completeness: 'partial', doubtReason: null},
  ...{capacity: null, capacityUnit: null, wheelchair: null, floorAreaSqm: null},
} as unknown as FacilityCard;

/** 09:00 to 14:00 on Monday, pairs of minutes of the week. */
const MONDAY = [540, 840];

/** A city of one pharmacy, and one cell of 50 people. */
function openStore(card: Partial<FacilityCard> = {}): Store {
  const store = createStore({cityId: 'x', lang: 'zh', base: '/'});
  const one = (value: number) => Uint8Array.of(value);
  const facilities = {
    ...{facilityCount: 1, categories: ['pharmacy'], category: Uint16Array.of(0), open: one(1)},
    ...{lon: Int32Array.of(7.4e7), lat: Int32Array.of(43.7e7), inside: one(1), doubtful: one(0)},
  };
  const raster = {width: 1, height: 1, bounds: [7, 43, 8, 44], pixelCell: Int32Array.of(0)};
  const summary = {cards: [{...PLAIN, ...card}], facilities, raster, people: Uint32Array.of(50_000)};
  const manifest = {
    jurisdiction: 'CN',
    noData: ['bathing'],
    sources: [],
    timeZone: 'Asia/Shanghai',
    publish: {contact: {}},
  };
  const profiles = ['adult', 'child'].map(key => ({key}));
  store.city.value = {info: {categories, manifest, profiles}, worker: {summary}} as unknown as OpenCity;
  store.category.value = 'pharmacy';
  return store;
}

function service(category: string, state: ServiceAnswer['state'], nearest: ServiceAnswer['nearest']): ServiceAnswer {
  return {category, state, nearest, alternatives: []};
}

/** Text of what is rendered, tags taken out. */
function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

let store: Store;
beforeEach(() => {
  store = openStore();
});

describe('a service no list speaks of', () => {
  test('has no minutes and no place in the list, whatever was reached', () => {
    const services = [service('bathing', 'no-data', {facility: 0, tenths: 12_000})];
    const html = render(h(ServiceList, {store, services}));
    expect(textOf(html)).toContain('没有名单讲到它');
    expect(textOf(html)).not.toMatch(/分钟|Bughin/);
    expect(html).not.toMatch(/data-seconds|data-facility/);
  });

  test('is not clear under the pointer: no minutes, no count', () => {
    const answer = {
      ...{noData: true, tenths: Uint16Array.of(65535), facility: Uint32Array.of(0xffffffff)},
      verdict: Uint8Array.of(2),
    };
    store.surface.value = {category: 'bathing', walker: 'adult', minutes: 15, answer} as unknown as ShownSurface;
    const lines = placeLines(store, [7.5, 43.5]);
    expect(lines.join(' ')).toContain('不清楚');
    expect(lines.join(' ')).not.toMatch(/109|分钟|0处/);
    store.surface.value = {...store.surface.value, answer: {...store.surface.value.answer, noData: false}};
    expect(placeLines(store, [7.5, 43.5]).join(' ')).toContain('109分钟');
  });
});

describe('the list of services', () => {
  const services = [service('pharmacy', 'has', {facility: 0, tenths: 1200}), service('park', 'lacks', null)];
  const listed = () => render(h(ServiceList, {store, services}));
  const rows = () => [...listed().matchAll(/data-category="(\w+)"/g)].map(([, category]) => category);

  test('comes back as it was left: what alone is shown, what is unfolded, what is folded', () => {
    expect(rows()).toEqual(expect.arrayContaining(['pharmacy', 'park']));
    const view = listView(store);
    view.only.value = 'has';
    view.opened.value = 'pharmacy';
    expect(rows()).toEqual(['pharmacy']);
    expect(listed()).toContain('aria-expanded="true"');
    const domain = /data-domain="(\w+)"/.exec(listed())![1] as Parameters<typeof fold>[1];
    expect(listed()).toMatch(/<details[^>]* open/);
    fold(view, domain, true);
    expect(listed()).not.toMatch(/<details class="ykx-services"[^>]* open/);
    fold(view, domain, false);
    expect(listed()).toMatch(/<details class="ykx-services"[^>]* open/);
  });

  test('unfolds what the map shows, and nothing the map no longer shows', () => {
    const view = listView(store);
    view.opened.value = 'pharmacy';
    store.category.value = 'park';
    expect(listed()).not.toContain('aria-expanded="true"');
    store.category.value = 'pharmacy';
    store.walkTo.value = 'osm:n1:pharmacy';
    expect(listed()).toContain('aria-expanded="true"');
    expect(listView(openStore()).only.value).toBeNull();
  });
});

describe('what is known of a place', () => {
  test('says its hours in words, and as entered only when asked', () => {
    store = openStore({week: MONDAY, openingHours: 'Mo 09:00-14:00; PH off'});
    const html = render(h(PlaceDetails, {store, category: 'pharmacy', facility: 0}));
    expect(textOf(html)).toContain('周一 09:00–14:00');
    expect(html).toMatch(/<details class="ykx-raw">.*Mo 09:00-14:00; PH off.*<\/details>/s);
    expect(html.replace(/<details class="ykx-raw">.*?<\/details>/s, '')).not.toContain('PH off');
  });

  test('is text, never markup or a link of its own, however hostile', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    store = openStore({
      ...{name: hostile, address: hostile, openingHours: hostile, doubtReason: hostile},
      phone: 'tel:110;javascript:alert(1);data:text/html,<b>x</b>',
    });
    const html = render(h(PlaceDetails, {store, category: 'pharmacy', facility: 0}));
    expect(html).not.toMatch(/<img|<b>/);
    expect(html).toContain('&lt;img src=x');
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(link).toMatch(/^(https:\/\/|geo:|tel:\+?\d+$)/);
    expect(phones('tel:110;javascript:alert(1)').map(({href}) => href)).toEqual(['tel:110', null]);
  });

  test('cannot turn what stands beside it, nor fill the page', () => {
    const words = {text: store.text, lang: 'zh' as const};
    const name = facilityName(words, {...PLAIN, name: '药\u202e店\u2066\u200f\n二'});
    expect(name).toBe('药 店 二');
    expect(facilityName(words, {...PLAIN, name: '店'.repeat(500)})).toHaveLength(201);
    expect(facilityName(words, {...PLAIN, name: 'صيدلية'})).toBe('صيدلية');
    expect(facilityName(words, {...PLAIN, name: '\u202e'})).toBe('未登记名称');
  });
});

describe('the key of the map', () => {
  const reach = {rings: [5, 10, 15].map(minutes => ({minutes, people: 0, groups: {}})), snapMeters: 0};
  const place = {lon: 7.4, lat: 43.7, walker: 'adult', reach, services: []} as unknown as ShownPlace;

  test('names the pin, the outlines by their minutes and the symbols, and the walk only when one is drawn', () => {
    store.point.value = {lon: 7.4, lat: 43.7};
    store.place.value = place;
    const words = textOf(render(h(ResidentLegend, {store})));
    expect(words).toMatch(/所查的这一处.*粗线：走15分钟.*细线：走5、10分钟.*药店/);
    expect(words).not.toContain('路线');
    store.walk.value = {facility: 0} as unknown as Store['walk']['value'];
    expect(textOf(render(h(ResidentLegend, {store})))).toContain('走去的路线');
  });

  test('names no outline where none is drawn', () => {
    store.point.value = {lon: 7.4, lat: 43.7};
    store.place.value = {...place, reach: 'off'};
    expect(textOf(render(h(ResidentLegend, {store})))).not.toMatch(/线/);
  });

  test('stands in words in the picture of a place', () => {
    store.place.value = place;
    expect(placePicture(store)!.below[0]).toBe(
      '图上：图钉：所查的这一处；粗线：走15分钟到得了的范围；细线：走5、10分钟；小符号：药店，空心的存疑或在市界外。',
    );
  });

  test('says that the chosen hours do not matter for a place', () => {
    store.hours.value = 'evening';
    store.point.value = {lon: 7.4, lat: 43.7};
    expect(textOf(render(h(ResidentLegend, {store})))).toContain('不管几点开门都算');
    store.hours.value = 'any';
    expect(textOf(render(h(ResidentLegend, {store})))).not.toContain('几点');
  });
});

test('a child is one word, and what it means is said when one walks', () => {
  expect(textOf(render(h(WalkerChoice, {store})))).not.toContain('14岁');
  store.walker.value = 'child';
  const words = textOf(render(h(WalkerChoice, {store})));
  expect(words).toMatch(/儿童：14岁及以下/);
  for (const lang of ['zh', 'en'] as const) {
    const {text} = createStore({cityId: 'x', lang, base: '/'});
    const said = new Set(
      (['who.child', 'whom.child', 'walker.child'] as const).map(key => text(key).replace('a ', '').toLowerCase()),
    );
    expect(said).toEqual(new Set([lang === 'zh' ? '儿童' : 'child']));
  }
});
