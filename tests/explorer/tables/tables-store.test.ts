import {beforeEach, describe, expect, test, vi} from 'vitest';
import {closeTables, createTablesStore, openTables, type TablesStore} from '#explorer/tables/tables-store.ts';

const {engine} = vi.hoisted(() => ({
  engine: {closed: 0, start: () => {}, close: () => void engine.closed++},
}));

vi.mock('#tables/engine.ts', () => ({
  TableEngine: {open: () => new Promise(resolve => (engine.start = () => resolve(engine)))},
}));
vi.mock('#tables/offer.ts', () => ({engineOffer: async () => ({url: '/engine', sentBytes: 1})}));
vi.mock('#files/fetch-file.ts', async original => ({
  ...(await original<object>()),
  fetchFile: async ({url}: {url: string}) => new TextEncoder().encode(url.endsWith('manifest.json') ? manifest : '[]'),
}));
const manifest = JSON.stringify({
  format: 'yikezhong-city/1',
  parameters: {profiles: [], categories: []},
  boundary: {bbox: [0, 0, 1, 1]},
  claims: [],
  files: ['cells', 'areas', 'facilities', 'coverage'].map(name => ({path: `${name}.arrow`, bytes: 1, sha256: ''})),
});

const settle = () => new Promise(resolve => setTimeout(resolve, 20));
let store: TablesStore;

beforeEach(() => {
  engine.closed = 0;
  store = createTablesStore({cityId: 'x', lang: 'zh', base: '/'});
});

describe('the database is ended when the part of the page goes', () => {
  test('after it was opened', async () => {
    const opened = openTables(store);
    await settle();
    engine.start();
    await opened;
    expect([store.phase.value, engine.closed]).toEqual(['open', 0]);
    closeTables(store);
    expect([store.phase.value, store.open.value, engine.closed]).toEqual(['closed', null, 1]);
  });

  test('while it is still starting: it is closed once it has started, and nothing is shown as open', async () => {
    const opened = openTables(store);
    await settle();
    closeTables(store);
    engine.start();
    await opened;
    expect([store.phase.value, store.open.value, engine.closed]).toEqual(['closed', null, 1]);
  });
});
