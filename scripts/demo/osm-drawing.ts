import {gzipSync} from 'node:zlib';
import {DEGREE_SCALE} from '#core/units.ts';
import {placeOf, type Spot} from './frame.ts';

/** Tags of one element. */
export type DrawnTags = Readonly<Record<string, string>>;

/** Date of every element of the invented map. */
export const DEMO_SNAPSHOT = '2026-01-01';
/** Date of the map a year before. */
export const EARLIER_SNAPSHOT = '2025-01-01';

/** When the map is looked at. */
export type DrawnTime = 'present' | 'earlier';

/** Tags of an element at both times; null = it is not on the map then. */
export type VaryingTags = Readonly<Record<DrawnTime, DrawnTags | null>>;

const GENERATOR = 'yikezhong demo: invented city, no real place 虚构城市';

interface DrawnNode {
  readonly lon: number;
  readonly lat: number;
  tags: DrawnTags | null;
}

/** A member of a drawn relation. */
export interface DrawnMember {
  readonly type: 'node' | 'way';
  readonly ref: number;
  readonly role: string;
}

/**
 * An OpenStreetMap file being drawn. Ids count up from 1 in the order of drawing. Spots at the same 1e-7 degrees are one
 * node within a level; ways on different levels (0 = ground) do not share nodes, as on bridges.
 */
export class OsmDrawing {
  readonly #nodes: DrawnNode[] = [];
  readonly #byPlace = new Map<string, number>();
  readonly #ways: {nodes: readonly number[]; tags: DrawnTags}[] = [];
  readonly #varying = new Map<DrawnTags, VaryingTags>();
  readonly #relations: {members: readonly DrawnMember[]; tags: DrawnTags}[] = [];

  /** Tags for an element that was another thing a year before, or is only there at one of the times. */
  varying(tags: VaryingTags): DrawnTags {
    const mark: DrawnTags = {...(tags.present ?? tags.earlier)};
    this.#varying.set(mark, tags);
    return mark;
  }

  /** Id of the node at a spot, made if there is none on that level; tags are added to it. */
  node(spot: Spot, tags?: DrawnTags, level = 0): number {
    const [lon, lat] = placeOf(spot);
    const key = `${lon},${lat},${level}`;
    let id = this.#byPlace.get(key);
    if (id === undefined) {
      this.#nodes.push({lon, lat, tags: null});
      id = this.#nodes.length;
      this.#byPlace.set(key, id);
    }
    if (tags !== undefined) {
      const node = this.#nodes[id - 1]!;
      node.tags = {...node.tags, ...tags};
    }
    return id;
  }

  /** A node of its own with tags (a shop, a stop), never shared with a way. Returns its id. */
  point(spot: Spot, tags: DrawnTags): number {
    const [lon, lat] = placeOf(spot);
    this.#nodes.push({lon, lat, tags});
    return this.#nodes.length;
  }

  /** A line through spots; neighbours at the same place are drawn once. Returns the way's id. */
  line(spots: readonly Spot[], tags: DrawnTags, level = 0): number {
    return this.wayOf(
      spots.map(spot => this.node(spot, undefined, level)),
      tags,
    );
  }

  /** A line through nodes that were drawn before. Returns the way's id. */
  wayOf(nodes: readonly number[], tags: DrawnTags): number {
    const refs = nodes.filter((id, i) => i === 0 || id !== nodes[i - 1]);
    if (refs.length < 2) throw new Error(`drawing: way ${JSON.stringify(tags)} has ${refs.length} nodes, expected 2`);
    this.#ways.push({nodes: refs, tags});
    return this.#ways.length;
  }

  /** A closed outline; the first spot is repeated at the end. Its nodes are shared with nothing on the ground. */
  outline(spots: readonly Spot[], tags: DrawnTags, level = 9): number {
    return this.line([...spots, spots[0]!], tags, level);
  }

  /** A relation. Returns its id. */
  relation(members: readonly DrawnMember[], tags: DrawnTags): number {
    this.#relations.push({members, tags});
    return this.#relations.length;
  }

  get counts(): {readonly nodes: number; readonly ways: number; readonly relations: number} {
    return {nodes: this.#nodes.length, ways: this.#ways.length, relations: this.#relations.length};
  }

  /** The file as gzipped OSM XML: the same drawing gives the same bytes. Ids are the same at both times. */
  encode(time: DrawnTime = 'present'): Uint8Array {
    const stamp = ` version="1" timestamp="${time === 'present' ? DEMO_SNAPSHOT : EARLIER_SNAPSHOT}T00:00:00Z"`;
    const tagsAt = (tags: DrawnTags) => {
      const varying = this.#varying.get(tags);
      return varying === undefined ? tags : varying[time];
    };
    const lines = [`<?xml version="1.0" encoding="UTF-8"?>`, `<osm version="0.6" generator="${GENERATOR}">`];
    lines.push(`  <note>${GENERATOR}. CC0-1.0.</note>`, this.#bounds());
    this.#nodes.forEach((node, i) => {
      const head = `  <node id="${i + 1}" lat="${degrees(node.lat)}" lon="${degrees(node.lon)}"${stamp}`;
      const tags = node.tags && tagsAt(node.tags);
      if (node.tags === null) lines.push(`${head}/>`);
      else if (tags !== null) lines.push(`${head}>${tagLines(tags)}\n  </node>`);
    });
    this.#ways.forEach((way, i) => {
      const tags = tagsAt(way.tags);
      if (tags === null) return;
      const refs = way.nodes.map(id => `\n    <nd ref="${id}"/>`).join('');
      lines.push(`  <way id="${i + 1}"${stamp}>${refs}${tagLines(tags)}\n  </way>`);
    });
    this.#relations.forEach((relation, i) => {
      const members = relation.members.map(
        ({type, ref, role}) => `\n    <member type="${type}" ref="${ref}" role="${escapeXml(role)}"/>`,
      );
      lines.push(`  <relation id="${i + 1}"${stamp}>${members.join('')}${tagLines(relation.tags)}\n  </relation>`);
    });
    lines.push('</osm>', '');
    return gzipSync(lines.join('\n'), {level: 9});
  }

  #bounds(): string {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const {lon, lat} of this.#nodes) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    return `  <bounds minlat="${degrees(south)}" minlon="${degrees(west)}" maxlat="${degrees(north)}" maxlon="${degrees(east)}"/>`;
  }
}

function degrees(value: number): string {
  return (value / DEGREE_SCALE).toFixed(7);
}

function tagLines(tags: DrawnTags): string {
  return Object.entries(tags)
    .map(([key, value]) => `\n    <tag k="${escapeXml(key)}" v="${escapeXml(value)}"/>`)
    .join('');
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
