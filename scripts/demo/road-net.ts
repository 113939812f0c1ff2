import type {Spot} from './frame.ts';
import type {DrawnTags, OsmDrawing} from './osm-drawing.ts';

interface Road {
  readonly spots: readonly Spot[];
  readonly tags: DrawnTags;
}

/** A spot on one segment of a road: segment index and share of its length. */
interface Cut {
  readonly segment: number;
  readonly share: number;
  readonly spot: Spot;
}

/** Ends nearer than this to another road are joined to it; crossings nearer to a vertex use the vertex. Board units. */
const JOIN_UNITS = 2;
const BUCKET_UNITS = 150;

/**
 * The streets of the background city on the ground. They are collected as plain lines; `drawInto` finds where they cross or
 * touch and makes those places shared nodes, as a mapper would.
 */
export class RoadNet {
  readonly #collected: Road[] = [];
  #roads: readonly Road[] = [];

  /** Adds a street; spots in order. */
  add(spots: readonly Spot[], tags: DrawnTags): void {
    if (spots.length >= 2) this.#collected.push({spots, tags});
  }

  /** Draws all streets into the map, joined where they meet; `junctionTags` names the tags of the node where roads meet. */
  drawInto(drawing: OsmDrawing, junctionTags: (tags: readonly DrawnTags[]) => DrawnTags | null): void {
    const merge = vertexMerger();
    this.#roads = this.#collected.map(({spots, tags}) => ({spots: spots.map(merge), tags}));
    const cuts = this.#roads.map((): Cut[] => []);
    for (const [a, i, b, j] of this.#nearSegments()) this.#meet(a, i, b, j, cuts);
    const meetings = new Map<Spot, Set<DrawnTags>>();
    this.#roads.forEach((road, r) => {
      const spots = withCuts(road.spots, cuts[r]!);
      drawing.line(spots, road.tags);
      for (const spot of spots) meetings.set(spot, (meetings.get(spot) ?? new Set<DrawnTags>()).add(road.tags));
    });
    for (const [spot, tags] of meetings) {
      const extra = tags.size > 1 ? junctionTags([...tags]) : null;
      if (extra !== null) drawing.node(spot, extra);
    }
  }

  *#nearSegments(): Generator<readonly [number, number, number, number]> {
    const buckets = new Map<string, [number, number][]>();
    for (let r = 0; r < this.#roads.length; r++) {
      const {spots} = this.#roads[r]!;
      for (let i = 0; i + 1 < spots.length; i++)
        for (const key of bucketsOf(spots[i]!, spots[i + 1]!)) {
          const bucket = buckets.get(key);
          if (bucket === undefined) buckets.set(key, [[r, i]]);
          else bucket.push([r, i]);
        }
    }
    const seen = new Set<string>();
    for (const bucket of buckets.values())
      for (let x = 0; x < bucket.length; x++)
        for (let y = x + 1; y < bucket.length; y++) {
          const [a, i] = bucket[x]!;
          const [b, j] = bucket[y]!;
          const key = `${a},${i},${b},${j}`;
          if (a === b || seen.has(key)) continue;
          seen.add(key);
          yield [a, i, b, j];
        }
  }

  #meet(a: number, i: number, b: number, j: number, cuts: Cut[][]): void {
    const [one, other] = [this.#roads[a]!, this.#roads[b]!];
    const [a1, a2, b1, b2] = [one.spots[i]!, one.spots[i + 1]!, other.spots[j]!, other.spots[j + 1]!];
    const spot = meetingSpot(a1, a2, b1, b2);
    if (spot === null) return;
    if (spot !== a1 && spot !== a2) cuts[a]!.push({segment: i, share: shareAlong(a1, a2, spot), spot});
    if (spot !== b1 && spot !== b2) cuts[b]!.push({segment: j, share: shareAlong(b1, b2, spot), spot});
  }
}

function bucketsOf(a: Spot, b: Spot): string[] {
  const low = (k: 0 | 1) => Math.floor((Math.min(a[k], b[k]) - JOIN_UNITS) / BUCKET_UNITS);
  const high = (k: 0 | 1) => Math.floor((Math.max(a[k], b[k]) + JOIN_UNITS) / BUCKET_UNITS);
  const keys: string[] = [];
  for (let x = low(0); x <= high(0); x++) for (let y = low(1); y <= high(1); y++) keys.push(`${x},${y}`);
  return keys;
}

function distance(a: Spot, b: Spot): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
}

function shareAlong(a: Spot, b: Spot, spot: Spot): number {
  const [du, dv] = [b[0] - a[0], b[1] - a[1]];
  const squared = du * du + dv * dv;
  return squared === 0 ? 0 : ((spot[0] - a[0]) * du + (spot[1] - a[1]) * dv) / squared;
}

function distanceToSegment(a: Spot, b: Spot, spot: Spot): number {
  const share = Math.min(1, Math.max(0, shareAlong(a, b, spot)));
  return distance(spot, [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]);
}

/** Where two segments meet inside at least one of them: a vertex of one that touches the other, else their crossing. */
function meetingSpot(a1: Spot, a2: Spot, b1: Spot, b2: Spot): Spot | null {
  if (a1 === b1 || a1 === b2 || a2 === b1 || a2 === b2) return null;
  for (const end of [b1, b2]) if (distanceToSegment(a1, a2, end) <= JOIN_UNITS) return end;
  for (const end of [a1, a2]) if (distanceToSegment(b1, b2, end) <= JOIN_UNITS) return end;
  const [au, av] = [a2[0] - a1[0], a2[1] - a1[1]];
  const [bu, bv] = [b2[0] - b1[0], b2[1] - b1[1]];
  const cross = au * bv - av * bu;
  if (Math.abs(cross) < 1e-9) return null;
  const s = ((b1[0] - a1[0]) * bv - (b1[1] - a1[1]) * bu) / cross;
  const t = ((b1[0] - a1[0]) * av - (b1[1] - a1[1]) * au) / cross;
  return s > 0 && s < 1 && t > 0 && t < 1 ? [a1[0] + s * au, a1[1] + s * av] : null;
}

/** One spot for all vertices that stand within the joining distance of each other: the first of them. */
function vertexMerger(): (spot: Spot) => Spot {
  const kept = new Map<string, Spot>();
  const size = JOIN_UNITS * 2;
  return spot => {
    const [x, y] = [Math.floor(spot[0] / size), Math.floor(spot[1] / size)];
    for (let i = x - 1; i <= x + 1; i++)
      for (let j = y - 1; j <= y + 1; j++) {
        const other = kept.get(`${i},${j}`);
        if (other !== undefined && distance(other, spot) <= JOIN_UNITS) return other;
      }
    kept.set(`${x},${y}`, spot);
    return spot;
  };
}

function withCuts(spots: readonly Spot[], cuts: readonly Cut[]): Spot[] {
  const sorted = [...cuts].sort((a, b) => a.segment - b.segment || a.share - b.share);
  const drawn: Spot[] = [];
  let c = 0;
  spots.forEach((spot, i) => {
    drawn.push(spot);
    for (; c < sorted.length && sorted[c]!.segment === i; c++) drawn.push(sorted[c]!.spot);
  });
  return drawn;
}
