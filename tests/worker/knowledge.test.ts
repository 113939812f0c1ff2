import {expect, test} from 'vitest';
import {setAreas} from '#worker/areas.ts';
import type {KnowledgeClaim, PlanRequest} from '#worker/client.ts';
import {knownCells} from '#worker/knowledge.ts';
import {sessionWith} from '#worker/plan/plan-session.ts';
import {liveTown} from '../support/live-town.ts';
import {PLAIN} from '../support/walkers.ts';

const official = (category: string, area = 'city'): KnowledgeClaim => ({category, completeness: 'official', area});
const request: PlanRequest = {
  ...{category: 'clinic', serving: ['clinic'], profile: PLAIN, cutoffSeconds: 600, edits: []},
  claims: [official('clinic')],
};
/** More claims than are kept at once. */
const others = Array.from({length: 60}, (_, i) => [official('clinic', `area ${i}`)]);

test('the claims asked for again and again are read once, however many others come between', () => {
  const town = liveTown();
  const first = knownCells(town, 'clinic', request.claims);
  for (const claims of others) {
    knownCells(town, 'clinic', claims);
    expect(knownCells(town, 'clinic', request.claims)).toBe(first);
  }
});

test('categories of which the sources say the same share what is known', () => {
  const town = liveTown();
  const claims = [official('clinic'), official('shop'), {...official('park'), completeness: 'partial' as const}];
  expect(knownCells(town, 'clinic', claims)).toBe(knownCells(town, 'shop', claims));
  expect(knownCells(town, 'clinic', claims).known[0]).not.toBe(knownCells(town, 'park', claims).known[0]);
});

test('a plan goes on counting when what it counts with was forgotten and read again', () => {
  const town = liveTown();
  const {counting} = sessionWith(town, request);
  for (const claims of others) knownCells(town, 'clinic', claims);
  expect(knownCells(town, 'clinic', request.claims)).not.toBe(counting!.known);
  expect(sessionWith(town, request).counting).toBe(counting);
});

test('a plan counts anew when the claims or the outlines they speak of are others', () => {
  const town = liveTown();
  const {counting} = sessionWith(town, request);
  const fewer = sessionWith(town, {...request, claims: []}).counting;
  expect(fewer).not.toBe(counting);
  setAreas(town, []);
  expect(sessionWith(town, {...request, claims: []}).counting).not.toBe(fewer);
});
