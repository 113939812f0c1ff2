import {expect, test} from 'vitest';
import {walkersOfGroups} from '#schema/walker.ts';
import {loadWalkers} from '../../scripts/walkers.ts';

const walkers = loadWalkers();

test('every walker of the design is data, with a source in both languages that says it is our own', () => {
  expect(walkers.map(({key, metersPerSecond}) => [key, metersPerSecond])).toEqual([
    ['plain', 1.2],
    ['adult', 1.2],
    ['age60plus', 0.9],
    ['age80plus', 0.75],
    ['child', 0.9],
    ['step_free', 0.8],
    ['bike', 3.5],
  ]);
  for (const {source_zh, source_en, status} of walkers)
    expect([source_zh.startsWith('本站自定'), source_en.startsWith('Our own'), status]).toEqual([true, true, 'own']);
});

test('slope never makes the old and those without steps faster than on the flat', () => {
  const never = walkers.filter(({slope}) => slope === 'never-faster').map(({key}) => key);
  expect(never).toEqual(['age60plus', 'age80plus', 'step_free']);
});

test('only the walker without steps is joined to the streets without steps', () => {
  const apart = walkers.filter(({family, usesSteps}) => family === 'stepFree' || !usesSteps).map(({key}) => key);
  expect(apart).toEqual(['step_free']);
});

test('an age group walks like the narrowest ages it lies within, and the others like nobody in particular', () => {
  const groups = ['age60plus', 'age65plus', 'age80plus', 'age85plus', 'age60to79', 'age0to2', 'age6to14', 'age15to24'];
  expect([...walkersOfGroups(walkers, groups)]).toEqual([
    ['age60plus', 'age60plus'],
    ['age65plus', 'age60plus'],
    ['age80plus', 'age80plus'],
    ['age85plus', 'age80plus'],
    ['age60to79', 'age60plus'],
    ['age0to2', 'child'],
    ['age6to14', 'child'],
  ]);
  expect(walkersOfGroups(walkers, ['age12to17', 'women', 'age0plus']).size).toBe(0);
});
