import {buildArcs} from '#core/arcs.ts';
import {oneSnap} from '#core/facility-selection.ts';
import {EDGE_KINDS, type EdgeKind, type EdgeShape, type Graph} from '#core/graph.ts';
import type {SnapColumns} from '#core/places.ts';
import {planeAt} from '#core/plane.ts';
import {FRACTION_SCALE} from '#core/units.ts';

/** What a street of a scene may have beside its length. */
export interface StreetOptions {
  readonly kind?: EdgeKind;
  readonly flags?: number;
  /** Half waits at signals. */
  readonly waits?: number;
  /** Walking time on the slope ÷ on the flat, first to last node and back. */
  readonly slope?: readonly [forward: number, backward: number];
}

interface Street extends StreetOptions {
  readonly from: number;
  readonly to: number;
  readonly meters: number;
}

const LATITUDE = 0;
const plane = planeAt(LATITUDE);

/** Degrees × 1e7 of a place so many metres east and north of the scene's origin, on the equator. */
export function scenePlace(x: number, y: number): [lon: number, lat: number] {
  const perDegree = plane.metersPerDegreeLat;
  return [Math.round((x / perDegree) * 1e7), Math.round((y / perDegree) * 1e7)];
}

/** A small network written down as named streets in metres. Nodes stand at the origin unless `at` places them. */
export class Scene {
  #names = new Map<string, number>();
  #places: [number, number][] = [];
  #streets: Street[] = [];

  /** Index of a named node. */
  node(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, this.#names.size);
    this.#places.push([0, 0]);
    return this.#names.size - 1;
  }

  /** Puts a node x metres east and y metres north of the origin. */
  at(name: string, x: number, y: number): this {
    this.#places[this.node(name)] = [x, y];
    return this;
  }

  /** A street so long; without a length, the straight distance between its nodes. */
  street(from: string, to: string, meters?: number, options: StreetOptions = {}): this {
    const [a, b] = [this.node(from), this.node(to)];
    const [p, q] = [this.#places[a]!, this.#places[b]!];
    const length = meters ?? Math.hypot(p[0] - q[0], p[1] - q[1]);
    this.#streets.push({from: a, to: b, meters: length, ...options});
    return this;
  }

  /** Edge of the street laid between two nodes (in the direction it was laid). */
  edge(from: string, to: string): number {
    const [a, b] = [this.node(from), this.node(to)];
    const found = this.#streets.findIndex(street => street.from === a && street.to === b);
    if (found < 0) throw new Error(`scene: no street ${from} ${to}`);
    return found;
  }

  /** A position on the street between two nodes, so many metres from the first, `approach` metres off the street. */
  on(from: string, to: string, meters: number, approach = 0): SnapColumns {
    const edge = this.edge(from, to);
    const fraction = Math.round((meters / this.#streets[edge]!.meters) * FRACTION_SCALE);
    return oneSnap(edge, fraction, Math.round(approach * 100));
  }

  graph(): Graph {
    const streets = this.#streets;
    const places = this.#places.map(([x, y]) => scenePlace(x, y));
    const edgeFrom = Uint32Array.from(streets, street => street.from);
    const edgeTo = Uint32Array.from(streets, street => street.to);
    return {
      plane,
      nodeCount: this.#places.length,
      edgeCount: streets.length,
      nodeLon: Int32Array.from(places, place => place[0]),
      nodeLat: Int32Array.from(places, place => place[1]),
      edgeFrom,
      edgeTo,
      edgeLength: Uint32Array.from(streets, street => Math.max(1, Math.round(street.meters * 100))),
      edgeKind: Uint8Array.from(streets, street => EDGE_KINDS.indexOf(street.kind ?? 'footway')),
      edgeFlags: Uint16Array.from(streets, street => street.flags ?? 0),
      edgeWaits: Uint8Array.from(streets, street => street.waits ?? 0),
      edgeSlopeForward: Uint16Array.from(streets, street => Math.round((street.slope?.[0] ?? 1) * 1000)),
      edgeSlopeBackward: Uint16Array.from(streets, street => Math.round((street.slope?.[1] ?? 1) * 1000)),
      edgeSnap: new Uint8Array(streets.length).fill(3),
      ...buildArcs(this.#places.length, edgeFrom, edgeTo),
    };
  }

  /** Straight geometry of every street. */
  shape(): EdgeShape {
    const ends = this.#streets.flatMap(street => [street.from, street.to]);
    const places = ends.map(end => scenePlace(...this.#places[end]!));
    return {
      firstVertex: Uint32Array.from({length: this.#streets.length + 1}, (_, e) => 2 * e),
      lon: Int32Array.from(places, place => place[0]),
      lat: Int32Array.from(places, place => place[1]),
    };
  }
}

/** Rows of several snap columns as one. */
export function joinSnaps(...parts: readonly SnapColumns[]): SnapColumns {
  return {
    edge: Uint32Array.from(parts.flatMap(part => [...part.edge])),
    fraction: Uint16Array.from(parts.flatMap(part => [...part.fraction])),
    centimeters: Uint16Array.from(parts.flatMap(part => [...part.centimeters])),
    doubtful: Uint8Array.from(parts.flatMap(part => [...part.doubtful])),
  };
}
