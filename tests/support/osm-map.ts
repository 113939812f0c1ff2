import {planeAt} from '#core/plane.ts';
import {OsmColumns} from '../../scripts/io/osm-columns.ts';
import type {OsmExtract, Tags} from '../../scripts/io/osm-extract.ts';
import {OsmXmlScanner} from '../../scripts/io/osm-xml.ts';

type Point = readonly [x: number, y: number];

/** Where the origin of a drawn map lies: [lon, lat] in degrees. */
export const MAP_ORIGIN = [120, 30] as const;

const plane = planeAt(MAP_ORIGIN[1]);

/** Degrees of a place so many metres east and north of the origin, rounded to 1e-7. */
export function mapPlace([x, y]: Point): [lon: number, lat: number] {
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
  return [round(MAP_ORIGIN[0] + x / plane.metersPerDegreeLon[0]), round(MAP_ORIGIN[1] + y / plane.metersPerDegreeLat)];
}

/** A small OpenStreetMap extract drawn in metres and written as XML. Points at the same place are the same node. */
export class OsmMap {
  #nextId = 1;
  readonly #nodeAt = new Map<string, number>();
  readonly #nodes = new Map<number, {place: [number, number]; tags: Tags}>();
  readonly #ways: {id: number; refs: number[]; tags: Tags}[] = [];
  readonly #relations: {id: number; members: {ref: number; role: string}[]; tags: Tags}[] = [];

  /** A node of its own; returns its id. */
  node(point: Point, tags: Tags): number {
    const id = this.#corner(point);
    this.#nodes.set(id, {place: mapPlace(point), tags});
    return id;
  }

  /** A line through points; returns its id. */
  way(points: readonly Point[], tags: Tags): number {
    const id = this.#nextId++;
    this.#ways.push({id, refs: points.map(point => this.#corner(point)), tags});
    return id;
  }

  /** A closed way around a rectangle: west, south, width, height; returns its id. */
  block(west: number, south: number, width: number, height: number, tags: Tags): number {
    const [east, north] = [west + width, south + height];
    return this.way(
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
      tags,
    );
  }

  /** A multipolygon of ways; returns its id. */
  multipolygon(members: readonly {ref: number; role: string}[], tags: Tags): number {
    const id = this.#nextId++;
    this.#relations.push({id, members: [...members], tags: {type: 'multipolygon', ...tags}});
    return id;
  }

  #corner(point: Point): number {
    const key = point.join();
    const known = this.#nodeAt.get(key);
    if (known !== undefined) return known;
    const id = this.#nextId++;
    this.#nodeAt.set(key, id);
    this.#nodes.set(id, {place: mapPlace(point), tags: {}});
    return id;
  }

  /** The map as OSM XML. */
  xml(): string {
    const tags = (list: Tags) =>
      Object.entries(list)
        .map(([key, value]) => `<tag k="${escapeXml(key)}" v="${escapeXml(value)}"/>`)
        .join('');
    const nodes = [...this.#nodes].map(
      ([id, {place, tags: own}]) => `<node id="${id}" lon="${place[0]}" lat="${place[1]}">${tags(own)}</node>`,
    );
    const ways = this.#ways.map(
      ({id, refs, tags: own}) => `<way id="${id}">${refs.map(ref => `<nd ref="${ref}"/>`).join('')}${tags(own)}</way>`,
    );
    const relations = this.#relations.map(({id, members, tags: own}) => {
      const list = members.map(({ref, role}) => `<member type="way" ref="${ref}" role="${role}"/>`).join('');
      return `<relation id="${id}">${list}${tags(own)}</relation>`;
    });
    return `<osm version="0.6">${[...nodes, ...ways, ...relations].join('\n')}</osm>`;
  }

  /** The map as the build reads it. */
  extract(): OsmExtract {
    const columns = new OsmColumns('drawn.osm');
    const scanner = new OsmXmlScanner(columns);
    scanner.push(this.xml());
    scanner.finish();
    return columns.finish();
  }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
