import type {Layer} from '@deck.gl/core';
import {SolidPolygonLayer} from '@deck.gl/layers';
import {describe, expect, test, vi} from 'vitest';
import {DARK, LIGHT} from '#charts/colors.ts';
import {DeckLayers, type Drawing} from '#map/deck-layers.ts';
import type {QuadMesh} from '#map/quad-layer.ts';
import {EMPTY_SCENE, HATCH_ALPHA, type LonLat, type MapScene} from '#map/scene.ts';
import {atlasSize, CELL_PIXELS} from '#map/sprite-atlas.ts';
import {StrokeLayer} from '#map/stroke-layer.ts';
import {SymbolLayer} from '#map/symbol-layer.ts';
import {SYMBOLS} from '#map/symbols.ts';

// a canvas is not to be had here: what is drawn into the atlas of signs is looked at in a browser
vi.mock('#map/sprite-atlas.ts', async original => ({
  ...(await original<typeof import('#map/sprite-atlas.ts')>()),
  drawAtlas: () => ({width: 512, height: 64, data: new Uint8ClampedArray(0)}),
}));

const square = (west: number, side = 0.01): LonLat[] => [
  [west, 40],
  [west + side, 40],
  [west + side, 40 + side],
  [west, 40 + side],
  [west, 40],
];
const full: MapScene = {
  ...EMPTY_SCENE,
  dots: {positions: Float32Array.from([10, 40, 10.1, 40.1]), kinds: ['out', 'gained']},
  gaps: [
    {id: 'a', certainty: 'robust', polygons: [[square(10)]]},
    {id: 'b', certainty: 'contested', polygons: [[square(10.02)]]},
    {id: 'c', certainty: 'unverified', polygons: [[square(10.04)]]},
  ],
  reach: [
    {minutes: 15, polygons: [[square(10.1)]]},
    {minutes: 5, polygons: [[square(10.11)]]},
  ],
  area: [[square(10.15)]],
  walk: {
    path: [
      [10, 40],
      [10.01, 40],
      [10.01, 40.01],
    ],
  },
  shape: 'diamond',
  marks: [
    {lon: 10, lat: 40, hollow: false},
    {lon: 10.1, lat: 40.1, hollow: true},
  ],
  chosenMark: 1,
  signs: [
    {lon: 10, lat: 40, kind: 'moved', label: '', from: [10.05, 40]},
    {lon: 10, lat: 40, kind: 'proposed', label: '12', from: null},
    {lon: 10.1, lat: 40, kind: 'link', label: '', from: [10.1, 40.1]},
  ],
  pin: {at: [10.1, 40.1], movable: true},
};

const drawing = (colors = LIGHT): Drawing => ({colors, devicePixels: 1, symbols: {} as Drawing['symbols']});
const light = drawing();
const layersOf = (scene: MapScene, layers = new DeckLayers()) => layers.of(scene, light, 15, scene.pin?.at ?? null);
const idsOf = (scene: MapScene) => layersOf(scene).map(layer => layer.id);

/** First corner of each rectangle of a layer. */
function cornersOf(layers: readonly Layer[], id: string, numbers: number): number[][] {
  const {quads, corners} = (layers.find(one => one.id === id) as unknown as {props: {mesh: QuadMesh}}).props.mesh;
  return Array.from({length: quads}, (_, k) => [...corners.subarray(4 * numbers * k, (4 * k + 1) * numbers)]);
}

/** The symbols of a layer by name, from the points of the atlas they show. */
function symbolsOf(scene: MapScene, id: string): (string | undefined)[] {
  const [width, height] = atlasSize(SYMBOLS.length);
  const columns = width / CELL_PIXELS;
  return cornersOf(layersOf(scene), id, 10).map(
    ([, , , , x, y]) => SYMBOLS[Math.round((x! * width) / CELL_PIXELS + (columns * y! * height) / CELL_PIXELS)],
  );
}

/** Dashes and widths of a layer's lines, in their order. */
function strokesOf(layers: readonly Layer[], id: string): string[] {
  return [...new Set(cornersOf(layers, id, 16).map(corner => `${corner[9]!.toFixed(1)} wide, dash ${corner[11]}`))];
}

