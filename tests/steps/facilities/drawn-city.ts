import {type City, parseCity} from '#schema/city.ts';
import {loadCatalogue} from '../../../scripts/catalogue.ts';
import {silent} from '../../../scripts/progress.ts';
import {Report} from '../../../scripts/report.ts';
import {buildBoundary} from '../../../scripts/steps/boundary.ts';
import {buildFacilities} from '../../../scripts/steps/facilities.ts';
import type {Area, Facilities, Facility} from '../../../scripts/steps/model.ts';
import {buildStreets} from '../../../scripts/steps/streets.ts';
import {mapPlace, type OsmMap} from '../../support/osm-map.ts';

/** What differs from a Chinese city of 4 by 4 km around the origin whose only source is the map. */
export interface DrawnOptions {
  readonly language?: string;
  readonly jurisdiction?: string;
  readonly facilities?: readonly unknown[];
  readonly areas?: readonly Area[];
  readonly dir?: string;
  readonly bufferMeters?: number;
}

export const catalogue = loadCatalogue();

export function drawnCity(options: DrawnOptions = {}): City {
  const [west, south] = mapPlace([-2000, -2000]);
  const [east, north] = mapPlace([2000, 2000]);
  const city = {
    id: 'drawn',
    name: {zh: '画城', en: 'Drawn'},
    language: options.language ?? 'zh',
    timeZone: 'Asia/Shanghai',
    jurisdiction: options.jurisdiction ?? 'CN',
    invented: true,
    streets: {file: 'drawn.osm', snapshot: '2024-05-06'},
    boundary: {bbox: [west, south, east, north]},
    bufferMeters: options.bufferMeters ?? 500,
    population: {kind: 'buildings', total: 100},
    facilities: options.facilities ?? [{kind: 'osm'}],
    licences: [],
  };
  return parseCity(JSON.stringify(city), 'drawn.json');
}

/** Builds the facilities of a drawn map that has streets. */
export async function drawnFacilities(
  map: OsmMap,
  options: DrawnOptions = {},
): Promise<Facilities & {readonly report: Report}> {
  const city = drawnCity(options);
  const report = new Report();
  const extract = map.extract();
  const boundary = await buildBoundary(city, extract, '.', report);
  const streets = await buildStreets(city, extract, boundary, report, silent);
  const areas = options.areas ?? [];
  const input = {extract, boundary, areas, streets, catalogue, dir: options.dir ?? '.', report};
  return {...(await buildFacilities(city, input)), report};
}

/** A grid of residential streets 100 m apart between ±1,000 m. */
export function withStreets(map: OsmMap): OsmMap {
  const steps = Array.from({length: 21}, (_, i) => (i - 10) * 100);
  for (const y of steps)
    map.way(
      steps.map(x => [x, y] as const),
      {highway: 'residential'},
    );
  for (const x of steps)
    map.way(
      steps.map(y => [x, y] as const),
      {highway: 'residential'},
    );
  return map;
}

export function ofCategory(facilities: Facilities, category: string): readonly Facility[] {
  return facilities.facilities.filter(facility => facility.category === category);
}
