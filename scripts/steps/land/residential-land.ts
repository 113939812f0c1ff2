import {planeAt} from '#core/plane.ts';
import type {City} from '#schema/city.ts';
import {landSquares} from '../../geometry/land-squares.ts';
import type {OsmExtract} from '../../io/osm-extract.ts';
import type {Report} from '../../report.ts';
import {demandOf} from '../city-model.ts';
import type {Boundary, Streets} from '../model.ts';
import type {ResidentialLand} from './land-model.ts';
import {landOutlines} from './land-outlines.ts';

/** Side of the squares, metres, where the city is not too large for it. */
const SIDE_METERS = 25;
/** More squares than this are cut twice as wide. */
const MOST_SQUARES = 200_000;

/** What the step needs beside the city file. */
export interface LandSources {
  readonly extract: OsmExtract | null;
  readonly boundary: Boundary;
  readonly streets: Streets | null;
  /** Folder of the city file. */
  readonly dir: string;
  readonly report: Report;
}

/**
 * The residential land inside the boundary, by the key `residentialLand` of the city file; null where it gives none, or where
 * the map has none here. Throws InputError when a file cannot be used.
 */
export async function buildLand(city: City, sources: LandSources): Promise<ResidentialLand | null> {
  const outlines = await landOutlines(city, sources);
  if (outlines === null) return null;
  const {boundary, streets} = sources;
  const [, south, , north] = boundary.bbox;
  const plane = streets?.graph.plane ?? planeAt((south + north) / 2);
  const cut = (side: number) => landSquares(outlines, boundary.polygons, plane, side);
  let squares = cut(SIDE_METERS);
  while (squares.count > MOST_SQUARES) squares = cut(2 * squares.sideMeters);
  if (squares.count === 0) return noLand(city, sources);
  const {count, lon, lat, squareMeters} = squares;
  const demand = demandOf({cellCount: count, lon, lat, people: squareMeters, groups: new Map()}, streets);
  return {sideMeters: squares.sideMeters, demand};
}

function noLand(city: City, {report}: LandSources): null {
  report.note(
    'residential-land-none-inside',
    city.id,
    '城市边界内没有居住用地图斑，用地一栏没有数据。',
    'no residential land inside the city: there are no figures by land.',
    'residentialLand',
  );
  return null;
}
