import {stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {fromFile, type GeoTIFF, type GeoTIFFImage} from 'geotiff';
import {InputError} from '#schema/input-error.ts';
import {type Projection, projectionOf} from './projection.ts';
import {readStart} from './text-file.ts';

/** Where the pixels of a raster lie: column and row count from 0 at the north-west corner of the file. */
export interface RasterGrid {
  readonly file: string;
  readonly columns: number;
  readonly rows: number;
  readonly projection: Projection;
  /** Outer corner of pixel (0, 0), in units of the projection. */
  readonly originX: number;
  readonly originY: number;
  /** Size of a pixel in units of the projection; stepY is negative where rows run south. */
  readonly stepX: number;
  readonly stepY: number;
}

/** Values of a window of a raster: value of column c, row r stands at (r − firstRow) · width + (c − firstColumn). */
export interface RasterWindow {
  readonly grid: RasterGrid;
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly width: number;
  readonly height: number;
  /** NaN where the file holds no data. */
  readonly values: Float64Array;
  /** What the file says stands for no data, or null. */
  readonly nodata: number | null;
}

/**
 * Reads the pixels of a GeoTIFF that cover a box in degrees, and one more on each side. Null when the raster does not
 * reach the box. Throws InputError for what is no GeoTIFF, an unknown projection, a rotated grid, several bands.
 */
export async function readRaster(
  path: string,
  bbox: readonly [west: number, south: number, east: number, north: number],
): Promise<RasterWindow | null> {
  const file = basename(path);
  await checkMark(path, file);
  const {tiff, image} = await openImage(path, file);
  try {
    await checkWhole(path, image, file);
    const grid = gridOf(image, file);
    const window = windowOf(grid, bbox);
    if (window === null) return null;
    const nodata = image.getGDALNoData();
    return {...window, grid, nodata, values: await readValues(image, window, nodata, file)};
  } finally {
    tiff.close();
  }
}

async function checkMark(path: string, file: string): Promise<void> {
  const bytes = await readStart(path, 4);
  const mark = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0);
  if (mark !== 'II' && mark !== 'MM')
    throw new InputError({
      file,
      found: `a file that starts with ${JSON.stringify(String.fromCharCode(...bytes))}`,
      expected: 'a GeoTIFF',
    });
}

async function openImage(path: string, file: string): Promise<{tiff: GeoTIFF; image: GeoTIFFImage}> {
  try {
    const tiff = await fromFile(path);
    return {tiff, image: await tiff.getImage()};
  } catch (error) {
    throw damaged(file, error);
  }
}

/** The library reads zeros where a file is cut off: every block must lie within the file. */
async function checkWhole(path: string, image: GeoTIFFImage, file: string): Promise<void> {
  const directory = image.fileDirectory;
  const prefix = image.isTiled ? 'Tile' : 'Strip';
  const offsets = (await directory.loadValue(`${prefix}Offsets`)) as ArrayLike<number | bigint> | undefined;
  const counts = (await directory.loadValue(`${prefix}ByteCounts`)) as ArrayLike<number | bigint> | undefined;
  const {size} = await stat(path);
  for (let i = 0; i < (offsets?.length ?? 0); i++) {
    const end = Number(offsets?.[i]) + Number(counts?.[i]);
    if (!(end <= size)) throw damaged(file, new Error(`block ${i} ends at byte ${end} of ${size}`));
  }
}

function damaged(file: string, error: unknown): InputError {
  const reason = error instanceof Error ? error.message : String(error);
  return new InputError({file, found: `a damaged or truncated TIFF (${reason})`, expected: 'a whole GeoTIFF'});
}

function gridOf(image: GeoTIFFImage, file: string): RasterGrid {
  if (image.getSamplesPerPixel() !== 1)
    throw new InputError({file, found: `${image.getSamplesPerPixel()} bands`, expected: 'one band'});
  const projection = projectionIn(image, file);
  const {stepX, stepY, originX, originY} = affine(image, file);
  if (isRotated(image)) throw new InputError({file, found: 'a rotated grid', expected: 'rows that run west to east'});
  // where the tie point is the middle of a pixel, the corner lies half a pixel away
  const shift = image.pixelIsArea() ? 0 : 0.5;
  return {
    file,
    columns: image.getWidth(),
    rows: image.getHeight(),
    projection,
    originX: originX - shift * stepX,
    originY: originY - shift * stepY,
    stepX,
    stepY,
  };
}

