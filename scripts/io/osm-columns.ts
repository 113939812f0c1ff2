import {InputError} from '#schema/input-error.ts';
import {MISSING_NODE, type OsmExtract, type OsmMember, type Tags} from './osm-extract.ts';

type NumberArray = Float64Array | Int32Array | Uint32Array | Uint8Array;
const MEMBER_TYPES = ['node', 'way', 'relation'] as const;

/** A typed array that grows as numbers are pushed. */
export class GrowingColumn<T extends NumberArray> {
  values: T;
  length = 0;

  constructor(empty: T) {
    this.values = empty;
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const Type = this.values.constructor as new (length: number) => T;
      const grown = new Type(Math.max(1024, this.length * 2));
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }

  /** The numbers pushed so far, in an array of exactly that length. */
  finish(): T {
    return this.values.slice(0, this.length) as T;
  }
}

/** Elements of one kind as they come from a file: ids, and the tags of each as pairs of string numbers. */
class ElementColumns {
  readonly id = new GrowingColumn<Float64Array>(new Float64Array(0));
  /** Elements with tags, by position. */
  readonly tagged = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  /** First tag of each of them. */
  readonly firstTag = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  readonly key = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  readonly value = new GrowingColumn<Uint32Array>(new Uint32Array(0));

  /** Adds a tag to the element whose id is pushed next or was pushed last, whose position is given. */
  addTag(position: number, key: number, value: number): void {
    if (this.tagged.length === 0 || this.tagged.values[this.tagged.length - 1] !== position) {
      this.tagged.push(position);
      this.firstTag.push(this.key.length);
    }
    this.key.push(key);
    this.value.push(value);
  }
}

/** Collects the elements of an extract in any order, as a reader meets them; `finish` sorts, joins and freezes them. */
export class OsmColumns {
  readonly file: string;
  readonly strings: string[] = [''];
  readonly #stringNumber = new Map<string, number>([['', 0]]);
  readonly nodes = new ElementColumns();
  readonly nodeLon = new GrowingColumn<Int32Array>(new Int32Array(0));
  readonly nodeLat = new GrowingColumn<Int32Array>(new Int32Array(0));
  readonly ways = new ElementColumns();
  readonly wayFirstRef = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  /** Ids of nodes. */
  readonly wayRef = new GrowingColumn<Float64Array>(new Float64Array(0));
  readonly relations = new ElementColumns();
  readonly relationFirstMember = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  /** Index into node, way, relation. */
  readonly memberType = new GrowingColumn<Uint8Array>(new Uint8Array(0));
  readonly memberRef = new GrowingColumn<Float64Array>(new Float64Array(0));
  readonly memberRole = new GrowingColumn<Uint32Array>(new Uint32Array(0));
  /** [west, south, east, north] in degrees as the header says, or null. */
  bounds: [number, number, number, number] | null = null;
  /** Seconds since 1970 of the newest element, 0 = unknown. */
  newestSeconds = 0;
  /** Date of the header's replication timestamp, YYYY-MM-DD, or null. */
  snapshot: string | null = null;

  constructor(file: string) {
    this.file = file;
  }

  /** Number of a string; equal strings share one. */
  stringNumber(text: string): number {
    let number = this.#stringNumber.get(text);
    if (number === undefined) {
      number = this.strings.length;
      this.strings.push(text);
      this.#stringNumber.set(text, number);
    }
    return number;
  }

  /** Sorts elements by id (the later of two with one id counts) and resolves references. Throws on an extract without nodes. */
  finish(): OsmExtract {
    if (this.nodes.id.length === 0) {
      throw new InputError({
        file: this.file,
        found: 'an extract without a single node',
        expected: 'OpenStreetMap data of a city',
      });
    }
    const nodeOrder = sortedOrder(this.nodes.id);
    const nodes = sortElements(this.nodes, nodeOrder);
    const nodeLon = pick(this.nodeLon, nodeOrder);
    const nodeLat = pick(this.nodeLat, nodeOrder);
    const wayOrder = sortedOrder(this.ways.id);
    const ways = sortElements(this.ways, wayOrder);
    const wayFirstRef = new Uint32Array(ways.id.length + 1);
    const wayRef = this.#resolveWays(wayOrder, nodes.id, wayFirstRef);
    const relationOrder = sortedOrder(this.relations.id);
    const relations = sortElements(this.relations, relationOrder);
    const strings = this.strings;
    const newest = this.newestSeconds > 0 ? new Date(this.newestSeconds * 1000).toISOString().slice(0, 10) : null;
    return {
      file: this.file,
      bounds: extractBounds(this.bounds, nodeLon, nodeLat),
      snapshot: this.snapshot ?? newest,
      nodeCount: nodes.id.length,
      nodeId: nodes.id,
      nodeLon,
      nodeLat,
      nodeIndex: id => indexOf(nodes.id, id),
      taggedNodes: nodes.tagged,
      nodeTags: index => tagsOf(nodes, index, strings),
      wayCount: ways.id.length,
      wayId: ways.id,
      wayFirstRef,
      wayRef,
      wayIndex: id => indexOf(ways.id, id),
      wayTags: index => tagsOf(ways, index, strings),
      relationCount: relations.id.length,
      relationId: relations.id,
      relationIndex: id => indexOf(relations.id, id),
      relationTags: index => tagsOf(relations, index, strings),
      relationMembers: index => this.#members(relationOrder === null ? index : relationOrder[index]!),
    };
  }

