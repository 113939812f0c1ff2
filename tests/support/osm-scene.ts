import type {City} from '#schema/city.ts';
import {OsmColumns} from '../../scripts/io/osm-columns.ts';
import type {OsmExtract, Tags} from '../../scripts/io/osm-extract.ts';
import {OsmXmlScanner} from '../../scripts/io/osm-xml.ts';
import {silent} from '../../scripts/progress.ts';
import {Report} from '../../scripts/report.ts';
import type {Boundary, Streets} from '../../scripts/steps/model.ts';
import {buildStreets, type StreetOptions} from '../../scripts/steps/streets.ts';

/** Metres in a degree on the sphere; scenes lie at the equator, where both directions agree. */
export const METERS_PER_DEGREE = 111195.0797;

interface SceneNode {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly tags: Tags;
}

/** A small map drawn in metres, as OpenStreetMap XML: `new OsmScene().node('a', 0, 0).way('a b', {highway: 'footway'})`. */
export class OsmScene {
  readonly #nodes = new Map<string, SceneNode>();
  readonly #ways: {id: number; nodes: string[]; tags: Tags}[] = [];
  readonly #relations: {id: number; members: string; tags: Tags}[] = [];

  node(name: string, x: number, y: number, tags: Tags = {}): this {
    this.#nodes.set(name, {id: this.#nodes.size + 1, x, y, tags});
    return this;
  }

  /** A way through named nodes; its id is 101, 102 … */
  way(nodes: string, tags: Tags): this {
    this.#ways.push({id: 101 + this.#ways.length, nodes: nodes.split(' '), tags});
    return this;
  }

  /** A relation of ways: `outer:101 inner:102`; its id is 1001, 1002 … */
  relation(members: string, tags: Tags): this {
    this.#relations.push({id: 1001 + this.#relations.length, members, tags});
    return this;
  }

  /** Longitude and latitude of a place in metres. */
  static degrees(x: number, y: number): readonly [number, number] {
    return [10 + Math.round((x / METERS_PER_DEGREE) * 1e7) / 1e7, Math.round((y / METERS_PER_DEGREE) * 1e7) / 1e7];
  }

  /** The map as XML; `order` may rearrange the elements of each kind. */
  xml(order: <T>(list: readonly T[]) => readonly T[] = list => list): string {
    const rows = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">'];
    for (const {id, x, y, tags} of order([...this.#nodes.values()])) {
      const [lon, lat] = OsmScene.degrees(x, y);
      rows.push(`<node id="${id}" lon="${lon.toFixed(7)}" lat="${lat.toFixed(7)}" version="1">${tagRows(tags)}</node>`);
    }
    for (const {id, nodes, tags} of order(this.#ways)) {
      const refs = nodes.map(name => `<nd ref="${this.#nodes.get(name)?.id ?? 999999}"/>`).join('');
      rows.push(`<way id="${id}" version="1">${refs}${tagRows(tags)}</way>`);
    }
    for (const {id, members, tags} of order(this.#relations)) {
      const list = members.split(' ').map(member => {
        const [role, ref] = member.split(':');
        return `<member type="way" ref="${ref}" role="${role === '-' ? '' : role}"/>`;
      });
      rows.push(`<relation id="${id}" version="1">${list.join('')}${tagRows(tags)}</relation>`);
    }
    rows.push('</osm>');
    return rows.join('\n');
  }

  extract(order?: <T>(list: readonly T[]) => readonly T[]): OsmExtract {
    return extractOf(this.xml(order));
  }

  /** The streets of the whole map, and what was odd about it. */
  async streets(
    options: StreetOptions & {order?: <T>(list: readonly T[]) => readonly T[]; report?: Report} = {},
  ): Promise<Streets> {
    const extract = this.extract(options.order);
    return buildStreets(SCENE_CITY, extract, wholeBoundary(extract), options.report ?? new Report(), silent, options);
  }
}

/** As much of a city file as streets look at. */
export const SCENE_CITY = {id: 'scene', bufferMeters: 2500, licences: []} as unknown as City;

/** A boundary around everything. */
export function wholeBoundary(extract: OsmExtract): Boundary {
  const [west, south, east, north] = extract.bounds;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return {
    polygons: [[ring]],
    bbox: extract.bounds,
    source: 'bbox',
    contains: (lon, lat) => lon >= west && lon <= east && lat >= south && lat <= north,
    edgeMeters: () => 0,
  };
}

/** Reads XML text as an extract called scene.osm. */
export function extractOf(xml: string): OsmExtract {
  const columns = new OsmColumns('scene.osm');
  const scanner = new OsmXmlScanner(columns);
  scanner.push(xml);
  scanner.finish();
  return columns.finish();
}

function tagRows(tags: Tags): string {
  return Object.entries(tags)
    .map(([key, value]) => `<tag k="${key}" v="${value}"/>`)
    .join('');
}
