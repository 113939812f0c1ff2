import {fromGeojsonVt} from '@maplibre/vt-pbf';
import {expect, test} from 'vitest';
import {mapFrame} from '#charts/map-frame.ts';
import {mapGround} from '#charts/map-ground.ts';
import {groundFeatures} from '#site/ground.ts';
import {openArchive} from '#site/tiles/pmtiles.ts';
import {decodeTile} from '#site/tiles/vector-tile.ts';
import {writePmtiles} from '../../scripts/io/pmtiles-writer.ts';

/** A tile with one square of water that has a hole, and one street, in steps of 4,096. */
function tileBytes(): Uint8Array {
  const water = {
    type: 3,
    geometry: [
      [
        [0, 0],
        [4096, 0],
        [4096, 4096],
        [0, 4096],
        [0, 0],
      ],
      [
        [1000, 1000],
        [1000, 2000],
        [2000, 2000],
        [1000, 1000],
      ],
    ],
    tags: {kind: 'sea', name: '海'},
  };
  const street = {
    type: 2,
    geometry: [
      [
        [0, 2048],
        [4096, 2048],
      ],
    ],
    tags: {kind: 'primary'},
  };
  const layer = (features: unknown[]) => ({features}) as never;
  return fromGeojsonVt({water: layer([water]), streets: layer([street])}, {version: 2, extent: 4096});
}

const archiveOf = (places: readonly (readonly [number, number, number])[], maxZoom = 6) =>
  writePmtiles(
    places.map(([z, x, y]) => ({z, x, y, bytes: tileBytes()})),
    {bounds: [-180, -85, 180, 85], minZoom: 0, maxZoom, metadata: {}},
  );

test('a vector tile comes back as it was written: layers, kinds, rings and lines', () => {
  const features = decodeTile(tileBytes());
  expect(features.map(({layer, type, kind}) => [layer, type, kind])).toEqual([
    ['water', 'polygon', 'sea'],
    ['streets', 'line', 'primary'],
  ]);
  expect(features[0]?.lines.map(line => line.length)).toEqual([4, 3]);
  expect(features[1]?.lines).toEqual([
    [
      [0, 2048],
      [4096, 2048],
    ],
  ]);
});

test('every tile of an archive is found where it was put, and none where none was', () => {
  const places = Array.from({length: 64}, (_, index) => [3, index % 8, Math.floor(index / 8)] as const);
  const kept = places.filter(([, x, y]) => (x * 7 + y) % 3 !== 0);
  const archive = openArchive(archiveOf(kept));
  for (const [z, x, y] of places) {
    const there = kept.some(place => place[1] === x && place[2] === y);
    expect(archive.tile(z, x, y) !== null, `${z}/${x}/${y}`).toBe(there);
  }
  expect(archive.tile(6, 63, 63)).toBeNull();
  expect(archive.bounds).toEqual([-180, -85, 180, 85]);
});

test('another file, or one cut short, is refused', () => {
  expect(() => openArchive(new TextEncoder().encode('not tiles at all'.repeat(20)))).toThrow(/expected PMTiles 3/);
  expect(() => decodeTile(tileBytes().subarray(0, 30))).toThrow(/tile:/);
});

test('the ground of a map lies where the earth has it', () => {
  const bounds = [-45, -40, 45, 40] as const;
  const frame = mapFrame(bounds, 400, 400);
  const features = groundFeatures(archiveOf([[0, 0, 0]], 0), bounds, frame);
  const equator = features.find(feature => feature.layer === 'street');
  for (const [, lat] of equator?.lines[0] ?? []) expect(lat).toBeCloseTo(0, 9);
  const {body} = mapGround(frame, features, 'light');
  expect(body).toContain('stroke-width="1.6"');
  expect(body).toContain('fill="#d5e3e8"');
});
