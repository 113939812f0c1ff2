import {expect, test} from 'vitest';
import {polygonOfWay, polygonsOfRelation} from '../../scripts/io/osm-polygons.ts';
import {Report} from '../../scripts/report.ts';
import type {Polygons} from '../../scripts/steps/model.ts';
import {METERS_PER_DEGREE, OsmScene} from '../support/osm-scene.ts';

const multipolygon = {type: 'multipolygon'};

/** Square metres, holes taken off. */
function area(polygons: Polygons | null): number {
  let twice = 0;
  for (const ring of (polygons ?? []).flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1]!;
      const [x2, y2] = ring[i]!;
      twice += (x1 - 10) * y2 - (x2 - 10) * y1;
    }
  }
  return (twice / 2) * METERS_PER_DEGREE ** 2;
}

/** Corners of squares of 100 m: o at the origin, and a smaller one of 20 m inside it, i. */
function squares(): OsmScene {
  const scene = new OsmScene();
  const square = (name: string, x: number, y: number, side: number) =>
    scene
      .node(`${name}1`, x, y)
      .node(`${name}2`, x + side, y)
      .node(`${name}3`, x + side, y + side)
      .node(`${name}4`, x, y + side);
  square('o', 0, 0, 100);
  square('i', 40, 40, 20);
  square('n', 200, 0, 50);
  return scene;
}

test('turns a closed way counter-clockwise whatever its direction', () => {
  const extract = squares().way('o1 o2 o3 o4 o1', {}).way('o1 o4 o3 o2 o1', {}).way('o1 o2 o3', {}).extract();
  expect(area(polygonOfWay(extract, 0))).toBeCloseTo(10_000, -1);
  expect(area(polygonOfWay(extract, 1))).toBeCloseTo(10_000, -1);
  expect(polygonOfWay(extract, 2)).toBeNull();
});

test('has no polygon for a closed way with a node outside the extract', () => {
  expect(polygonOfWay(squares().way('o1 o2 lost o4 o1', {}).extract(), 0)).toBeNull();
});

test('joins an outline from ways in any direction, and takes off the hole', () => {
  const extract = squares()
    .way('o1 o2 o3', {})
    .way('o1 o4', {})
    .way('o4 o3', {})
    .way('i1 i2 i3 i4 i1', {})
    .relation('outer:101 inner:104 outer:103 outer:102', multipolygon)
    .extract();
  const polygons = polygonsOfRelation(extract, 0)!;
  expect(polygons.map(rings => rings.length)).toEqual([2]);
  expect(area(polygons)).toBeCloseTo(10_000 - 400, -1);
});

test('keeps several outlines, and gives the hole to the one around it', () => {
  const extract = squares()
    .way('n1 n2 n3 n4 n1', {})
    .way('o1 o2 o3 o4 o1', {})
    .way('i1 i2 i3 i4 i1', {})
    .relation('outer:101 outer:102 inner:103', multipolygon)
    .extract();
  const polygons = polygonsOfRelation(extract, 0)!;
  expect(polygons.map(rings => rings.length).sort()).toEqual([1, 2]);
  expect(area(polygons)).toBeCloseTo(10_000 - 400 + 2500, -1);
});

test('takes a ring inside a ring for a hole when roles are missing', () => {
  const extract = squares()
    .way('o1 o2 o3 o4 o1', {})
    .way('i1 i2 i3 i4 i1', {})
    .relation('-:101 -:102', multipolygon)
    .extract();
  expect(area(polygonsOfRelation(extract, 0))).toBeCloseTo(10_000 - 400, -1);
});

test('tells two outlines apart that touch in one node where four ways end', () => {
  const scene = new OsmScene().node('m', 0, 0);
  scene.node('a', 100, 0).node('b', 100, 100).node('c', -100, 0).node('d', -100, -100);
  const extract = scene
    .way('m a b', {})
    .way('m c d', {})
    .way('b m', {})
    .way('d m', {})
    .relation('outer:101 outer:102 outer:103 outer:104', multipolygon)
    .extract();
  const polygons = polygonsOfRelation(extract, 0)!;
  expect(polygons).toHaveLength(2);
  expect(area(polygons)).toBeCloseTo(10_000, -1);
});

test.each([
  ['does not close', 'outer:101', 'relation-outer-open'],
  ['names a way outside the extract', 'outer:101 outer:999', 'relation-outer-open'],
  ['has no outline', 'inner:101', 'relation-outer-open'],
])('has no polygon for a relation that %s, and notes it', (_, members, kind) => {
  const report = new Report();
  const extract = squares().way('o1 o2 o3', {}).relation(members, multipolygon).extract();
  expect(polygonsOfRelation(extract, 0, report)).toBeNull();
  expect(report.findings()).toMatchObject([{kind, count: 1, examples: ['r1001']}]);
});

test('reads an area without the hole that does not close, and notes it', () => {
  const report = new Report();
  const scene = squares().way('o1 o2 o3 o4 o1', {}).way('i1 i2 i3', {});
  const extract = scene.relation('outer:101 inner:102', multipolygon).extract();
  expect(area(polygonsOfRelation(extract, 0, report))).toBeCloseTo(10_000, -1);
  expect(report.findings()).toMatchObject([{kind: 'relation-inner-open'}]);
});

test('gives the same area whatever the order of the members', () => {
  const members = ['outer:101', 'outer:102', 'outer:103', 'inner:104'];
  for (const order of [members, members.toReversed(), [members[2], members[3], members[0], members[1]]]) {
    const extract = squares()
      .way('o1 o2 o3', {})
      .way('o1 o4', {})
      .way('o4 o3', {})
      .way('i1 i2 i3 i4 i1', {})
      .relation(order.join(' '), multipolygon)
      .extract();
    expect(area(polygonsOfRelation(extract, 0))).toBeCloseTo(9600, -1);
  }
});
