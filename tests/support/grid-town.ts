import type {FacilityPoints} from '#core/places.ts';
import type {Category} from '#schema/category.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import {loadWalkers} from '../../scripts/walkers.ts';
import {joinSnaps, Scene, scenePlace} from './scene.ts';

/** A town of streets every 100 m, one home of 1,000 thousandths at each crossing, and an island without a bridge. */
export const SIZE = 15;
/** Metres between two streets. */
export const BLOCK = 100;
const crossing = (x: number, y: number) => `${x},${y}`;
/** All crossings. */
export const inTown = Array.from({length: SIZE * SIZE}, (_, i) => [i % SIZE, Math.floor(i / SIZE)] as const);

function town(): Scene {
  const scene = new Scene();
  for (const [x, y] of inTown) scene.at(crossing(x, y), x * BLOCK, y * BLOCK);
  for (const [x, y] of inTown) {
    if (x + 1 < SIZE) scene.street(crossing(x, y), crossing(x + 1, y));
    if (y + 1 < SIZE) scene.street(crossing(x, y), crossing(x, y + 1));
  }
  return scene.at('island', -200, 700).at('pier', -250, 700).street('island', 'pier');
}

const at = (scene: Scene, x: number, y: number) =>
  x + 1 < SIZE ? scene.on(crossing(x, y), crossing(x + 1, y), 0) : scene.on(crossing(x - 1, y), crossing(x, y), BLOCK);

/** A category, served by those it names too. */
export const category = (key: string, replaces: string[] = []): Category => ({
  key,
  name_zh: '诊所',
  name_en: 'clinic',
  description_zh: '看病',
  description_en: 'doctor',
  domain: 'public',
  group: 'all',
  also_groups: [],
  glyph: '医',
  order: 1,
  name_rule_only: false,
  replaces,
  osm: {any: []},
  rule_note_zh: null,
  rule_note_en: null,
  standards: [],
});

/** A required standard in minutes. */
export function standard(key: string, minutes: number): EffectiveStandard {
  return {
    category: key,
    id: `${key}-own-${minutes}min`,
    tier: '5',
    measure: 'seconds',
    minutes,
    metres: null,
    obligation: 'must',
    applies_to: ['existing'],
    scope: '*',
    doc_zh: '试',
    doc_en: 'test',
    clause: null,
    status: 'found',
    source: 'test',
    min_area_sqm: null,
    note_zh: null,
    note_en: null,
    default: true,
    inScope: true,
    decides: true,
    methodExample: false,
  };
}

/** A service at a crossing. */
export interface Site {
  readonly x: number;
  readonly y: number;
  readonly doubtful?: boolean;
  readonly kind?: 'clinic' | 'centre';
}

function facilityPoints(scene: Scene, sites: readonly Site[]): FacilityPoints {
  const points = joinSnaps(...sites.map(site => at(scene, site.x, site.y)));
  const places = sites.map(site => scenePlace(site.x * BLOCK, site.y * BLOCK));
  return {
    facilityCount: sites.length,
    category: Uint16Array.from(sites, site => (site.kind === 'centre' ? 1 : 0)),
    categories: ['clinic', 'centre'],
    lon: Int32Array.from(places, place => place[0]),
    lat: Int32Array.from(places, place => place[1]),
    inside: new Uint8Array(sites.length).fill(1),
    doubtful: Uint8Array.from(sites, site => (site.doubtful ? 1 : 0)),
    open: new Uint8Array(sites.length).fill(1),
    firstPoint: Uint32Array.from({length: sites.length + 1}, (_, i) => i),
    points,
    pointsStepFree: points,
  };
}

type Completeness = CityModel['claims'][number]['completeness'];

/** A model of the town with services at crossings (in blocks), and a standard of so many minutes. */
export function modelWith(sites: readonly Site[], minutes = 5, completeness: Completeness = 'official') {
  const scene = town();
  const graph = scene.graph();
  const homes = [...inTown.map(([x, y]) => [x * BLOCK, y * BLOCK] as const), [-200, 700] as const];
  const places = homes.map(([x, y]) => scenePlace(x, y));
  const people = new Uint32Array(homes.length).fill(1000);
  people[homes.length - 1] = 20_000;
  const north = Int32Array.from(homes, ([, y]) => (y >= 700 ? 0 : -1));
  const snap = joinSnaps(...inTown.map(([x, y]) => at(scene, x, y)), scene.on('island', 'pier', 0));
  const model: CityModel = {
    cityId: 'town',
    graph,
    plane: graph.plane,
    demand: {
      cellCount: homes.length,
      lon: Int32Array.from(places, place => place[0]),
      lat: Int32Array.from(places, place => place[1]),
      snap,
      snapStepFree: snap,
      people,
      groups: new Map([['age60plus', Uint32Array.from(people, n => n / 4)]]),
      extractEdgeMeters: new Uint16Array(homes.length).fill(65535),
    },
    facilities: facilityPoints(scene, sites),
    facilityIds: sites.map((_, i) => `list:${i}:clinic`),
    claims: [{category: 'clinic', completeness, area: 'city'}],
    noData: [],
    partitions: [
      {kind: 'city', areaIds: ['town'], index: new Int32Array(homes.length)},
      {kind: 'community', areaIds: ['north'], index: north},
    ],
    categories: [category('clinic'), category('centre', ['clinic'])],
    standards: [standard('clinic', minutes)],
    walkers: loadWalkers(),
  };
  return {scene, model};
}

/** Homes within so many blocks of a crossing, walking along streets. */
export const diamond = (x: number, y: number, blocks: number) =>
  inTown.filter(([a, b]) => Math.abs(a - x) + Math.abs(b - y) <= blocks).length;
