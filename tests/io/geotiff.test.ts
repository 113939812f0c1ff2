import {describe, expect, test} from 'vitest';
import {bilinear, pixelAt, pixelCentre, readRaster} from '../../scripts/io/geotiff.ts';
import {projectionOf, utmZoneOf} from '../../scripts/io/projection.ts';
import {folderWith} from '../support/folder.ts';
import {DEGREE_KEYS, projectedKeys, type TiffPicture, tiffBytes} from '../support/geotiff.ts';
import {sharedFile} from '../support/shared.ts';

const EVERYWHERE = [112, 22, 114, 24] as const;

/** 3 × 2 pixels of 0.01 degrees. */
const PICTURE: TiffPicture = {
  columns: 3,
  rows: 2,
  values: [1, 2, 3, 4, 5, 6],
  geoKeys: DEGREE_KEYS,
  origin: [113, 23.02],
  pixel: [0.01, 0.01],
};

async function read(change: Partial<TiffPicture> = {}, bbox: readonly [number, number, number, number] = EVERYWHERE) {
  const folder = folderWith({'p.tif': tiffBytes({...PICTURE, ...change})});
  return readRaster(`${folder}/p.tif`, bbox);
}

/** Transverse Mercator on WGS84 by the series of Snyder, Map Projections: A Working Manual (1987), 8-9 to 8-15 and 3-21. */
function snyderUtm(lon: number, lat: number, centralMeridian: number): [number, number] {
  const a = 6378137;
  const e2 = 0.00669437999014;
  const k0 = 0.9996;
  const phi = (lat * Math.PI) / 180;
  const ep2 = e2 / (1 - e2);
  const n = a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const t = Math.tan(phi) ** 2;
  const c = ep2 * Math.cos(phi) ** 2;
  const w = (((lon - centralMeridian) * Math.PI) / 180) * Math.cos(phi);
  const m =
    a *
    ((1 - e2 / 4 - (3 * e2 ** 2) / 64 - (5 * e2 ** 3) / 256) * phi -
      ((3 * e2) / 8 + (3 * e2 ** 2) / 32 + (45 * e2 ** 3) / 1024) * Math.sin(2 * phi) +
      ((15 * e2 ** 2) / 256 + (45 * e2 ** 3) / 1024) * Math.sin(4 * phi) -
      ((35 * e2 ** 3) / 3072) * Math.sin(6 * phi));
  const x = k0 * n * (w + ((1 - t + c) * w ** 3) / 6 + ((5 - 18 * t + t ** 2 + 72 * c - 58 * ep2) * w ** 5) / 120);
  const y =
    k0 *
    (m +
      n *
        Math.tan(phi) *
        (w ** 2 / 2 +
          ((5 - t + 9 * c + 4 * c ** 2) * w ** 4) / 24 +
          ((61 - 58 * t + t ** 2 + 600 * c - 330 * ep2) * w ** 6) / 720));
  return [x + 500000, y];
}

