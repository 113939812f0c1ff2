import {expect, test} from 'vitest';
import {withoutRows} from '#core/snap-columns.ts';
import {cellIndex} from '#worker/cell-index.ts';
import {liveTown} from '../support/live-town.ts';

test('the cells of a city are sorted by street once, and again for walkers who join the streets elsewhere', () => {
  const town = liveTown();
  const snapStepFree = withoutRows(town.demand.snap, [0, 1, 2]);
  const city = {...town, demand: {...town.demand, snapStepFree}};
  const any = cellIndex(city, {family: 'any'});
  expect(cellIndex({...city}, {family: 'any'})).toBe(any);
  expect(any.place).toHaveLength(town.demand.cellCount);
  expect(cellIndex(city, {family: 'stepFree'}).place).toHaveLength(town.demand.cellCount - 3);
});
