import {fromGeojsonVt} from '@maplibre/vt-pbf';
import {expect, test} from 'vitest';
import {mapFrame} from '#charts/map-frame.ts';
import {cityGround, cityNames, GROUND_FILES, groundName, groundSvg} from '#site/figures/map-sizes.ts';
import {groundWords} from '#site/ground-words.ts';
import {writePmtiles} from '../../scripts/io/pmtiles-writer.ts';
import {sceneCity} from './scene-city.ts';

const BOUNDS = [-45, -40, 45, 40] as const;
const frame = mapFrame(BOUNDS, 400, 400);

const point = (tags: Record<string, string>) => ({type: 1, geometry: [[2048, 2048]], tags});
const street = (length: number, tags: Record<string, string>) => ({
  type: 2,
  geometry: [
    [
      [1024, 2048],
      [1024 + length, 2048],
    ],
  ],
  tags,
});

function archive(layers: Record<string, unknown[]>): Uint8Array {
  const tile = Object.fromEntries(Object.entries(layers).map(([name, features]) => [name, {features}])) as never;
  const bytes = fromGeojsonVt(tile, {version: 2, extent: 4096});
  return writePmtiles([{z: 0, x: 0, y: 0, bytes}], {
    bounds: [-180, -85, 180, 85],
    minZoom: 0,
    maxZoom: 0,
    metadata: {},
  });
}

const texts = (bytes: Uint8Array, lang: 'zh' | 'en', except: string[] = []) =>
  groundWords(bytes, BOUNDS, frame, lang, new Set(except)).map(({text}) => text);

test('names come in the language of the page, else as on the sign, and never what the map says already', () => {
  const bytes = archive({
    places: [
      point({kind: 'town', name: 'Beausoleil', name_zh: '博索莱伊'}),
      point({kind: 'suburb', name: 'Larvotto'}),
      point({kind: 'isolated_dwelling', name: 'Farm'}),
    ],
  });
  expect(texts(bytes, 'zh')).toEqual(['博索莱伊', 'Larvotto']);
  expect(texts(bytes, 'en')).toEqual(['Beausoleil', 'Larvotto']);
  expect(texts(bytes, 'en', ['Larvotto'])).toEqual(['Beausoleil']);
});

test('water comes first, then places by rank, then main streets by length; side streets are not named', () => {
  const bytes = archive({
    streets: [
      street(500, {kind: 'primary', name: 'Short'}),
      street(900, {kind: 'primary', name: 'Long'}),
      // in two parts, which together are the longest
      street(600, {kind: 'secondary', name: 'Parts'}),
      street(600, {kind: 'secondary', name: 'Parts'}),
      street(2000, {kind: 'residential', name: 'Side'}),
      street(2000, {kind: 'primary'}),
    ],
    places: [point({kind: 'suburb', name: 'Suburb'}), point({kind: 'city', name: 'City'})],
    water: [street(700, {kind: 'river', name: 'River'})],
  });
  expect(texts(bytes, 'en')).toEqual(['River', 'City', 'Suburb', 'Parts', 'Long', 'Short']);
});

test('a city without a background has ground and no names, and the ground of gap maps shows its people', () => {
  const cells = [0, 1, 2].map(index => ({
    cell_id: `c${index}`,
    lon: 0.001 * index,
    lat: 0.0005 * index,
    cell_meters: 100,
    people: index === 2 ? 0 : 10,
  }));
  const city = sceneCity({cells: cells as never});
  expect(cityNames(city, 'wide', 'zh')).toEqual([]);
  const land = cityGround(city, 'wide', 'light', 'land').body;
  expect(land).not.toContain('<path');
  const people = cityGround(city, 'wide', 'light', 'people').body;
  expect(people.startsWith(land)).toBe(true);
  expect(people.match(/h0/g)?.length).toBe(2);
  expect(new Set(GROUND_FILES.map(groundName)).size).toBe(8);
  expect(groundSvg(city, {kind: 'people', size: 'narrow', theme: 'dark'})).toMatch(/^<svg xmlns="[^"]+" viewBox=/);
});
