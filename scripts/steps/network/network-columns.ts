import type {RawNetwork} from '#core/build-graph.ts';
import {GrowingColumn} from '../../io/osm-columns.ts';
import type {OsmExtract} from '../../io/osm-extract.ts';

/** Collects the vertices and segments of a raw network. A node of the extract is one vertex, made when first named. */
export class NetworkColumns {
  readonly #extract: OsmExtract;
  readonly #vertexOfNode: Uint32Array;
  readonly lon = new GrowingColumn<Int32Array>(new Int32Array(0));
  readonly lat = new GrowingColumn<Int32Array>(new Int32Array(0));
  readonly #from = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  readonly #to = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  readonly #kind = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  readonly #flags = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  readonly #waits = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  readonly #name = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  readonly #names: string[] = [''];
  readonly #nameNumber = new Map<string, number>([['', 0]]);

  constructor(extract: OsmExtract) {
    this.#extract = extract;
    this.#vertexOfNode = new Uint32Array(extract.nodeCount);
  }

  get segmentCount(): number {
    return this.#from.length;
  }

  /** The vertex of a node. */
  vertex(node: number): number {
    const known = this.#vertexOfNode[node]!;
    if (known > 0) return known - 1;
    const made = this.copy(node);
    this.#vertexOfNode[node] = made + 1;
    return made;
  }

  /** True when a node has become a vertex. */
  hasVertex(node: number): boolean {
    return this.#vertexOfNode[node]! > 0;
  }

  /** Another vertex at the place of a node, joined to nothing. */
  copy(node: number): number {
    this.lon.push(this.#extract.nodeLon[node]!);
    this.lat.push(this.#extract.nodeLat[node]!);
    return this.lon.length - 1;
  }

  nameNumber(name: string): number {
    let number = this.#nameNumber.get(name);
    if (number === undefined) {
      number = this.#names.length;
      this.#names.push(name);
      this.#nameNumber.set(name, number);
    }
    return number;
  }

  segment(from: number, to: number, kind: number, flags: number, waits: number, name: number): void {
    if (from === to) return;
    this.#from.push(from);
    this.#to.push(to);
    this.#kind.push(kind);
    this.#flags.push(flags);
    this.#waits.push(Math.min(255, waits));
    this.#name.push(name);
  }

  finish(): RawNetwork {
    return {
      vertexLon: this.lon.finish(),
      vertexLat: this.lat.finish(),
      segmentFrom: this.#from.finish(),
      segmentTo: this.#to.finish(),
      segmentKind: Uint8Array.from(this.#kind.finish()),
      segmentFlags: Uint16Array.from(this.#flags.finish()),
      segmentWaits: Uint8Array.from(this.#waits.finish()),
      segmentName: this.#name.finish(),
      names: this.#names,
    };
  }
}
