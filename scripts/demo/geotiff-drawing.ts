/** A raster of people on a grid of degrees. Row 0 is the northernmost. */
export interface PeopleRaster {
  readonly width: number;
  readonly height: number;
  /** Degrees of the north-western corner. */
  readonly west: number;
  readonly north: number;
  /** Degrees of one pixel. */
  readonly lonStep: number;
  readonly latStep: number;
  /** [height × width] people, row by row; −99999 = nobody counted here. */
  readonly values: Float32Array;
}

/** Marks pixels outside the city. */
export const RASTER_NODATA = -99999;

type Entry = readonly [tag: number, type: 2 | 3 | 4 | 12, values: readonly number[] | string];

const TYPE_BYTES = {2: 1, 3: 2, 4: 4, 12: 8} as const;

/** A raster as an uncompressed GeoTIFF of 32-bit floats in WGS 84 (EPSG:4326), one strip, little-endian. */
export function encodeGeotiff(raster: PeopleRaster, description: string): Uint8Array {
  const {width, height, values} = raster;
  const entries: Entry[] = [
    [256, 4, [width]],
    [257, 4, [height]],
    [258, 3, [32]],
    [259, 3, [1]],
    [262, 3, [1]],
    [270, 2, description],
    [273, 4, [0]],
    [277, 3, [1]],
    [278, 4, [height]],
    [279, 4, [values.byteLength]],
    [339, 3, [3]],
    [33550, 12, [raster.lonStep, raster.latStep, 0]],
    [33922, 12, [0, 0, 0, raster.west, raster.north, 0]],
    // GeoKeys: geographic model, pixels are areas, EPSG:4326
    [34735, 3, [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326]],
    [42113, 2, String(RASTER_NODATA)],
  ];
  const directoryBytes = 2 + entries.length * 12 + 4;
  const longBytes = entries.map(entry => (valueBytes(entry) > 4 ? evenBytes(valueBytes(entry)) : 0));
  const pixelsAt = 8 + directoryBytes + longBytes.reduce((sum, bytes) => sum + bytes, 0);
  const file = new DataView(new ArrayBuffer(pixelsAt + values.byteLength));
  file.setUint16(0, 0x4949);
  file.setUint16(2, 42, true);
  file.setUint32(4, 8, true);
  file.setUint16(8, entries.length, true);
  let longAt = 8 + directoryBytes;
  entries.forEach((entry, i) => {
    const [tag, type] = entry;
    const at = 10 + i * 12;
    file.setUint16(at, tag, true);
    file.setUint16(at + 2, type, true);
    file.setUint32(at + 4, valueBytes(entry) / TYPE_BYTES[type], true);
    const filled: Entry = tag === 273 ? [273, 4, [pixelsAt]] : entry;
    if (longBytes[i] === 0) writeValues(file, at + 8, filled);
    else {
      file.setUint32(at + 8, longAt, true);
      writeValues(file, longAt, filled);
      longAt += longBytes[i]!;
    }
  });
  values.forEach((value, i) => {
    file.setFloat32(pixelsAt + i * 4, value, true);
  });
  return new Uint8Array(file.buffer);
}

function valueBytes([, type, values]: Entry): number {
  return typeof values === 'string' ? new TextEncoder().encode(values).length + 1 : values.length * TYPE_BYTES[type];
}

function evenBytes(bytes: number): number {
  return bytes + (bytes % 2);
}

function writeValues(file: DataView, at: number, [, type, values]: Entry): void {
  if (typeof values === 'string') {
    new TextEncoder().encode(values).forEach((byte, i) => {
      file.setUint8(at + i, byte);
    });
    return;
  }
  values.forEach((value, i) => {
    if (type === 12) file.setFloat64(at + i * 8, value, true);
    else if (type === 4) file.setUint32(at + i * 4, value, true);
    else file.setUint16(at + i * 2, value, true);
  });
}
