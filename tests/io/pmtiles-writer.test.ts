import {PMTiles, type Source} from 'pmtiles';
import {expect, test} from 'vitest';
import {type VectorTile, writePmtiles} from '../../scripts/io/pmtiles-writer.ts';

const header = {
  bounds: [7.349, 43.71, 7.491, 43.77],
  minZoom: 0,
  maxZoom: 15,
  metadata: {name: 'x', vector_layers: []},
} as const;

function open(bytes: Uint8Array): PMTiles {
  const source: Source = {
    getKey: () => 'x',
    getBytes: async (offset, length) => {
      const copy = Uint8Array.from(bytes.subarray(offset, offset + length));
      return {data: copy.buffer};
    },
  };
  return new PMTiles(source);
}

/** A tile whose contents say which one it is. */
function tile(z: number, x: number, y: number): VectorTile {
  return {z, x, y, bytes: new TextEncoder().encode(`${z}/${x}/${y}`)};
}

async function textOf(archive: PMTiles, z: number, x: number, y: number): Promise<string | undefined> {
  const found = await archive.getZxy(z, x, y);
  return found && new TextDecoder().decode(found.data);
}

test('is read by the format’s own reader, every tile under its own address', async () => {
  const tiles: VectorTile[] = [];
  for (let z = 0; z <= 5; z++)
    for (let x = 0; x < 2 ** z; x++) for (let y = 0; y < 2 ** z; y++) tiles.push(tile(z, x, y));
  const archive = open(writePmtiles(tiles.toReversed(), header));
  for (const {z, x, y} of tiles) expect(await textOf(archive, z, x, y)).toBe(`${z}/${x}/${y}`);
  expect(await textOf(archive, 6, 0, 0)).toBeUndefined();
});

test('tells the reader its bounds, zooms and metadata', async () => {
  const archive = open(writePmtiles([tile(9, 266, 186)], header));
  expect(await archive.getHeader()).toMatchObject({
    minLon: 7.349,
    minLat: 43.71,
    maxLon: 7.491,
    maxLat: 43.77,
    minZoom: 0,
    maxZoom: 15,
    tileType: 1,
    clustered: true,
    numAddressedTiles: 1,
  });
  expect(await archive.getMetadata()).toEqual(header.metadata);
});

test('stores equal tiles once, and a run of them as one entry', async () => {
  const same = new TextEncoder().encode('sea');
  const tiles = [0, 1].flatMap(x => [0, 1].map(y => ({z: 1, x, y, bytes: same})));
  const bytes = writePmtiles([...tiles, tile(0, 0, 0)], header);
  const archive = open(bytes);
  expect(await archive.getHeader()).toMatchObject({numAddressedTiles: 5, numTileEntries: 2, numTileContents: 2});
  for (const {z, x, y} of tiles) expect(await textOf(archive, z, x, y)).toBe('sea');
});

test('splits a directory too large for the first request into leaves', async () => {
  const tiles: VectorTile[] = [];
  for (let x = 0; x < 200; x++) {
    for (let y = 0; y < 200; y++)
      tiles.push({...tile(12, 3 * x, 5 * y), bytes: new TextEncoder().encode(`${(x * y * 7919) % 4801}`)});
  }
  const bytes = writePmtiles(tiles, header);
  const archive = open(bytes);
  const {leafDirectoryLength, rootDirectoryLength} = await archive.getHeader();
  expect(leafDirectoryLength).toBeGreaterThan(0);
  expect(rootDirectoryLength).toBeLessThanOrEqual(16384 - 127);
  for (const [x, y] of [
    [0, 0],
    [199, 199],
    [17, 101],
  ] as const) {
    expect(await textOf(archive, 12, 3 * x, 5 * y)).toBe(`${(x * y * 7919) % 4801}`);
  }
});

test('numbers tiles as the reader does at every zoom', async () => {
  for (let z = 0; z <= 15; z++) {
    const [x, y] = [Math.floor(0.83 * 2 ** z), Math.floor(0.37 * 2 ** z)];
    expect(await textOf(open(writePmtiles([tile(z, x, y)], header)), z, x, y)).toBe(`${z}/${x}/${y}`);
  }
});

test('gives the same bytes for the same tiles in any order', () => {
  const tiles = [tile(3, 1, 2), tile(3, 2, 2), tile(4, 1, 9)];
  expect(writePmtiles(tiles, header)).toEqual(writePmtiles(tiles.toReversed(), header));
});
