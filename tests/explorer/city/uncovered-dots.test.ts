import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {cellPixels, DOT_CLASS, peopleByClass, peopleOfDot, uncoveredDots} from '#explorer/city/uncovered-dots.ts';

/** Four cells, two by two pixels each, around the equator: 0 1 over 2 3. */
const raster = {
  width: 4,
  height: 4,
  bounds: [10, -1, 12, 1] as const,
  pixelCell: Int32Array.of(0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3),
};
const pixels = cellPixels(raster, 4);

/** The cell a place lies in. */
function cellOf(lon: number, lat: number): number {
  return (lat < 0 ? 2 : 0) + (lon > 11 ? 1 : 0);
}

describe('people as dots', () => {
  test('the pixels of a picture are sorted by cell, each once', () => {
    expect([...pixels.first]).toEqual([0, 4, 8, 12, 16]);
    expect([...pixels.pixels.subarray(4, 8)]).toEqual([2, 3, 6, 7]);
    expect([...pixels.pixels].sort((a, b) => a - b)).toEqual(Array.from({length: 16}, (_, i) => i));
  });

  test('a dot stands for the smallest round number of people that keeps the dots few, never under ten', () => {
    expect(peopleOfDot(0, 3000)).toBe(10);
    expect(peopleOfDot(30_000_000, 3000)).toBe(10);
    expect(peopleOfDot(30_000_001, 3000)).toBe(20);
    expect(peopleOfDot(299_090_000, 3000)).toBe(100);
    expect(peopleOfDot(5_000_000_000, 800)).toBe(10_000);
  });

  test('each kind has as many dots as its people divided by those of one dot, rounded, whatever the cells', () => {
    const cells = fc.array(fc.tuple(fc.integer({min: 0, max: 900_000}), fc.constantFrom(0, 1, 2)), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(cells, fc.constantFrom(10, 20, 50), (given, perDot) => {
        const people = Uint32Array.from(given, ([n]) => n);
        const dotClass = Uint8Array.from(given, ([, which]) => which);
        const {dots, sums} = {
          dots: uncoveredDots(raster, pixels, dotClass, people, perDot),
          sums: peopleByClass(dotClass, people),
        };
        const count = (kind: string) => dots.kinds.filter(one => one === kind).length;
        expect(dots.positions.length).toBe(2 * dots.kinds.length);
        expect(count('out')).toBe(Math.floor(sums.out / (1000 * perDot) + 0.5));
        expect(count('unsure')).toBe(Math.floor(sums.unsure / (1000 * perDot) + 0.5));
      }),
    );
  });

  test('dots lie in the cells of their people, the same every time, and not on top of each other', () => {
    const people = Uint32Array.of(200_000, 100_000, 0, 300_000);
    const dotClass = Uint8Array.of(DOT_CLASS.out, DOT_CLASS.none, DOT_CLASS.out, DOT_CLASS.unsure);
    const dots = uncoveredDots(raster, pixels, dotClass, people, 10);
    const inCells = dots.kinds.map(
      (kind, i) => `${kind} ${cellOf(dots.positions[2 * i]!, dots.positions[2 * i + 1]!)}`,
    );
    expect(inCells.filter(one => one === 'out 0').length).toBe(20);
    expect(inCells.filter(one => one === 'unsure 3').length).toBe(30);
    expect(inCells.length).toBe(50);
    expect(uncoveredDots(raster, pixels, dotClass, people, 10)).toEqual(dots);
    const places = new Set(dots.kinds.map((_, i) => `${dots.positions[2 * i]} ${dots.positions[2 * i + 1]}`));
    expect(places.size).toBe(50);
  });

  test('people of a cell hidden under others are drawn in the next of their kind', () => {
    const covered = {...raster, pixelCell: raster.pixelCell.map(cell => (cell === 1 ? 0 : cell))};
    const dotClass = Uint8Array.of(0, DOT_CLASS.out, DOT_CLASS.out, 0);
    const people = Uint32Array.of(0, 50_000, 50_000, 0);
    const dots = uncoveredDots(covered, cellPixels(covered, 4), dotClass, people, 10);
    expect(dots.kinds.length).toBe(10);
    expect(dots.kinds.every((_, i) => cellOf(dots.positions[2 * i]!, dots.positions[2 * i + 1]!) === 2)).toBe(true);
  });
});
