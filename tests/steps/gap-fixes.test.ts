import {expect, test} from 'vitest';
import {pickSnaps} from '#core/facility-selection.ts';
import {measuredCosts, type Threshold} from '../../scripts/steps/coverage.ts';
import {type GapContext, type GapRow, thresholdGaps} from '../../scripts/steps/gaps.ts';
import {categoryTimes, cityNetworks} from '../../scripts/steps/times.ts';
import {METERS_PER_DEGREE, OsmScene} from '../support/osm-scene.ts';
import {osmTown, type TownPlan} from '../support/osm-town.ts';
import {joinSnaps} from '../support/scene.ts';

const minutes = (cutoff: number): Threshold => {
  return {standardId: null, measure: 'seconds', cutoffSeconds: 60 * cutoff, cutoffMeters: null};
};
const meters = (cutoff: number): Threshold => {
  return {standardId: null, measure: 'path_meters', cutoffSeconds: null, cutoffMeters: cutoff};
};

function gapsOf(context: GapContext, threshold: Threshold, profile = 'adult'): GapRow[] {
  return thresholdGaps(context, categoryTimes(context.model, context.networks, 'clinic'), threshold, profile);
}

/** Persons in time, and the costs of all homes. */
function inTime(context: GapContext, threshold: Threshold, profile = 'adult') {
  const times = categoryTimes(context.model, context.networks, 'clinic');
  const {costs, cutoff} = measuredCosts(times, threshold, profile);
  const {people} = context.model.demand;
  const covered = people.reduce((sum, n, c) => sum + (costs.base[c]! <= cutoff ? n : 0), 0) / 1000;
  return {covered, costs: costs.base};
}

/**
 * Two streets `apart` metres from one another that meet only 600 m to the east; a clinic at the western end of the southern
 * one, homes every 100 m along both. `joined` adds footways between places (metres) that stand on the streets.
 */
function longWayRound(apart: number, across: Record<string, string> | null, joined: readonly Joint[] = []): OsmScene {
  const scene = new OsmScene();
  const street = (name: string, y: number) => {
    const corners = [
      {name: `${name} west`, x: 0},
      {name: `${name} east`, x: 600},
    ];
    for (const [i, {south, north}] of joined.entries())
      corners.push({name: `${name} ${i}`, x: y === 0 ? south : north});
    corners.sort((a, b) => a.x - b.x);
    for (const corner of corners) scene.node(corner.name.replaceAll(' ', '-'), corner.x, y);
    return corners.map(corner => corner.name.replaceAll(' ', '-'));
  };
  const south = street('south', 0);
  const north = street('north', apart);
  scene.way(`${south.join(' ')} ${north.toReversed().join(' ')}`, {highway: 'residential', name: '长街'});
  for (const i of joined.keys()) scene.way(`south-${i} north-${i}`, {highway: 'footway'});
  if (across)
    scene
      .node('w', -300, apart / 2)
      .node('e', 590, apart / 2)
      .way('w e', across);
  return scene;
}

/** Metres from the western ends of both streets where a footway joins them. */
interface Joint {
  readonly south: number;
  readonly north: number;
}

function planFor(apart: number, change: Partial<TownPlan> = {}): TownPlan {
  const along = [0, 100, 200, 300, 400, 500];
  const homes = [
    ...along.map(x => ({x, y: 0, people: 10})),
    // more people to the west, so that one link is best
    ...along.map(x => ({x, y: apart, people: 100 - x / 10})),
  ];
  return {homes, clinics: [[0, 0]], ...change};
}

function jointOf(row: GapRow): Joint {
  const x = (lon: number) => (lon - 10) * METERS_PER_DEGREE;
  const ends = [
    {x: x(row.fix_lon1!), y: row.fix_lat1!},
    {x: x(row.fix_lon2!), y: row.fix_lat2!},
  ].sort((a, b) => a.y - b.y);
  return {south: ends[0]!.x, north: ends[1]!.x};
}

test('opens a gate where a wall cuts a street off, and gains what a full run on the opened map gains', async () => {
  const plan = planFor(40);
  const wall = {barrier: 'wall'};
  const closed = await osmTown(longWayRound(40, wall), plan);
  for (const [threshold, profile] of [
    [minutes(5), 'adult'],
    [minutes(5), 'age60plus'],
    [minutes(6), 'step_free'],
    [meters(350), 'adult'],
    [meters(250), 'step_free'],
  ] as const) {
    const [gap, ...others] = gapsOf(closed, threshold, profile);
    expect(others).toEqual([]);
    expect(gap).toMatchObject({cause: 'barrier', certainty: 'robust', fix_kind: 'link-gate', fix_needs_consent: true});
    expect(gap!.fix_meters).toBeCloseTo(40, 1);
    const opened = await osmTown(longWayRound(40, wall, [jointOf(gap!)]), plan);
    const [before, after] = [closed, opened].map(town => inTime(town, threshold, profile).covered);
    expect(gap!.fix_people_total).toBe(after! - before!);
    expect(gap!.fix_people).toBe(gap!.fix_people_total);
    expect(gap!.fix_people).toBeGreaterThanOrEqual(gap!.people / 2);
    expect(gap!.fix_zh).toContain('需业主同意');
    expect(gap!.fix_en).toContain('opening a wall or gate');
  }
});

