import {describe, expect, test} from 'vitest';
import {type CircleAnswer, type CircleCounts, type CircleRequest, circle} from '#worker/circle.ts';
import type {KnowledgeClaim} from '#worker/client.ts';
import type {LiveCity} from '#worker/live-city.ts';
import {surface} from '#worker/surface.ts';
import {CROSSINGS, inHalves, liveTown, peopleAt, withWeeks} from '../support/live-town.ts';
import {plainAt} from '../support/walkers.ts';

const clinic = {category: 'clinic', serving: ['clinic'], cutoffSeconds: 600};
const shop = {category: 'shop', serving: ['shop'], cutoffSeconds: 400};
const official = (category: string): KnowledgeClaim => ({category, completeness: 'official', area: 'city'});
const partial = (category: string): KnowledgeClaim => ({category, completeness: 'partial', area: 'city'});

async function ask(city: LiveCity, changes: Partial<CircleRequest> = {}): Promise<CircleAnswer> {
  const request = {services: [clinic, shop], profile: plainAt(1.2), claims: [official('clinic'), official('shop')]};
  const answer = await circle(
    city,
    {...request, openAt: null, ...changes},
    () => {},
    () => true,
  );
  return answer!;
}

const hasClinic = (x: number, y: number) => Math.min(x + y, 20 - x - y) <= 6;
const hasShop = (x: number, y: number) => Math.abs(x - 5) + y <= 4;

function peopleWhere(holds: (x: number, y: number) => boolean): number {
  let sum = 0;
  for (let x = 0; x < CROSSINGS; x++) for (let y = 0; y < CROSSINGS; y++) if (holds(x, y)) sum += peopleAt(x, y);
  return sum;
}

