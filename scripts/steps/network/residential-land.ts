import {MISSING_NODE, type OsmExtract} from '../../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../../io/osm-polygons.ts';
import {type RingBox, ringAreaContains, ringBoxes} from './ring-area.ts';
import type {WalkingRules} from './walking-rules.ts';

/** Tells whether the middle of a way lies in residential land. The areas are read when first asked. */
export function residentialLand(extract: OsmExtract, rules: WalkingRules): (way: number) => boolean {
  let areas: readonly RingBox[] | null = null;
  return way => {
    areas ??= residentialAreas(extract, rules);
    const first = extract.wayFirstRef[way]!;
    const node = extract.wayRef[(first + extract.wayFirstRef[way + 1]!) >>> 1]!;
    if (node === MISSING_NODE) return false;
    const lon = extract.nodeLon[node]! / 1e7;
    const lat = extract.nodeLat[node]! / 1e7;
    return areas.some(area => ringAreaContains(area, lon, lat));
  };
}

function residentialAreas(extract: OsmExtract, rules: WalkingRules): RingBox[] {
  const areas: RingBox[] = [];
  for (let way = 0; way < extract.wayCount; way++) {
    if (!rules.residents.landuse.includes(extract.wayTags(way)['landuse'] ?? '')) continue;
    areas.push(...ringBoxes(polygonOfWay(extract, way)));
  }
  for (let relation = 0; relation < extract.relationCount; relation++) {
    const tags = extract.relationTags(relation);
    if (tags['type'] !== 'multipolygon' || !rules.residents.landuse.includes(tags['landuse'] ?? '')) continue;
    areas.push(...ringBoxes(polygonsOfRelation(extract, relation)));
  }
  return areas;
}
