import {expect, test} from 'vitest';
import {needsMapNumber} from '#schema/map-number.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import {cellSize} from '../../scripts/steps/clauses/clause-areas.ts';
import {seeded} from '../support/seeded.ts';

function sizeOf(meters: readonly number[], people: readonly number[]): number {
  const demand = {cellCount: people.length, people: Uint32Array.from(people)} as unknown as CityModel['demand'];
  return cellSize({demand, cellMeters: Uint16Array.from(meters)});
}

test('the size most people are counted in is the one a line of all of them has in its middle', () => {
  const random = seeded(11);
  for (let round = 0; round < 300; round++) {
    const meters = Array.from(
      {length: 1 + Math.floor(random() * 8)},
      () => [0, 100, 250, 1000][Math.floor(random() * 4)]!,
    );
    const people = meters.map(() => Math.floor(random() * 6));
    const line = meters.flatMap((size, cell) => Array.from({length: people[cell]!}, () => size)).sort((a, b) => a - b);
    expect(sizeOf(meters, people)).toBe(line.length === 0 ? 0 : line[Math.ceil(line.length / 2) - 1]);
  }
});

test('it is not known without cells or sizes', () => {
  expect(sizeOf([], [])).toBe(0);
  expect(cellSize({demand: {cellCount: 1, people: Uint32Array.of(5)} as unknown as CityModel['demand']})).toBe(0);
});

test('China is the country and its provinces, and no code that only begins alike', () => {
  expect(['CN', 'CN-FJ', 'CNX', 'HK', '', 'cn'].map(needsMapNumber)).toEqual([true, true, false, false, false, false]);
});
