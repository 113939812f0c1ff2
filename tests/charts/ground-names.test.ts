import {describe, expect, test} from 'vitest';
import {cityMap} from '#charts/city-map.ts';
import {freeSpace} from '#charts/free-space.ts';
import {type GroundName, groundNames} from '#charts/ground-names.ts';
import {lattice} from '#charts/lattice.ts';
import {mapFrame} from '#charts/map-frame.ts';

const frame = mapFrame([0, 0, 0.01, 0.01], 400, 400);
const space = () => freeSpace(frame.width, frame.height);
const point = (text: string, lon = 0.005, lat = 0.005): GroundName => ({
  layer: 'place',
  shape: 'point',
  text,
  lines: [[[lon, lat]]],
});
const line = (text: string, from: readonly [number, number], to: readonly [number, number]): GroundName => ({
  layer: 'water',
  shape: 'line',
  text,
  lines: [[from, to]],
});
const count = (markup: string) => (markup.match(/<text/g) ?? []).length;

describe('free space', () => {
  test('is taken where a box lies, free elsewhere, and never beyond the edge', () => {
    const drawing = freeSpace(90, 60);
    drawing.take([30, 30, 40, 40]);
    expect(drawing.isFree([35, 35, 36, 36])).toBe(false);
    expect(drawing.isFree([39, 39, 80, 50])).toBe(false);
    expect(drawing.isFree([0, 0, 20, 20])).toBe(true);
    expect(drawing.isFree([80, 50, 91, 55])).toBe(false);
    expect(drawing.covered([-1, 0, 5, 5])).toBe(Infinity);
    drawing.take([-50, -50, -10, -10]);
    expect(drawing.isFree([0, 0, 5, 5])).toBe(true);
  });
});

describe('a lattice', () => {
  test('lies inside the outline and outside its holes, from the middle outwards', () => {
    const ring = (low: number, high: number) =>
      [
        [low, low],
        [high, low],
        [high, high],
        [low, high],
      ] as const;
    expect(lattice([ring(0, 100)])[0]).toEqual([50, 50]);
    const around = lattice([ring(0, 100), ring(25, 75)]);
    expect(around.length).toBeGreaterThan(20);
    for (const [x, y] of around) expect(x < 25 || x > 75 || y < 25 || y > 75).toBe(true);
    expect(lattice([])).toEqual([]);
  });
});

describe('names on the ground', () => {
  test('stand where nothing is, move a little to get there, and are left out where all is taken', () => {
    const [x, y] = frame.project(0.005, 0.005);
    expect(groundNames(frame, [point('甲')], space(), 5)).toContain(`x="${x}" y="${y + 4.5}"`);
    const crowded = space();
    crowded.take([x - 10, y - 5, x + 10, y + 5]);
    const moved = groundNames(frame, [point('甲')], crowded, 5);
    expect(count(moved)).toBe(1);
    expect(moved).not.toContain(`y="${y + 4.5}"`);
    const full = space();
    full.take([0, 0, 400, 400]);
    expect(groundNames(frame, [point('甲')], full, 5)).toBe('');
  });

  test('do not cover one another, and are not said twice or more often than asked', () => {
    expect(count(groundNames(frame, [point('甲'), point('甲', 0.002)], space(), 5))).toBe(1);
    const many = Array.from({length: 30}, (_, index) =>
      point(`名${index}`, 0.001 + (index % 6) * 0.0016, 0.001 + index * 0.0003),
    );
    expect(count(groundNames(frame, many, space(), 4))).toBe(4);
    // all on one spot: five heights, of which the outer ones are free of the middle
    const spot = Array.from({length: 6}, (_, index) => point(`名${index}`));
    expect(count(groundNames(frame, spot, space(), 9))).toBeLessThanOrEqual(3);
  });

  test('are escaped', () => {
    const markup = groundNames(frame, [point('<script>"&')], space(), 5);
    expect(markup).toContain('&lt;script&gt;&quot;&amp;');
    expect(markup).not.toContain('<script');
  });

  test('run along a river, read from left to right, whichever way it flows', () => {
    const [up, down] = [
      groundNames(frame, [line('Qing River', [0.001, 0.001], [0.009, 0.005])], space(), 5),
      groundNames(frame, [line('Qing River', [0.009, 0.005], [0.001, 0.001])], space(), 5),
    ];
    // half as high as wide, and north is up: atan(1/2) against the clock
    expect(up).toContain('rotate(-26.6 ');
    expect(down).toContain('rotate(-26.6 ');
  });

  test('Chinese stands upright along a steep river, one sign below the other; Latin turns with it', () => {
    const chinese = groundNames(frame, [line('清河（虚构）', [0.005, 0.001], [0.005, 0.009])], space(), 5);
    expect(chinese).not.toContain('rotate');
    const signs = [...chinese.matchAll(/<tspan x="([^"]*)" y="([^"]*)">(.)</gu)];
    expect(signs.map(([, , , sign]) => sign).join('')).toBe('清河︵虚构︶');
    const rows = signs.map(([, , y]) => Number(y));
    expect(rows.length).toBe(6);
    expect([...rows].sort((a, b) => a - b)).toEqual(rows);
    expect(groundNames(frame, [line('Qing River', [0.005, 0.001], [0.005, 0.009])], space(), 5)).toContain(
      'rotate(-90 ',
    );
  });

  test('need room: none on a short or crooked river, none in a small park, one in a great park', () => {
    expect(groundNames(frame, [line('Qing River', [0.005, 0.005], [0.0055, 0.005])], space(), 5)).toBe('');
    const zigzag: GroundName = {
      ...line('Qing River', [0, 0], [0, 0]),
      lines: [Array.from({length: 40}, (_, index) => [0.001 + index * 0.0002, 0.005 + (index % 2) * 0.0006] as const)],
    };
    expect(groundNames(frame, [zigzag], space(), 5)).toBe('');
    const park = (side: number): GroundName => ({
      layer: 'green',
      shape: 'area',
      text: '大公园',
      lines: [
        [
          [0.003, 0.003],
          [0.003 + side, 0.003],
          [0.003 + side, 0.003 + side],
          [0.003, 0.003 + side],
        ],
      ],
    });
    expect(groundNames(frame, [park(0.0003)], space(), 5)).toBe('');
    expect(count(groundNames(frame, [park(0.003)], space(), 5))).toBe(1);
  });
});

