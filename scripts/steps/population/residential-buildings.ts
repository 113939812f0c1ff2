import {metersPerDegreeLon, type Plane, planeAt} from '#core/plane.ts';
import type {ResidentialRules} from '#schema/residential-rules.ts';
import {areaLocator} from '../../geometry/area-locator.ts';
import type {OsmExtract, Tags} from '../../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../../io/osm-polygons.ts';
import type {Polygons} from '../model.ts';
import {type Dwelling, dwellingOf} from './residential-rules.ts';
import {WeightedPlaceList, type WeightedPlaces} from './weighted-places.ts';

/**
 * The dwellings of an extract: one place for each residential building, at the middle of its ground, weighing its ground
 * area × storeys (square metres). Multipolygons first, then ways, each by id.
 */
export function residentialBuildings(extract: OsmExtract, rules: ResidentialRules, country: string): WeightedPlaces {
  const plane = planeAt((extract.bounds[1] + extract.bounds[3]) / 2);
  const dwellings: {polygons: Polygons; dwelling: Dwelling}[] = [];
  const grounds: {polygons: Polygons}[] = [];
  const isGround = otherGround(rules);
  /** Keeps a dwelling or a ground; true when it was a dwelling. */
  const read = (tags: Tags, polygonsOf: () => Polygons | null): boolean => {
    const dwelling = dwellingOf(tags, rules, country);
    if (dwelling === null && (tags['building'] !== undefined || !isGround(tags))) return false;
    const polygons = polygonsOf();
    if (polygons !== null && dwelling !== null) dwellings.push({polygons, dwelling});
    else if (polygons !== null) grounds.push({polygons});
    return polygons !== null && dwelling !== null;
  };
  // an outline that repeats the tags of its multipolygon is the same building
  const outlines = new Set<number>();
  for (let relation = 0; relation < extract.relationCount; relation++) {
    const tags = extract.relationTags(relation);
    if (tags['type'] === 'multipolygon' && read(tags, () => polygonsOfRelation(extract, relation)))
      for (const {type, ref, role} of extract.relationMembers(relation))
        if (type === 'way' && role !== 'inner') outlines.add(ref);
  }
  for (let way = 0; way < extract.wayCount; way++)
    if (!outlines.has(extract.wayId[way]!)) read(extract.wayTags(way), () => polygonOfWay(extract, way));
  const groundAt = areaLocator(grounds);
  const list = new WeightedPlaceList();
  for (const {polygons, dwelling} of dwellings) {
    const {squareMeters, lon, lat} = surface(polygons, plane);
    if (squareMeters < rules.least_square_meters) continue;
    if (dwelling.unspecific && groundAt.find(lon, lat) !== -1) continue;
    list.add(lon, lat, squareMeters * dwelling.storeys);
  }
  return list.places();
}

/** Tells mapped ground on which an unspecific building is no dwelling: industry, schools, hospitals … */
function otherGround(rules: ResidentialRules): (tags: Tags) => boolean {
  const valuesOf = new Map<string, Set<string>>();
  for (const {tag} of rules.other_grounds) {
    const [key, value] = tag.split('=') as [string, string];
    const values = valuesOf.get(key) ?? new Set();
    valuesOf.set(key, values.add(value));
  }
  return tags => Object.entries(tags).some(([key, value]) => valuesOf.get(key)?.has(value));
}

interface Surface {
  readonly squareMeters: number;
  /** Centre of gravity, degrees. */
  readonly lon: number;
  readonly lat: number;
}

/** Area and centre of gravity of polygons with holes, in the local plane. */
export function surface(polygons: Polygons, plane: Plane): Surface {
  const [lon0, lat0] = polygons[0]![0]![0]!;
  let area = 0;
  let momentX = 0;
  let momentY = 0;
  for (const rings of polygons)
    rings.forEach((ring, index) => {
      const [ringArea, x, y] = ringMoments(ring, lon0, lat0);
      // holes count against, whichever way they run
      const sign = Math.sign(ringArea) * (index === 0 ? 1 : -1);
      area += sign * ringArea;
      momentX += sign * x;
      momentY += sign * y;
    });
  if (area === 0) return {squareMeters: 0, lon: lon0, lat: lat0};
  const lat = lat0 + momentY / area;
  return {
    squareMeters: area * metersPerDegreeLon(plane, lat) * plane.metersPerDegreeLat,
    lon: lon0 + momentX / area,
    lat,
  };
}

/** Signed area of a ring and its first moments, in degrees from an origin. */
function ringMoments(ring: Polygons[number][number], lon0: number, lat0: number): [number, number, number] {
  let twice = 0;
  let x = 0;
  let y = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [ring[i - 1]![0] - lon0, ring[i - 1]![1] - lat0];
    const [bx, by] = [ring[i]![0] - lon0, ring[i]![1] - lat0];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return [twice / 2, x / 6, y / 6];
}
