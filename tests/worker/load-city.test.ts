import {expect, test} from 'vitest';
import {encodeDemand} from '#core/demand-file.ts';
import {encodeFacilities} from '#core/facility-file.ts';
import {encodeGraph} from '#core/graph-file.ts';
import {encodeShape} from '#core/shape-file.ts';
import {FetchFileError} from '#files/fetch-file.ts';
import {gzip} from '#files/gzip.ts';
import {sha256} from '#files/sha256.ts';
import {type CityAddresses, loadCity, summaryOf} from '#worker/handlers.ts';
import {networkFor} from '#worker/live-city.ts';
import {surface} from '#worker/surface.ts';
import {liveTown} from '../support/live-town.ts';
import {BASE, plainAt} from '../support/walkers.ts';

const town = liveTown();
const {graph, shape, demand, facilities, cards} = town;
const files: Readonly<Record<string, Uint8Array>> = {
  graph: encodeGraph(graph),
  shape: encodeShape(graph, shape, {edgeName: new Uint32Array(graph.edgeCount), names: ['']}),
  demand: encodeDemand(demand),
  facilities: encodeFacilities(facilities, cards),
};
const expected = (url: string) => ({url, bytes: files[url]!.length, sha256: sha256(files[url]!)});
const addresses: CityAddresses = {
  ...{graph: expected('graph'), shape: expected('shape'), demand: expected('demand')},
  ...{facilities: expected('facilities'), cells: null},
};

/** Answers with the files in the order of `order`, one after another; those not named are not there. */
function server(order: readonly string[]): typeof fetch {
  let before: Promise<unknown> = Promise.resolve();
  const answers = new Map<string, Promise<Response>>();
  for (const name of order) {
    const turn = before.then(() => new Promise(done => setTimeout(done, 2)));
    answers.set(
      name,
      turn.then(() => new Response(gzip(files[name]!) as Uint8Array<ArrayBuffer>)),
    );
    before = turn;
  }
  return (async (url: string) => (await answers.get(url)) ?? new Response(null, {status: 404})) as typeof fetch;
}

const question = {
  ...{category: 'clinic', serving: ['clinic'], profile: plainAt(1.2), cutoffSeconds: 600, openAt: null},
  claims: [{category: 'clinic', completeness: 'official', area: 'city'} as const],
};

test.each([[['graph', 'shape', 'demand', 'facilities']], [['facilities', 'demand', 'shape', 'graph']]])(
  'opens a city whose files come in the order %s, and tells how much has come',
  async order => {
    let loaded = 0;
    const city = await loadCity(
      addresses,
      bytes => {
        loaded = bytes;
      },
      server(order),
    );
    expect(surface(city, question).counts).toEqual(surface(town, question).counts);
    expect(loaded).toBe(order.reduce((sum, name) => sum + gzip(files[name]!).length, 0));
    expect(summaryOf(city).cards).toEqual(cards);
  },
);

test.each(['graph', 'shape', 'demand', 'facilities'])('says which file is not there: %s', async missing => {
  const there = ['facilities', 'demand', 'shape', 'graph'].filter(name => name !== missing);
  const failed = await loadCity(addresses, () => {}, server(there)).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(FetchFileError);
  expect((failed as FetchFileError).failure).toBe('missing');
  expect((failed as Error).message).toContain(missing);
});

test('everything missing is one failure, not several unheard ones', async () => {
  await expect(loadCity(addresses, () => {}, server([]))).rejects.toThrow('answer 404');
});

test('what is handed to the page is its own: the worker keeps its picture of the cells', () => {
  const {raster} = summaryOf(town);
  raster.pixelCell.fill(-5);
  expect(summaryOf(town).raster.pixelCell).not.toContain(-5);
});

test('networks of the largest cities are kept up to a limit, the latest longest', () => {
  const large = {...town, graph: {...graph}, networks: new Map()};
  const count = 12;
  for (let i = 0; i < count; i++) networkFor(large, {...plainAt(1 + i / 10), key: 'one name'}, BASE, 'to-destinations');
  // a small town keeps all, and one name at several speeds is several walkers
  expect(large.networks.size).toBe(count);
  const first = networkFor(large, {...plainAt(1), key: 'one name'}, BASE, 'to-destinations');
  Object.assign(large.graph, {edgeCount: 4_000_000});
  networkFor(large, {...plainAt(1), key: 'one name'}, BASE, 'to-destinations');
  expect(large.networks.size).toBe(4);
  expect(networkFor(large, {...plainAt(1), key: 'one name'}, BASE, 'to-destinations')).toBe(first);
});

test('tells no more than is sent, and all of it only with the last file, when a host unpacks the files on the way', async () => {
  const sent = 100;
  const cut = (url: string) => ({...expected(url), sentBytes: sent});
  const told: number[] = [];
  let last = false;
  const unpacking = (async (url: string) => {
    await new Promise(done => setTimeout(done, url === 'facilities' ? 20 : 1));
    last ||= url === 'facilities';
    return new Response(files[url]! as Uint8Array<ArrayBuffer>);
  }) as typeof fetch;
  await loadCity(
    {graph: cut('graph'), shape: cut('shape'), demand: cut('demand'), facilities: cut('facilities'), cells: null},
    bytes => {
      if (bytes >= 4 * sent) expect(last).toBe(true);
      told.push(bytes);
    },
    unpacking,
  );
  expect(Object.values(files).every(file => file.length > sent)).toBe(true);
  expect(told.at(-1)).toBe(4 * sent);
  expect(told.filter(bytes => bytes >= 4 * sent)).toHaveLength(1);
});
