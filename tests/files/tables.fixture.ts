import {type Row, type TableContent, tableFromRows} from '#files/table.ts';
import type {TableContext} from '#schema/tables.ts';
import {tableSpec} from '#schema/tables.ts';

/** A small invented city's context. */
export const context: TableContext = {
  groups: ['age60plus'],
  areaKinds: ['district'],
  categories: [{key: 'pharmacy', zh: '药店', en: 'pharmacy'}],
  streets: true,
  invented: false,
};

export const provenance = {city: 'testville', invented: false, licence: 'ODbL-1.0', attribution: '© somebody'};

/** Square of side `size` degrees with its lower left corner at a place, wound clockwise on purpose. */
export function square(lon: number, lat: number, size: number): [number, number][] {
  return [
    [lon, lat],
    [lon, lat + size],
    [lon + size, lat + size],
    [lon + size, lat],
    [lon, lat],
  ];
}

const place = {snap_edge: 3, snap_fraction: 0.25, snap_meters: 12.34, approach_doubtful: false};
const judged = {
  has_5min: 1,
  lacks_5min: 0,
  unknown_5min: 2,
  has_10min: 0,
  lacks_10min: 0,
  unknown_10min: 0,
  has_15min: 3,
  lacks_15min: 1,
  unknown_15min: 0,
};
const unjudged = Object.fromEntries(Object.keys(judged).map(name => [name, null]));
const nowhere = {snap_edge: null, snap_fraction: null, snap_meters: null, approach_doubtful: null};

/** Two cells: one far west and south (negative numbers), one that no street is near. */
export const cells: TableContent = tableFromRows(tableSpec('cells', context), [
  {
    cell_id: 'utm28N_457000_3108000',
    lon: -15.4321987,
    lat: -28.1234567,
    cell_meters: 100,
    placed_by: 'buildings',
    people: 12.345,
    people_age60plus: 3.001,
    area_id_district: '=1+1',
    ...place,
    extract_edge_meters: 2500,
    ...judged,
    seconds_pharmacy: 899.9,
    seconds_age60plus_pharmacy: null,
    meters_pharmacy: 1079.8,
  },
  {
    cell_id: 'utm28N_457100_3108000',
    lon: -15.4,
    lat: 28,
    cell_meters: 100,
    placed_by: 'centre',
    people: 0.1 + 0.2,
    people_age60plus: 0,
    area_id_district: null,
    ...nowhere,
    extract_edge_meters: 0,
    ...unjudged,
    seconds_pharmacy: null,
    seconds_age60plus_pharmacy: null,
    meters_pharmacy: null,
  },
]);

const catchment: Row = {
  category: 'pharmacy',
  facility_id: null,
  profile: 'adult',
  cutoff_seconds: 900,
  people: 7,
  polygon: null,
};

/** Three catchments: two polygons with a hole, one square, none. */
export const catchments: TableContent = tableFromRows(tableSpec('catchments', context), [
  {...catchment, polygon: [[square(7, 43, 0.1), square(7.02, 43.02, 0.01)], [square(8, 43, 0.1)]]},
  {...catchment, facility_id: 'osm:n1:pharmacy', polygon: [[square(7, 43, 0.1)]]},
  catchment,
]);

/** All pieces as one array. */
export function whole(pieces: Iterable<Uint8Array>): Uint8Array {
  return new Uint8Array(Buffer.concat([...pieces]));
}
