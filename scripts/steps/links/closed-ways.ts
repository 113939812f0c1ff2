import {LINK_FLAG, type LinkKind} from '#core/link-file.ts';
import {haversineMeters} from '#core/plane.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import {MISSING_NODE, type OsmExtract, type Tags} from '../../io/osm-extract.ts';
import {nodeBarrier} from '../network/node-barriers.ts';
import type {WalkingRules} from '../network/walking-rules.ts';
import {footVerdict} from '../network/way-access.ts';
import {judgeLink, type Surroundings} from './link-kind.ts';
import type {LinkRules} from './link-rules.ts';
import {feetNear, type StreetPosition} from './street-pieces.ts';

/** A place this near to a street is on it, metres. */
const ON_STREET_METERS = 0.1;

/** A link that could be there: its ends, and what it would be. */
export interface DrawnLink {
  readonly from: StreetPosition;
  readonly to: StreetPosition;
  readonly kind: LinkKind;
  readonly flags: number;
  readonly centimeters: number;
}

/** Places, `lon lat` in 1e-7 degrees, of the barriers that close a street by the barrier table. */
export function closedBarriers(extract: OsmExtract, walking: WalkingRules): ReadonlySet<string> {
  const closed = new Set<string>();
  for (const node of extract.taggedNodes)
    if (nodeBarrier(walking, extract.nodeTags(node)).passage === 'closed')
      closed.add(`${extract.nodeLon[node]} ${extract.nodeLat[node]}`);
  return closed;
}

/** True for streets and paths that are there but closed to the public. */
function isClosedWay(rules: LinkRules, walking: WalkingRules, tags: Tags): boolean {
  const highway = tags['highway'];
  if (highway === undefined || !Object.hasOwn(walking.highways, highway)) return false;
  if (walking.highways[highway]!.onlyIf !== undefined || footVerdict(walking, tags) === 'open') return false;
  const values = [tags['foot'], tags['access']].flatMap(value => value?.split(';') ?? []);
  const elsewhere = [tags['bridge'], tags['tunnel']].some(value => value !== undefined && value !== 'no');
  return !elsewhere && !values.some(value => rules.closedWays.not.includes(value.trim()));
}

/**
 * Gates at closed streets: from one place where such a way meets the network to the next along it, as long as it is no longer
 * than a link may be and every piece of it could be walked.
 */
export function closedWayLinks(
  extract: OsmExtract,
  walking: WalkingRules,
  walkable: ReadonlySet<number>,
  around: Surroundings,
): DrawnLink[] {
  const {rules, pieces} = around;
  const links: DrawnLink[] = [];
  for (let way = 0; way < extract.wayCount; way++) {
    if (walkable.has(way) || !isClosedWay(rules, walking, extract.wayTags(way))) continue;
    let start: StreetPosition | null = null;
    let meters = 0;
    let before = MISSING_NODE;
    for (let at = extract.wayFirstRef[way]!; at < extract.wayFirstRef[way + 1]!; at++) {
      const node = extract.wayRef[at]!;
      if (node === MISSING_NODE) {
        start = null;
        before = node;
        continue;
      }
      const [lon, lat] = [extract.nodeLon[node]!, extract.nodeLat[node]!];
      if (before !== MISSING_NODE && start !== null) {
        const [lon0, lat0] = [extract.nodeLon[before]!, extract.nodeLat[before]!];
        meters += haversineMeters(lon0 / DEGREE_SCALE, lat0 / DEGREE_SCALE, lon / DEGREE_SCALE, lat / DEGREE_SCALE);
        const piece = judgeLink(around, {...start, lon: lon0, lat: lat0}, {...start, lon, lat});
        if (piece === null || piece.kind === 'bridge' || meters > rules.longestMeters) start = null;
      }
      before = node;
      const [here] = feetNear(pieces, lon, lat, ON_STREET_METERS);
      if (here === undefined) continue;
      if (start !== null && meters > 0)
        links.push({
          from: start,
          to: here,
          kind: 'gate',
          flags: LINK_FLAG.needsConsent,
          centimeters: Math.max(1, Math.round(meters * 100)),
        });
      start = here;
      meters = 0;
    }
  }
  return links;
}
