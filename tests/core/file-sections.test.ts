import {describe, expect, test} from 'vitest';
import {encodeDemand} from '#core/demand-file.ts';
import {encodeFacilities} from '#core/facility-file.ts';
import {oneSnap} from '#core/facility-selection.ts';
import {decodeGraph, encodeGraph} from '#core/graph-file.ts';
import {encodeLinks} from '#core/link-file.ts';
import type {Demand} from '#core/places.ts';
import {decodeSections, encodeSections} from '#core/section-file.ts';
import {encodeShape} from '#core/shape-file.ts';
import {Scene} from '../support/scene.ts';

const scene = new Scene().at('a', 0, 0).at('b', 100, 50).street('a', 'b');
const graph = scene.graph();
const TYPES = ['u8', 'u16', 'u32', 'varint', 'zigzag', 'delta', 'json'];

/** Every section of a file as its directory tells it: name, type, unit. */
function directoryOf(file: Uint8Array): string[] {
  const view = new DataView(file.buffer);
  const text = (at: number) => new TextDecoder().decode(file.subarray(at, at + 24)).replace(/\0+$/, '');
  return Array.from({length: view.getUint32(8, true)}, (_, i) => {
    const at = 16 + 64 * i;
    return `${text(at)}: ${TYPES[file[at + 48]!]}, ${text(at + 24)}`;
  });
}

const head = (file: Uint8Array) => [
  new TextDecoder().decode(file.subarray(0, 4)),
  new DataView(file.buffer).getUint16(4, true),
  new DataView(file.buffer).getUint16(6, true),
];

const snapSections = [
  'snap_edge: delta, edge',
  'snap_fraction: u16, 1/65535',
  'snap_approach: varint, cm',
  'snap_doubtful: u8, 0 or 1',
  'step_free_rows: delta, row',
  'step_free_edge: delta, edge',
  'step_free_fraction: u16, 1/65535',
  'step_free_approach: varint, cm',
  'step_free_doubtful: u8, 0 or 1',
];

