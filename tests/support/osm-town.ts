import type {FacilityPoints} from '#core/places.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import type {GapContext} from '../../scripts/steps/gaps.ts';
import {candidateLinks} from '../../scripts/steps/links/candidate-links.ts';
import {loadLinkRules} from '../../scripts/steps/links/link-rules.ts';
import {loadWalkingRules} from '../../scripts/steps/network/walking-rules.ts';
import {cityNetworks} from '../../scripts/steps/times.ts';
import {loadWalkers} from '../../scripts/walkers.ts';
import {category, standard} from './grid-town.ts';
import {OsmScene} from './osm-scene.ts';

/** Who lives where in a drawn map: metres east and north, persons. */
export interface Home {
  readonly x: number;
  readonly y: number;
  readonly people: number;
}

/** What a town on a drawn map has beside its streets. */
export interface TownPlan {
  readonly homes: readonly Home[];
  /** Where clinics stand, metres. */
  readonly clinics: readonly (readonly [x: number, y: number])[];
  readonly minutes?: number;
  /** False: the list of clinics may lack some. */
  readonly complete?: boolean;
}

/** Homes this near are neighbours. */
const NEIGHBOUR_METERS = 150;

function columns(places: readonly (readonly [number, number])[]) {
  const degrees = places.map(([x, y]) => OsmScene.degrees(x, y));
  return {
    lon: Int32Array.from(degrees, ([lon]) => Math.round(lon * 1e7)),
    lat: Int32Array.from(degrees, ([, lat]) => Math.round(lat * 1e7)),
  };
}

function neighbours(homes: readonly Home[]) {
  const lists = homes.map((a, i) =>
    [...homes.keys()].filter(j => j !== i && Math.hypot(a.x - homes[j]!.x, a.y - homes[j]!.y) <= NEIGHBOUR_METERS),
  );
  const firstNeighbour = new Uint32Array(homes.length + 1);
  lists.forEach((list, i) => {
    firstNeighbour[i + 1] = firstNeighbour[i]! + list.length;
  });
  return {firstNeighbour, neighbour: Uint32Array.from(lists.flat())};
}

/** A town on a drawn map, as its gaps are computed from: streets and candidate links read from the map, homes and clinics as told. */
export async function osmTown(scene: OsmScene, plan: TownPlan): Promise<GapContext> {
  const {homes, clinics, minutes = 5, complete = true} = plan;
  const streets = await scene.streets();
  const {graph, shape, ways} = streets;
  const join = ({lon, lat}: {lon: Int32Array; lat: Int32Array}) => {
    const snap = streets.snap(lon, lat, 'any');
    return {snap, snapStepFree: streets.snapStepFree(lon, lat, snap)};
  };
  const cells = columns(homes.map(({x, y}) => [x, y]));
  const places = columns(clinics);
  const entries = join(places);
  const count = clinics.length;
  const facilities: FacilityPoints = {
    facilityCount: count,
    category: new Uint16Array(count),
    categories: ['clinic'],
    ...places,
    inside: new Uint8Array(count).fill(1),
    doubtful: new Uint8Array(count),
    open: new Uint8Array(count).fill(1),
    firstPoint: Uint32Array.from({length: count + 1}, (_, i) => i),
    points: entries.snap,
    pointsStepFree: entries.snapStepFree,
  };
  const model: CityModel = {
    cityId: 'town',
    graph,
    plane: graph.plane,
    demand: {
      cellCount: homes.length,
      ...cells,
      ...join(cells),
      people: Uint32Array.from(homes, ({people}) => 1000 * people),
      groups: new Map(),
      extractEdgeMeters: new Uint16Array(homes.length).fill(65535),
    },
    facilities,
    facilityIds: clinics.map((_, i) => `list:${i}:clinic`),
    claims: [{category: 'clinic', completeness: complete ? 'official' : 'partial', area: 'city'}],
    noData: [],
    partitions: [{kind: 'city', areaIds: ['town'], index: new Int32Array(homes.length)}],
    categories: [category('clinic')],
    standards: [standard('clinic', minutes)],
    walkers: loadWalkers(),
  };
  return {
    model,
    networks: cityNetworks(model, model.walkers),
    facilityName: () => ({zh: '西街诊所', en: 'West Street Clinic'}),
    streetNames: streets,
    links: candidateLinks({
      extract: scene.extract(),
      graph,
      shape,
      ways,
      walking: await loadWalkingRules(),
      rules: loadLinkRules(),
      box: [9, -1, 11, 1],
      keeps: () => true,
    }),
    cells: {
      ...neighbours(homes),
      cellId: homes.map((_, i) => `home${String(i).padStart(3, '0')}`),
      outline: cell => {
        const {x, y} = homes[cell]!;
        const corners = [
          [-40, -40],
          [40, -40],
          [40, 40],
          [-40, 40],
          [-40, -40],
        ] as const;
        return corners.map(([dx, dy]) => OsmScene.degrees(x + dx, y + dy));
      },
    },
  };
}
