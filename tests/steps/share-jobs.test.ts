import {expect, test} from 'vitest';
import {silent} from '../../scripts/progress.ts';
import {computeTables, type TableSources} from '../../scripts/steps/compute-tables.ts';
import {inSharedMemory} from '../../scripts/steps/shared-memory.ts';
import {modelWith} from '../support/grid-town.ts';

/** A town with a doubtful clinic, a centre and ten categories nobody offers. */
function townSources(): TableSources {
  const {model, scene} = modelWith([
    {x: 2, y: 3},
    {x: 9, y: 9, doubtful: true},
    {x: 12, y: 1, kind: 'centre'},
  ]);
  const more = Array.from({length: 10}, (_, i) => ({...model.categories[0]!, key: `clinic${i}`, replaces: []}));
  const {cellCount, lon, lat} = model.demand;
  const cells = {
    cellId: Array.from({length: cellCount}, (_, cell) => `c${cell}`),
    firstNeighbour: Uint32Array.from({length: cellCount + 1}, (_, cell) => Math.max(0, cell - 1)),
    neighbour: Uint32Array.from({length: cellCount - 1}, (_, cell) => cell),
    outline: (cell: number) => {
      const [x, y] = [lon[cell]! / 1e7, lat[cell]! / 1e7];
      return [[x, y] as const, [x + 0.001, y] as const, [x, y + 0.001 * (1 + (cell % 3))] as const, [x, y] as const];
    },
  };
  return {
    model: {...model, categories: [...model.categories, ...more]},
    shape: scene.shape(),
    cells,
    facilityName: facility => ({zh: facility === 0 ? '甲' : null, en: `clinic ${facility}`}),
  };
}

const asText = (value: unknown) =>
  JSON.stringify(value, (_, part) =>
    ArrayBuffer.isView(part) ? [...(part as Uint8Array)] : part instanceof Map ? [...part] : part,
  );

test('three threads compute what one computes, to the order of the keys', async () => {
  const [one, three] = [await computeTables(townSources(), silent, 1), await computeTables(townSources(), silent, 3)];
  expect(one.gaps.length).toBeGreaterThan(0);
  expect(one.catchments.some(row => row.polygon !== null)).toBe(true);
  expect(asText(three)).toBe(asText(one));
});

test('progress names every job and ends at one, on any number of threads', async () => {
  for (const threads of [1, 2]) {
    const told: [string, number][] = [];
    await computeTables(townSources(), (label, share) => told.push([label, share]), threads);
    expect(told).toHaveLength(14);
    expect(new Set(told.map(([label]) => label)).size).toBe(14);
    expect(told.at(-1)![1]).toBe(1);
  }
});

test('what fails in another thread fails the whole, and ends it', async () => {
  const sources = townSources();
  // no thread can say what a walker without a speed takes
  const model = {...sources.model, walkers: sources.model.walkers.filter(walker => walker.key !== 'adult')};
  await expect(computeTables({...sources, model}, silent, 2)).rejects.toThrow();
});

test('shared memory holds the same bytes once, however many views see them', () => {
  const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
  const words = new Uint16Array(bytes.buffer, 2, 2);
  const moved = inSharedMemory({bytes, deep: [{words}], groups: new Map([['a', words]]), text: 'x', none: null});
  expect(moved.bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(moved.deep[0]!.words.buffer).toBe(moved.bytes.buffer);
  expect([...moved.groups.get('a')!]).toEqual([...words]);
  expect([moved.text, moved.none]).toEqual(['x', null]);
});
