import {metersPerDegreeLon, planeAt} from '#core/plane.ts';
import {MISSING_NODE, type OsmExtract} from '../../io/osm-extract.ts';

/** Metres a place lies off the coast, out at sea; null on land, outside the extract, or when it has no coastline. */
export type SeaDistance = (lon: number, lat: number) => number | null;

/**
 * Tells places at sea from places on land by the nearest segment of coastline: in OpenStreetMap the land is on the left
 * of `natural=coastline`, the sea on its right. Looks at every segment: for few places only.
 */
export function seaDistance(extract: OsmExtract): SeaDistance {
  const segments = coastSegments(extract);
  const [west, south, east, north] = extract.bounds;
  return (lon, lat) => {
    if (segments.length === 0 || lon < west || lon > east || lat < south || lat > north) return null;
    const plane = planeAt(lat);
    const scaleX = metersPerDegreeLon(plane, lat);
    const scaleY = plane.metersPerDegreeLat;
    let nearest = Infinity;
    let side = 0;
    for (const [x1, y1, x2, y2] of segments) {
      const [ax, ay] = [(x1 - lon) * scaleX, (y1 - lat) * scaleY];
      const [dx, dy] = [(x2 - x1) * scaleX, (y2 - y1) * scaleY];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
      const meters = Math.hypot(ax + share * dx, ay + share * dy);
      // at a corner both segments are equally near: the one seen less edge-on tells the side
      const turn = length === 0 ? 0 : (dy * ax - dx * ay) / Math.sqrt(length);
      if (meters < nearest - 1e-6 || (meters < nearest + 1e-6 && Math.abs(turn) > Math.abs(side))) {
        nearest = Math.min(nearest, meters);
        side = turn;
      }
    }
    return side < 0 ? nearest : null;
  };
}

function coastSegments(extract: OsmExtract): (readonly [number, number, number, number])[] {
  const segments: (readonly [number, number, number, number])[] = [];
  for (let way = 0; way < extract.wayCount; way++) {
    if (extract.wayTags(way)['natural'] !== 'coastline') continue;
    for (let at = extract.wayFirstRef[way]! + 1; at < extract.wayFirstRef[way + 1]!; at++) {
      const [a, b] = [extract.wayRef[at - 1]!, extract.wayRef[at]!];
      if (a === MISSING_NODE || b === MISSING_NODE) continue;
      const ends = [extract.nodeLon[a]!, extract.nodeLat[a]!, extract.nodeLon[b]!, extract.nodeLat[b]!];
      segments.push(ends.map(value => value / 1e7) as [number, number, number, number]);
    }
  }
  return segments;
}
