type Tags = Readonly<Record<string, string>>;

/** Draws a little OpenStreetMap file: named nodes, ways over them, relations of ways. Ids count up from 1. */
export class SmallMap {
  readonly #nodes: string[] = [];
  readonly #ways: string[] = [];
  readonly #relations: string[] = [];
  #nextNode = 1;

  node(lon: number, lat: number, tags: Tags = {}): number {
    const id = this.#nextNode++;
    this.#nodes.push(`<node id="${id}" lon="${lon}" lat="${lat}">${tagText(tags)}</node>`);
    return id;
  }

  way(nodes: readonly number[], tags: Tags = {}): number {
    const id = this.#ways.length + 1;
    const refs = nodes.map(node => `<nd ref="${node}"/>`).join('');
    this.#ways.push(`<way id="${id}">${refs}${tagText(tags)}</way>`);
    return id;
  }

  /** A closed way around a box in degrees. */
  box(west: number, south: number, east: number, north: number, tags: Tags = {}): number {
    const corners = [this.node(west, south), this.node(east, south), this.node(east, north), this.node(west, north)];
    return this.way([...corners, corners[0]!], tags);
  }

  relation(members: readonly (readonly [way: number, role: string])[], tags: Tags): number {
    const id = this.#relations.length + 1;
    const refs = members.map(([way, role]) => `<member type="way" ref="${way}" role="${role}"/>`).join('');
    this.#relations.push(`<relation id="${id}">${refs}${tagText(tags)}</relation>`);
    return id;
  }

  xml(): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">${[...this.#nodes, ...this.#ways, ...this.#relations].join('\n')}</osm>\n`;
  }
}

function tagText(tags: Tags): string {
  return Object.entries(tags)
    .map(([key, value]) => `<tag k="${key}" v="${value}"/>`)
    .join('');
}
