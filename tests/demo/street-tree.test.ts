import {expect, test} from 'vitest';
import {haversineMeters} from '#core/plane.ts';
import {cellCentre, degreesOf, metersBetween, type Spot, spotAt} from '../../scripts/demo/frame.ts';
import {StreetTree} from '../../scripts/demo/planted/street-tree.ts';

const LANE = {highway: 'residential'};

/** A main street with a side street from its middle, stairs at its end, and a second street nobody gets to. */
function scene() {
  const tree = new StreetTree();
  const main = tree.add([0, 0], [1000, 0], LANE, null);
  const side = tree.add([500, 0], [500, 300], LANE, main);
  const stairs = tree.add([500, 300], [500, 400], {highway: 'steps'}, side);
  tree.add([500, 400], [500, 600], LANE, stairs);
  tree.add([0, 2000], [1000, 2000], LANE, null);
  return tree;
}

test('adds up the pieces between two places of one tree, and tells the stairs among them', () => {
  const walk = scene().walk([100, 0], [500, 550])!;
  const whole = metersBetween([100, 0], [500, 0]) + metersBetween([500, 0], [500, 550]);
  expect(walk.meters).toBeCloseTo(whole, 2);
  expect(walk.stairMeters).toBeCloseTo(metersBetween([500, 300], [500, 400]), 3);
});

test('walks straight along one street, and not through its root', () => {
  const walk = scene().walk([900, 0], [200, 0])!;
  expect(walk.meters).toBeCloseTo(metersBetween([900, 0], [200, 0]), 6);
});

test('knows no walk between two trees or through a closed street', () => {
  const tree = scene();
  expect(tree.walk([100, 0], [100, 2000])).toBeNull();
  const [main] = tree.streets;
  tree.add([800, 0], [800, 100], LANE, main!, true);
  expect(() => tree.walk([100, 0], [800, 90])).toThrow(/no street/);
});

test('refuses a street that does not start on its parent', () => {
  const tree = new StreetTree();
  const main = tree.add([0, 0], [100, 0], LANE, null);
  expect(() => tree.add([50, 20], [50, 90], LANE, main)).toThrow(/does not start/);
});

test('finds the spot so many metres away to a centimetre, whatever the direction', () => {
  const start = cellCentre(12, -7);
  for (const direction of [
    [1, 0],
    [0, -1],
    [3, 4],
  ] as Spot[])
    for (const meters of [10, 599.4, 1288]) {
      const [lon1, lat1] = degreesOf(start);
      const [lon2, lat2] = degreesOf(spotAt(start, direction, meters));
      expect(Math.abs(haversineMeters(lon1, lat1, lon2, lat2) - meters)).toBeLessThan(0.011);
    }
});
