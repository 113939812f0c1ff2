import type {OsmExtract, Tags} from '../../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../../io/osm-polygons.ts';
import {type RingBox, ringAreaContains, ringBoxes} from '../network/ring-area.ts';

const WATER_SUPPLY = new Set([
  'water_works',
  'water_tower',
  'water_well',
  'pumping_station',
  'storage_tank',
  'reservoir_covered',
  'pipeline',
  'wastewater_plant',
  'gasometer',
  'petroleum_well',
]);

/** True for what no published map of ours shows: military, prisons, fuel, power and water supply. */
export function isSensitive(tags: Tags): boolean {
  return (
    tags['military'] !== undefined ||
    tags['landuse'] === 'military' ||
    tags['building'] === 'military' ||
    tags['building'] === 'bunker' ||
    tags['amenity'] === 'prison' ||
    tags['amenity'] === 'fuel' ||
    tags['building'] === 'prison' ||
    tags['power'] !== undefined ||
    tags['landuse'] === 'reservoir' ||
    tags['water'] === 'reservoir' ||
    tags['water'] === 'basin' ||
    tags['water'] === 'wastewater' ||
    WATER_SUPPLY.has(tags['man_made'] ?? '')
  );
}

/** Tells whether a place, in degrees, lies in a sensitive area: what stands there is not shown either. */
export function sensitiveGround(extract: OsmExtract): (lon: number, lat: number) => boolean {
  const areas: RingBox[] = [];
  for (let way = 0; way < extract.wayCount; way++) {
    if (isSensitive(extract.wayTags(way))) areas.push(...ringBoxes(polygonOfWay(extract, way)));
  }
  for (let relation = 0; relation < extract.relationCount; relation++) {
    if (isSensitive(extract.relationTags(relation))) areas.push(...ringBoxes(polygonsOfRelation(extract, relation)));
  }
  return (lon, lat) => areas.some(area => ringAreaContains(area, lon, lat));
}
