/** Marks a node that a way names but the extract does not hold (the way leaves the extract). */
export const MISSING_NODE = 0xffffffff;

/** Tags of one element. Values are untrusted text. */
export type Tags = Readonly<Record<string, string>>;

/** A member of a relation. */
export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation';
  readonly ref: number;
  readonly role: string;
}

/**
 * An OpenStreetMap extract in memory, whatever file it came from. Elements of a kind are sorted by id; an index is a
 * position in that order. Untagged nodes cost 16 bytes.
 */
export interface OsmExtract {
  /** Name of the file, for messages. */
  readonly file: string;
  /** [west, south, east, north] in degrees: from the header if it has one, else around all nodes. */
  readonly bounds: readonly [number, number, number, number];
  /** Newest data in the file as YYYY-MM-DD (header's replication timestamp or newest element), or null. */
  readonly snapshot: string | null;
  readonly nodeCount: number;
  /** [nodeCount] ids ascending. */
  readonly nodeId: Float64Array;
  /** [nodeCount] 1e-7 degrees. */
  readonly nodeLon: Int32Array;
  readonly nodeLat: Int32Array;
  /** Index of a node by id, or -1. */
  nodeIndex(id: number): number;
  /** Indices of nodes that carry any tag, ascending. */
  readonly taggedNodes: Uint32Array;
  nodeTags(index: number): Tags;
  readonly wayCount: number;
  readonly wayId: Float64Array;
  /** [wayCount + 1] */
  readonly wayFirstRef: Uint32Array;
  /** Node index of each reference, MISSING_NODE where the extract lacks it. */
  readonly wayRef: Uint32Array;
  wayIndex(id: number): number;
  wayTags(index: number): Tags;
  readonly relationCount: number;
  readonly relationId: Float64Array;
  relationIndex(id: number): number;
  relationTags(index: number): Tags;
  relationMembers(index: number): readonly OsmMember[];
}
