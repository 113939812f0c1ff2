import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {mapFrame, shownBounds} from '#charts/map-frame.ts';
import {type GroundFeature, mapGround, thumbnailPath} from '#charts/map-ground.ts';
import {simplifiedLine} from '#charts/simplified-line.ts';

type Position = [number, number];

/** Subpaths of a path of relative moves, back as places. */
function placesOf(path: string): Position[][] {
  let pen: Position = [0, 0];
  return path
    .split('m')
    .slice(1)
    .map(part => {
      const numbers = (part.match(/-?\d*\.?\d+/g) ?? []).map(Number);
      const places: Position[] = [];
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        pen = [pen[0] + (numbers[at] as number), pen[1] + (numbers[at + 1] as number)];
        places.push(pen);
      }
      if (part.endsWith('z')) pen = places[0] as Position;
      return places;
    });
}

const pathsOf = (body: string) => [...body.matchAll(/ d="([^"]*)"/g)].map(match => match[1] as string);

/** Ring around a square with many vertices on each side. */
function square([x, y]: Position, side: number, perSide: number): Position[] {
  const along = Array.from({length: perSide}, (_, index) => (index / perSide) * side);
  return [
    ...along.map((step): Position => [x + step, y]),
    ...along.map((step): Position => [x + side, y + step]),
    ...along.map((step): Position => [x + side - step, y + side]),
    ...along.map((step): Position => [x, y + side - step]),
  ];
}

describe('a simplified line', () => {
  test('of a square lake keeps the four corners, and where the ring begins and ends', () => {
    const kept = simplifiedLine(square([0, 0], 100, 40), 0.4);
    expect(kept).toEqual([[0, 0], [100, 0], [100, 100], [0, 100], square([0, 0], 100, 40).at(-1)]);
  });

  test('keeps its ends, and leaves no vertex farther away than it may', () => {
    const place = fc.tuple(fc.double({min: 0, max: 50, noNaN: true}), fc.double({min: 0, max: 50, noNaN: true}));
    fc.assert(
      fc.property(fc.array(place, {minLength: 2, maxLength: 40}), line => {
        const kept = simplifiedLine(line, 3);
        expect([kept[0], kept.at(-1)]).toEqual([line[0], line.at(-1)]);
        for (const vertex of line) expect(offLine(vertex, kept)).toBeLessThanOrEqual(3 + 1e-9);
      }),
    );
    expect(simplifiedLine([], 1)).toEqual([]);
    expect(simplifiedLine([[1, 2]], 1)).toEqual([[1, 2]]);
  });

  function offLine([x, y]: readonly [number, number], line: readonly (readonly [number, number])[]): number {
    let least = Infinity;
    for (const [index, [x2, y2]] of line.entries()) {
      const [x1, y1] = line[index - 1] ?? [x2, y2];
      // both ends, and the foot of the perpendicular where it falls between them
      const square = (x2 - x1) ** 2 + (y2 - y1) ** 2;
      const part = square === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square;
      for (const along of [0, 1, part])
        if (along >= 0 && along <= 1)
          least = Math.min(least, Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)));
    }
    return least;
  }
});

