import {IconLayer, PathLayer, SolidPolygonLayer} from '@deck.gl/layers';
import {describe, expect, test, vi} from 'vitest';
import {DARK, LIGHT} from '#charts/colors.ts';
import {DeckLayers, type Drawing} from '#map/deck-layers.ts';
import {EMPTY_SCENE, HATCH_ALPHA, type LonLat, type MapScene} from '#map/scene.ts';
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

/** The symbols of a layer by name. */
function symbolsOf(scene: MapScene, id: string): (string | undefined)[] {
  const layer = layersOf(scene).find(one => one.id === id) as IconLayer<unknown>;
  const data = layer.props.data as unknown as {attributes: {getIcon: {value: Uint16Array}}};
  return Array.from(data.attributes.getIcon.value, number => SYMBOLS[number]);
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
    expect(idsOf({...EMPTY_SCENE, gaps: [full.gaps[0]!]})).toEqual(['gaps-robust']);
  });

  test('the same part is the same layer, a new part or another ground is not', () => {
    const layers = new DeckLayers();
    const before = layersOf(full, layers);
    expect(layersOf({...full}, layers).every((layer, k) => layer === before[k])).toBe(true);
    const walked = layersOf({...full, walk: {path: full.walk!.path}}, layers);
    expect(walked.filter(layer => !before.includes(layer)).map(layer => layer.id)).toEqual(['walk-casing', 'walk']);
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

  test('symbols are hollow when doubtful; the chosen one has a ring under it', () => {
    expect(symbolsOf(full, 'marks')).toEqual(['diamond', 'diamond-hollow']);
    expect(symbolsOf(full, 'dots')).toEqual(['dot-out', 'dot-gained']);
    expect(symbolsOf(full, 'chosen-ring')).toEqual(['chosen']);
    expect(symbolsOf(full, 'chosen-mark')).toEqual(['diamond-hollow']);
    expect(idsOf(full).indexOf('chosen-ring')).toBeLessThan(idsOf(full).indexOf('chosen-mark'));
  });

  test('a moved facility and a new way have lines to where they come from; only the former is dashed', () => {
    const lines = layersOf({...EMPTY_SCENE, signs: full.signs}).filter(layer => layer instanceof PathLayer);
    const dashes = lines.map(line => [line.id, (line.props as unknown as {getDash: number}).getDash]);
    expect(dashes).toEqual([
      ['signs-moved-casing', 0],
      ['signs-moved', 9],
      ['signs-link-casing', 0],
      ['signs-link', 0],
    ]);
  });

  test('holes too small to see are left out of the outline of reach, but stay unfilled', () => {
    const counts = (side: number) => {
      const hole = square(10.102, side).map(([x, y]): LonLat => [x, y + 0.002]);
      const layers = layersOf({...EMPTY_SCENE, reach: [{minutes: 15, polygons: [[square(10.1), hole]]}]});
      const line = layers.find(layer => layer.id === 'reach-longest') as PathLayer;
      const fill = layers.find(layer => layer.id === 'reach') as SolidPolygonLayer;
      const polygons = fill.props.data as unknown as {holeIndices: number[]}[];
      return [(line.props.data as unknown as {length: number}).length, polygons[0]!.holeIndices.length];
    };
    expect(counts(0.001)).toEqual([1, 1]);
    expect(counts(0.005)).toEqual([2, 1]);
  });

  test('every symbol is an icon of deck.gl', () => {
    expect(
      layersOf({...full, reach: [], gaps: [], area: null, walk: null, signs: []}).every(l => l instanceof IconLayer),
    ).toBe(true);
  });
});
