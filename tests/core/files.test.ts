import fc from 'fast-check';
import {expect, test} from 'vitest';
import {decodeDemand, encodeDemand} from '#core/demand-file.ts';
import {decodeFacilities, encodeFacilities, type FacilityCard} from '#core/facility-file.ts';
import {oneSnap} from '#core/facility-selection.ts';
import {decodeGraph, encodeGraph} from '#core/graph-file.ts';
import type {Demand, FacilityPoints, SnapColumns} from '#core/places.ts';
import {decodeSections, encodeSections} from '#core/section-file.ts';
import {decodeShape, encodeShape} from '#core/shape-file.ts';
import {differingRows, joinedNowhere} from '#core/snap-columns.ts';
import {readSnaps, snapSections} from '#core/snap-sections.ts';
import {decodeDelta, decodeVarint, decodeZigzag, encodeDelta, encodeVarint, encodeZigzag} from '#core/varint.ts';
import {anyGraph, anySnaps} from '../support/random-network.ts';
import {Scene} from '../support/scene.ts';

const int32 = fc.array(fc.oneof(fc.integer({min: -2147483648, max: 2147483647}), fc.integer({min: -200, max: 200})));

test('packed columns come back as they were, for every 32-bit value', () => {
  fc.assert(
    fc.property(int32, list => {
      const signed = Int32Array.from(list);
      const unsigned = Uint32Array.from(list);
      expect(decodeZigzag(encodeZigzag(signed), list.length, 'test')).toEqual(signed);
      expect(decodeDelta(encodeDelta(signed), list.length, 'test')).toEqual(signed);
      expect(decodeVarint(encodeVarint(unsigned), list.length, 'test')).toEqual(unsigned);
    }),
  );
  for (let bits = 0; bits < 32; bits++)
    for (const value of [2 ** bits - 1, 2 ** bits])
      expect(decodeVarint(encodeVarint(Uint32Array.of(value)), 1, 'test')[0]).toBe(value);
});

test('packed columns that end early or late are refused by name', () => {
  const bytes = encodeVarint(Uint32Array.of(1, 300));
  expect(() => decodeVarint(bytes.subarray(0, 2), 2, 'graph: section x')).toThrow(
    'graph: section x: ends or breaks at value 1 of 2',
  );
  expect(() => decodeVarint(bytes, 1, 'graph: section x')).toThrow('1 values take 1 bytes, has 3');
  expect(() => decodeVarint(new Uint8Array(6).fill(0xff), 1, 'x')).toThrow('breaks');
});

test('a graph comes back whole from its file', () => {
  fc.assert(
    fc.property(anyGraph, graph => {
      expect(decodeGraph(encodeGraph(graph))).toEqual(graph);
    }),
  );
});

test('street geometry comes back to within 6 cm, ends exactly, with its names', () => {
  const scene = new Scene().at('a', 0, 0).at('b', 100, 50).at('c', -300, 10).street('a', 'b').street('b', 'c');
  const graph = scene.graph();
  const place = (v: number) => [v * 1237 - 9111, 7919 - v * 421] as const;
  const inner = [3, 0];
  const firstVertex = Uint32Array.of(0, 5, 7);
  const lon = new Int32Array(7);
  const lat = new Int32Array(7);
  for (let e = 0; e < 2; e++) {
    const [first, last] = [firstVertex[e]!, firstVertex[e + 1]! - 1];
    for (let v = 0; v < inner[e]!; v++) [lon[first + 1 + v], lat[first + 1 + v]] = place(v) as [number, number];
    [lon[first], lat[first]] = [graph.nodeLon[graph.edgeFrom[e]!]!, graph.nodeLat[graph.edgeFrom[e]!]!];
    [lon[last], lat[last]] = [graph.nodeLon[graph.edgeTo[e]!]!, graph.nodeLat[graph.edgeTo[e]!]!];
  }
  const names = {edgeName: Uint32Array.of(1, 0), names: ['', '南街 <i>']};
  const decoded = decodeShape(graph, encodeShape(graph, {firstVertex, lon, lat}, names));
  expect(decoded.names).toEqual(names);
  expect(decoded.shape.firstVertex).toEqual(firstVertex);
  for (let v = 0; v < 7; v++) {
    const tolerance = v === 0 || v >= 4 ? 0 : 5;
    expect(Math.abs(decoded.shape.lon[v]! - lon[v]!)).toBeLessThanOrEqual(tolerance);
    expect(Math.abs(decoded.shape.lat[v]! - lat[v]!)).toBeLessThanOrEqual(tolerance);
  }
  const other = new Scene().street('a', 'b', 1).graph();
  expect(() => decodeShape(other, encodeShape(graph, {firstVertex, lon, lat}, names))).toThrow(
    'made for 3 nodes and 2 edges, the graph has 2 and 1',
  );
});

