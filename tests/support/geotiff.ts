/** Values and place of a small raster to be written as a TIFF of one uncompressed strip. */
export interface TiffPicture {
  readonly columns: number;
  readonly rows: number;
  readonly values: readonly number[];
  /** Defaults to float32. */
  readonly type?: 'float32' | 'float64' | 'uint16' | 'int16';
  /** GeoKeys as [id, value]; GTModelType 1024, GTRasterType 1025, GeographicType 2048, ProjectedCSType 3072. */
  readonly geoKeys: readonly (readonly [id: number, value: number])[];
  /** Position of the north-west corner (or middle, with RasterType 2) of the first pixel. */
  readonly origin?: readonly [x: number, y: number];
  /** Size of a pixel. */
  readonly pixel?: readonly [x: number, y: number];
  readonly nodata?: string;
  readonly bands?: number;
}

const TYPES = {
  float32: {bytes: 4, format: 3},
  float64: {bytes: 8, format: 3},
  uint16: {bytes: 2, format: 1},
  int16: {bytes: 2, format: 2},
} as const;

/** GeoKeys of degrees on WGS84, and of a projected system by its EPSG code. */
export const DEGREE_KEYS = [
  [1024, 2],
  [1025, 1],
  [2048, 4326],
] as const;
export function projectedKeys(epsg: number): (readonly [number, number])[] {
  return [
    [1024, 1],
    [1025, 1],
    [3072, epsg],
  ];
}

/** Writes a little-endian GeoTIFF by hand, so that the reader is not tested against its own library. */
export function tiffBytes(picture: TiffPicture): Uint8Array {
  const {bytes, format} = TYPES[picture.type ?? 'float32'];
  const bands = picture.bands ?? 1;
  const short = (...values: number[]) => ({type: 3, count: values.length, data: pack(values, 2, 'setUint16')});
  const long = (value: number) => ({type: 4, count: 1, data: pack([value], 4, 'setUint32')});
  const doubles = (values: readonly number[]) => ({
    type: 12,
    count: values.length,
    data: pack(values, 8, 'setFloat64'),
  });
  const ascii = (text: string) => ({type: 2, count: text.length + 1, data: new TextEncoder().encode(`${text}\0`)});
  const strip = stripOf(picture, bytes);
  const fields = new Map<number, {type: number; count: number; data: Uint8Array}>([
    [256, short(picture.columns)],
    [257, short(picture.rows)],
    [258, short(...new Array<number>(bands).fill(bytes * 8))],
    [259, short(1)],
    [262, short(1)],
    [273, long(0)],
    [277, short(bands)],
    [278, short(picture.rows)],
    [279, long(strip.length)],
    [339, short(...new Array<number>(bands).fill(format))],
  ]);
  if (picture.pixel !== undefined) fields.set(33550, doubles([...picture.pixel, 0]));
  if (picture.origin !== undefined) fields.set(33922, doubles([0, 0, 0, ...picture.origin, 0]));
  const keys = picture.geoKeys.flatMap(([id, value]) => [id, 0, 1, value]);
  fields.set(34735, short(1, 1, 0, picture.geoKeys.length, ...keys));
  if (picture.nodata !== undefined) fields.set(42113, ascii(picture.nodata));
  return assemble(fields, strip);
}

function stripOf({values, type = 'float32'}: TiffPicture, bytes: number): Uint8Array {
  const setter = {float32: 'setFloat32', float64: 'setFloat64', uint16: 'setUint16', int16: 'setInt16'} as const;
  return pack(values, bytes, setter[type]);
}

type Setter = 'setUint16' | 'setInt16' | 'setUint32' | 'setFloat32' | 'setFloat64';

function pack(values: readonly number[], bytes: number, setter: Setter): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * bytes));
  values.forEach((value, i) => {
    view[setter](i * bytes, value, true);
  });
  return new Uint8Array(view.buffer);
}

function assemble(fields: Map<number, {type: number; count: number; data: Uint8Array}>, strip: Uint8Array): Uint8Array {
  const directory = 8;
  const directoryBytes = 2 + fields.size * 12 + 4;
  let end = directory + directoryBytes;
  const placed = [...fields].map(([tag, field]) => {
    const at = field.data.length > 4 ? end : -1;
    if (at !== -1) end += field.data.length + (field.data.length % 2);
    return {tag, at, ...field};
  });
  const file = new Uint8Array(end + strip.length);
  const view = new DataView(file.buffer);
  file.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, directory, true);
  view.setUint16(directory, fields.size, true);
  placed.forEach(({tag, type, count, data, at}, i) => {
    const entry = directory + 2 + i * 12;
    view.setUint16(entry, tag, true);
    view.setUint16(entry + 2, type, true);
    view.setUint32(entry + 4, count, true);
    if (at === -1) file.set(data, entry + 8);
    else {
      view.setUint32(entry + 8, at, true);
      file.set(data, at);
    }
    if (tag === 273) view.setUint32(entry + 8, end, true);
  });
  file.set(strip, end);
  return file;
}
