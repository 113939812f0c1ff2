import type {FacilityCard} from '#core/facility-file.ts';
import {EDGE_FLAG} from '#core/graph.ts';
import type {Demand, FacilityPoints} from '#core/places.ts';
import {snapIndex, snapPoints, snapStepFree} from '#core/snap.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import {type LiveCity, liveCity} from '#worker/live-city.ts';
import {Scene, scenePlace} from './scene.ts';
import {seeded} from './seeded.ts';

/** Metres along one side of the town. */
export const TOWN_METERS = 1600;

const CATEGORIES = ['clinic', 'hospital', 'park'];

/**
 * An invented town, seeded: a shaken lattice of streets with holes, stairs, slopes and signals, people scattered over it by
 * age, area and income, and facilities of three categories, some doubtful, some closed.
 */
export function randomTown(seed: number, cellCount = 120, facilityCount = 12): LiveCity {
  const random = seeded(seed);
  const whole = (most: number) => Math.floor(random() * most);
  const scene = new Scene();
  const side = 7;
  const step = TOWN_METERS / (side - 1);
  for (let x = 0; x < side; x++)
    for (let y = 0; y < side; y++) scene.at(`${x}/${y}`, (x + 0.5 * random()) * step, (y + 0.5 * random()) * step);
  const street = (from: string, to: string) => {
    if (random() < 0.2) return;
    const slope = [0.9 + random(), 0.9 + random()] as const;
    scene.street(from, to, undefined, {flags: random() < 0.15 ? EDGE_FLAG.steps : 0, waits: whole(3), slope});
  };
  for (let x = 0; x < side; x++)
    for (let y = 0; y < side; y++) {
      if (x + 1 < side) street(`${x}/${y}`, `${x + 1}/${y}`);
      if (y + 1 < side) street(`${x}/${y}`, `${x}/${y + 1}`);
    }
  const graph = scene.graph();
  const shape = scene.shape();
  // stairs are no way for those who need one without steps
  graph.edgeFlags.forEach((flags, e) => {
    if (flags & EDGE_FLAG.steps) graph.edgeSnap[e] = 1;
  });
  const index = snapIndex(graph, shape);
  const places = (count: number) => {
    const found = Array.from({length: count}, () =>
      scenePlace(1.2 * TOWN_METERS * random(), 1.2 * TOWN_METERS * random()),
    );
    const [lon, lat] = [0, 1].map(axis => Int32Array.from(found, place => place[axis]!)) as [Int32Array, Int32Array];
    const snap = snapPoints(index, lon, lat, 'any');
    return {lon, lat, snap, snapStepFree: snapStepFree(index, lon, lat, snap)};
  };
  const column = (make: () => number) => Uint32Array.from({length: cellCount}, make);
  const people = column(() => (random() < 0.1 ? 0 : whole(300_000)));
  const income = column(() => whole(6));
  const areaOf = (count: number) => Int32Array.from({length: cellCount}, () => whole(count + 1) - 1);
  const demand: Demand = {
    cellCount,
    ...places(cellCount),
    people,
    groups: new Map([
      ['age0to3', people.map(n => Math.floor(n * 0.05 * random()))],
      ['age60plus', people.map(n => Math.floor(n * 0.4 * random()))],
    ]),
    extractEdgeMeters: Uint16Array.from({length: cellCount}, () => whole(2000)),
    divisions: [
      {kind: 'district', areaIds: ['d1', 'd2'], index: areaOf(2)},
      {kind: 'subdistrict', areaIds: ['s1', 's2', 's3', 's4'], index: areaOf(4)},
    ],
    rank: {measure: 'income', value: Float64Array.from(income, value => (value === 5 ? Number.NaN : value * 100))},
  };
  return liveCity(graph, shape, demand, facilitiesOf(places(facilityCount), random), cardsOf(facilityCount));
}

function facilitiesOf(
  {lon, lat, snap, snapStepFree: stepFree}: Pick<Demand, 'lon' | 'lat' | 'snap' | 'snapStepFree'>,
  random: () => number,
): FacilityPoints {
  const facilityCount = lon.length;
  const flags = (share: number) => Uint8Array.from({length: facilityCount}, () => (random() < share ? 1 : 0));
  return {
    facilityCount,
    category: Uint16Array.from({length: facilityCount}, () => Math.floor(random() * CATEGORIES.length)),
    categories: CATEGORIES,
    lon,
    lat,
    inside: flags(0.9),
    doubtful: flags(0.3),
    open: flags(0.85),
    firstPoint: Uint32Array.from({length: facilityCount + 1}, (_, f) => f),
    points: snap,
    pointsStepFree: stepFree,
  };
}

function cardsOf(count: number): FacilityCard[] {
  return Array.from({length: count}, (_, f) => ({
    facilityId: `osm:n${f}:x`,
    placeId: `osm:n${f}`,
    name: `facility ${f}`,
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
  }));
}

/** A place of the town in degrees. */
export function townPlace(x: number, y: number): {readonly lon: number; readonly lat: number} {
  const [lon, lat] = scenePlace(x, y);
  return {lon: lon / DEGREE_SCALE, lat: lat / DEGREE_SCALE};
}

/** The same city with other facilities. */
export function withFacilities(city: LiveCity, facilities: FacilityPoints): LiveCity {
  return {...city, facilities, networks: city.networks};
}
