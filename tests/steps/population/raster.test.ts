import {describe, expect, test} from 'vitest';
import {InputError} from '#schema/input-error.ts';
import {build, byId, neighbours, raster, sum} from '../../support/build-cells.ts';
import {projectedKeys} from '../../support/geotiff.ts';

const RASTER = {population: {kind: 'raster', file: 'p.tif'}};

describe('people from a raster', () => {
  test('are its pixels, named by row and column, at their middles, with the eight around as neighbours', async () => {
    const {cells} = await build(RASTER, {files: {'p.tif': raster({})}});
    expect(byId(cells)).toEqual({r0c0: [1], r0c1: [2], r1c0: [3], r1c1: [4]});
    expect([cells.lon[0], cells.lat[0]]).toEqual([1130005000, 230015000]);
    expect(cells.placedBy).toEqual(['centre', 'centre', 'centre', 'centre']);
    expect(cells.cellMeters[0]).toBe(111);
    expect(neighbours(cells)['r0c0']).toEqual(['r0c1', 'r1c0', 'r1c1']);
    const ring = cells.outline(0);
    expect(ring[0]).toEqual(ring.at(-1));
    expect(Math.min(...ring.map(([lon]) => lon))).toBeCloseTo(113, 9);
    expect(Math.max(...ring.map(([, lat]) => lat))).toBeCloseTo(23.002, 9);
  });

  test('count by the middle of the pixel, keep row and column of the whole file, and leave empty ones out', async () => {
    const files = {
      'p.tif': raster({
        columns: 40,
        rows: 1,
        values: Array.from({length: 40}, (_, i) => (i === 25 ? 0 : i)),
        origin: [112.9796, 23.01],
      }),
    };
    const {cells} = await build(RASTER, {files});
    // middles from 112.9801 on: the first at or east of 113 is column 20
    expect(cells.cellId).toHaveLength(19);
    expect(cells.cellId).toContain('r0c20');
    expect(cells.cellId).not.toContain('r0c19');
    expect(cells.cellId).not.toContain('r0c25');
    expect(cells.sourceTotal).toBe(1000 * (sum(Array.from({length: 20}, (_, i) => 20 + i)) - 25));
  });

  test('add up to the rounded total exactly, whatever the fractions', async () => {
    const values = [0.33333, 0.33333, 0.33333, 0.1];
    const {cells} = await build(RASTER, {files: {'p.tif': raster({values, type: 'float64'})}});
    expect(cells.sourceTotal).toBe(1100);
    expect(sum(cells.people)).toBe(1100);
  });

  test('take ages from the same grid, from a coarser and from a finer one', async () => {
    const ages = {age60plus: 'same.tif', age80plus: 'coarse.tif', age0to14: 'fine.tif'};
    const files = {
      'p.tif': raster({values: [10, 20, 30, 40]}),
      'same.tif': raster({values: [1, 2, 3, 4]}),
      'coarse.tif': raster({columns: 1, rows: 1, values: [5], pixel: [0.002, 0.002]}),
      'fine.tif': raster({
        columns: 4,
        rows: 4,
        pixel: [0.0005, 0.0005],
        values: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3],
      }),
    };
    const {cells, report} = await build({population: {kind: 'raster', file: 'p.tif', groups: ages}}, {files});
    expect(byId(cells)).toEqual({
      r0c0: [10, 1, 0.5, 2],
      r0c1: [20, 2, 1, 0],
      r1c0: [30, 3, 1.5, 0],
      r1c1: [40, 4, 2, 3],
    });
    // the raster of the test holds only a corner of the city
    expect(report.findings().map(({kind}) => kind)).toEqual(['raster-covers-part']);
  });

  test('that end before the city, or before the people of an age, are noted', async () => {
    const whole = {
      columns: 2,
      rows: 2,
      pixel: [0.0101, 0.0101] as [number, number],
      origin: [112.9999, 23.0201] as const,
    };
    const people = raster({...whole, values: [10, 20, 30, 40]});
    const population = {kind: 'raster', file: 'p.tif', groups: {age60plus: 'a.tif'}};
    const north = raster({...whole, rows: 1, values: [1, 2]});
    const ages = await build({population}, {files: {'p.tif': people, 'a.tif': north}});
    expect(ages.report.findings()).toMatchObject([
      {kind: 'group-raster-covers-part', file: 'a.tif', examples: ['70 people']},
    ]);
    const half = await build(RASTER, {files: {'p.tif': raster({...whole, columns: 1, values: [1, 2]})}});
    expect(half.report.findings()).toMatchObject([
      {kind: 'raster-covers-part', examples: [expect.stringMatching(/^(49|50) % of the area/)]},
    ]);
  });

  test('in UTM and in web mercator stand at the same places as in degrees', async () => {
    // the south-western corner of the city by the projections themselves, tested in io/geotiff.test.ts
    const {projectionOf} = await import('../../../scripts/io/projection.ts');
    for (const epsg of [32649, 3857]) {
      const [x, y] = projectionOf(epsg)!.fromLonLat(113.01, 23.01);
      const files = {'p.tif': raster({geoKeys: projectedKeys(epsg), origin: [x, y], pixel: [100, 100]})};
      const {cells} = await build(RASTER, {files});
      expect(byId(cells)).toEqual({r0c0: [1], r0c1: [2], r1c0: [3], r1c1: [4]});
      const [lon, lat] = projectionOf(epsg)!.toLonLat(x + 50, y - 50);
      expect(cells.lon[0]).toBe(Math.round(lon * 1e7));
      expect(cells.lat[0]).toBe(Math.round(lat * 1e7));
      // a web mercator metre is shorter than one on the ground
      expect(cells.cellMeters[0]).toBe(
        epsg === 3857 ? Math.round(100 * Math.cos((lat * Math.PI) / 180) * (6371008.8 / 6378137)) : 100,
      );
    }
  });

  test('have nobody where the file declares no data', async () => {
    const {cells} = await build(RASTER, {files: {'p.tif': raster({values: [1, -99999, 3, -99999], nodata: '-99999'})}});
    expect(byId(cells)).toEqual({r0c0: [1], r1c0: [3]});
  });

  test.each([
    [{values: [1, -2, 3, 4]}, 'p.tif: pixel r0c1: found -2 people, expected a number, 0 or more'],
    [{values: [1, 2, 3, Number.NaN]}, 'p.tif: pixel r1c1: found NaN people'],
    [{values: [1, 2, Infinity, 4]}, 'p.tif: pixel r1c0: found Infinity people'],
    [{values: [0, 0, 0, 0]}, 'p.tif: found 0 places inside the boundary with 0 people, expected people'],
    [{origin: [10, 10] as const}, 'p.tif: found a raster that lies elsewhere'],
    [{geoKeys: projectedKeys(2437)}, 'p.tif: projection: found EPSG:2437'],
  ])('with %j are refused', async (change, message) => {
    const attempt = build(RASTER, {files: {'p.tif': raster(change)}});
    await expect(attempt).rejects.toThrow(InputError);
    await expect(attempt).rejects.toThrow(message);
  });

  test('whose age group is larger than everyone are refused; one pixel too many is noted and moved', async () => {
    const population = {kind: 'raster', file: 'p.tif', groups: {age60plus: 'a.tif'}};
    const tooMany = {'p.tif': raster({}), 'a.tif': raster({values: [9, 9, 9, 9]})};
    await expect(build({population}, {files: tooMany})).rejects.toThrow(
      'p.tif: group age60plus: found 36 people, expected at most the 10',
    );
    const {cells, report} = await build(
      {population},
      {files: {'p.tif': raster({}), 'a.tif': raster({values: [2, 0, 1, 0]})}},
    );
    expect(byId(cells)).toEqual({r0c0: [1, 1], r0c1: [2, 0], r1c0: [3, 2], r1c1: [4, 0]});
    expect(report.findings().filter(({kind}) => kind !== 'raster-covers-part')).toMatchObject([
      {kind: 'group-exceeds-people', examples: ['age60plus: 1 places, 1 people']},
    ]);
  });
});
