import {NO_EDGE} from '#core/units.ts';
import type {OsmExtract} from '../../io/osm-extract.ts';
import type {Streets} from '../model.ts';
import {entranceStepFree} from '../network/step-free.ts';
import type {WalkingRules} from '../network/walking-rules.ts';
import type {Draft, Entry} from './draft.ts';
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
 * point nearest to a street; points and lines at their own position. Without streets: the position. An entrance that the map
 * closes to wheels, and every way into a place it closes to wheels, is no entry for walkers without steps.
 */
export function facilityEntries(
  drafts: readonly Draft[],
  extract: OsmExtract | null,
  streets: Streets | null,
  rules: WalkingRules,
): Entry[][] {
  const tree = streets === null ? null : edgeTree(streets.graph, streets.shape);
  const byShape = new Map<OsmPlace, Entry[] | null>();
  for (const shape of drafts.flatMap(draft => draft.shapes)) {
    if (byShape.has(shape) || shape.polygons === null || streets === null) continue;
    byShape.set(shape, extract === null || tree === null ? null : mappedEntries(shape, extract, tree, rules));
  }
  const open = [...byShape].filter(([, entries]) => entries === null).map(([shape]) => shape);
  if (streets !== null) for (const [shape, entries] of outlineEntries(open, streets)) byShape.set(shape, entries);
  return drafts.map(draft => {
    const entries = entriesOfDraft(draft, byShape);
    return rules.stepFree.wheelchair.closed.includes(draft.wheelchair ?? '')
      ? entries.map(({at}) => ({at, stepFree: false}))
      : entries;
  });
}

function entriesOfDraft(draft: Draft, byShape: ReadonlyMap<OsmPlace, Entry[] | null>): Entry[] {
  if (draft.accesses.length > 0) return [...draft.accesses];
  const shapes = draft.shapes.filter(shape => (byShape.get(shape) ?? null) !== null);
  // nodes within a polygon add nothing; without any polygon each node is a way in
  if (shapes.length > 0) return thinned(shapes.flatMap(shape => byShape.get(shape)!));
  const points = draft.shapes.filter(shape => shape.polygons === null).map(shape => openEntry([shape.lon, shape.lat]));
  return points.length > 0 ? thinned(points) : [openEntry([draft.lon, draft.lat])];
}

function openEntry(at: Position): Entry {
  return {at, stepFree: true};
}

/** Entrances and gates of an outline, else its meetings with walkable edges; null when there are neither. */
function mappedEntries(shape: OsmPlace, extract: OsmExtract, tree: EdgeTree, rules: WalkingRules): Entry[] | null {
  const doors = [...new Set(shape.outline)]
    .filter(node => isWayIn(extract.nodeTags(node)))
    .map((node): Entry => {
      const at = [extract.nodeLon[node]! / 1e7, extract.nodeLat[node]! / 1e7] as const;
      return {at, stepFree: entranceStepFree(rules, extract.nodeTags(node))};
    });
  if (doors.length > 0) return thinned(doors);
  const crossings = shape.polygons!.flatMap(polygon => meetings(tree, polygon[0]!)).map(openEntry);
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
function outlineEntries(shapes: readonly OsmPlace[], streets: Streets): Map<OsmPlace, Entry[]> {
  const samples = shapes.flatMap(outlineSamples);
  const lon = Int32Array.from(samples, sample => Math.round(sample.at[0] * 1e7));
  const lat = Int32Array.from(samples, sample => Math.round(sample.at[1] * 1e7));
  const snap = streets.snap(lon, lat, 'any');
  const chosen = new Map<OsmPlace, Entry[]>();
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
    const places = kept.length > 0 ? kept.map(i => samples[i]!.at) : [[shape.lon, shape.lat] as const];
    chosen.set(shape, places.map(openEntry));
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

/** Entries at least 10 m apart, the first of each cluster kept; it is step-free when one of the cluster is. */
function thinned(entries: readonly Entry[]): Entry[] {
  const kept: {at: Position; stepFree: boolean}[] = [];
  for (const {at, stepFree} of entries) {
    const same = kept.find(other => metersBetween(other.at, at) < SAME_ENTRY_METERS);
    if (!same) kept.push({at, stepFree});
    else if (stepFree) same.stepFree = true;
  }
  return kept;
}
