import {expect, test} from 'vitest';
import {planeAt} from '#core/plane.ts';
import {bestSite, type Gain, type GapPeople, siteCandidates, smallestFix} from '#core/smallest-fix.ts';
import {scenePlace} from '../support/scene.ts';

/** Cells in a row every 100 m; one number a cell, people of gap 0. */
function row(people: readonly number[], gapOf: readonly number[] = people.map(() => 0)): GapPeople {
  const places = people.map((_, i) => scenePlace(100 * i, 0));
  return {
    gapOf: Int32Array.from(gapOf),
    gapCount: 1 + Math.max(...gapOf),
    people,
    lon: Int32Array.from(places, place => place[0]),
    lat: Int32Array.from(places, place => place[1]),
  };
}

const gain = (at: number, served: number): Gain => ({at, served, total: served});
const never = () => {
  throw new Error('asked for a site');
};

test('takes a link that serves half of the people without asking for a site, a bridge only after the others', () => {
  const half = {simple: gain(7, 500), bridge: gain(8, 1000)};
  expect(smallestFix(1000, half, never, 0.5)).toEqual({by: 'link', gain: gain(7, 500)});
  expect(smallestFix(1000, {...half, simple: gain(7, 499)}, never, 0.5)).toEqual({by: 'link', gain: gain(8, 1000)});
});

test('takes a site when no link serves half, unless a link serves as many', () => {
  const few = {simple: gain(7, 300), bridge: null};
  expect(smallestFix(1000, few, () => gain(3, 301), 0.5)).toEqual({by: 'site', gain: gain(3, 301)});
  expect(smallestFix(1000, few, () => gain(3, 300), 0.5)).toEqual({by: 'link', gain: gain(7, 300)});
  expect(smallestFix(1000, few, () => null, 0.5)).toEqual({by: 'link', gain: gain(7, 300)});
  expect(smallestFix(1000, {simple: null, bridge: null}, () => null, 0.5)).toBeNull();
});

test('puts a site where most of the gap is served, then where most people are, then in the smaller cell', () => {
  const gaps = row([10, 20, 5, 40, 5], [0, 0, -1, -1, 0]);
  const within = (reach: number) => (cell: number) =>
    Uint32Array.from([0, 1, 2, 3, 4].filter(c => Math.abs(c - cell) <= reach));
  const all = Uint32Array.of(0, 1, 2, 3, 4);
  // cells 0 and 1 both serve the 30 of the gap; cell 2 too, and with it the 45 beside it
  expect(bestSite(gaps, 0, all, within(1))).toEqual({at: 1, served: 30, total: 35});
  expect(bestSite(gaps, 0, all, within(2))).toEqual({at: 2, served: 35, total: 80});
  expect(bestSite(gaps, 0, all, within(9))).toEqual({at: 0, served: 35, total: 80});
  expect(bestSite(gaps, 0, Uint32Array.of(3), within(0))).toBeNull();
});

test('tries every cell of a small gap, and of a large one those among most of its people', () => {
  const people = Array.from({length: 200}, (_, c) => (c >= 120 && c < 130 ? 1000 : 1));
  const cells = Uint32Array.from(people.keys());
  const plane = planeAt(0);
  expect(siteCandidates(plane, row(people), 0, cells, 500, 200)).toEqual(cells);
  const tried = siteCandidates(plane, row(people), 0, cells, 500, 12);
  expect(tried.length).toBe(12);
  expect([...tried].sort((a, b) => a - b)).toEqual([...tried]);
  // within 25 squares of 250 m around the dense ten
  expect(tried.every(c => c > 110 && c < 140)).toBe(true);
});