/** Snap columns with some rows taken from others. */
function mixed(snap: SnapColumns, other: SnapColumns, some: readonly boolean[]): SnapColumns {
  return {
    edge: snap.edge.map((edge, k) => (some[k] ? other.edge[k]! : edge)),
    fraction: snap.fraction.map((fraction, k) => (some[k] ? other.fraction[k]! : fraction)),
    centimeters: snap.centimeters.map((length, k) => (some[k] ? other.centimeters[k]! : length)),
    doubtful: snap.doubtful.map((doubt, k) => (some[k] ? other.doubtful[k]! : doubt)),
  };
}

const anyDemand: fc.Arbitrary<Demand> = anyGraph.chain(graph =>
  anySnaps(graph, 0, 8).chain(snap => {
    const rows = {minLength: snap.edge.length, maxLength: snap.edge.length};
    const others = anySnaps(graph, snap.edge.length, snap.edge.length);
    const differs = fc.array(fc.boolean(), rows);
    const column = fc.array(fc.integer({min: 0, max: 2147483647}), {
      minLength: snap.edge.length,
      maxLength: snap.edge.length,
    });
    return fc.tuple(column, column, column, column, others, differs).map(([lon, lat, people, older, other, some]) => ({
      cellCount: snap.edge.length,
      lon: Int32Array.from(lon, value => value - 1e9),
      lat: Int32Array.from(lat, value => value - 1e9),
      snap,
      snapStepFree: mixed(snap, other, some),
      people: Uint32Array.from(people),
      groups: new Map([['age60plus', Uint32Array.from(older)]]),
      extractEdgeMeters: Uint16Array.from(people),
    }));
  }),
);

test('people come back whole from their file', () => {
  fc.assert(
    fc.property(anyDemand, demand => {
      expect(decodeDemand(encodeDemand(demand))).toEqual(demand);
    }),
  );
});

/** Makes a file of an earlier minor version: sections of these names are called something no reader knows. */
function renameSections(file: Uint8Array, name: RegExp): void {
  const view = new DataView(file.buffer);
  view.setUint16(6, 0, true);
  let found = 0;
  for (let at = 16; at < 16 + 64 * view.getUint32(8, true); at += 64) {
    const text = new TextDecoder().decode(file.subarray(at, at + 24)).replace(/\0+$/, '');
    if (!name.test(text)) continue;
    file[at] = 0x3f;
    found++;
  }
  expect(found).toBeGreaterThan(0);
}

