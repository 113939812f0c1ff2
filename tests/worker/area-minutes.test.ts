import {expect, test} from 'vitest';
import {areaMinutes} from '#worker/area-minutes.ts';
import type {LiveCity} from '#worker/live-city.ts';
import {surface} from '#worker/surface.ts';
import {BLOCK_METERS, CROSSINGS, inHalves, liveTown, peopleAt, withWeeks} from '../support/live-town.ts';
import {plainAt} from '../support/walkers.ts';

const question = {serving: ['clinic'], profile: plainAt(1.2), openAt: null};

/** Minutes from a crossing to the nearer clinic, rounded up. */
const minuteOf = (x: number, y: number) => Math.ceil((Math.min(x + y, 20 - x - y) * BLOCK_METERS) / 1.2 / 60);

function peopleOf(columns: (x: number) => boolean): number[] {
  const minutes = new Array<number>(61).fill(0);
  for (let x = 0; x < CROSSINGS; x++)
    for (let y = 0; y < CROSSINGS; y++) if (columns(x)) minutes[minuteOf(x, y)]! += peopleAt(x, y);
  return minutes;
}

function ofArea(city: LiveCity, areaId: string) {
  return areaMinutes(city, {...question, areaId});
}

test('the people of an area are counted by their own minutes', () => {
  const town = inHalves(liveTown());
  expect([...ofArea(town, 'west')!.minutes]).toEqual(peopleOf(x => x < 5));
  expect([...ofArea(town, 'east')!.minutes]).toEqual(peopleOf(x => x > 5));
  expect(ofArea(town, 'west')!.beyond).toBe(0);
});

test('an area that is the whole city has the minutes of the surface', () => {
  const town = inHalves(liveTown());
  const whole = surface(town, {...question, category: 'clinic', cutoffSeconds: 600, claims: []});
  const {minutes, beyond} = ofArea(town, 'all')!;
  expect([...minutes]).toEqual([...whole.minutes]);
  expect(beyond).toBe(whole.beyond);
});

test('hours count, and who reaches no open place is beyond', () => {
  const shut = withWeeks(inHalves(liveTown()), [[], [], [], []]);
  const {minutes, beyond} = areaMinutes(shut, {...question, openAt: 600, areaId: 'west'})!;
  expect([...minutes].every(people => people === 0)).toBe(true);
  expect(beyond).toBe(peopleOf(x => x < 5).reduce((sum, people) => sum + people, 0));
});

test('an area nobody knows has no answer', () => {
  expect(ofArea(inHalves(liveTown()), 'elsewhere')).toBeNull();
  expect(ofArea(liveTown(), 'west')).toBeNull();
});
