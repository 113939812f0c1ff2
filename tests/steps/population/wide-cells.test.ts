import {describe, expect, test} from 'vitest';
import {build, house, neighbours, raster, sum} from '../../support/build-cells.ts';
import {SmallMap} from '../../support/small-map.ts';

describe('cells wider than 160 m', () => {
  const WIDE = {population: {kind: 'raster', file: 'p.tif'}};
  /** Two pixels of 0.01°: about 1 km. */
  const wide = raster({columns: 2, rows: 1, values: [60, 40], origin: [113, 23.01], pixel: [0.01, 0.01]});

  test('are spread over their dwellings; those without any over their streets, else left in the middle', async () => {
    const map = new SmallMap();
    house(map, 113.001, 23.001);
    house(map, 113.006, 23.006, {'building:levels': '15'});
    const {cells} = await build(WIDE, {files: {'p.tif': wide}, map});
    expect(cells.cellCount).toBe(3);
    expect(cells.cellId.map(id => id.split('/')[0])).toEqual(['r0c0', 'r0c0', 'r0c1']);
    expect(cells.cellId[0]).toMatch(/^r0c0\/\d+00_\d+00$/);
    expect(cells.placedBy).toEqual(['buildings', 'buildings', 'centre']);
    expect([...cells.people].map(n => Math.round(n / 1000))).toEqual([15, 45, 40]);
    expect(sum(cells.people)).toBe(100_000);
    // the piece left in the middle neighbours every piece of the pixel beside it
    expect(neighbours(cells)['r0c1']).toEqual(cells.cellId.slice(0, 2));
    expect(cells.cellMeters[2]).toBeGreaterThan(1000);
    expect([...cells.cellMeters.slice(0, 2)]).toEqual([100, 100]);
  });

  test('keep groups with the people, each pixel by itself', async () => {
    const map = new SmallMap();
    for (let i = 0; i < 6; i++) house(map, 113.001 + i * 0.0031, 23.001 + i * 0.0013);
    const files = {
      'p.tif': wide,
      'a.tif': raster({columns: 2, rows: 1, values: [6, 40], origin: [113, 23.01], pixel: [0.01, 0.01]}),
    };
    const {cells} = await build({population: {...WIDE.population, groups: {age60plus: 'a.tif'}}}, {files, map});
    const old = cells.groups.get('age60plus')!;
    const of = (pixel: string, column: Uint32Array) =>
      sum([...column].filter((_, i) => cells.cellId[i]!.startsWith(pixel)));
    expect([of('r0c0', cells.people), of('r0c1', cells.people)]).toEqual([60_000, 40_000]);
    expect([of('r0c0', old), of('r0c1', old)]).toEqual([6_000, 40_000]);
  });

  test('that the boundary cuts put everyone inside it', async () => {
    const map = new SmallMap();
    house(map, 113.013, 23.005);
    house(map, 113.021, 23.005);
    // one pixel from 113.012 to 113.022 with its middle inside 113.02
    const files = {
      'p.tif': raster({columns: 1, rows: 1, values: [80], origin: [113.012, 23.01], pixel: [0.01, 0.01]}),
    };
    const {cells} = await build(WIDE, {files, map});
    expect([...cells.people]).toEqual([80_000]);
    expect(cells.lon[0]).toBe(1130131000);
  });

  test('of a table go to the dwellings of their own square', async () => {
    const map = new SmallMap();
    house(map, 113.0045, 23.005);
    house(map, 113.0052, 23.005);
    const population = {
      kind: 'table',
      file: 'c.csv',
      columns: {lon: 'x', lat: 'y', people: 'p', id: 'n'},
      cellMeters: 400,
    };
    // the side of a square is 0.0039°: they meet at 113.00495
    const csv = 'n,x,y,p\nwest,113.003,23.005,30\neast,113.0069,23.005,70\n';
    const {cells} = await build({population}, {files: {'c.csv': csv}, map});
    expect(cells.cellId.map(id => id.split('/')[0])).toEqual(['east', 'west']);
    expect([...cells.people]).toEqual([70_000, 30_000]);
    expect([...cells.lon]).toEqual([1130053000, 1130046000]);
  });
});