  #resolveWays(order: Uint32Array | null, nodeId: Float64Array, firstRef: Uint32Array): Uint32Array {
    const refs = new Uint32Array(this.wayRef.length);
    let length = 0;
    for (let way = 0; way + 1 < firstRef.length; way++) {
      const source = order === null ? way : order[way]!;
      const end = source + 1 < this.ways.id.length ? this.wayFirstRef.values[source + 1]! : this.wayRef.length;
      for (let at = this.wayFirstRef.values[source]!; at < end; at++) {
        const index = indexOf(nodeId, this.wayRef.values[at]!);
        refs[length++] = index < 0 ? MISSING_NODE : index;
      }
      firstRef[way + 1] = length;
    }
    return refs.slice(0, length);
  }

  #members(source: number): OsmMember[] {
    const end =
      source + 1 < this.relations.id.length ? this.relationFirstMember.values[source + 1]! : this.memberRef.length;
    const members: OsmMember[] = [];
    for (let at = this.relationFirstMember.values[source]!; at < end; at++) {
      members.push({
        type: MEMBER_TYPES[this.memberType.values[at]!]!,
        ref: this.memberRef.values[at]!,
        role: this.strings[this.memberRole.values[at]!]!,
      });
    }
    return members;
  }
}

interface SortedElements {
  readonly id: Float64Array;
  /** Indices of elements with tags, ascending. */
  readonly tagged: Uint32Array;
  readonly firstTag: Uint32Array;
  readonly lastTag: Uint32Array;
  readonly key: Uint32Array;
  readonly value: Uint32Array;
}

/** Positions in order of id without repeats, or null when they already are so. */
function sortedOrder(id: GrowingColumn<Float64Array>): Uint32Array | null {
  const ids = id.values;
  let sorted = true;
  for (let i = 1; i < id.length && sorted; i++) sorted = ids[i - 1]! < ids[i]!;
  if (sorted) return null;
  const order = Uint32Array.from({length: id.length}, (_, i) => i);
  order.sort((a, b) => ids[a]! - ids[b]! || a - b);
  return order.filter((position, i) => i + 1 === order.length || ids[position] !== ids[order[i + 1]!]);
}

function pick<T extends NumberArray>(column: GrowingColumn<T>, order: Uint32Array | null): T {
  if (order === null) return column.finish();
  const Type = column.values.constructor as new (length: number) => T;
  const picked = new Type(order.length);
  for (let i = 0; i < order.length; i++) picked[i] = column.values[order[i]!]!;
  return picked;
}

function sortElements(columns: ElementColumns, order: Uint32Array | null): SortedElements {
  const tagCount = columns.key.length;
  const tagged = columns.tagged.finish();
  const firstTag = columns.firstTag.finish();
  const lastTag = new Uint32Array(tagged.length);
  for (let i = 0; i < tagged.length; i++) lastTag[i] = i + 1 < tagged.length ? firstTag[i + 1]! : tagCount;
  const shared = {id: pick(columns.id, order), key: columns.key.finish(), value: columns.value.finish()};
  if (order === null) return {...shared, tagged, firstTag, lastTag};
  const slotOf = new Int32Array(columns.id.length).fill(-1);
  for (let slot = 0; slot < tagged.length; slot++) slotOf[tagged[slot]!] = slot;
  const slots: number[] = [];
  const positions: number[] = [];
  for (let i = 0; i < order.length; i++) {
    const slot = slotOf[order[i]!]!;
    if (slot < 0) continue;
    slots.push(slot);
    positions.push(i);
  }
  return {
    ...shared,
    tagged: Uint32Array.from(positions),
    firstTag: Uint32Array.from(slots, slot => firstTag[slot]!),
    lastTag: Uint32Array.from(slots, slot => lastTag[slot]!),
  };
}

/** Position of a number in an ascending array, or -1. */
function indexOf(ascending: Float64Array | Uint32Array, wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = ascending[middle]!;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function tagsOf(elements: SortedElements, index: number, strings: readonly string[]): Tags {
  const slot = indexOf(elements.tagged, index);
  const tags: Record<string, string> = {};
  if (slot < 0) return tags;
  for (let at = elements.firstTag[slot]!; at < elements.lastTag[slot]!; at++) {
    tags[strings[elements.key[at]!]!] = strings[elements.value[at]!]!;
  }
  return tags;
}

type Bounds = readonly [number, number, number, number];

/** The header's bounds, unless they are no area of the earth or absurdly larger than the data (some write half the globe). */
function extractBounds(header: Bounds | null, lon: Int32Array, lat: Int32Array): Bounds {
  const around = boundsOfNodes(lon, lat);
  if (header === null) return around;
  const [west, south, east, north] = header;
  const onEarth = west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90;
  const meets = west <= around[2] && east >= around[0] && south <= around[3] && north >= around[1];
  const farTooLarge = areaOf(header) > 100 * Math.max(areaOf(around), 1e-4);
  return onEarth && meets && !farTooLarge ? header : around;
}

/** Square degrees. */
function areaOf([west, south, east, north]: Bounds): number {
  return (east - west) * (north - south);
}

function boundsOfNodes(lon: Int32Array, lat: Int32Array): [number, number, number, number] {
  let [west, south, east, north] = [lon[0]!, lat[0]!, lon[0]!, lat[0]!];
  for (let i = 1; i < lon.length; i++) {
    west = Math.min(west, lon[i]!);
    east = Math.max(east, lon[i]!);
    south = Math.min(south, lat[i]!);
    north = Math.max(north, lat[i]!);
  }
  return [west / 1e7, south / 1e7, east / 1e7, north / 1e7];
}
