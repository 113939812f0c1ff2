import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {buildGraph} from '#core/build-graph.ts';
import {encodeDemand} from '#core/demand-file.ts';
import {encodeFacilities, type FacilityCard} from '#core/facility-file.ts';
import type {Graph} from '#core/graph.ts';
import {encodeGraph} from '#core/graph-file.ts';
import type {Demand, FacilityPoints, SnapColumns} from '#core/places.ts';
import {encodeShape} from '#core/shape-file.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import {sha256} from '#files/sha256.ts';
import type {Manifest} from '#schema/manifest.ts';
import {seeded} from './real-city.ts';
import {syntheticPlaces, syntheticStreets} from './synthetic-city.ts';

/** How large an invented city is written. */
export interface CitySize {
  readonly edges: number;
  readonly cells: number;
  readonly facilities: number;
}

/**
 * Writes an invented city of any size as the files the explorer opens, with the catalogue of a built city: streets of
 * `syntheticStreets`, cells and facilities strewn over them, every facility of one category. Tables are left out.
 */
export function writeSyntheticCity(folder: string, id: string, size: CitySize, like: string, category: string): void {
  mkdirSync(folder, {recursive: true});
  const {graph, shape} = buildGraph(syntheticStreets(size.edges), {minimumComponentMeters: 1000});
  const cells = syntheticPlaces(graph, size.cells);
  const at = placesOf(graph, cells);
  const people = seeded(3);
  const demand: Demand = {
    cellCount: size.cells,
    ...at,
    snap: cells,
    snapStepFree: cells,
    people: Uint32Array.from({length: size.cells}, () => Math.floor(20_000 * people())),
    groups: new Map([['age60plus', Uint32Array.from({length: size.cells}, () => Math.floor(4000 * people()))]]),
    extractEdgeMeters: new Uint16Array(size.cells).fill(65535),
  };
  const files = new Map<string, Uint8Array>([
    ['graph.bin.gz', encodeGraph(graph)],
    ['graph-shape.bin.gz', encodeShape(graph, shape, {names: [''], edgeName: new Uint32Array(graph.edgeCount)})],
    ['demand.bin.gz', encodeDemand(demand)],
    ['facilities.bin.gz', facilityBytes(graph, size.facilities, category)],
  ]);
  const manifest = JSON.parse(readFileSync(join(like, 'manifest.json'), 'utf8')) as Manifest;
  const bbox = boundsOf(at.lon, at.lat);
  const entries = [...files].map(([path, bytes]) => {
    const packed = gzipSync(bytes, {level: 6});
    writeFileSync(join(folder, path), packed);
    const content = {bytes: bytes.length, sha256: sha256(bytes)};
    const known = manifest.files.find(file => file.path === path)!;
    return {...known, bytes: packed.length, sha256: sha256(packed), content};
  });
  const made = {
    ...manifest,
    id,
    name: {zh: '百万格', en: 'A million cells'},
    boundary: {...manifest.boundary, bbox},
    extent: bbox,
    claims: [{category, completeness: 'official', area: 'city'}],
    files: entries,
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(made));
}

/** Where places on edges are, on the straight line between the ends, 1e-7 degrees. */
function placesOf({edgeFrom, edgeTo, nodeLon, nodeLat}: Graph, {edge, fraction}: SnapColumns) {
  const along = (ends: Int32Array) =>
    Int32Array.from(edge, (e, i) => {
      const start = ends[edgeFrom[e]!]!;
      return Math.round(start + ((ends[edgeTo[e]!]! - start) * fraction[i]!) / 65_535);
    });
  return {lon: along(nodeLon), lat: along(nodeLat)};
}

function facilityBytes(graph: Graph, count: number, category: string): Uint8Array {
  const points = syntheticPlaces(graph, count, 5);
  const one = () => new Uint8Array(count).fill(1);
  const facilities: FacilityPoints = {
    facilityCount: count,
    category: new Uint16Array(count),
    categories: [category],
    ...placesOf(graph, points),
    inside: one(),
    doubtful: new Uint8Array(count),
    open: one(),
    firstPoint: Uint32Array.from({length: count + 1}, (_, f) => f),
    points,
    pointsStepFree: points,
  };
  const cards = Array.from({length: count}, (_, f): FacilityCard => {
    const id = `made:${String(f).padStart(6, '0')}`;
    const absent = {nameZh: null, nameEn: null, address: null, phone: null, openingHours: null, wheelchair: null};
    const facts = {capacity: null, capacityUnit: null, floorAreaSqm: null, week: null};
    const source = {source: 'made', asOf: null, completeness: 'official', doubtReason: null};
    return {facilityId: `${id}:${category}`, placeId: id, name: `No. ${f}`, ...absent, ...source, ...facts};
  });
  return encodeFacilities(facilities, cards);
}

function boundsOf(lon: Int32Array, lat: Int32Array): [number, number, number, number] {
  const range = (values: Int32Array) => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
    return [low / DEGREE_SCALE, high / DEGREE_SCALE] as const;
  };
  const [[west, east], [south, north]] = [range(lon), range(lat)];
  return [west, south, east, north];
}
