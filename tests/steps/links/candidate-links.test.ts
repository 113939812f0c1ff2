import {expect, test} from 'vitest';
import {LINK_FLAG, LINK_KINDS} from '#core/link-file.ts';
import {candidateLinks} from '../../../scripts/steps/links/candidate-links.ts';
import {loadLinkRules} from '../../../scripts/steps/links/link-rules.ts';
import {buildLinks} from '../../../scripts/steps/links.ts';
import {loadWalkingRules} from '../../../scripts/steps/network/walking-rules.ts';
import {METERS_PER_DEGREE, OsmScene, wholeBoundary} from '../../support/osm-scene.ts';

const walking = await loadWalkingRules();
const rules = loadLinkRules();
const FOOTWAY = {highway: 'footway'};

/** A link as drawn: kind, its ends in whole metres from west to east, length in metres. */
interface Found {
  readonly kind: string;
  readonly ends: readonly (readonly [number, number])[];
  readonly meters: number;
  readonly consent: boolean;
}

async function linksOf(scene: OsmScene): Promise<Found[]> {
  const extract = scene.extract();
  const {graph, shape, ways} = await scene.streets();
  const box = [9, -1, 11, 1] as const;
  const found = candidateLinks({extract, graph, shape, ways, walking, rules, box, keeps: () => true});
  const place = (lon: number, lat: number) =>
    [Math.round((lon / 1e7 - 10) * METERS_PER_DEGREE) + 0, Math.round((lat / 1e7) * METERS_PER_DEGREE) + 0] as const;
  return Array.from(found.kind, (kind, i) => ({
    kind: LINK_KINDS[kind]!,
    ends: [place(found.fromLon[i]!, found.fromLat[i]!), place(found.toLon[i]!, found.toLat[i]!)].sort(
      (a, b) => a[0] - b[0] || a[1] - b[1],
    ),
    meters: found.links.centimeters[i]! / 100,
    consent: (found.flags[i]! & LINK_FLAG.needsConsent) !== 0,
  }));
}

/** Two footways 40 m apart, joined only 110 m to the east: a walk of 260 m between their western ends. */
function hairpin(): OsmScene {
  return new OsmScene()
    .node('south', 0, 0)
    .node('south-east', 110, 0)
    .node('north-east', 110, 40)
    .node('north', 0, 40)
    .way('south south-east north-east north', FOOTWAY);
}

/** What lies across the 40 m between the two, as a line or an area. */
function between(tags: Record<string, string>, nodes: 'line' | 'area' = 'line'): OsmScene {
  const scene = hairpin().node('w', -200, 20).node('e', 105, 20);
  if (nodes === 'line') return scene.way('w e', tags);
  return scene.node('e2', 105, 25).node('w2', -200, 25).way('w e e2 w2 w', tags);
}

const ACROSS = [
  [0, 0],
  [0, 40],
] as const;

test('joins two dead ends 40 m apart by a path, once, and asks nobody', async () => {
  expect(await linksOf(hairpin())).toEqual([{kind: 'path', ends: ACROSS, meters: 40, consent: false}]);
});

test('sees no link where the walk is no detour, short or long', async () => {
  // 200 m must be saved: with ends 60 m apart the walk round must be 260 m
  const round = new OsmScene()
    .node('a', 0, 0)
    .node('b', 101, 0)
    .node('c', 101, 60)
    .node('d', 0, 60)
    .way('a b c d', FOOTWAY);
  expect((await linksOf(round)).length).toBe(1);
  const shorter = new OsmScene()
    .node('a', 0, 0)
    .node('b', 99, 0)
    .node('c', 99, 60)
    .node('d', 0, 60)
    .way('a b c d', FOOTWAY);
  expect(await linksOf(shorter)).toEqual([]);
});

