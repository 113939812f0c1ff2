import type {LinkKind} from '#core/link-file.ts';
import {distanceMeters, type Plane, unitMeters} from '#core/plane.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import type {DrawnLink} from './closed-ways.ts';
import type {LinkRules} from './link-rules.ts';

type End = DrawnLink['from'];

function compare(a: DrawnLink, b: DrawnLink): number {
  return (
    a.centimeters - b.centimeters ||
    a.flags - b.flags ||
    a.from.edge - b.from.edge ||
    a.from.fraction - b.from.fraction ||
    a.to.edge - b.to.edge ||
    a.to.fraction - b.to.fraction
  );
}

/** True when two places are at most so many metres apart. */
export function isNear(plane: Plane, a: End, b: End, meters: number): boolean {
  return distanceMeters(plane, a.lon, a.lat, b.lon, b.lat) <= meters;
}

/** Kinds that stand in for one another. */
function groupOf(kind: LinkKind): LinkKind {
  return kind === 'crossing' ? 'path' : kind;
}

/**
 * Keeps of links of one kind (a crossing counts as a path) whose ends lie near one another, either way round, only the
 * shortest, so that their number grows with the size of a city and not with the square of its streets. Rows come back in the
 * order of their first edge.
 */
export function pruneLinks(plane: Plane, links: readonly DrawnLink[], rules: LinkRules): DrawnLink[] {
  const kept: DrawnLink[] = [];
  const byPlace = new Map<string, DrawnLink[]>();
  const northScale = unitMeters(plane, 0).y;
  const eastScale = unitMeters(plane, plane.lat0 * DEGREE_SCALE).x;
  const square = (kind: LinkKind, {lon, lat}: End, dx: number, dy: number) => {
    const side = rules.neighbourhoodMeters[kind];
    const row = Math.floor((lat * northScale) / side) + dy;
    // columns of one width in a row, so that neighbouring rows differ by less than one
    const column = Math.floor((lon * eastScale) / side) + dx;
    return `${groupOf(kind)} ${column} ${row}`;
  };
  const nearby = (kind: LinkKind, a: End, b: End) => isNear(plane, a, b, rules.neighbourhoodMeters[kind]);
  const hasLike = (link: DrawnLink): boolean => {
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const other of byPlace.get(square(link.kind, link.from, dx, dy)) ?? []) {
          if (nearby(link.kind, other.from, link.from) && nearby(link.kind, other.to, link.to)) return true;
          if (nearby(link.kind, other.to, link.from) && nearby(link.kind, other.from, link.to)) return true;
        }
    return false;
  };
  for (const link of [...links].sort(compare)) {
    if (hasLike(link)) continue;
    kept.push(link);
    for (const end of [link.from, link.to]) {
      const key = square(link.kind, end, 0, 0);
      const there = byPlace.get(key);
      if (there) there.push(link);
      else byPlace.set(key, [link]);
    }
  }
  return kept.sort((a, b) => a.from.edge - b.from.edge || a.from.fraction - b.from.fraction || compare(a, b));
}
