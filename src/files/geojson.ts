import type {Column, MultiPolygon, Value} from '#schema/column.ts';
import {type Provenance, provenancePairs} from './provenance.ts';
import {orientedPolygons, type TableContent} from './table.ts';

/** Features joined into one piece. */
const PIECE_ROWS = 1024;

/** GeoJSON geometry of a multipolygon: a Polygon when there is one. Wound as RFC 7946 asks, 7 decimals. */
export function polygonGeometry(polygons: MultiPolygon): {type: string; coordinates: unknown} {
  const oriented = orientedPolygons(polygons);
  return oriented.length === 1
    ? {type: 'Polygon', coordinates: oriented[0]}
    : {type: 'MultiPolygon', coordinates: oriented};
}

function featureText(table: TableContent, row: number): string {
  const values = table.read.map(read => read(row));
  const {columns, geometry} = table.spec;
  const value = (name: string) => values[columns.findIndex(column => column.name === name)] ?? null;
  const polygon = value('polygon') as MultiPolygon | null;
  const place =
    geometry === 'point'
      ? {type: 'Point', coordinates: [value('lon'), value('lat')]}
      : polygon === null
        ? null
        : polygonGeometry(polygon);
  const properties = Object.fromEntries(
    columns.flatMap(({name, type}: Column, index): [string, Value][] =>
      type === 'polygon' ? [] : [[name, values[index] ?? null]],
    ),
  );
  return JSON.stringify({type: 'Feature', geometry: place, properties});
}

/**
 * Encodes a spatial table as an RFC 7946 FeatureCollection, one feature a line, with `name`, `city`, `invented`, `licence`
 * and `attribution` as foreign members. Yields it in pieces. Throws for a table without geometry.
 */
export function* encodeGeojson(table: TableContent, provenance: Provenance): Generator<Uint8Array> {
  if (table.spec.geometry === null) throw new Error(`table ${table.spec.name}: found no geometry, expected some`);
  const utf8 = new TextEncoder();
  const pairs = Object.fromEntries(provenancePairs(provenance));
  const head = {type: 'FeatureCollection', name: table.spec.name, ...pairs, invented: provenance.invented};
  let text = `${JSON.stringify(head).slice(0, -1)},"features":[`;
  for (let row = 0; row < table.rowCount; row++) {
    text += `${row === 0 ? '\n' : ',\n'}${featureText(table, row)}`;
    if (row % PIECE_ROWS === PIECE_ROWS - 1) {
      yield utf8.encode(text);
      text = '';
    }
  }
  yield utf8.encode(`${text}\n]}\n`);
}