test('opens a gate in a wall, with the consent of its owners', async () => {
  expect(await linksOf(between({barrier: 'wall'}))).toEqual([{kind: 'gate', ends: ACROSS, meters: 40, consent: true}]);
  // two fences have somebody's ground between them
  const twoFences = between({barrier: 'fence'})
    .node('w3', -200, 30)
    .node('e3', 105, 30)
    .way('w3 e3', {barrier: 'fence'});
  expect(await linksOf(twoFences)).toEqual([]);
});

test('bridges water, a railway, a motorway or a trunk road and never crosses them, and adds the ramps', async () => {
  for (const tags of [{waterway: 'river'}, {railway: 'rail'}, {highway: 'motorway'}, {highway: 'trunk'}])
    expect(await linksOf(between(tags))).toEqual([{kind: 'bridge', ends: ACROSS, meters: 80, consent: false}]);
  expect(await linksOf(between({natural: 'water'}, 'area'))).toMatchObject([{kind: 'bridge', meters: 80}]);
});

test('does not mind what passes above or below', async () => {
  for (const tags of [
    {railway: 'rail', bridge: 'yes', layer: '1'},
    {highway: 'motorway', tunnel: 'yes', layer: '-1'},
  ])
    expect(await linksOf(between(tags))).toMatchObject([{kind: 'path', meters: 40}]);
});

test('crosses a street nobody may walk along, and no more than four carriageways', async () => {
  expect(await linksOf(between({highway: 'primary', foot: 'no'}))).toEqual([
    {kind: 'crossing', ends: ACROSS, meters: 40, consent: false},
  ]);
  const wide = hairpin();
  for (let i = 0; i < 5; i++)
    wide
      .node(`w${i}`, -200, 10 + 5 * i)
      .node(`e${i}`, 105, 10 + 5 * i)
      .way(`w${i} e${i}`, {highway: 'primary', foot: 'no'});
  expect(await linksOf(wide)).toEqual([]);
});

test('leads through no building, school, kindergarten or military land, and not into the sea', async () => {
  expect(await linksOf(between({building: 'yes'}, 'area'))).toEqual([]);
  expect(await linksOf(between({amenity: 'school'}, 'area'))).toEqual([]);
  expect(await linksOf(between({amenity: 'kindergarten', barrier: 'fence'}, 'area'))).toEqual([]);
  expect(await linksOf(between({landuse: 'military'}, 'area'))).toEqual([]);
  expect(await linksOf(between({natural: 'coastline'}))).toEqual([]);
  expect(await linksOf(between({building: 'roof'}, 'area'))).toMatchObject([{kind: 'path'}]);
});

test('stays off a school yard that both of its ends stand in', async () => {
  const yard = hairpin()
    .node('sw', -50, -50)
    .node('se', 150, -50)
    .node('ne', 150, 90)
    .node('nw', -50, 90)
    .way('sw se ne nw sw', {amenity: 'school'});
  expect(await linksOf(yard)).toEqual([]);
});

test('reads areas from relations too, holes left out', async () => {
  const ring = (scene: OsmScene, name: string, x1: number, y1: number, x2: number, y2: number) =>
    scene
      .node(`${name}1`, x1, y1)
      .node(`${name}2`, x2, y1)
      .node(`${name}3`, x2, y2)
      .node(`${name}4`, x1, y2)
      .way(`${name}1 ${name}2 ${name}3 ${name}4 ${name}1`, {});
  const barracks = ring(hairpin(), 'o', -50, 10, 105, 30).relation('outer:102', {
    type: 'multipolygon',
    landuse: 'military',
  });
  expect(await linksOf(barracks)).toEqual([]);
  // the path runs through the courtyard in the middle
  const court = ring(ring(hairpin(), 'o', -300, -300, 300, 300), 'i', -100, -100, 200, 100);
  const around = court.relation('outer:102 inner:103', {type: 'multipolygon', landuse: 'military'});
  expect(await linksOf(around)).toMatchObject([{kind: 'path'}]);
});