test('crosses a river only by a bridge, and one too wide for a bridge not at all', async () => {
  const river = {waterway: 'river'};
  const [narrow] = gapsOf(await osmTown(longWayRound(60, river), planFor(60)), minutes(5));
  expect(narrow).toMatchObject({fix_kind: 'link-bridge', fix_needs_consent: false});
  // 60 m and the ramps
  expect(narrow!.fix_meters).toBeCloseTo(100, 1);
  expect(narrow!.fix_zh).toContain('人行桥');
  const wide = await osmTown(longWayRound(120, river), planFor(120));
  const kinds = gapsOf(wide, minutes(5)).map(gap => gap.fix_kind);
  expect(kinds).toEqual(['site']);
});

test('puts a new one where no link may lead, and gains what a full run with it gains', async () => {
  const school = longWayRound(40, null)
    .node('sw', -300, 10)
    .node('se', 590, 10)
    .node('ne', 590, 30)
    .node('nw', -300, 30)
    .way('sw se ne nw sw', {amenity: 'school'});
  const town = await osmTown(school, planFor(40));
  expect(town.links!.kind.length).toBe(0);
  for (const [threshold, profile] of [
    [minutes(5), 'adult'],
    [minutes(3), 'age60plus'],
    [meters(250), 'adult'],
  ] as const) {
    const gaps = gapsOf(town, threshold, profile);
    expect(gaps.length).toBeGreaterThan(0);
    for (const gap of gaps) {
      expect(gap).toMatchObject({fix_kind: 'site', fix_lon2: null, fix_meters: null, fix_needs_consent: false});
      const {demand, facilities} = town.model;
      const cell = demand.lon.findIndex(
        (lon, c) => lon === Math.round(gap.fix_lon1! * 1e7) && demand.lat[c] === Math.round(gap.fix_lat1! * 1e7),
      );
      const model = {
        ...town.model,
        facilities: {
          ...facilities,
          facilityCount: 2,
          category: new Uint16Array(2),
          lon: Int32Array.of(facilities.lon[0]!, demand.lon[cell]!),
          lat: Int32Array.of(facilities.lat[0]!, demand.lat[cell]!),
          inside: new Uint8Array(2).fill(1),
          doubtful: new Uint8Array(2),
          open: new Uint8Array(2).fill(1),
          firstPoint: Uint32Array.of(0, 1, 2),
          points: joinSnaps(facilities.points, pickSnaps(demand.snap, [cell])),
          pointsStepFree: joinSnaps(facilities.pointsStepFree, pickSnaps(demand.snapStepFree, [cell])),
        },
        facilityIds: ['list:0:clinic', 'list:1:clinic'],
      };
      const built = {...town, model, networks: cityNetworks(model, model.walkers)};
      const gain = inTime(built, threshold, profile).covered - inTime(town, threshold, profile).covered;
      expect(gap.fix_people_total).toBe(gain);
      // no other cell would serve more of the gap
      expect(gap.fix_people).toBeLessThanOrEqual(gap.people);
    }
  }
});

test('in a straight line no link helps, and a new one gains who lives within the circle', async () => {
  const town = await osmTown(longWayRound(40, {barrier: 'wall'}), planFor(40));
  const straight: Threshold = {...meters(150), measure: 'straight_meters'};
  const [gap] = gapsOf(town, straight);
  // homes 200 to 500 m away on both streets: a circle of 150 m around x = 300 holds 200, 300 and 400
  expect(gap).toMatchObject({people: 30 + 10 + 80 + 70 + 60 + 50, fix_kind: 'site', fix_people: 30 + 80 + 70 + 60});
  expect(Math.round((gap!.fix_lon1! - 10) * METERS_PER_DEGREE)).toBe(300);
  expect(gap!.nearest_seconds).toBeNull();
});

test('computes no fix on incomplete data and says so, and says when no link could be tried', async () => {
  const partial = await osmTown(longWayRound(40, null), planFor(40, {complete: false}));
  const [unverified] = gapsOf(partial, minutes(5));
  expect(unverified).toMatchObject({certainty: 'unverified', fix_kind: null, fix_people: null, fix_lon1: null});
  expect(unverified!.fix_zh).toBe('资料可能不全，核实之前不测算改善办法。');
  const unknown = {...(await osmTown(longWayRound(40, null), planFor(40))), links: null};
  const [gap] = gapsOf(unknown, minutes(5));
  expect(gap!.fix_kind).toBe('site');
  expect(gap!.fix_en).toContain('no new link was tried');
});

test('names the streets of the walk, and splits its time into parts that add up', async () => {
  const town = await osmTown(longWayRound(40, {barrier: 'wall'}), planFor(40));
  for (const profile of ['adult', 'age60plus', 'step_free'])
    for (const threshold of [minutes(5), meters(300)])
      for (const gap of gapsOf(town, threshold, profile)) {
        const parts = [gap.approach_seconds, gap.level_seconds, gap.climb_seconds, gap.steps_seconds, gap.wait_seconds];
        const tenths = parts.reduce<number>((sum, part) => sum + Math.round(10 * part!), 0);
        expect(tenths).toBe(Math.round(10 * gap.nearest_seconds!));
        expect(gap.explanation_zh).toContain('主要走长街');
        expect(gap.explanation_en).toContain('West Street Clinic');
      }
});