describe('what a published file says about itself', () => {
  test('the graph', () => {
    const file = encodeGraph(graph);
    expect(head(file)).toEqual(['YKGR', 1, 1]);
    expect(directoryOf(file)).toEqual([
      'plane: json, json',
      'node_lon: delta, 1e-7 deg',
      'node_lat: delta, 1e-7 deg',
      'edge_from: delta, node',
      'edge_to: zigzag, node - edge_from',
      'edge_length: varint, cm',
      'edge_kind: u8, kind',
      'edge_flags: varint, bits',
      'edge_waits: u8, half waits',
      'edge_slope_forward: zigzag, 1/1000 - 1000',
      'edge_slope_backward: zigzag, 1/1000 - 1000',
      'edge_snap: u8, bits',
      'counts: u32, nodes, edges',
    ]);
  });

  test('the shapes of the streets', () => {
    const file = encodeShape(graph, scene.shape(), {edgeName: Uint32Array.of(0), names: ['']});
    expect(head(file)).toEqual(['YKSH', 1, 0]);
    expect(directoryOf(file)).toEqual([
      'counts: u32, nodes, edges',
      'inner_vertices: varint, vertices',
      'inner_lon: zigzag, 1e-6 deg, difference',
      'inner_lat: zigzag, 1e-6 deg, difference',
      'edge_name: varint, name',
      'names: json, json',
    ]);
  });

  test('the people, their groups in the order of their keys', () => {
    const demand: Demand = {
      cellCount: 1,
      lon: Int32Array.of(0),
      lat: Int32Array.of(0),
      snap: oneSnap(0, 0, 0),
      snapStepFree: oneSnap(0, 9, 0),
      people: Uint32Array.of(5),
      groups: new Map([
        ['b', Uint32Array.of(1)],
        ['c', Uint32Array.of(2)],
        ['a', Uint32Array.of(3)],
      ]),
      extractEdgeMeters: Uint16Array.of(9),
      divisions: [{kind: 'district', areaIds: ['d1'], index: Int32Array.of(-1)}],
      rank: {measure: 'income', value: Float64Array.of(1.5)},
    };
    const file = encodeDemand(demand);
    expect(head(file)).toEqual(['YKDM', 2, 1]);
    expect(directoryOf(file)).toEqual([
      'counts: u32, cells',
      'lon: delta, 1e-7 deg',
      'lat: delta, 1e-7 deg',
      'people: varint, 1/1000 person',
      'people:a: varint, 1/1000 person',
      'people:b: varint, 1/1000 person',
      'people:c: varint, 1/1000 person',
      'extract_edge: u16, m',
      ...snapSections,
      'areas: json, json',
      'area:district: varint, area + 1',
      'rank: json, json',
      'rank_value: varint, value + 1',
    ]);
  });

  test('the facilities', () => {
    const none = {
      facilityCount: 0,
      category: new Uint16Array(0),
      categories: [],
      lon: new Int32Array(0),
      lat: new Int32Array(0),
      inside: new Uint8Array(0),
      doubtful: new Uint8Array(0),
      open: new Uint8Array(0),
      firstPoint: Uint32Array.of(0),
      points: oneSnap(0, 0, 0),
      pointsStepFree: oneSnap(0, 0, 0),
    };
    const file = encodeFacilities(none, []);
    expect(head(file)).toEqual(['YKFC', 2, 1]);
    expect(directoryOf(file)).toEqual([
      'counts: u32, facilities, points',
      'categories: json, json',
      'category: u16, category',
      'lon: delta, 1e-7 deg',
      'lat: delta, 1e-7 deg',
      'inside: u8, 0 or 1',
      'doubtful: u8, 0 or 1',
      'open: u8, 0 or 1',
      'first_point: delta, point',
      ...snapSections,
      'cards: json, json',
      'weeks: json, json',
      'week: varint, week + 1',
    ]);
  });

  test('the candidate links', () => {
    const [u8, u16, u32, i32] = [new Uint8Array(0), new Uint16Array(0), new Uint32Array(0), new Int32Array(0)];
    const links = {fromEdge: u32, fromFraction: u16, toEdge: u32, toFraction: u16, centimeters: u32};
    const places = {fromLon: i32, fromLat: i32, toLon: i32, toLat: i32};
    const file = encodeLinks(graph, {links, kind: u8, flags: u8, ...places});
    expect(head(file)).toEqual(['YKLK', 1, 0]);
    expect(directoryOf(file)).toEqual([
      'counts: u32, links, edges',
      'from_edge: varint, edge',
      'from_fraction: u16, 1/65535',
      'to_edge: varint, edge',
      'to_fraction: u16, 1/65535',
      'length: varint, cm',
      'kind: u8, kind',
      'flags: u8, bits',
      'from_lon: delta, 1e-7 deg',
      'from_lat: delta, 1e-7 deg',
      'to_lon: delta, 1e-7 deg',
      'to_lat: delta, 1e-7 deg',
    ]);
  });
});

test('a graph with an edge to or from a node there is not is refused, naming the edge', () => {
  const wrong = (change: object) => () => decodeGraph(encodeGraph({...graph, ...change}));
  expect(wrong({edgeTo: Uint32Array.of(2)})).toThrow('graph: edge 0 joins nodes 0 and 2, expected below 2');
  expect(wrong({edgeFrom: Uint32Array.of(7)})).toThrow('graph: edge 0 joins nodes 7 and 1, expected below 2');
});

test('a section whose name or unit has over 24 bytes is refused when it is written', () => {
  const write = (name: string, unit: string) =>
    encodeSections('TEST', [1, 0], [{name, unit, type: 'u8', values: Uint8Array.of(1)}]);
  const [most, over] = ['n'.repeat(24), 'n'.repeat(25)];
  expect(decodeSections('test', 'TEST', 1, write(most, most)).unit(most)).toBe(most);
  expect(() => write(over, 'm')).toThrow(`section ${over}: 25 bytes, at most 24`);
  expect(() => write('a', over)).toThrow(`section ${over}: 25 bytes, at most 24`);
});

test('a file cut within its head is refused as what it is', () => {
  const file = encodeSections('TEST', [1, 0], []);
  expect(file).toHaveLength(16);
  expect(() => decodeSections('test', 'TEST', 1, file.subarray(0, 15))).toThrow(
    'test: starts with "TEST" (15 bytes), expected TEST',
  );
  expect(decodeSections('test', 'TEST', 1, file).names).toEqual([]);
});