test('facilities come back whole from their file, names as data', () => {
  const scene = new Scene().street('a', 'b', 100);
  const points: FacilityPoints = {
    facilityCount: 2,
    category: Uint16Array.of(1, 0),
    categories: ['pharmacy', 'park'],
    lon: Int32Array.of(-5, 7),
    lat: Int32Array.of(900000000, -3),
    inside: Uint8Array.of(1, 0),
    doubtful: Uint8Array.of(0, 1),
    open: Uint8Array.of(1, 1),
    firstPoint: Uint32Array.of(0, 1, 1),
    points: scene.on('a', 'b', 30, 2),
    pointsStepFree: scene.on('a', 'b', 60, 9),
  };
  const card: FacilityCard = {
    facilityId: 'osm:n1:park',
    placeId: 'osm:n1',
    name: '<script>alert("公园")</script>',
    nameZh: null,
    nameEn: null,
    address: null,
    phone: null,
    openingHours: null,
    week: null,
    wheelchair: null,
    source: 'osm',
    asOf: null,
    completeness: 'partial',
    doubtReason: null,
    capacity: 40,
    capacityUnit: 'beds',
    floorAreaSqm: null,
  };
  const cards = [card, {...card, facilityId: 'osm:n2:pharmacy', week: [0, 60, 480, 1020]}];
  expect(decodeFacilities(encodeFacilities(points, cards))).toEqual({points, cards});
  expect(() => encodeFacilities(points, [card])).toThrow('1 cards for 2 facilities');
  const old = encodeFacilities(points, cards);
  renameSections(old, /^weeks?$/);
  expect(decodeFacilities(old).cards).toEqual(cards.map(one => ({...one, week: null})));
  // never open is another thing than not known
  const shut = cards.map(one => ({...one, week: []}));
  expect(decodeFacilities(encodeFacilities(points, shut)).cards).toEqual(shut);
});

test('areas, rank and opening weeks come back whole, and files without them still open', () => {
  const scene = new Scene().street('a', 'b', 100);
  const snap = scene.on('a', 'b', 30, 2);
  const old: Demand = {
    ...{cellCount: 1, lon: Int32Array.of(0), lat: Int32Array.of(0), people: Uint32Array.of(1), groups: new Map()},
    ...{snap, snapStepFree: snap, extractEdgeMeters: Uint16Array.of(9)},
  };
  expect(decodeDemand(encodeDemand(old))).toEqual(old);
  expect(decodeDemand(encodeDemand({...old, rank: null, divisions: []}))).toEqual({...old, rank: null, divisions: []});
  const wrong = {...old, divisions: [{kind: 'district', areaIds: ['a'], index: Int32Array.of(1)}]};
  expect(() => decodeDemand(encodeDemand(wrong))).toThrow(
    'demand: section area:district names area 1, expected below 1',
  );
});

test('what people are ranked by keeps every value to the last bit, unknown ones too', () => {
  const value = fc.oneof(
    fc.constant(Number.NaN),
    fc.integer({min: -4e9, max: 4e9}).map(n => n / 1000),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(value, fc.integer({min: -1, max: 2})), {maxLength: 12}), rows => {
      const cellCount = rows.length;
      const demand: Demand = {
        ...{cellCount, lon: new Int32Array(cellCount), lat: new Int32Array(cellCount), groups: new Map()},
        ...{people: new Uint32Array(cellCount), extractEdgeMeters: new Uint16Array(cellCount)},
        ...{snap: joinedNowhere(cellCount), snapStepFree: joinedNowhere(cellCount)},
        divisions: [
          {kind: 'district', areaIds: ['1', '东', ''], index: Int32Array.from(rows, row => row[1])},
          {kind: 'life-circle-unit', areaIds: [], index: new Int32Array(cellCount).fill(-1)},
        ],
        rank: {measure: 'income', value: Float64Array.from(rows, row => row[0] + 0)},
      };
      expect(decodeDemand(encodeDemand(demand))).toEqual(demand);
    }),
  );
});

test('how one family joins the streets does not leak into the other when the bytes are a Buffer', () => {
  const scene = new Scene().street('a', 'b', 100);
  const snap = {...scene.on('a', 'b', 30, 2), doubtful: Uint8Array.of(1)};
  const demand: Demand = {
    ...{cellCount: 1, lon: Int32Array.of(0), lat: Int32Array.of(0), people: Uint32Array.of(1), groups: new Map()},
    ...{snap, snapStepFree: joinedNowhere(1), extractEdgeMeters: Uint16Array.of(9)},
  };
  const read = decodeDemand(Buffer.from(encodeDemand(demand)));
  expect([read.snap.doubtful[0], read.snapStepFree.doubtful[0]]).toEqual([1, 0]);
  expect(differingRows(read.snap, snap)).toHaveLength(0);
});

