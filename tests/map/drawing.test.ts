import {describe, expect, test} from 'vitest';
import {DARK, LIGHT, type Palette} from '#charts/colors.ts';
import {newlyDrawn} from '#map/drawn-marks.ts';
import {NumberTexture, ROW_NUMBERS, wrappedRows} from '#map/gpu.ts';
import {EMPTY_SCENE, type MapSign} from '#map/scene.ts';
import {signPaths, signSymbols} from '#map/signs.ts';
import {atlasRows} from '#map/sprite-atlas.ts';
import {DOT_PATHS} from '#map/symbols.ts';

/** Stands for a graphics card that only remembers what was written where. */
function rememberingCard() {
  const written = new Map<number, number>();
  const plain: Record<string, unknown> = {
    texSubImage2D: (
      ...a: [number, number, number, number, number, number, number, number, Int32Array | Uint8Array]
    ) => {
      const [, , x, y, width, height, , , numbers] = a;
      for (let k = 0; k < width * height; k++)
        written.set((y + Math.floor(k / width)) * ROW_NUMBERS + x + (k % width), numbers[k]!);
    },
    createTexture: () => ({}),
  };
  const gl = new Proxy(plain, {
    get: (known, name: string) => known[name] ?? (/^[A-Z]/.test(name) ? 1 : () => undefined),
  });
  return {gl: gl as unknown as WebGL2RenderingContext, written};
}

describe('numbers on the graphics card', () => {
  test.each([1, ROW_NUMBERS - 1, ROW_NUMBERS, ROW_NUMBERS + 1, 3 * ROW_NUMBERS + 5])(
    '%i of them lie one after another in rows, each where the shader looks for it',
    count => {
      const {gl, written} = rememberingCard();
      const numbers = Int32Array.from({length: count}, (_, k) => k - 1);
      new NumberTexture(gl, 'int32', count).write(numbers);
      expect(written.size).toBe(count);
      expect([...numbers.keys()].every(k => written.get(k) === numbers[k])).toBe(true);
    },
  );

  test('a million cells and two million pixels fit into what every device takes', () => {
    for (const count of [0, 1, 1_000_000, 2_000_000, ROW_NUMBERS ** 2])
      expect(wrappedRows(count).rows).toBeLessThanOrEqual(2048);
    expect(wrappedRows(0).rows).toBe(1);
  });

  test('an array of another length is refused with both lengths', () => {
    const {gl} = rememberingCard();
    expect(() => new NumberTexture(gl, 'uint8', 3).write(new Uint8Array(4))).toThrow(/4 numbers, expected 3/);
  });
});

test('what is drawn anew is named: a surface by its classes, reach and plan by their own parts', () => {
  const raster = {width: 1, height: 1, bounds: [0, 0, 1, 1], pixelCell: new Int32Array(1)} as const;
  const classes = new Uint8Array(1);
  const surface = {raster, classes, palette: new Uint8ClampedArray(4)};
  const scene = {...EMPTY_SCENE, surface, reach: [{minutes: 5, polygons: []}]};
  expect(newlyDrawn(scene, EMPTY_SCENE)).toEqual(['surface', 'reach']);
  expect(newlyDrawn({...scene, surface: {...surface, palette: new Uint8ClampedArray(4)}}, scene)).toEqual([]);
  expect(newlyDrawn({...scene, reach: []}, scene)).toEqual([]);
  const signs: MapSign[] = [{lon: 0, lat: 0, kind: 'added', label: '', from: null}];
  expect(newlyDrawn({...EMPTY_SCENE, signs}, EMPTY_SCENE)).toEqual(['signs']);
  expect(newlyDrawn(EMPTY_SCENE, {...EMPTY_SCENE, signs})).toEqual(['signs']);
  const dots = (kind: 'out' | 'gained') => ({positions: new Float32Array(2), kinds: [kind]});
  expect(newlyDrawn({...EMPTY_SCENE, dots: dots('gained')}, EMPTY_SCENE)).toEqual(['signs']);
  expect(newlyDrawn({...EMPTY_SCENE, dots: dots('out')}, EMPTY_SCENE)).toEqual([]);
});

describe('symbols', () => {
  const kinds: MapSign['kind'][] = ['added', 'moved', 'closed', 'resized', 'proposed', 'candidate', 'own', 'link'];

  test('signs of a plan differ by shape, and so do the dots of people', () => {
    expect(new Set(kinds.map(kind => signPaths(kind).ground)).size).toBe(kinds.length);
    expect(new Set(Object.values(DOT_PATHS)).size).toBe(4);
  });

  test('a label is cut to three characters, and a flood of labels is drawn without', () => {
    const sign = (label: string): MapSign => ({lon: 0, lat: 0, kind: 'own', label, from: null});
    expect(signSymbols([sign('菜市场一号'), sign('菜市场二号')]).symbols).toEqual([{kind: 'own', label: '菜市场'}]);
    const many = signSymbols(Array.from({length: 900}, (_, k) => sign(String(k))));
    expect(many.symbols.length).toBeLessThanOrEqual(401);
    expect(atlasRows(many.symbols.length) * 64).toBeLessThan(4096);
    expect(many.numbers[899]).toBe(many.symbols.length - 1);
  });
});

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('colours on %s ground', (_, palette: Palette) => {
  const luminance = (hex: string) => {
    const [red, green, blue] = [1, 3, 5].map(at => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const contrast = (a: string, b: string) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light! + 0.05) / (dark! + 0.05);
  };
  test.each(['ink', 'jade', 'brick', 'unknown', 'walk', 'plan'] as const)('%s stands out from paper and land', name => {
    expect(contrast(palette[name], palette.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(palette[name], palette.land)).toBeGreaterThanOrEqual(3);
  });
});
