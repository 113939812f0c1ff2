import type {Demand, FacilityPoints} from '#core/places.ts';
import type {Category} from '#schema/category.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import type {AreaPartition, CityModel} from '../../scripts/steps/city-model.ts';
import type {GapContext} from '../../scripts/steps/gaps.ts';
import {type CategoryTimes, categoryTimes, cityNetworks} from '../../scripts/steps/times.ts';
import {loadWalkers} from '../../scripts/walkers.ts';
import {joinSnaps, Scene, scenePlace} from './scene.ts';

/** One facility of the town: metres along its street. */
export interface LineSite {
  readonly meters: number;
  readonly category?: 'clinic' | 'centre';
  /** Facilities of one place share it; without it each is a place of its own. */
  readonly place?: string;
  readonly doubtful?: boolean;
  readonly closed?: boolean;
}

/** What may be different in a town. */
export interface LineTown {
  readonly sites: readonly LineSite[];
  /** Metres along the street where people live. */
  readonly homes: readonly number[];
  /** Thousandths of a person; 1,000 at every home without it. */
  readonly people?: readonly number[];
  readonly groups?: Readonly<Record<string, readonly number[]>>;
  readonly completeness?: CityModel['claims'][number]['completeness'];
  readonly partitions?: readonly AreaPartition[];
  readonly rank?: CityModel['rank'];
  readonly minutes?: number | null;
  readonly metres?: number | null;
  readonly edgeMeters?: readonly number[];
  readonly noData?: boolean;
  /** False: nothing is known of the streets. */
  readonly streets?: boolean;
}

/** Length of the only street, metres: one edge, which even the slowest walk within the horizon. */
export const STREET_METERS = 3000;

function category(key: string, replaces: readonly string[]): Category {
  return {
    ...{key, name_zh: '诊所', name_en: 'clinic', description_zh: '看病', description_en: 'doctor'},
    ...{domain: 'public', group: 'all', also_groups: [], glyph: '医', order: 1, name_rule_only: false},
    replaces: [...replaces],
    ...{osm: {any: []}, rule_note_zh: null, rule_note_en: null, standards: []},
  };
}

function standard(minutes: number | null, metres: number | null): EffectiveStandard {
  return {
    ...{category: 'clinic', id: 'clinic-own-test', tier: '5', minutes, metres, obligation: 'must'},
    measure: minutes === null ? 'path_meters' : 'seconds',
    ...{applies_to: ['existing'], scope: '*', doc_zh: '试', doc_en: 'test', clause: null, status: 'found'},
    ...{source: 'test', min_area_sqm: null, note_zh: null, note_en: null, default: true},
    ...{inScope: true, decides: true, methodExample: false},
  };
}

function facilitiesOf(scene: Scene, sites: readonly LineSite[]): FacilityPoints {
  const points = joinSnaps(...sites.map(({meters}) => scene.on('west', 'east', meters)));
  const places = sites.map(({meters}) => scenePlace(meters, 0));
  return {
    facilityCount: sites.length,
    category: Uint16Array.from(sites, site => (site.category === 'centre' ? 1 : 0)),
    categories: ['clinic', 'centre'],
    lon: Int32Array.from(places, place => place[0]),
    lat: Int32Array.from(places, place => place[1]),
    inside: new Uint8Array(sites.length).fill(1),
    doubtful: Uint8Array.from(sites, site => (site.doubtful ? 1 : 0)),
    open: Uint8Array.from(sites, site => (site.closed ? 0 : 1)),
    firstPoint: Uint32Array.from({length: sites.length + 1}, (_, i) => i),
    points,
    pointsStepFree: points,
  };
}

function demandOf(scene: Scene, town: LineTown): Demand {
  const {homes} = town;
  const snap = joinSnaps(...homes.map(meters => scene.on('west', 'east', meters)));
  const places = homes.map(meters => scenePlace(meters, 0));
  return {
    cellCount: homes.length,
    lon: Int32Array.from(places, place => place[0]),
    lat: Int32Array.from(places, place => place[1]),
    snap,
    snapStepFree: snap,
    people: Uint32Array.from(town.people ?? homes.map(() => 1000)),
    groups: new Map(Object.entries(town.groups ?? {}).map(([key, people]) => [key, Uint32Array.from(people)])),
    extractEdgeMeters: Uint16Array.from(town.edgeMeters ?? homes.map(() => 65_535)),
  };
}

/** A town along one straight street: adults walk 72 m a minute, those of 60 and over 54 m. */
export function lineTown(town: LineTown): {context: GapContext; model: CityModel; times: CategoryTimes} {
  const scene = new Scene().at('west', 0, 0).at('east', STREET_METERS, 0).street('west', 'east');
  const graph = scene.graph();
  const model: CityModel = {
    cityId: 'town',
    graph: town.streets === false ? null : graph,
    plane: graph.plane,
    demand: demandOf(scene, town),
    facilities: facilitiesOf(scene, town.sites),
    facilityIds: town.sites.map(({place, category: key}, i) => `list:${place ?? i}:${key ?? 'clinic'}`),
    claims: [{category: 'clinic', completeness: town.completeness ?? 'official', area: 'city'}],
    noData: town.noData ? ['clinic'] : [],
    partitions: [
      {kind: 'city', areaIds: ['town'], index: new Int32Array(town.homes.length)},
      ...(town.partitions ?? []),
    ],
    ...(town.rank && {rank: town.rank}),
    categories: [category('clinic', []), category('centre', ['clinic'])],
    standards: [standard(town.minutes === undefined ? 5 : town.minutes, town.metres ?? null)],
    walkers: loadWalkers(),
  };
  const networks = cityNetworks(model);
  const times = categoryTimes(model, networks, 'clinic');
  const cells = {
    ...{firstNeighbour: new Uint32Array(town.homes.length + 1), neighbour: new Uint32Array()},
    cellId: town.homes.map(String),
    outline: () => [],
  };
  return {model, times, context: {model, networks, cells, facilityName: () => ({zh: null, en: null})}};
}