describe('the ground of a map', () => {
  const frame = mapFrame([0, 0, 0.01, 0.01], 400, 400);
  const feature = (layer: GroundFeature['layer'], area: boolean, line: Position[], kind = ''): GroundFeature => ({
    layer,
    area,
    kind,
    lines: [line],
  });

  test('draws a square lake of 160 vertices with its corners where the earth has them', () => {
    const lake = square([0.002, 0.002], 0.004, 40);
    const [path] = pathsOf(mapGround(frame, [feature('water', true, lake)], 'light').body);
    const [places] = placesOf(path as string);
    expect(places?.length).toBe(5);
    for (const [index, corner] of [0, 40, 80, 120].entries()) {
      const [x, y] = frame.project(...(lake[corner] as Position));
      expect(places?.[index]?.[0]).toBeCloseTo(x, 0);
      expect(places?.[index]?.[1]).toBeCloseTo(y, 0);
    }
  });

  test('leaves out what lies off the drawing and what is too small to see, and keeps what reaches in', () => {
    const shown = (line: Position[], area: boolean) =>
      pathsOf(mapGround(frame, [feature(area ? 'green' : 'street', area, line, 'residential')], 'light').body).length;
    expect(shown(square([0.02, 0.002], 0.004, 1), true)).toBe(0);
    expect(shown(square([0.002, 0.002], 0.00002, 1), true)).toBe(0);
    expect(shown(square([-0.02, 0.002], 0.03, 1), true)).toBe(1);
    const street: Position[] = [
      [-0.01, -0.01],
      [0.02, 0.02],
    ];
    expect(shown(street, false)).toBe(1);
  });

  test('does not drift in relative moves: the last of a thousand fields is as exact as the first', () => {
    const fields = Array.from({length: 1000}, (_, index): Position[] => {
      const [x, y] = [0.0001 + (index % 40) * 0.00024, 0.0001 + Math.floor(index / 40) * 0.00038];
      return square([x, y], 0.00018, 1);
    });
    const body = mapGround(
      frame,
      fields.map(field => feature('water', true, field)),
      'light',
    ).body;
    const drawn = placesOf(pathsOf(body)[0] as string);
    expect(drawn.length).toBe(1000);
    for (const [index, field] of fields.entries()) {
      const [x, y] = frame.project(...(field[0] as Position));
      expect(Math.abs((drawn[index]?.[0]?.[0] as number) - x)).toBeLessThanOrEqual(0.051);
      expect(Math.abs((drawn[index]?.[0]?.[1] as number) - y)).toBeLessThanOrEqual(0.051);
    }
  });

  test('is the same drawing for the same features, in the colours of its theme', () => {
    const features = [
      feature('green', true, square([0.001, 0.001], 0.005, 3)),
      feature('rail', false, [
        [0, 0],
        [0.01, 0.01],
      ]),
    ];
    expect(mapGround(frame, features, 'light')).toEqual(mapGround(frame, [...features], 'light'));
    expect(mapGround(frame, features, 'dark').body).not.toBe(mapGround(frame, features, 'light').body);
    expect(mapGround(frame, [], 'light').body).not.toContain('<path');
  });

  test('ends where the sheet ends, and fills the drawing when the sheet is larger', () => {
    const land = (sheet: readonly [number, number, number, number] | null) =>
      /<rect ([^>]*) fill/.exec(mapGround(frame, [], 'light', sheet).body)?.[1];
    // 14 units of padding, 372 for a hundredth of a degree
    expect(land([0, 0, 0.005, 0.01])).toBe('x="14" y="14" width="186" height="372"');
    expect(land([-1, -1, 1, 1])).toBe('x="0" y="0" width="400" height="400"');
    expect(land(null)).toBe('x="0" y="0" width="400" height="400"');
  });

  test('of a thumbnail has whole units only', () => {
    const path = thumbnailPath(frame, [[square([0.002, 0.002], 0.004, 40)]]);
    expect(path).toMatch(/^m[\d -]+z$/);
    expect(placesOf(path)[0]?.length).toBe(5);
    expect(thumbnailPath(frame, [])).toBe('');
  });

  test('bounds of the whole drawing: projected they are its corners', () => {
    const bounds = [7.4, 43.7, 7.44, 43.71] as const;
    const wide = mapFrame(bounds, 760, 620);
    const [west, south, east, north] = shownBounds(wide, bounds);
    const [left, bottom] = wide.project(west, south);
    const [right, top] = wide.project(east, north);
    for (const [found, expected] of [
      [left, 0],
      [top, 0],
      [right, 760],
      [bottom, wide.height],
    ] as const)
      expect(found).toBeCloseTo(expected, 6);
  });
});