describe('a GeoTIFF', () => {
  test('in degrees has its pixels where they belong', async () => {
    const raster = (await read())!;
    expect([...raster.values]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(pixelCentre(raster.grid, 0, 0)[0]).toBeCloseTo(113.005, 10);
    expect(pixelCentre(raster.grid, 2, 1)[1]).toBeCloseTo(23.005, 10);
    expect(pixelAt(raster.grid, 113.005, 23.015)[0]).toBeCloseTo(0.5, 8);
  });

  test.each(['float64', 'uint16', 'int16'] as const)('of %s is read alike', async type => {
    expect([...(await read({type}))!.values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('placed by the middle of its first pixel is half a pixel away', async () => {
    const raster = (await read({
      geoKeys: [
        [1024, 2],
        [1025, 2],
        [2048, 4326],
      ],
    }))!;
    expect(pixelCentre(raster.grid, 0, 0)[0]).toBeCloseTo(113, 10);
    expect(pixelCentre(raster.grid, 0, 0)[1]).toBeCloseTo(23.02, 10);
  });

  test('in degrees that does not say what kind of model it is, is read all the same', async () => {
    expect([...(await read({geoKeys: [[2048, 4326]]}))!.values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('in UTM agrees with the series of Snyder (1987)', async () => {
    const utm = projectionOf(32650)!;
    const [x, y] = utm.fromLonLat(116, 40);
    const [snyderX, snyderY] = snyderUtm(116, 40, 117);
    expect(x).toBeCloseTo(snyderX, 2);
    expect(y).toBeCloseTo(snyderY, 2);
    const origin = [x - 50, y + 50] as const;
    const raster = (await read({geoKeys: projectedKeys(32650), origin, pixel: [100, 100]}, [115, 39, 117, 41]))!;
    expect(pixelCentre(raster.grid, 0, 0)[0]).toBeCloseTo(116, 9);
    expect(pixelCentre(raster.grid, 0, 0)[1]).toBeCloseTo(40, 9);
  });

  test('in web mercator has its pixels where they belong', async () => {
    // the definition: x = R·λ, y = R·ln tan(π/4 + φ/2)
    const x = (6378137 * 113 * Math.PI) / 180;
    const y = 6378137 * Math.log(Math.tan(Math.PI / 4 + (23 * Math.PI) / 360));
    const raster = (await read({geoKeys: projectedKeys(3857), origin: [x, y], pixel: [100, 100]}))!;
    const [lon, lat] = pixelCentre(raster.grid, -0.5, -0.5);
    expect(lon).toBeCloseTo(113, 9);
    expect(lat).toBeCloseTo(23, 9);
  });

  test('is read only around the box', async () => {
    const raster = (await read(
      {columns: 100, rows: 1, values: Array.from({length: 100}, (_, i) => i)},
      [113.5, 23, 113.52, 23.03],
    ))!;
    expect(raster.firstColumn).toBe(49);
    expect([...raster.values]).toEqual([49, 50, 51, 52]);
  });

  test('beside the box is null', async () => {
    expect(await read({}, [10, 10, 11, 11])).toBeNull();
  });

  test('has no value where it declares none, in the precision of the file', async () => {
    const raster = (await read({
      values: [1, -3.4028235e38, 3, 4, 5, 6],
      nodata: '-3.40282346638528859811704183484516925e+38',
    }))!;
    expect([...raster.values]).toEqual([1, Number.NaN, 3, 4, 5, 6]);
  });

  test.each([
    [{geoKeys: projectedKeys(4547)}, 'p.tif: projection: found EPSG:4547, expected EPSG:4326'],
    [{geoKeys: projectedKeys(32767)}, 'found no EPSG code'],
    [
      {
        geoKeys: [
          [1024, 2],
          [2048, 4267],
        ] as const,
      },
      'found EPSG:4267',
    ],
    [{geoKeys: []}, 'found no EPSG code'],
    [{bands: 3, columns: 1, rows: 2}, 'found 3 bands, expected one band'],
  ])('with %j is refused', async (change, message) => {
    await expect(read(change)).rejects.toThrow(message);
  });

  test('without a position is refused', async () => {
    const {origin, pixel, ...bare} = PICTURE;
    expect([origin, pixel]).toHaveLength(2);
    const folder = folderWith({'p.tif': tiffBytes(bare)});
    await expect(readRaster(`${folder}/p.tif`, EVERYWHERE)).rejects.toThrow('found no position or pixel size');
  });

  test('that is cut off, or something else, is refused', async () => {
    const whole = tiffBytes(PICTURE);
    const folder = folderWith({
      'cut.tif': whole.slice(0, whole.length - 8),
      'start.tif': whole.slice(0, 20),
      'x.tif': 'lon,lat\n',
    });
    await expect(readRaster(`${folder}/cut.tif`, EVERYWHERE)).rejects.toThrow(
      'cut.tif: found a damaged or truncated TIFF',
    );
    await expect(readRaster(`${folder}/start.tif`, EVERYWHERE)).rejects.toThrow(
      'start.tif: found a damaged or truncated TIFF',
    );
    await expect(readRaster(`${folder}/x.tif`, EVERYWHERE)).rejects.toThrow('expected a GeoTIFF');
    await expect(readRaster(`${folder}/none.tif`, EVERYWHERE)).rejects.toThrow('found no such file');
  });

  test('is interpolated between pixel middles, and has no value off its edge or beside missing ones', async () => {
    const raster = (await read())!;
    expect(bilinear(raster, 113.005, 23.015)).toBeCloseTo(1, 6);
    expect(bilinear(raster, 113.01, 23.015)).toBeCloseTo(1.5, 6);
    expect(bilinear(raster, 113.01, 23.01)).toBeCloseTo(3, 6);
    expect(bilinear(raster, 112.9, 23.01)).toBeNaN();
    const holed = (await read({values: [1, -1, 3, 4, 5, 6], nodata: '-1'}))!;
    expect(bilinear(holed, 113.01, 23.01)).toBeNaN();
  });

  test('the UTM zone of a place is the textbook one', () => {
    expect(utmZoneOf(116.4, 39.9)).toEqual({name: '50N', epsg: 32650});
    expect(utmZoneOf(-51.2, -30.03)).toEqual({name: '22S', epsg: 32722});
    expect(utmZoneOf(180, 1).name).toBe('60N');
  });

  test.skipIf(!sharedFile('porto_alegre/poa_elevation.tif'))('of Porto Alegre gives its heights', async () => {
    const raster = (await readRaster(sharedFile('porto_alegre/poa_elevation.tif')!, [-51.25, -30.1, -51.15, -30.0]))!;
    // Morro da Polícia is the highest place there, 286 m
    const highest = raster.values.reduce((a, b) => Math.max(a, b));
    expect(highest).toBeGreaterThan(200);
    expect(highest).toBeLessThan(330);
  });
});
