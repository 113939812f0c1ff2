import {describe, expect, test} from 'vitest';
import {DARK, LIGHT} from '#charts/colors.ts';
import {mapPlane, onPlane} from '#map/map-plane.ts';
import {EMPTY_SCENE, HATCH_ALPHA, type LonLat, type MapScene} from '#map/scene.ts';
import {type Batch, SceneBatches as Batches} from '#map/scene-batches.ts';
import {SYMBOLS} from '#map/symbols.ts';

const plane = mapPlane([10, 40, 10.2, 40.2]);
const square = (west: number): LonLat[] => [
  [west, 40],
  [west + 0.01, 40],
  [west + 0.01, 40.01],
  [west, 40.01],
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

/** All batches, lowest first. */
class SceneBatches {
  readonly batches: Batches;
  constructor(of: typeof plane) {
    this.batches = new Batches(of);
  }
  of(scene: MapScene, colors: typeof LIGHT): Batch[] {
    return [
      ...this.batches.ground(scene, colors),
      ...this.batches.symbols(scene, colors, scene.pin === null ? null : scene.pin.at),
    ];
  }
}

const partsOf = (batches: readonly Batch[]) => batches.map(batch => `${batch.part} ${batch.kind}`);

describe('what is drawn over the surface', () => {
  test('nothing of an empty scene', () => {
    expect(new SceneBatches(plane).of(EMPTY_SCENE, LIGHT)).toEqual([]);
  });

  test('each part once, areas under lines, lines under symbols, signs on top', () => {
    const parts = partsOf(new SceneBatches(plane).of(full, LIGHT));
    const first = (name: string) => parts.findIndex(part => part.startsWith(name));
    const order = ['gaps', 'dots', 'area', 'reach', 'walk', 'marks', 'chosenMark', 'signs'].map(first);
    expect(order.every(at => at >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(parts.at(-1)).toBe('pin sprites');
  });

  test('gaps differ by hatching: robust ones have none, contested and unverified ones do, in colours of their own', () => {
    const fills = new SceneBatches(plane)
      .of({...EMPTY_SCENE, gaps: full.gaps}, LIGHT)
      .filter(one => one.kind === 'fill');
    expect(fills.map(fill => fill.color[3])).toEqual([HATCH_ALPHA, HATCH_ALPHA]);
    expect(new Set(fills.map(fill => fill.color.join())).size).toBe(2);
    const lines = new SceneBatches(plane).of({...EMPTY_SCENE, gaps: [full.gaps[0]!]}, LIGHT);
    expect(partsOf(lines)).toEqual(['gaps line']);
  });

  test('the same parts give the same arrays, so that only what changed goes to the graphics card', () => {
    const batches = new SceneBatches(plane);
    const numbers = (scene: MapScene, colors = LIGHT) =>
      batches
        .of(scene, colors)
        .map(one => (one.kind === 'fill' ? one.triangles.corners : one.kind === 'line' ? one.segments : one.instances));
    const before = numbers(full);
    expect(numbers({...full}, DARK).every((one, k) => one === before[k])).toBe(true);
    const moved = numbers({...full, walk: {path: full.walk!.path}});
    expect(moved.filter(one => !before.includes(one)).length).toBe(2);
  });

  test('symbols stand where their facilities are, hollow when doubtful, with the chosen one twice as large on a ring', () => {
    const batches = new SceneBatches(plane).of({...full, signs: [], dots: null, pin: null}, LIGHT);
    const sprites = batches.filter(one => one.kind === 'sprites');
    const [marks, chosen] = sprites;
    expect(Array.from(marks!.instances, (value, k) => (k % 4 === 2 ? SYMBOLS[value] : null)).filter(Boolean)).toEqual([
      'diamond',
      'diamond-hollow',
    ]);
    const [x, y] = onPlane(plane, [10.1, 40.1]);
    expect(marks!.instances[4]).toBeCloseTo(x, 9);
    expect(marks!.instances[5]).toBeCloseTo(y, 9);
    expect(SYMBOLS[chosen!.instances[2]!]).toBe('chosen');
    expect(SYMBOLS[chosen!.instances[6]!]).toBe('diamond-hollow');
  });

  test('a moved facility and a new way have lines to where they come from, and each different sign is drawn once', () => {
    const signs = new SceneBatches(plane).of({...EMPTY_SCENE, signs: [...full.signs, full.signs[1]!]}, LIGHT);
    expect(signs.filter(one => one.kind === 'line').length).toBe(4);
    const sprites = signs.find(one => one.kind === 'sprites')!;
    expect(sprites.atlas).toEqual([
      {kind: 'moved', label: ''},
      {kind: 'proposed', label: '12'},
      {kind: 'link', label: ''},
    ]);
    expect(Array.from(sprites.instances).filter((_, k) => k % 4 === 2)).toEqual([0, 1, 2, 1]);
  });

  test('holes too small to see are left out of the outline of reach, but stay unfilled', () => {
    const hole = (side: number): LonLat[] =>
      square(10.1).map(([x, y]) => [10.102 + (x - 10.1) * side, 40.002 + (y - 40) * side]);
    const segments = (side: number) => {
      const polygons = [[square(10.1), hole(side)]];
      const batches = new SceneBatches(plane).of({...EMPTY_SCENE, reach: [{minutes: 15, polygons}]}, LIGHT);
      const line = batches.find(one => one.kind === 'line')!;
      const fill = batches.find(one => one.kind === 'fill')!;
      return [line.segments.length / 5, fill.triangles.corners.length / 6];
    };
    expect(segments(0.1)).toEqual([4, 4]);
    expect(segments(0.5)).toEqual([8, 4]);
  });
});
