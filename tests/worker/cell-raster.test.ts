import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cellRaster, mercatorLat, mercatorY, NO_CELL} from '#worker/cell-raster.ts';

/** Square cells, so many 1e-7 degrees wide, side by side from a corner. */
function squares(columns: number, rows: number, side: number, west: number, south: number) {
  const lon: number[] = [];
  const lat: number[] = [];
  const cornerLon: number[] = [];
  const cornerLat: number[] = [];
  for (let x = 0; x < columns; x++)
    for (let y = 0; y < rows; y++) {
      const [left, low] = [west + x * side, south + y * side];
      lon.push(left + side / 2);
      lat.push(low + side / 2);
      cornerLon.push(left, left + side, left + side, left, left);
      cornerLat.push(low, low, low + side, low + side, low);
    }
  return {
    lon: Int32Array.from(lon),
    lat: Int32Array.from(lat),
    outlines: {
      first: Uint32Array.from({length: lon.length + 1}, (_, cell) => 5 * cell),
      lon: Int32Array.from(cornerLon),
      lat: Int32Array.from(cornerLat),
    },
  };
}

test('every pixel centre inside a square belongs to it, and none outside to any', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 6}),
      fc.integer({min: 1, max: 6}),
      fc.integer({min: -70, max: 70}),
      (columns, rows, degrees) => {
        const side = 9000;
        const south = degrees * 1e7;
        const {lon, lat, outlines} = squares(columns, rows, side, 74_000_000, south);
        const raster = cellRaster(lon, lat, outlines);
        const [west, low, east, high] = raster.bounds;
        const [top, bottom] = [mercatorY(high), mercatorY(low)];
        for (let row = 0; row < raster.height; row++)
          for (let column = 0; column < raster.width; column++) {
            const x = (west + ((column + 0.5) / raster.width) * (east - west)) * 1e7;
            const y = mercatorLat(top - ((row + 0.5) / raster.height) * (top - bottom)) * 1e7;
            const [i, j] = [(x - 74_000_000) / side, (y - south) / side];
            // rounding of the corners may move an edge by less than a hundredth of a square
            if ([i, j].some(at => Math.abs(at - Math.round(at)) < 0.02)) continue;
            const inside = i > 0 && i < columns && j > 0 && j < rows;
            const expected = inside ? Math.floor(i) * rows + Math.floor(j) : NO_CELL;
            if (raster.pixelCell[row * raster.width + column] !== expected) return false;
          }
        return true;
      },
    ),
    {numRuns: 20},
  );
});

test('people at points without outlines get a disc that holds their place', () => {
  const raster = cellRaster(Int32Array.of(74_000_000, 74_100_000), Int32Array.of(437_000_000, 437_000_000), null);
  expect(new Set(raster.pixelCell)).toEqual(new Set([NO_CELL, 0, 1]));
});

test('a city without cells has a picture of one empty pixel', () => {
  expect([...cellRaster(new Int32Array(), new Int32Array(), null).pixelCell]).toEqual([NO_CELL]);
});

test('a large city is drawn in at most two million pixels', () => {
  const raster = cellRaster(Int32Array.of(1_000_000_000, 1_010_000_000), Int32Array.of(300_000_000, 310_000_000), null);
  expect(raster.width * raster.height).toBeLessThan(2_100_000);
});
