import {describe, expect, test} from 'vitest';
import {DARK, LIGHT} from '#charts/colors.ts';
import {surfacePalette} from '#explorer/city/surface-colors.ts';
import {markPath} from '#map/marks.ts';
import {HATCH_ALPHA, MARK_SHAPES} from '#map/scene.ts';
import {ABOVE_ALL, ABOVE_SURFACE, mapStyle} from '#map/style.ts';

const style = mapStyle(LIGHT, 'zh', 'pmtiles://https://example.org/background.pmtiles');

describe('style of the background', () => {
  test('fetches nothing but its tiles: no glyphs, no sprite, one source', () => {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(Object.keys(style.sources)).toEqual(['background']);
  });

  test('has the layers that ours are put under', () => {
    const order = style.layers.map(layer => layer.id);
    expect(order).toContain(ABOVE_SURFACE);
    expect(order.indexOf(ABOVE_ALL)).toBeGreaterThan(order.indexOf(ABOVE_SURFACE));
    expect(new Set(order).size).toBe(order.length);
  });

  test('is bare paper beyond what is known, so that no land is made up where the sea goes on', () => {
    const {layers, sources} = mapStyle(LIGHT, 'zh', 'pmtiles://https://example.org/background.pmtiles', [7, 43, 8, 44]);
    expect(layers[0]).toMatchObject({type: 'background', paint: {'background-color': LIGHT.paper}});
    expect(layers[1]).toMatchObject({type: 'fill', source: 'frame', paint: {'fill-color': LIGHT.land}});
    expect(layers.slice(2)).toEqual(style.layers.slice(1));
    const flat = (sources['frame'] as {data: {coordinates: number[][][]}}).data.coordinates.flat(2);
    expect([...new Set(flat)].sort((a, b) => a - b)).toEqual([7, 8, 43, 44]);
  });

  test('is the ground alone for a city without background, and follows the theme', () => {
    expect(mapStyle(LIGHT, 'en', null).layers.length).toBe(1);
    expect(JSON.stringify(mapStyle(DARK, 'en', null))).toContain(DARK.land);
  });
});

test('every symbol has a shape of its own', () => {
  expect(new Set(MARK_SHAPES.map(markPath)).size).toBe(MARK_SHAPES.length);
});

test('only unknown places carry the mark for hatching', () => {
  for (const dark of [false, true]) {
    const alphas = [...surfacePalette(15, dark)].filter((_, index) => index % 4 === 3);
    expect(alphas[0]).toBe(HATCH_ALPHA);
    expect(alphas.slice(1).filter(alpha => Math.abs(alpha - HATCH_ALPHA) < 4)).toEqual([]);
  }
});
