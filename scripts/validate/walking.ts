import {edgeCosts} from '#core/edge-costs.ts';
import {oneSnap} from '#core/facility-selection.ts';
import type {Profile} from '#core/profile.ts';
import {SCENARIOS} from '#core/profile.ts';
import {type Route, route} from '#core/route.ts';
import {walkNetwork} from '#core/search.ts';
import {snapIndex, snapPoint} from '#core/snap.ts';
import {searchScratch} from '#core/travel-times.ts';
import type {City} from '#schema/city.ts';
import type {OsmExtract} from '../io/osm-extract.ts';
import {readOsm} from '../io/osm-read.ts';
import {silent} from '../progress.ts';
import {Report} from '../report.ts';
import type {Boundary, Streets} from '../steps/model.ts';
import {buildStreets} from '../steps/streets.ts';
import {loadWalkers} from '../walkers.ts';

/** A walk from one place to another, degrees. */
export type Walk = readonly [lon1: number, lat1: number, lon2: number, lat2: number];

/** A boundary around all of an extract, so that none of its streets is left out. */
function wholeExtract({bounds}: OsmExtract): Boundary {
  const [west, south, east, north] = bounds;
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return {
    polygons: [[corners]],
    bbox: bounds,
    source: 'bbox',
    contains: (lon, lat) => lon >= west && lon <= east && lat >= south && lat <= north,
    edgeMeters: () => 0,
  };
}

/** The streets of a whole extract; `plazas` false walks around pedestrian areas, as most engines do. */
export async function wholeStreets(path: string, plazas: boolean): Promise<Streets> {
  const extract = await readOsm(path, silent);
  // streets look at nothing else of a city file; ways reach beyond the bounds of an extract
  const city = {id: 'oracle', bufferMeters: 2500, licences: []} as unknown as City;
  return buildStreets(city, extract, wholeExtract(extract), new Report(), silent, {plazas});
}

/** The walker that engines are compared with, at 1.20 m/s or another level speed. */
export function plainWalker(metersPerSecond?: number): Profile {
  const plain = loadWalkers().find(walker => walker.key === 'plain')!;
  return metersPerSecond === undefined ? plain : {...plain, metersPerSecond};
}

/** Fastest walks as the command `times` finds them; null where there is none. */
export function walksOf({graph, shape}: Streets, profile: Profile, walks: readonly Walk[]): (Route | null)[] {
  const index = snapIndex(graph, shape);
  const network = walkNetwork(graph, edgeCosts(graph, profile, SCENARIOS[1]), 'from-origins');
  const scratch = searchScratch(network.search);
  const place = (lon: number, lat: number) => {
    const found = snapPoint(index, lon, lat, profile.family);
    return found && oneSnap(found.edge, found.fraction, found.centimeters);
  };
  return walks.map(([lon1, lat1, lon2, lat2]) => {
    const [from, to] = [place(lon1, lat1), place(lon2, lat2)];
    return from && to ? route(network, from, to, scratch) : null;
  });
}