describe('what is drawn over the surface', () => {
  test('nothing of an empty scene', () => {
    expect(layersOf(EMPTY_SCENE)).toEqual([]);
  });

  test('each part once under names of its own, areas under lines, lines under symbols, signs above, the pin on top', () => {
    const ids = idsOf(full);
    expect(new Set(ids).size).toBe(ids.length);
    const order = ['gaps', 'dots', 'area', 'reach', 'walk', 'marks', 'chosen', 'signs', 'pin'].map(name =>
      ids.findIndex(id => id.startsWith(name)),
    );
    expect(order.every(at => at >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(ids.at(-1)).toBe('pin');
  });

  test('nothing answers to the pointer, and nothing is tested for depth', () => {
    for (const layer of layersOf(full)) {
      expect(layer.props.pickable).toBe(false);
      expect(layer.props.parameters).toEqual({depthCompare: 'always', depthWriteEnabled: false});
    }
  });

  test('gaps differ by hatching: robust ones have none, contested and unverified ones do, in colours of their own', () => {
    const layers = layersOf({...EMPTY_SCENE, gaps: full.gaps});
    const fills = layers.filter(layer => layer instanceof SolidPolygonLayer);
    const colors = fills.map(fill => fill.props.getFillColor as number[]);
    expect(colors.map(color => color[3])).toEqual([HATCH_ALPHA, HATCH_ALPHA]);
    expect(new Set(colors.map(color => color.join())).size).toBe(2);
    expect(idsOf({...EMPTY_SCENE, gaps: [full.gaps[0]!]})).toEqual(['gaps-lines']);
  });

  test('the same part is the same layer, a new part or another ground is not', () => {
    const layers = new DeckLayers();
    const before = layersOf(full, layers);
    expect(layersOf({...full}, layers).every((layer, k) => layer === before[k])).toBe(true);
    const walked = layersOf({...full, walk: {path: full.walk!.path}}, layers);
    expect(walked.filter(layer => !before.includes(layer)).map(layer => layer.id)).toEqual(['walk']);
    const dark = layers.of(full, drawing(DARK), 15, full.pin!.at);
    expect(dark.some(layer => before.includes(layer) || walked.includes(layer))).toBe(false);
  });

  test('outlines follow the zoom, symbols do not', () => {
    const layers = new DeckLayers();
    const before = layersOf(full, layers);
    const nearer = layers.of(full, light, 16, full.pin!.at).filter(layer => !before.includes(layer));
    expect(nearer.length).toBeGreaterThan(0);
    expect(nearer.every(layer => /^(gaps|area|reach)/.test(layer.id))).toBe(true);
  });

  test("a place of the visitor's own has its star only, not the symbol of the service under it", () => {
    const own = {kind: 'own', label: '', from: null} as const;
    const star = {...own, lon: 10.100000000049, lat: 40.099999999951};
    expect(symbolsOf({...full, signs: [star]}, 'marks')).toEqual(['diamond']);
    expect(symbolsOf({...full, signs: [{...star, kind: 'candidate'}]}, 'marks')).toHaveLength(2);
    expect(symbolsOf({...full, signs: [{...star, lat: 40.2}]}, 'marks')).toHaveLength(2);
  });

  test('symbols are hollow when doubtful; the chosen one has a ring under it', () => {
    expect(symbolsOf(full, 'marks')).toEqual(['diamond', 'diamond-hollow']);
    expect(symbolsOf(full, 'dots')).toEqual(['dot-out', 'dot-gained']);
    expect(symbolsOf(full, 'chosen-ring')).toEqual(['chosen']);
    expect(symbolsOf(full, 'chosen-mark')).toEqual(['diamond-hollow']);
    expect(idsOf(full).indexOf('chosen-ring')).toBeLessThan(idsOf(full).indexOf('chosen-mark'));
  });

  test('a moved facility and a new way have lines to where they come from; only the former is dashed', () => {
    const layers = layersOf({...EMPTY_SCENE, signs: full.signs});
    expect(strokesOf(layers, 'signs-lines')).toEqual([
      '5.4 wide, dash 0',
      '2.4 wide, dash 9',
      '8.0 wide, dash 0',
      '5.0 wide, dash 0',
    ]);
  });

  test('of the rings of reach only the longest has paper under it, and lies over the others', () => {
    expect(strokesOf(layersOf(full), 'reach-lines')).toEqual([
      '1.4 wide, dash 0',
      '5.0 wide, dash 0',
      '2.6 wide, dash 0',
    ]);
  });

  test('holes too small to see are left out of the outline of reach, but stay unfilled', () => {
    const counts = (side: number) => {
      const hole = square(10.102, side).map(([x, y]): LonLat => [x, y + 0.002]);
      const layers = layersOf({...EMPTY_SCENE, reach: [{minutes: 15, polygons: [[square(10.1), hole]]}]});
      const fill = layers.find(layer => layer.id === 'reach') as SolidPolygonLayer;
      const polygons = fill.props.data as unknown as {holeIndices: number[]}[];
      // a square has four sides, drawn on paper
      return [cornersOf(layers, 'reach-lines', 16).length / 8, polygons[0]!.holeIndices.length];
    };
    expect(counts(0.001)).toEqual([1, 1]);
    expect(counts(0.005)).toEqual([2, 1]);
  });

  test('lines and symbols are meshes, for instances cost a renderer in software most of its time', () => {
    expect(
      layersOf(full).every(layer => [StrokeLayer, SymbolLayer, SolidPolygonLayer].some(kind => layer instanceof kind)),
    ).toBe(true);
  });
});