test('a second family of snaps that names places there are not is refused by name, as is a file without one', () => {
  const sections = (row: number) => [
    ...snapSections({any: oneSnap(3, 5, 7), stepFree: oneSnap(4, 5, 7)}).filter(({name}) => name !== 'step_free_rows'),
    {name: 'step_free_rows', unit: 'row', type: 'delta', values: Int32Array.of(row)} as const,
  ];
  const read = (row: number) =>
    readSnaps(decodeSections('demand', 'YKDM', 2, encodeSections('YKDM', [2, 0], sections(row))), 1, 'demand');
  expect([read(0).any.edge[0], read(0).stepFree.edge[0]]).toEqual([3, 4]);
  expect(() => read(1)).toThrow('demand: step_free_rows names place 1, expected 0 to 0');
  expect(() => read(-1)).toThrow('demand: step_free_rows names place -1');
  const old = encodeSections('YKDM', [1, 0], []);
  expect(() => decodeDemand(old)).toThrow('demand: format version 1.0, this reader knows 2.x');
});

const file = encodeSections(
  'YKGR',
  [1, 0],
  [
    {name: 'counts', unit: 'nodes', type: 'u32', values: Uint32Array.of(1, 2)},
    {name: 'kinds', unit: 'kind', type: 'u8', values: Uint8Array.of(3)},
  ],
);

function changed(at: number, value: number): Uint8Array {
  const copy = file.slice();
  copy[at] = value;
  return copy;
}

test('a file that is not one, is of another version, cut short, or damaged is refused by name', () => {
  const read = (bytes: Uint8Array) => decodeSections('graph', 'YKGR', 1, bytes);
  expect(() => read(new TextEncoder().encode('<!doctype html>'))).toThrow(
    'graph: starts with "<!do" (15 bytes), expected YKGR',
  );
  expect(() => read(new Uint8Array(0))).toThrow('graph: starts with "" (0 bytes)');
  expect(() => read(changed(4, 2))).toThrow('graph: format version 2.0, this reader knows 1.x');
  expect(() => read(file.subarray(0, file.length - 1))).toThrow(
    `graph: has ${file.length - 1} bytes, its head says ${file.length}`,
  );
  expect(() => read(changed(8, 99))).toThrow('graph: directory of 99 sections');
  expect(() => read(changed(16 + 53, 0xff))).toThrow('graph: section counts lies at');
  expect(() => read(changed(16 + 60, 3)).column('counts', 'u32')).toThrow(
    'graph: section counts has 8 bytes, expected 12',
  );
  expect(() => read(file).column('lengths', 'u32')).toThrow('graph: section lengths is missing, found counts kinds');
  expect(() => read(file).column('kinds', 'u32')).toThrow('graph: section kinds is of type u8, expected u32');
  expect(() => read(file).column('counts', 'u32', 3)).toThrow('graph: section counts has 2 values, expected 3');
});

test('a newer minor version and sections from the future are read over', () => {
  const newer = encodeSections(
    'YKGR',
    [1, 7],
    [
      {name: 'future', unit: '?', type: 'json', values: {anything: true}},
      {name: 'counts', unit: 'nodes', type: 'u32', values: Uint32Array.of(1, 2)},
    ],
  );
  const reader = decodeSections('graph', 'YKGR', 1, newer);
  expect([...reader.column('counts', 'u32', 2)]).toEqual([1, 2]);
  expect([reader.unit('counts'), reader.has('future'), reader.has('past')]).toEqual(['nodes', true, false]);
});

test('any single damaged byte of a graph file is refused or changes the graph, but never crashes otherwise', () => {
  const bytes = encodeGraph(new Scene().street('a', 'b', 100).street('b', 'c', 5).graph());
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
      const copy = bytes.slice();
      copy[at] = value;
      try {
        const graph = decodeGraph(copy);
        expect(Math.max(-1, ...graph.arcTo)).toBeLessThan(graph.nodeCount);
      } catch (error) {
        expect((error as Error).message).toMatch(/graph|JSON|length|URI|encoded|data/i);
      }
    }),
  );
});