/** Tie point and pixel size. The library throws where the file has none. */
function affine(image: GeoTIFFImage, file: string): Pick<RasterGrid, 'originX' | 'originY' | 'stepX' | 'stepY'> {
  const read = () => ({origin: image.getOrigin(), resolution: image.getResolution()});
  let position: ReturnType<typeof read> | null = null;
  try {
    position = read();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
  const [originX, originY] = position?.origin ?? [];
  const [stepX, stepY] = position?.resolution ?? [];
  if (originX !== undefined && originY !== undefined && stepX && stepY) return {originX, originY, stepX, stepY};
  throw new InputError({file, found: 'no position or pixel size', expected: 'a georeferenced TIFF'});
}

function isRotated(image: GeoTIFFImage): boolean {
  const matrix: ArrayLike<number> | undefined = image.fileDirectory.getValue('ModelTransformation');
  return matrix !== undefined && (matrix[1] !== 0 || matrix[4] !== 0);
}

const EXPECTED_PROJECTION = 'EPSG:4326 (degrees), EPSG:3857 or UTM on WGS84 (EPSG:32601–32660, 32701–32760)';

function projectionIn(image: GeoTIFFImage, file: string): Projection {
  const keys = image.getGeoKeys() ?? {};
  // some writers leave the kind of model out
  const isGeographic = (keys['GTModelTypeGeoKey'] ?? (keys['ProjectedCSTypeGeoKey'] === undefined ? 2 : 1)) === 2;
  const code: unknown = isGeographic ? keys['GeographicTypeGeoKey'] : keys['ProjectedCSTypeGeoKey'];
  const projection = typeof code === 'number' ? projectionOf(code) : null;
  const fits = projection !== null && projection.geographic === isGeographic;
  if (fits) return projection;
  const citation: unknown = keys['PCSCitationGeoKey'] ?? keys['GTCitationGeoKey'] ?? keys['GeogCitationGeoKey'];
  const named = typeof citation === 'string' ? ` (${citation})` : '';
  throw new InputError({
    file,
    where: 'projection',
    found: typeof code === 'number' && code !== 32767 ? `EPSG:${code}${named}` : `no EPSG code${named}`,
    expected: EXPECTED_PROJECTION,
  });
}

type Window = Pick<RasterWindow, 'firstColumn' | 'firstRow' | 'width' | 'height'>;

function windowOf(grid: RasterGrid, bbox: readonly [number, number, number, number]): Window | null {
  const [west, south, east, north] = bbox;
  let minColumn = Infinity;
  let maxColumn = -Infinity;
  let minRow = Infinity;
  let maxRow = -Infinity;
  // the edge of the box is curved in a projection: look along it
  for (let step = 0; step <= 16; step++) {
    const lon = west + ((east - west) * step) / 16;
    const lat = south + ((north - south) * step) / 16;
    for (const [x, y] of [
      [lon, south],
      [lon, north],
      [west, lat],
      [east, lat],
    ] as const) {
      const [column, row] = pixelAt(grid, x, y);
      minColumn = Math.min(minColumn, column);
      maxColumn = Math.max(maxColumn, column);
      minRow = Math.min(minRow, row);
      maxRow = Math.max(maxRow, row);
    }
  }
  const firstColumn = Math.max(0, Math.floor(minColumn) - 1);
  const firstRow = Math.max(0, Math.floor(minRow) - 1);
  const width = Math.min(grid.columns, Math.ceil(maxColumn) + 1) - firstColumn;
  const height = Math.min(grid.rows, Math.ceil(maxRow) + 1) - firstRow;
  return width > 0 && height > 0 ? {firstColumn, firstRow, width, height} : null;
}

async function readValues(
  image: GeoTIFFImage,
  {firstColumn, firstRow, width, height}: Window,
  nodata: number | null,
  file: string,
): Promise<Float64Array> {
  const window = [firstColumn, firstRow, firstColumn + width, firstRow + height];
  const read = await image.readRasters({window, interleave: true}).catch((error: unknown) => {
    throw damaged(file, error);
  });
  // no data is compared in the precision of the file
  const missing =
    nodata !== null && image.getBitsPerSample() === 32 && image.getSampleFormat() === 3 ? Math.fround(nodata) : nodata;
  return Float64Array.from(read as ArrayLike<number>, value => (value === missing ? Number.NaN : value));
}

/** Longitude and latitude, degrees, of the middle of a pixel. */
export function pixelCentre(grid: RasterGrid, column: number, row: number): readonly [number, number] {
  return pixelCorner(grid, column + 0.5, row + 0.5);
}

/** Longitude and latitude, degrees, of a position counted in pixels from the north-west corner. */
export function pixelCorner(grid: RasterGrid, column: number, row: number): readonly [number, number] {
  return grid.projection.toLonLat(grid.originX + column * grid.stepX, grid.originY + row * grid.stepY);
}

/** Position of a place, counted in pixels from the corner of the file: the middle of the first pixel is (0.5, 0.5). */
export function pixelAt(grid: RasterGrid, lon: number, lat: number): readonly [number, number] {
  const [x, y] = grid.projection.fromLonLat(lon, lat);
  return [(x - grid.originX) / grid.stepX, (y - grid.originY) / grid.stepY];
}

/**
 * Value at a place by bilinear interpolation between the four nearest pixel centres; NaN outside the window or where one
 * of them that counts holds no data.
 */
export function bilinear(raster: RasterWindow, lon: number, lat: number): number {
  const {firstColumn, firstRow, width, height, values} = raster;
  const [column, row] = pixelAt(raster.grid, lon, lat);
  const x = Math.min(width - 1, Math.max(0, column - firstColumn - 0.5));
  const y = Math.min(height - 1, Math.max(0, row - firstRow - 0.5));
  // half a pixel beyond the last centre still counts as inside
  if (Math.abs(x - (column - firstColumn - 0.5)) > 0.5 || Math.abs(y - (row - firstRow - 0.5)) > 0.5) return Number.NaN;
  const left = Math.floor(x);
  const top = Math.floor(y);
  let sum = 0;
  for (const [dx, dy] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const weight = (dx === 1 ? x - left : 1 - x + left) * (dy === 1 ? y - top : 1 - y + top);
    if (weight > 0) sum += weight * values[(top + dy) * width + left + dx]!;
  }
  return sum;
}
