import {NO_EDGE} from '#core/units.ts';
import type {OsmExtract} from '../../io/osm-extract.ts';
import type {Streets} from '../model.ts';
import type {Draft} from './draft.ts';
import {type EdgeTree, edgeTree, meetings} from './edge-tree.ts';
import {metersBetween} from './join-duplicates.ts';
import type {OsmPlace} from './osm-places.ts';

type Position = readonly [number, number];

/** Points of an outline are tried every so many metres. */
const TRY_METERS = 10;
/** One point is kept per so many metres of outline … */
const KEEP_METERS = 50;
/** … where a street is this near. */
const STREET_CENTIMETERS = 3000;
/** Entries nearer to each other than this are one. */
const SAME_ENTRY_METERS = 10;

/**
 * Where each facility is entered (design 4): mapped access points; else entrances and gates on the outline; else where a
 * walkable edge touches or crosses the outline; else outline points within 30 m of a street, one per 50 m; else the outline
 * point nearest to a street; points and lines at their own position. Without streets: the position.
 */
export function facilityEntries(
  drafts: readonly Draft[],
  extract: OsmExtract | null,
  streets: Streets | null,
): Position[][] {
  const tree = streets === null ? null : edgeTree(streets.graph, streets.shape);
  const byShape = new Map<OsmPlace, Position[] | null>();
  for (const shape of drafts.flatMap(draft => draft.shapes)) {
    if (byShape.has(shape) || shape.polygons === null || streets === null) continue;
    byShape.set(shape, extract === null || tree === null ? null : mappedEntries(shape, extract, tree));
  }
  const open = [...byShape].filter(([, entries]) => entries === null).map(([shape]) => shape);
  if (streets !== null) for (const [shape, entries] of outlineEntries(open, streets)) byShape.set(shape, entries);
  return drafts.map(draft => {
    if (draft.accesses.length > 0) return [...draft.accesses];
    const shapes = draft.shapes.filter(shape => (byShape.get(shape) ?? null) !== null);
    // nodes within a polygon add nothing; without any polygon each node is a way in
    if (shapes.length > 0) return thinned(shapes.flatMap(shape => byShape.get(shape)!));
    const points = draft.shapes
      .filter(shape => shape.polygons === null)
      .map((shape): Position => [shape.lon, shape.lat]);
    return points.length > 0 ? thinned(points) : [[draft.lon, draft.lat]];
  });
}

/** Entrances and gates of an outline, else its meetings with walkable edges; null when there are neither. */
function mappedEntries(shape: OsmPlace, extract: OsmExtract, tree: EdgeTree): Position[] | null {
  const doors = [...new Set(shape.outline)]
    .filter(node => isWayIn(extract.nodeTags(node)))
    .map((node): Position => [extract.nodeLon[node]! / 1e7, extract.nodeLat[node]! / 1e7]);
  if (doors.length > 0) return thinned(doors);
  const crossings = shape.polygons!.flatMap(polygon => meetings(tree, polygon[0]!));
  return crossings.length > 0 ? thinned(crossings) : null;
}

const GATES = new Set([
  'gate',
  'lift_gate',
  'swing_gate',
  'kissing_gate',
  'entrance',
  'sliding_gate',
  'turnstile',
  'bollard',
]);
const NO_ENTRANCE = new Set(['no', 'emergency', 'exit', 'garage', 'service', 'fire_exit']);

function isWayIn(tags: Readonly<Record<string, string>>): boolean {
  if (tags['access'] === 'no' || tags['foot'] === 'no') return false;
  const entrance = tags['entrance'];
  if (entrance !== undefined) return !NO_ENTRANCE.has(entrance);
  return GATES.has(tags['barrier'] ?? '') && tags['access'] !== 'private';
}

interface Sample {
  readonly shape: OsmPlace;
  readonly at: Position;
  /** Which stretch of 50 m of which ring. */
  readonly stretch: string;
}

/** For each shape, outline points near a street, chosen from points tried all along its outer rings. */
function outlineEntries(shapes: readonly OsmPlace[], streets: Streets): Map<OsmPlace, Position[]> {
  const samples = shapes.flatMap(outlineSamples);
  const lon = Int32Array.from(samples, sample => Math.round(sample.at[0] * 1e7));
  const lat = Int32Array.from(samples, sample => Math.round(sample.at[1] * 1e7));
  const snap = streets.snap(lon, lat, 'any');
  const chosen = new Map<OsmPlace, Position[]>();
  let from = 0;
  while (from < samples.length) {
    const {shape} = samples[from]!;
    let to = from;
    while (to < samples.length && samples[to]!.shape === shape) to++;
    const reached = range(from, to)
      .filter(i => snap.edge[i] !== NO_EDGE)
      .sort((a, b) => snap.doubtful[a]! - snap.doubtful[b]! || snap.centimeters[a]! - snap.centimeters[b]! || a - b);
    const near = reached.filter(i => snap.centimeters[i]! <= STREET_CENTIMETERS && snap.doubtful[i] === 0);
    const perStretch = [...Map.groupBy(near, i => samples[i]!.stretch).values()].map(group => group[0]!);
    const kept = perStretch.length > 0 ? perStretch.sort((a, b) => a - b) : reached.slice(0, 1);
    chosen.set(shape, kept.length > 0 ? kept.map(i => samples[i]!.at) : [[shape.lon, shape.lat]]);
    from = to;
  }
  return chosen;
}

function range(from: number, to: number): number[] {
  return Array.from({length: to - from}, (_, i) => from + i);
}

function outlineSamples(shape: OsmPlace): Sample[] {
  return shape.polygons!.flatMap((polygon, part) => {
    const ring = polygon[0]!;
    const samples: Sample[] = [];
    let along = 0;
    let tried = -TRY_METERS;
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      const length = metersBetween(a, b);
      for (let at = Math.max(0, tried + TRY_METERS - along); at < length; at += TRY_METERS) {
        const share = at / length;
        tried = along + at;
        const stretch = `${part}:${Math.floor(tried / KEEP_METERS)}`;
        samples.push({shape, stretch, at: [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]});
      }
      along += length;
    }
    return samples;
  });
}

/** Points at least 10 m apart, the first of each cluster kept. */
function thinned(points: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const point of points)
    if (!kept.some(other => metersBetween(other, point) < SAME_ENTRY_METERS)) kept.push(point);
  return kept;
}
