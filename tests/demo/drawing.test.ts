import {gunzipSync} from 'node:zlib';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {dissolve} from '../../scripts/demo/area-map.ts';
import type {Residence} from '../../scripts/demo/board.ts';
import {encodeGb18030} from '../../scripts/demo/gb18030.ts';
import {OsmDrawing} from '../../scripts/demo/osm-drawing.ts';
import {DEMO_GROUPS, settle} from '../../scripts/demo/people.ts';
import {randomStream} from '../../scripts/demo/random.ts';
import {RoadNet} from '../../scripts/demo/road-net.ts';

function drawn(...roads: readonly (readonly (readonly [number, number])[])[]): string[][] {
  const net = new RoadNet();
  const drawing = new OsmDrawing();
  for (const road of roads) net.add(road, {highway: 'residential'});
  net.drawInto(drawing, () => null);
  const text = gunzipSync(drawing.encode()).toString();
  return [...text.matchAll(/<way [^>]*>(.*?)<\/way>/gs)].map(way =>
    [...way[1]!.matchAll(/<nd ref="(\d+)"/g)].map(nd => nd[1]!),
  );
}

test('joins streets where they cross, where one ends on the other, and where their ends nearly meet', () => {
  const [across, down, onto, near] = drawn(
    [
      [0, 0],
      [200, 0],
    ],
    [
      [100, -80],
      [100, 80],
    ],
    [
      [40, 1],
      [40, 90],
    ],
    [
      [201, 1],
      [260, 60],
    ],
  );
  expect(across!.length).toBe(4);
  expect(down).toContain(across![2]);
  expect(onto![0]).toBe(across![1]);
  expect(near![0]).toBe(across![3]);
});

test('leaves streets apart that do not meet', () => {
  const [a, b] = drawn(
    [
      [0, 0],
      [200, 0],
    ],
    [
      [0, 5],
      [200, 5],
    ],
  );
  expect(a!.filter(id => b!.includes(id))).toEqual([]);
});

test('writes text that every reader of GB18030 reads back', () => {
  const text = '机构名称,经度\r\n"一刻城（虚构）",104.6\r\n';
  expect(new TextDecoder('gb18030', {fatal: true}).decode(encodeGb18030(text))).toBe(text);
});

test('settles everyone exactly once, in whole persons, and no cell has more people of all ages than people', () => {
  const residence = fc.record({
    cell: fc.tuple(fc.integer({min: -5, max: 5}), fc.integer({min: -5, max: 5})),
    floorArea: fc.integer({min: 1, max: 5000}),
    elderFactor: fc.constantFrom(0.75, 1, 1.55, 1.7),
  });
  fc.assert(
    fc.property(fc.array(residence, {minLength: 1, maxLength: 40}), fc.integer({min: 0, max: 5000}), (homes, total) => {
      const cells = settle(homes as Residence[], total);
      expect(cells.reduce((sum, cell) => sum + cell.people, 0)).toBe(total);
      for (const {people, groups} of cells) {
        for (const group of DEMO_GROUPS) expect(Number.isInteger(groups[group])).toBe(true);
        expect(groups.age80plus).toBeLessThanOrEqual(groups.age60plus);
        expect(groups.age60plus + groups.age0to2 + groups.age3to5 + groups.age6to14).toBeLessThanOrEqual(people);
      }
    }),
  );
});

test('dissolves neighbours into one outline and keeps a hole', () => {
  const square = (x: number, y: number) =>
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ] as [number, number][];
  const ring = [0, 1, 2].flatMap(x => [0, 1, 2].map(y => [x, y] as const)).filter(([x, y]) => x !== 1 || y !== 1);
  const polygons = dissolve(ring.map(([x, y]) => square(x, y)));
  expect(polygons.length).toBe(1);
  expect(polygons[0]!.map(each => each.length)).toEqual([13, 5]);
  expect(dissolve([square(0, 0), square(5, 5)]).length).toBe(2);
});

test('gives the same numbers for a seed and a label, and others for another', () => {
  const numbers = (seed: number, label: string) => {
    const random = randomStream(seed, label);
    return Array.from({length: 20}, () => random.next());
  };
  expect(numbers(1, 'a')).toEqual(numbers(1, 'a'));
  expect(numbers(1, 'a')).not.toEqual(numbers(2, 'a'));
  expect(numbers(1, 'a')).not.toEqual(numbers(1, 'b'));
  const many = randomStream(7, 'mean');
  const mean = Array.from({length: 20000}, () => many.next()).reduce((sum, value) => sum + value, 0) / 20000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
});
