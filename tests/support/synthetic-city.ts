import type {RawNetwork} from '#core/build-graph.ts';
import {EDGE_KINDS, type Graph} from '#core/graph.ts';
import type {SnapColumns} from '#core/places.ts';
import {seeded} from './real-city.ts';

const KINDS = ['residential', 'footway', 'service'].map(kind => EDGE_KINDS.indexOf(kind as 'footway'));
/** Units of 1e-7 degrees between two crossings: about 100 m. */
const STEP = 9000;

/**
 * Streets of an invented city of about so many edges, seeded: crossings on a shaken lattice 100 m apart, three in four of its
 * streets, half of them with a bend on the way, numbered in no order. Vertices and segments in columns from the start.
 */
export function syntheticStreets(edges: number, seed = 11): RawNetwork {
  const random = seeded(seed);
  const side = Math.ceil(Math.sqrt(edges / 1.4287));
  const crossings = side * side;
  const room = Math.ceil(2 * crossings);
  const lon = new Int32Array(crossings + room);
  const lat = new Int32Array(crossings + room);
  // crossings are numbered by a step that shares no divisor with their count: neighbours are far apart, as in a source
  let stride = Math.floor(crossings * 0.618) | 1;
  while (greatestDivisor(stride, crossings) > 1) stride += 2;
  const vertexOf = (x: number, y: number) => ((y * side + x) * stride) % crossings;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const vertex = vertexOf(x, y);
      lon[vertex] = Math.round((x + 0.5 * random()) * STEP);
      lat[vertex] = 300_000_000 + Math.round((y + 0.5 * random()) * STEP);
    }
  const from = new Uint32Array(2 * room);
  const to = new Uint32Array(2 * room);
  const kind = new Uint8Array(2 * room);
  let [segments, vertices] = [0, crossings];
  const segment = (a: number, b: number, of: number) => {
    from[segments] = a;
    to[segments] = b;
    kind[segments++] = of;
  };
  const street = (a: number, b: number) => {
    if (random() < 0.25) return;
    const of = KINDS[Math.floor(3 * random())]!;
    if (random() < 0.5) return segment(a, b, of);
    const bend = vertices++;
    lon[bend] = Math.round((lon[a]! + lon[b]!) / 2 + 1000 * random());
    lat[bend] = Math.round((lat[a]! + lat[b]!) / 2 + 1000 * random());
    segment(a, bend, of);
    segment(bend, b, of);
  };
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      if (x + 1 < side) street(vertexOf(x, y), vertexOf(x + 1, y));
      if (y + 1 < side) street(vertexOf(x, y), vertexOf(x, y + 1));
    }
  return {
    vertexLon: lon.slice(0, vertices),
    vertexLat: lat.slice(0, vertices),
    segmentFrom: from.slice(0, segments),
    segmentTo: to.slice(0, segments),
    segmentKind: kind.slice(0, segments),
    segmentFlags: new Uint16Array(segments),
    segmentWaits: new Uint8Array(segments),
    segmentName: new Uint32Array(segments),
    names: [''],
  };
}

function greatestDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** So many places on the streets of a graph, seeded, up to 60 m off them, in the order of their edges. */
export function syntheticPlaces({edgeCount}: Graph, count: number, seed = 12): SnapColumns {
  const random = seeded(seed);
  return {
    edge: Uint32Array.from({length: count}, () => Math.floor(random() * edgeCount)).sort(),
    fraction: Uint16Array.from({length: count}, () => Math.floor(65536 * random())),
    centimeters: Uint16Array.from({length: count}, () => Math.floor(6000 * random())),
    doubtful: new Uint8Array(count),
  };
}
