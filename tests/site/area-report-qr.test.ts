import {describe, expect, test} from 'vitest';
import {qrDrawing, qrModules} from '#site/area-report/qr-code.ts';

/** Data codewords of each block at error level M, versions 1 to 6 (ISO/IEC 18004, table 9). */
const BLOCKS = [[], [16], [28], [44], [32, 32], [43, 43], [27, 27, 27, 27]];
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  i => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];

/** Reads a code as the standard says, knowing nothing of how it was made: format, mask, zigzag, blocks, byte mode. */
function read(modules: readonly (readonly boolean[])[]): {text: string; level: number} {
  const size = modules.length;
  const version = (size - 17) / 4;
  const at = (row: number, column: number) => modules[row]?.[column] === true;
  // format information beside the upper left finder, most significant bit first, masked with 101010000010010
  const places = [0, 1, 2, 3, 4, 5, 7, 8].map(column => [8, column] as const);
  const more = [7, 5, 4, 3, 2, 1, 0].map(row => [row, 8] as const);
  const format = [...places, ...more].reduce((bits, [row, column]) => bits * 2 + (at(row, column) ? 1 : 0), 0) ^ 0x5412;
  const mask = MASKS[(format >> 10) & 7];
  const reserved = (row: number, column: number) =>
    (row < 9 && (column < 9 || column >= size - 8)) ||
    (row >= size - 8 && column < 9) ||
    row === 6 ||
    column === 6 ||
    (version > 1 && Math.abs(row - (size - 7)) <= 2 && Math.abs(column - (size - 7)) <= 2);
  const bits: number[] = [];
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1])
        if (!reserved(row, column)) bits.push(Number(at(row, column) !== mask?.(row, column)));
    }
    up = !up;
  }
  const codewords = Array.from({length: Math.floor(bits.length / 8)}, (_, i) =>
    bits.slice(8 * i, 8 * i + 8).reduce((byte, bit) => byte * 2 + bit, 0),
  );
  const blocks = BLOCKS[version] ?? [];
  const data = blocks.flatMap((length, block) =>
    Array.from({length}, (_, i) => codewords[i * blocks.length + block] ?? 0),
  );
  const stream = data.flatMap(byte => [...byte.toString(2).padStart(8, '0')].map(Number));
  const number = (from: number, length: number) =>
    stream.slice(from, from + length).reduce((value, bit) => value * 2 + bit, 0);
  expect(number(0, 4)).toBe(4);
  const bytes = Uint8Array.from({length: number(4, 8)}, (_, i) => number(12 + 8 * i, 8));
  return {text: new TextDecoder().decode(bytes), level: format >> 13};
}

describe('the QR code of a report', () => {
  test.each([
    'https://e.cn/a/',
    'https://yikezhong.example.org/demo/areas/990101001001/',
    'https://yikezhong.example.org/en/las-palmas/areas/osm-r2220206/',
    'https://例子.中国/城/areas/990101001001/',
    `https://example.org/${'x'.repeat(80)}/`,
  ])('holds %s for a reader that follows the standard, at level M', address => {
    const {text, level} = read(qrModules(address));
    expect(text).toBe(address);
    // 00 is M
    expect(level).toBe(0);
  });

  test('is drawn module by module, dark on white, with four modules of white around', () => {
    const address = 'https://yikezhong.example.org/demo/areas/990101001001/';
    const modules = qrModules(address);
    const {width, body} = qrDrawing(address);
    expect(width).toBe(modules.length + 8);
    expect(body).toContain(`<rect width="${width}" height="${width}" fill="#fff"/>`);
    const drawn = modules.map(row => row.map(() => false));
    for (const [, x, y, run] of body.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
      for (let i = 0; i < Number(run); i++) (drawn[Number(y) - 4] as boolean[])[Number(x) - 4 + i] = true;
    expect(drawn).toEqual(modules);
  });
});
