import {expect, test} from 'vitest';
import {planeAt} from '#core/plane.ts';
import {joinedCells, thinnedCells} from '#core/siting/candidate-cells.ts';
import {joinedNowhere} from '#core/snap-columns.ts';
import {seeded} from '../../support/seeded.ts';

const plane = planeAt(30);

/** Cells scattered over some kilometres, some south and west of zero. */
function scattered(cellCount: number, seed: number) {
  const random = seeded(seed);
  const column = () => Int32Array.from({length: cellCount}, () => Math.round((random() - 0.5) * 600_000));
  return {cellCount, lon: column(), lat: column(), people: Uint32Array.from({length: cellCount}, () => 50 * random())};
}

test('keeps the most populous of each square, in the smallest squares of which there are few enough', () => {
  const cells = scattered(3000, 1);
  const all = joinedCells(cells, null);
  expect(all).toHaveLength(3000);
  for (const limit of [7, 200, 1500]) {
    // the squares in words: every side in turn, all cells by the name of their square
    let expected: number[] = [];
    for (let side = 150; ; side = Math.ceil(side * 1.2)) {
      const east = (c: number) => Math.floor(((cells.lon[c]! / 1e7) * plane.metersPerDegreeLon[0]) / side);
      const north = (c: number) => Math.floor(((cells.lat[c]! / 1e7) * plane.metersPerDegreeLat) / side);
      const squares = Map.groupBy(all, c => `${east(c)}/${north(c)}`);
      expected = [...squares.values()]
        .map(members => members.reduce((best, c) => (cells.people[c]! > cells.people[best]! ? c : best)))
        .sort((a, b) => a - b);
      if (expected.length <= limit) break;
    }
    expect(thinnedCells(cells, plane, all, limit)).toEqual(expected);
  }
});

test('leaves cells alone that are not too many, and leaves out those no street is near', () => {
  const cells = scattered(10, 2);
  const snap = joinedNowhere(10);
  snap.edge[3] = 0;
  snap.edge[7] = 5;
  expect(joinedCells(cells, snap)).toEqual([3, 7]);
  expect(thinnedCells(cells, plane, [3, 7], 2)).toEqual([3, 7]);
});
