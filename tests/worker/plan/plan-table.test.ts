import {expect, test} from 'vitest';
import {VERDICT_WORDS} from '#core/coverage.ts';
import {UNREACHED} from '#core/units.ts';
import type {PlanRequest} from '#worker/client.ts';
import {plan} from '#worker/plan/plan.ts';
import {planTable, tableBuffers} from '#worker/plan/plan-table.ts';
import {surface} from '#worker/surface.ts';
import {randomEdits} from '../../support/random-plan.ts';
import {randomTown} from '../../support/random-town.ts';
import {seeded} from '../../support/seeded.ts';
import {SLOW} from '../../support/walkers.ts';

const city = randomTown(6, 200, 10);
const asked: PlanRequest = {
  ...{category: 'clinic', serving: ['clinic'], profile: SLOW, cutoffSeconds: 500},
  claims: [{category: 'clinic', completeness: 'official', area: 'city'}],
  edits: randomEdits(city, 9, seeded(6)),
};
const table = planTable(city, asked);
const answer = plan(city, asked);

test('has a row for each cell with people, and the people and areas of the city', () => {
  const {people, groups, divisions, lon, lat} = city.demand;
  expect([...table.cell]).toEqual([...people.keys()].filter(c => people[c]! > 0));
  expect(table.rowCount).toBeLessThan(city.demand.cellCount);
  table.cell.forEach((c, row) => {
    expect(table.people[row]).toBe(people[c]! / 1000);
    for (const [key, members] of groups) expect(table.groups[key]![row]).toBe(members[c]! / 1000);
    expect([table.lon[row], table.lat[row]]).toEqual([lon[c]! / 1e7, lat[c]! / 1e7]);
    expect(table.areas.map(({kind, index}) => [kind, index[row]])).toEqual(
      divisions!.map(({kind, index}) => [kind, index[c]]),
    );
  });
});

test('adds up to the numbers of the plan, before and after', () => {
  const sum = (verdict: Uint8Array, word: (typeof VERDICT_WORDS)[number]) =>
    Math.round(
      1000 * table.people.reduce((total, n, row) => total + (VERDICT_WORDS[verdict[row]!] === word ? n : 0), 0),
    );
  for (const word of VERDICT_WORDS) {
    expect(sum(table.verdictBefore, word)).toBe(answer.all.before[word]);
    expect(sum(table.verdictAfter, word)).toBe(answer.all.after[word]);
  }
});

test('says of each cell what the maps say', () => {
  const before = surface(city, {...asked, openAt: null});
  const seconds = (tenths: number) => (tenths === UNREACHED ? Number.NaN : tenths / 10);
  const idAfter = (label: number) => city.cards[label]?.facilityId ?? answer.added[label - city.cards.length];
  expect(table.cell.length).toBeGreaterThan(50);
  table.cell.forEach((c, row) => {
    expect(table.secondsBefore[row]).toBe(seconds(before.tenths[c]!));
    expect(table.secondsAfter[row]).toBe(seconds(answer.tenths[c]!));
    expect(table.facilityIds[table.nearestBefore[row]!]).toBe(idAfter(before.facility[c]!));
    expect(table.facilityIds[table.nearestAfter[row]!]).toBe(idAfter(answer.facility[c]!));
  });
});

test('may be handed over: no array is one of the city or of another', () => {
  const buffers = tableBuffers(table);
  expect(new Set(buffers).size).toBe(buffers.length);
  const own = [...city.demand.divisions!.map(({index}) => index.buffer), city.demand.people.buffer];
  for (const buffer of own) expect(buffers).not.toContain(buffer);
});