describe('the life circle of a town with a clinic and a shop', () => {
  test('is whole where both are in time and lacking where either is known to be missing', async () => {
    const {counts, peopleByLacks} = await ask(liveTown());
    expect(counts).toEqual({
      people: peopleWhere(() => true),
      all: peopleWhere((x, y) => hasClinic(x, y) && hasShop(x, y)),
      lacking: peopleWhere((x, y) => !hasClinic(x, y) || !hasShop(x, y)),
      unsure: 0,
    });
    expect([...peopleByLacks]).toEqual([
      counts.all,
      peopleWhere((x, y) => hasClinic(x, y) !== hasShop(x, y)),
      peopleWhere((x, y) => !hasClinic(x, y) && !hasShop(x, y)),
    ]);
  });

  test('is unsure where nothing is known to be missing and something is not clear', async () => {
    const {counts} = await ask(liveTown(), {claims: [official('clinic'), partial('shop')]});
    expect(counts.lacking).toBe(peopleWhere((x, y) => !hasClinic(x, y)));
    expect(counts.unsure).toBe(peopleWhere((x, y) => hasClinic(x, y) && !hasShop(x, y)));
    expect(counts.all).toBe(peopleWhere((x, y) => hasClinic(x, y) && hasShop(x, y)));
  });

  test('counts what is had where the circle as a whole is not clear, whoever knows of it', async () => {
    const {has, peopleByHas, counts} = await ask(liveTown(), {claims: [partial('clinic'), partial('shop')]});
    expect(counts.lacking).toBe(0);
    expect([...has]).toEqual(
      Array.from({length: CROSSINGS * CROSSINGS}, (_, cell) => {
        const [x, y] = [Math.floor(cell / CROSSINGS), cell % CROSSINGS];
        return Number(hasClinic(x, y)) + Number(hasShop(x, y));
      }),
    );
    expect([...peopleByHas]).toEqual([
      peopleWhere((x, y) => !hasClinic(x, y) && !hasShop(x, y)),
      peopleWhere((x, y) => hasClinic(x, y) !== hasShop(x, y)),
      counts.all,
    ]);
  });

  test('counts what is had by area, areas that make up the city together as the city', async () => {
    const {areas, peopleByHas} = await ask(inHalves(liveTown()), {claims: [partial('clinic'), partial('shop')]});
    const of = (id: string) => [...areas.find(({areaId}) => areaId === id)!.peopleByHas];
    const hadIn = (columns: (x: number) => boolean) => (number: number) =>
      peopleWhere((x, y) => columns(x) && Number(hasClinic(x, y)) + Number(hasShop(x, y)) === number);
    expect(of('west')).toEqual([0, 1, 2].map(hadIn(x => x < 5)));
    expect(of('east')).toEqual([0, 1, 2].map(hadIn(x => x > 5)));
    expect(of('all')).toEqual([...peopleByHas]);
  });

  test('says the same of every service as its own surface', async () => {
    const town = liveTown();
    const {services, has, lacks, unknown} = await ask(town);
    for (const [index, wanted] of [clinic, shop].entries()) {
      const alone = surface(town, {
        ...{...wanted, profile: plainAt(1.2), openAt: null},
        claims: [official('clinic'), official('shop')],
      });
      expect(services[index]).toEqual({category: wanted.category, counts: alone.counts});
    }
    expect(has.every((count, c) => count + lacks[c]! + unknown[c]! === 2)).toBe(true);
  });

  test('adds up, whole number by whole number, over verdicts, numbers lacking, groups and areas', async () => {
    const town = withWeeks(inHalves(liveTown()), [[480, 720], null, null, [480, 720]]);
    const {counts, groupCounts, areas, peopleByLacks, peopleByHas} = await ask(town, {
      claims: [official('clinic'), partial('shop')],
      openAt: 600,
    });
    const adds = ({people, all, lacking, unsure}: CircleCounts) => expect(all + lacking + unsure).toBe(people);
    adds(counts);
    adds(groupCounts['age60plus']!);
    for (const area of areas) adds(area.counts);
    for (const byNumber of [peopleByLacks, peopleByHas])
      expect(byNumber.reduce((sum, people) => sum + people, 0)).toBe(counts.people);
    expect(areas.map(({kind, areaId}) => `${kind}:${areaId}`)).toEqual([
      ...['district:west', 'district:east', 'community:all'],
    ]);
    expect(areas[2]!.counts).toEqual(counts);
    expect(areas[0]!.counts.people).toBe(peopleWhere(x => x < 5));
    expect(groupCounts['age60plus']!.lacking).toBe(counts.lacking / 4);
    expect([counts.all > 0, counts.lacking > 0, counts.unsure > 0]).toEqual([true, true, true]);
  });

  test('tells after each service how many are done, and lets others in between', async () => {
    const heard: (number | string)[] = [];
    setTimeout(() => heard.push('another request'), 0);
    await circle(
      liveTown(),
      {services: [clinic, shop], profile: plainAt(1.2), claims: [], openAt: null},
      done => heard.push(done),
      () => true,
    );
    expect(heard).toEqual([1, 'another request', 2]);
  });

  test('is given up between two services when nobody waits', async () => {
    const done: number[] = [];
    const answer = await circle(
      liveTown(),
      {services: [clinic, shop], profile: plainAt(1.2), claims: [], openAt: null},
      count => done.push(count),
      () => false,
    );
    expect([answer, done]).toEqual([null, [1]]);
  });

  test('begins anew when facilities change meanwhile', async () => {
    const town = liveTown() as {-readonly [K in keyof LiveCity]: LiveCity[K]};
    const closed = {...town.facilities, open: Uint8Array.of(0, 0, 0, 1)};
    const done: number[] = [];
    const answer = await circle(
      town,
      {services: [clinic, shop], profile: plainAt(1.2), claims: [official('clinic'), official('shop')], openAt: null},
      count => {
        if (done.push(count) === 1) town.facilities = closed;
      },
      () => true,
    );
    expect(done).toEqual([1, 1, 2]);
    expect(answer!.counts.all).toBe(0);
  });
});