describe('names on a city map', () => {
  const content = {
    outlines: [],
    people: [],
    steps: [5, 10, 15, 20, 30],
    facilities: [],
    gaps: [],
    spacingMeters: 100,
    sheet: null,
    ground: null,
    names: [point('Beausoleil')],
  };

  test('give way to people', () => {
    const crowd = Array.from({length: 400}, (_, index) => ({
      lon: (index % 20) * 0.0005,
      lat: Math.floor(index / 20) * 0.0005,
      people: 10,
      value: 3,
    }));
    expect(cityMap(frame, content).body).toContain('Beausoleil');
    expect(cityMap(frame, {...content, people: crowd}).body).not.toContain('Beausoleil');
  });

  test('stay on the sheet, and so does the scale bar', () => {
    const sheet = [0, 0, 0.004, 0.01] as const;
    const far = {...content, names: [point('Beausoleil', 0.008)], sheet};
    expect(cityMap(frame, far).body).not.toContain('Beausoleil');
    expect(cityMap(frame, {...far, sheet: null}).body).toContain('Beausoleil');
    const [, x] = /M([\d.]+) [\d.]+v4h/.exec(cityMap(frame, far).body) ?? [];
    expect(Number(x)).toBeLessThan(163);
  });

  test('the name of an area stands inside it beside its people rather than on them', () => {
    const outline = [
      [
        [
          [0, 0],
          [0.01, 0],
          [0.01, 0.01],
          [0, 0.01],
        ],
      ],
    ] as never;
    const middle = Array.from({length: 9}, (_, index) => ({
      lon: 0.004 + (index % 3) * 0.001,
      lat: 0.004 + Math.floor(index / 3) * 0.001,
      people: 10,
      value: 3,
    }));
    const place = (people: typeof middle) => {
      const {body} = cityMap(frame, {...content, names: [], people, outlines: [{polygons: outline, label: '老城'}]});
      const [, x, y] = /<text x="([\d.]+)" y="([\d.]+)"[^>]*>老城/.exec(body) ?? [];
      return [Number(x), Number(y)];
    };
    expect(place([])).toEqual([200, 200]);
    const [x = 0, y = 0] = place(middle);
    const boxes = middle.map(({lon, lat}) => frame.project(lon, lat));
    for (const [px, py] of boxes) expect(Math.abs(px - x) > 14 || py < y - 16 || py > y + 8).toBe(true);
  });
});
