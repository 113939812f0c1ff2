import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parquetReadObjects} from 'hyparquet';
import {compressors} from 'hyparquet-compressors';
import {PMTiles} from 'pmtiles';
import {gunzip} from '#files/gzip.ts';

/** Everything a published folder says, unpacked: file or tile → its bytes. Names can be looked for in it as UTF-8. */
export async function everyText(dir: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const name of readdirSync(dir)) {
    const bytes = readFileSync(join(dir, name));
    if (name.endsWith('.pmtiles')) {
      for (const [tile, content] of await tilesOf(bytes)) found.set(`${name} ${tile}`, content);
    } else if (name.endsWith('.parquet')) {
      const file = Uint8Array.from(bytes).buffer;
      const rows = await parquetReadObjects({file, compressors});
      found.set(
        name,
        Buffer.from(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? `${value}` : value))),
      );
    } else found.set(name, name.endsWith('.gz') ? Buffer.from(gunzip(bytes)) : bytes);
  }
  return found;
}

/** Names of files and tiles in which a text stands. */
export function whereSaid(texts: ReadonlyMap<string, Buffer>, text: string): string[] {
  return [...texts].filter(([, bytes]) => bytes.includes(text)).map(([name]) => name);
}

async function tilesOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const archive = new PMTiles({
    getKey: () => 'x',
    getBytes: async (offset, length) => ({data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer}),
  });
  const {minZoom, maxZoom, minLon, minLat, maxLon, maxLat} = await archive.getHeader();
  const tiles = new Map<string, Buffer>([['metadata', Buffer.from(JSON.stringify(await archive.getMetadata()))]]);
  for (let z = minZoom; z <= maxZoom; z++) {
    const [left, top] = tileAt(minLon, maxLat, z);
    const [right, bottom] = tileAt(maxLon, minLat, z);
    for (let x = left; x <= right; x++)
      for (let y = top; y <= bottom; y++) {
        const tile = await archive.getZxy(z, x, y);
        if (tile !== undefined) tiles.set(`${z}/${x}/${y}`, Buffer.from(tile.data));
      }
  }
  return tiles;
}

function tileAt(lon: number, lat: number, z: number): [x: number, y: number] {
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [Math.floor(((lon + 180) / 360) * 2 ** z), Math.floor(y * 2 ** z)];
}
