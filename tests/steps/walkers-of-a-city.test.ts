import {expect, test} from 'vitest';
import {oneSnap} from '#core/facility-selection.ts';
import {EDGE_FLAG} from '#core/graph.ts';
import {FRACTION_SCALE, UNREACHED} from '#core/units.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import {categoryCoverage, coverageRows, publishedPairs} from '../../scripts/steps/coverage.ts';
import {categoryTimes, cityNetworks, publishedWalkers} from '../../scripts/steps/times.ts';
import {lineTown, STREET_METERS} from '../support/line-town.ts';

/** Homes 100 m apart along a street from a clinic at its start; one thousand people in each. */
const homes = [0, 1, 2, 3, 4, 5, 6, 7].map(i => 100 * i);
const each = (people: number) => homes.map(() => people);
const clinic = {sites: [{meters: 0}], homes, minutes: 5};

const groups = {
  age60plus: each(250),
  age80plus: each(40),
  age0to2: each(30),
  age6to14: each(110),
  age15to24: each(200),
};

test('publishes the adult with everyone, each age group at its own walker, and all of them together', () => {
  const {model} = lineTown({...clinic, groups});
  expect(publishedWalkers(model).map(({key}) => key)).toEqual(['adult', 'age60plus', 'age80plus', 'child']);
  expect(publishedPairs(model).map(({profile, group}) => [profile, group])).toEqual([
    ['adult', 'all'],
    ['child', 'age0to2'],
    ['child', 'age6to14'],
    ['age60plus', 'age60plus'],
    ['age80plus', 'age80plus'],
    ['own', 'all'],
  ]);
});

test('a city without ages publishes the adult, keeps the times of 60 and over, and says that ages are unknown', () => {
  const {model, times} = lineTown(clinic);
  expect(publishedWalkers(model).map(({key}) => key)).toEqual(['adult', 'age60plus']);
  expect([...times.seconds.keys()]).toEqual(['adult', 'age60plus']);
  const rows = categoryCoverage(model, times);
  expect(rows.map(({profile, group, covered}) => [profile, group, covered])).toEqual([
    ['adult', 'all', 4],
    ['own', 'all', null],
  ]);
});

test('everyone at their own speed is the sum of who is in time at each speed', () => {
  const {model, times} = lineTown({...clinic, groups});
  const rows = categoryCoverage(model, times);
  const own = rows.find(({profile}) => profile === 'own')!;
  // within 300 s: adults 360 m, children and those of 60 to 79 270 m, those of 80 and over 225 m; one home at each 100 m
  const [adults, slow, oldest] = [4 * (1000 - 250 - 140), 3 * (250 - 40 + 140), 3 * 40];
  expect(own.covered).toBe((adults + slow + oldest) / 1000);
  expect([own.people, own.covered! + own.uncovered! + own.unknown!]).toEqual([8, 8]);
  // low: 306, 229.5 and 191.25 m
  expect(own.covered_low).toBe((4 * 610 + 3 * 350 + 2 * 40) / 1000);
  expect(rows.find(({group}) => group === 'age80plus')).toMatchObject({
    profile: 'age80plus',
    people: 0.32,
    covered: 0.12,
  });
});

function withWalker(model: CityModel, key: string) {
  const walkers = model.walkers.filter(walker => walker.key === key || walker.key === 'adult');
  return categoryTimes(model, cityNetworks(model, walkers), 'clinic');
}

function coveredBy(model: CityModel, profile: string, measure: 'seconds' | 'path_meters', cutoff: number) {
  const times = withWalker(model, profile);
  const threshold = {
    standardId: null,
    measure,
    cutoffSeconds: measure === 'seconds' ? cutoff : null,
    cutoffMeters: measure === 'seconds' ? null : cutoff,
  };
  const bands = [{profile, people: model.demand.people}];
  return coverageRows(model, times, threshold, {profile, group: 'all', bands}, model.partitions[0]!)[0]!.covered;
}

test('stairs on the way are in nobody’s way but that of walkers without steps, by time and by length', () => {
  const {model} = lineTown(clinic);
  const stairs = {...model, graph: {...model.graph!, edgeFlags: Uint16Array.of(EDGE_FLAG.steps)}};
  const times = withWalker(stairs, 'step_free');
  // 100 m at 1.2 m/s and 0.8 s more a metre; the position is whole 1/65535 of the street
  expect(Math.abs(times.seconds.get('adult')!.base[1]! - (1000 / 1.2 + 800))).toBeLessThanOrEqual(1);
  // home 0 stands at the clinic
  expect([...times.seconds.get('step_free')!.base]).toEqual([0, ...homes.slice(1).map(() => UNREACHED)]);
  expect([...times.ownPathDecimeters.keys()]).toEqual(['step_free']);
  expect([times.pathDecimeters.base[2], times.ownPathDecimeters.get('step_free')!.base[2]]).toEqual([2000, UNREACHED]);
  expect(coveredBy(stairs, 'adult', 'path_meters', 300)).toBe(4);
  expect(coveredBy(stairs, 'step_free', 'path_meters', 300)).toBe(1);
  expect(coveredBy(model, 'step_free', 'path_meters', 300)).toBe(4);
});

test('walkers without steps start and end where wheels join the streets', () => {
  const {model} = lineTown(clinic);
  const at = (meters: number) => oneSnap(0, Math.round((meters / STREET_METERS) * FRACTION_SCALE), 0);
  const moved = {
    ...model,
    demand: {...model.demand, snapStepFree: {...model.demand.snap, centimeters: new Uint16Array(8).fill(800)}},
    facilities: {...model.facilities, pointsStepFree: at(300)},
  };
  const times = withWalker(moved, 'step_free');
  // home 3 stands at the ramp, 8 m from the street: 10 s at 0.8 m/s
  expect(times.seconds.get('step_free')!.base[3]).toBe(100);
  expect(times.seconds.get('step_free')!.base[7]).toBe(100 + 5000);
  expect(times.seconds.get('adult')!.base[3]).toBe(2500);
  expect(times.ownPathDecimeters.get('step_free')!.base[7]).toBe(4080);
});

test('a bicycle reaches farther than any walker', () => {
  const {model} = lineTown(clinic);
  expect(coveredBy(model, 'bike', 'seconds', 180)).toBe(7);
  expect(coveredBy(model, 'adult', 'seconds', 180)).toBe(3);
});
