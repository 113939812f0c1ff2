import type {SchemaElement} from 'hyparquet';
import {ByteWriter, type ColumnSource, ParquetWriter} from 'hyparquet-writer';
import type {Column, MultiPolygon, Value} from '#schema/column.ts';
import {type Provenance, provenancePairs} from './provenance.ts';
import {roundTo, type TableContent} from './table.ts';
import {encodeWkbMultiPolygon, encodeWkbPoint} from './wkb.ts';

/** Rows of one row group. */
const GROUP_ROWS = 65536;

/** Grows around places it is shown. */
class Box {
  west = Number.POSITIVE_INFINITY;
  south = Number.POSITIVE_INFINITY;
  east = Number.NEGATIVE_INFINITY;
  north = Number.NEGATIVE_INFINITY;

  add(lon: number, lat: number): void {
    this.west = Math.min(this.west, lon);
    this.south = Math.min(this.south, lat);
    this.east = Math.max(this.east, lon);
    this.north = Math.max(this.north, lat);
  }
}

function schemaElement({name, type, nullEn}: Column): SchemaElement {
  const repetition_type = nullEn === null ? 'REQUIRED' : 'OPTIONAL';
  if (type === 'text') return {name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type};
  if (type === 'boolean') return {name, type: 'BOOLEAN', repetition_type};
  if (type === 'polygon') return {name, type: 'BYTE_ARRAY', repetition_type};
  return {name, type: type === 'integer' ? 'INT32' : 'DOUBLE', repetition_type};
}

/** Name of the column with the geometry: `polygon`, or `geometry` made of lon and lat; null where a row has no place. */
function geometryColumn({spec}: TableContent): 'polygon' | 'geometry' | null {
  if (spec.geometry === null) return null;
  return spec.geometry === 'polygon' ? 'polygon' : 'geometry';
}

function polygonBytes(value: Value, box: Box): Uint8Array | null {
  if (value === null) return null;
  for (const rings of value as MultiPolygon) for (const [lon, lat] of rings[0] ?? []) box.add(lon, lat);
  return encodeWkbMultiPolygon(value as MultiPolygon);
}

function groupColumns(table: TableContent, from: number, length: number, box: Box): ColumnSource[] {
  const sources = table.spec.columns.map(({name, type}, index): ColumnSource => {
    const read = table.read[index] as (row: number) => Value;
    const data = Array.from({length}, (_, i) =>
      type === 'polygon' ? polygonBytes(read(from + i), box) : read(from + i),
    );
    return {name, data};
  });
  if (table.spec.geometry === 'point') {
    const [lon, lat] = ['lon', 'lat'].map(name => sources.find(source => source.name === name)?.data as number[]);
    const data = Array.from({length}, (_, i) => {
      box.add(lon?.[i] as number, lat?.[i] as number);
      return encodeWkbPoint(lon?.[i] as number, lat?.[i] as number);
    });
    sources.push({name: 'geometry', data});
  }
  return sources;
}

/** The `geo` key of GeoParquet 1.1; coordinates are longitude and latitude (OGC:CRS84, its default). */
function geoMetadata(table: TableContent, name: string, box: Box): string {
  // outlines are kept to seven decimals: the box is that of what is kept
  const bbox = [box.west, box.south, box.east, box.north].map(degrees => roundTo(degrees, 7));
  return JSON.stringify({
    version: '1.1.0',
    primary_column: name,
    columns: {
      [name]: {
        encoding: 'WKB',
        geometry_types: [table.spec.geometry === 'point' ? 'Point' : 'MultiPolygon'],
        orientation: 'counterclockwise',
        ...(Number.isFinite(box.west) ? {bbox} : {}),
      },
    },
  });
}

/** Encodes a table as Parquet (Snappy), GeoParquet 1.1 where it is spatial. Yields the file in pieces, one per row group. */
export function* encodeParquet(table: TableContent, provenance: Provenance): Generator<Uint8Array> {
  const writer = new ByteWriter();
  const geometry = geometryColumn(table);
  const columns = table.spec.columns.map(schemaElement);
  if (geometry === 'geometry') columns.push({name: geometry, type: 'BYTE_ARRAY', repetition_type: 'REQUIRED'});
  const kvMetadata = provenancePairs(provenance).map(([key, value]) => ({key, value}));
  const parquet = new ParquetWriter({
    writer,
    schema: [{name: 'root', num_children: columns.length}, ...columns],
    kvMetadata,
    createdBy: 'yikezhong',
  });
  const box = new Box();
  const take = () => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  for (let from = 0; from < table.rowCount; from += GROUP_ROWS) {
    const length = Math.min(GROUP_ROWS, table.rowCount - from);
    parquet.write({columnData: groupColumns(table, from, length, box), rowGroupSize: GROUP_ROWS});
    yield take();
  }
  if (geometry !== null) kvMetadata.push({key: 'geo', value: geoMetadata(table, geometry, box)});
  parquet.finish();
  yield take();
}