test('asks for consent on residential land', async () => {
  const homes = hairpin()
    .node('sw', -50, 10)
    .node('se', 150, 10)
    .node('ne', 150, 30)
    .node('nw', -50, 30)
    .way('sw se ne nw sw', {landuse: 'residential'});
  expect(await linksOf(homes)).toMatchObject([{kind: 'path', consent: true}]);
});

test('opens a street that a wall drawn as a point closes: a gate without length', async () => {
  const closed = new OsmScene()
    .node('west', -100, 0)
    .node('gate', 0, 0, {barrier: 'wall'})
    .node('east', 100, 0)
    .node('north-east', 100, 100)
    .node('north-west', -100, 100)
    .way('west gate east north-east north-west west', FOOTWAY);
  const gates = (await linksOf(closed)).filter(({kind}) => kind === 'gate');
  expect(gates).toEqual([
    {
      kind: 'gate',
      ends: [
        [0, 0],
        [0, 0],
      ],
      meters: 0.01,
      consent: true,
    },
  ]);
});

test('opens a private way between two streets, as long as it is drawn, and leaves military ones shut', async () => {
  const withWay = (tags: Record<string, string>) =>
    hairpin()
      .node('bend', -10, 20)
      .way('south bend north', {highway: 'service', ...tags});
  const [gate, ...others] = await linksOf(withWay({access: 'no'}));
  expect(others).toEqual([]);
  expect(gate).toMatchObject({ends: ACROSS, consent: true});
  expect(gate!.meters).toBeCloseTo(2 * Math.hypot(10, 20), 1);
  expect((await linksOf(withWay({access: 'military'}))).filter(({kind}) => kind === 'gate')).toEqual([]);
});

test('goes no farther than 150 m, ramps included, and keeps one of many links side by side', async () => {
  const apart = (meters: number, tags: Record<string, string> | null) => {
    const scene = new OsmScene()
      .node('a', 0, 0)
      .node('b', 700, 0)
      .node('c', 700, meters)
      .node('d', 0, meters)
      .way('a b c d', FOOTWAY);
    return tags
      ? scene
          .node('w', -200, meters / 2)
          .node('e', 690, meters / 2)
          .way('w e', tags)
      : scene;
  };
  expect((await linksOf(apart(149, null))).every(({meters}) => meters < 150)).toBe(true);
  expect((await linksOf(apart(149, null))).length).toBeGreaterThan(2);
  expect(await linksOf(apart(151, null))).toEqual([]);
  expect((await linksOf(apart(109, {waterway: 'canal'}))).every(({kind}) => kind === 'bridge')).toBe(true);
  expect(await linksOf(apart(111, {waterway: 'canal'}))).toEqual([]);
  const side = await linksOf(apart(40, null));
  const starts = side.map(({ends}) => ends[0]![0]).sort((a, b) => a - b);
  for (let i = 1; i < starts.length; i++) expect(starts[i]! - starts[i - 1]!).toBeGreaterThan(50);
});

test('knows nothing of what stands between plain street lines, and offers no link there', async () => {
  const streets = await hairpin().streets();
  expect(await buildLinks(null, streets, wholeBoundary(hairpin().extract()))).toBeNull();
  const links = await buildLinks(hairpin().extract(), streets, wholeBoundary(hairpin().extract()));
  expect(links?.kind.length).toBe(1);
});

test('gives the same links whatever the order of the elements in the file', async () => {
  const scene = between({barrier: 'wall'});
  const backwards = <T>(list: readonly T[]) => [...list].reverse();
  const extract = scene.extract(backwards);
  const {graph, shape, ways} = await scene.streets({order: backwards});
  const options = {walking, rules, box: [9, -1, 11, 1] as const, keeps: () => true};
  const turned = candidateLinks({extract, graph, shape, ways, ...options});
  const straight = await scene.streets();
  expect(turned).toEqual(
    candidateLinks({
      extract: scene.extract(),
      graph: straight.graph,
      shape: straight.shape,
      ways: straight.ways,
      ...options,
    }),
  );
});
