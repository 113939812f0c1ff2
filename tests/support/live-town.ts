import type {FacilityCard} from '#core/facility-file.ts';
import {oneSnap} from '#core/facility-selection.ts';
import type {Demand, FacilityPoints} from '#core/places.ts';
import {type LiveCity, liveCity} from '#worker/live-city.ts';
import {joinSnaps, Scene, scenePlace} from './scene.ts';

/** Metres between crossings of the town, and how many there are each way. */
export const BLOCK_METERS = 120;
export const CROSSINGS = 11;

/** People at crossing (x, y), thousandths: a different number everywhere, so that a sum says who was counted. */
export function peopleAt(x: number, y: number): number {
  return 1000 * (1 + x * CROSSINGS + y);
}

/**
 * A town of streets in squares on the equator, a home at every crossing, a clinic at (0, 0), a doubtful one at (10, 10), a
 * closed one at (5, 5), and a shop at (5, 0). Walking times are Manhattan distances over the speed.
 */
export function liveTown(): LiveCity {
  const scene = new Scene();
  const name = (x: number, y: number) => `${x}/${y}`;
  const each = <T>(make: (x: number, y: number) => T): T[] =>
    Array.from({length: CROSSINGS * CROSSINGS}, (_, i) => make(Math.floor(i / CROSSINGS), i % CROSSINGS));
  each((x, y) => scene.at(name(x, y), x * BLOCK_METERS, y * BLOCK_METERS));
  each((x, y) => {
    if (x + 1 < CROSSINGS) scene.street(name(x, y), name(x + 1, y));
    if (y + 1 < CROSSINGS) scene.street(name(x, y), name(x, y + 1));
  });
  const graph = scene.graph();
  const at = (x: number, y: number) => {
    const edge = x + 1 < CROSSINGS ? scene.edge(name(x, y), name(x + 1, y)) : scene.edge(name(x - 1, y), name(x, y));
    return oneSnap(edge, x + 1 < CROSSINGS ? 0 : 65535, 0);
  };
  const places = each((x, y) => scenePlace(x * BLOCK_METERS, y * BLOCK_METERS));
  const snap = joinSnaps(...each(at));
  const demand: Demand = {
    cellCount: places.length,
    lon: Int32Array.from(places, place => place[0]),
    lat: Int32Array.from(places, place => place[1]),
    snap,
    snapStepFree: snap,
    people: Uint32Array.from(each(peopleAt)),
    groups: new Map([['age60plus', Uint32Array.from(each((x, y) => peopleAt(x, y) / 4))]]),
    extractEdgeMeters: new Uint16Array(places.length).fill(5000),
  };
  const sites: [number, number][] = [
    [0, 0],
    [10, 10],
    [5, 5],
    [5, 0],
  ];
  const points = joinSnaps(...sites.map(([x, y]) => at(x, y)));
  const facilities: FacilityPoints = {
    facilityCount: 4,
    category: Uint16Array.of(0, 0, 0, 1),
    categories: ['clinic', 'shop'],
    lon: Int32Array.from(sites, ([x, y]) => scenePlace(x * BLOCK_METERS, y * BLOCK_METERS)[0]),
    lat: Int32Array.from(sites, ([x, y]) => scenePlace(x * BLOCK_METERS, y * BLOCK_METERS)[1]),
    inside: Uint8Array.of(1, 1, 1, 1),
    doubtful: Uint8Array.of(0, 1, 0, 0),
    open: Uint8Array.of(1, 1, 0, 1),
    firstPoint: Uint32Array.of(0, 1, 2, 3, 4),
    points,
    pointsStepFree: points,
  };
  return liveCity(graph, scene.shape(), demand, facilities, ['first', 'doubtful', 'closed', 'shop'].map(card));
}

/** The same town with these opening weeks of its four facilities, in their order. */
export function withWeeks(town: LiveCity, weeks: readonly FacilityCard['week'][]): LiveCity {
  // facilities of their own: what is kept of the town's does not hold
  return {...town, facilities: {...town.facilities}, cards: town.cards.map((one, f) => ({...one, week: weeks[f]!}))};
}

/** The same town in two halves, `west` (columns 0 to 4) and `east` (6 to 10), column 5 in neither, and one quarter `all`. */
export function inHalves(town: LiveCity): LiveCity {
  const column = (cell: number) => Math.floor(cell / CROSSINGS);
  const halves = town.demand.people.map((_, cell) => (column(cell) < 5 ? 0 : column(cell) > 5 ? 1 : 2));
  const divisions = [
    {kind: 'district', areaIds: ['west', 'east'], index: Int32Array.from(halves, half => (half === 2 ? -1 : half))},
    {kind: 'community', areaIds: ['all'], index: new Int32Array(halves.length)},
  ];
  return {...town, facilities: {...town.facilities}, demand: {...town.demand, divisions}};
}

function card(name: string): FacilityCard {
  return {
    facilityId: `osm:${name}:clinic`,
    placeId: `osm:${name}`,
    name,
    nameZh: null,
    nameEn: null,
    address: null,
    phone: null,
    openingHours: null,
    week: null,
    wheelchair: null,
    source: 'osm',
    asOf: null,
    completeness: 'official',
    doubtReason: null,
    capacity: null,
    capacityUnit: null,
    floorAreaSqm: null,
  };
}
