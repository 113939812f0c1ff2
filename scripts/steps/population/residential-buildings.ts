import {metersPerDegreeLon, type Plane, planeAt} from '#core/plane.ts';
import type {ResidentialRules} from '#schema/residential-rules.ts';
import {areaLocator} from '../../geometry/area-locator.ts';
import type {OsmExtract, Tags} from '../../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../../io/osm-polygons.ts';
import type {Polygons} from '../model.ts';
import {type Dwelling, dwellingOf, hasTag} from './residential-rules.ts';
import {WeightedPlaceList, type WeightedPlaces} from './weighted-places.ts';

/**
 * The dwellings of an extract: one place for each residential building, at the middle of its ground, weighing its ground
 * area × storeys (square metres). Ways first, then multipolygons, each by id.
 */
export function residentialBuildings(extract: OsmExtract, rules: ResidentialRules, country: string): WeightedPlaces {
  const plane = planeAt((extract.bounds[1] + extract.bounds[3]) / 2);
  const grounds = areaLocator(otherGrounds(extract, rules));
  const list = new WeightedPlaceList();
  const add = (polygons: Polygons | null, dwelling: Dwelling) => {
    if (polygons === null) return;
    const {squareMeters, lon, lat} = surface(polygons, plane);
    if (squareMeters < rules.least_square_meters) return;
    if (dwelling.unspecific && grounds.find(lon, lat) !== -1) return;
    list.add(lon, lat, squareMeters * dwelling.storeys);
  };
  for (let way = 0; way < extract.wayCount; way++) {
    const dwelling = dwellingOf(extract.wayTags(way), rules, country);
    if (dwelling !== null) add(polygonOfWay(extract, way), dwelling);
  }
  for (let relation = 0; relation < extract.relationCount; relation++) {
    const tags = extract.relationTags(relation);
    const dwelling = tags['type'] === 'multipolygon' ? dwellingOf(tags, rules, country) : null;
    if (dwelling !== null) add(polygonsOfRelation(extract, relation), dwelling);
  }
  return list.places();
}

/** Mapped ground on which an unspecific building is no dwelling: industry, schools, hospitals … */
function otherGrounds(extract: OsmExtract, rules: ResidentialRules): {polygons: Polygons}[] {
  const grounds: {polygons: Polygons}[] = [];
  const isOther = (tags: Tags) => rules.other_grounds.some(({tag}) => hasTag(tags, tag));
  for (let way = 0; way < extract.wayCount; way++) {
    const tags = extract.wayTags(way);
    if (tags['building'] !== undefined || !isOther(tags)) continue;
    const polygons = polygonOfWay(extract, way);
    if (polygons !== null) grounds.push({polygons});
  }
  for (let relation = 0; relation < extract.relationCount; relation++) {
    const tags = extract.relationTags(relation);
    if (tags['building'] !== undefined || !isOther(tags)) continue;
    const polygons = polygonsOfRelation(extract, relation);
    if (polygons !== null) grounds.push({polygons});
  }
  return grounds;
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
