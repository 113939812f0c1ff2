import {describe, expect, test} from 'vitest';
import {cityMap} from '#charts/city-map.ts';
import {DARK, LIGHT, TIME_STEPS, timeStep} from '#charts/colors.ts';
import {boundsOf, mapFrame, polygonPath, scaleBar} from '#charts/map-frame.ts';

const METERS_PER_DEGREE = 111_195;

describe('the frame of a map', () => {
  const frame = mapFrame([7.4, 43.72, 7.44, 43.76], 700, 600);

  test('puts north up and keeps every corner inside', () => {
    const [west, south] = frame.project(7.4, 43.72);
    const [east, north] = frame.project(7.44, 43.76);
    expect(north).toBeLessThan(south);
    expect(west).toBeLessThan(east);
    for (const value of [west, east]) expect(value >= 0 && value <= frame.width).toBe(true);
    for (const value of [north, south]) expect(value >= 0 && value <= frame.height).toBe(true);
  });

  test('keeps lengths: a kilometre north is as long as a kilometre east', () => {
    const [x, y] = frame.project(7.42, 43.74);
    const north = y - frame.project(7.42, 43.74 + 1000 / METERS_PER_DEGREE)[1];
    const east = frame.project(7.42 + 1000 / (METERS_PER_DEGREE * Math.cos((43.74 * Math.PI) / 180)), 43.74)[0] - x;
    expect(north).toBeCloseTo(1000 / frame.metersPerUnit, 6);
    expect(east).toBeCloseTo(north, 6);
  });

  test('gives a scale bar of a round length that fits', () => {
    const {meters, length} = scaleBar(frame, 120);
    expect(String(meters)).toMatch(/^[125]0*$/);
    expect(length).toBeLessThanOrEqual(120);
    expect(length * frame.metersPerUnit).toBeCloseTo(meters, 6);
  });

  test('leaves out rings that cannot be seen, and says where nothing lies', () => {
    expect(
      polygonPath(frame, [
        [
          [
            [7.42, 43.74],
            [7.420001, 43.74],
            [7.42, 43.740001],
          ],
        ],
      ]),
    ).toBe('');
    expect(boundsOf([], [1, 2, 3, 4])).toEqual([1, 2, 3, 4]);
  });
});

describe('a static map', () => {
  const frame = mapFrame([0, 0, 0.01, 0.01], 400, 400);
  const person = (lon: number, value: number | null) => ({lon, lat: 0.005, people: 10, value});
  const content = {
    outlines: [],
    steps: [5, 10, 15, 20, 30],
    facilities: [],
    gaps: [],
    spacingMeters: 100,
    names: [],
    sheet: null,
    ground: null,
  };

  test('colours people by their step: the standard belongs to the last jade one, beyond it is warm', () => {
    const dots = (value: number | null) => cityMap(frame, {...content, people: [person(0.005, value)]}).body;
    expect(dots(15)).toContain('s-t15');
    expect(dots(15.01)).toContain('s-t20');
    expect(dots(31)).toContain('s-t99');
    expect(dots(null)).toContain('url(#hatch-unknown)');
    expect(dots(null)).not.toMatch(/s-t\d/);
  });

  test('draws one dot a place and none where nobody lives', () => {
    const people = [person(0.001, 3), person(0.005, 3), {...person(0.009, 3), people: 0}];
    expect(cityMap(frame, {...content, people}).body.match(/h0/g)).toHaveLength(2);
  });

  test('escapes the names of places', () => {
    const outlines = [
      {
        polygons: [
          [
            [
              [0, 0],
              [0.01, 0],
              [0.01, 0.01],
              [0, 0],
            ],
          ],
        ] as never,
        label: '<b>',
      },
    ];
    const {body} = cityMap(frame, {...content, people: [], outlines});
    expect(body).toContain('&lt;b&gt;');
    expect(body).not.toContain('<b>');
  });
});

describe('colours', () => {
  const channel = (hex: string, at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = (hex: string) => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
  const contrast = (a: string, b: string) => {
    const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };

  test('the time scale is ordered in grey: darker with time on paper, lighter on dark ground', () => {
    const light = TIME_STEPS.map(step => luminance(step.light));
    const dark = TIME_STEPS.map(step => luminance(step.dark));
    expect([...light].sort((a, b) => b - a)).toEqual(light);
    expect([...dark].sort((a, b) => a - b)).toEqual(dark);
  });

  test('text has a contrast of 4.5 and the marks that carry meaning 3, on both grounds', () => {
    for (const palette of [LIGHT, DARK]) {
      for (const color of [palette.ink, palette.quiet, palette.jade, palette.brick]) {
        expect(contrast(color, palette.paper)).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(palette.unknown, palette.paper)).toBeGreaterThanOrEqual(3);
      expect(contrast(palette.waterInk, palette.water)).toBeGreaterThanOrEqual(4.5);
      for (const ground of [palette.land, palette.green])
        expect(contrast(palette.quiet, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('the step of a time: its upper end belongs to it, nothing known is no step', () => {
    expect(timeStep(300)?.key).toBe('t5');
    expect(timeStep(300.1)?.key).toBe('t10');
    expect(timeStep(1801)?.key).toBe('t99');
    expect(timeStep(null)).toBeNull();
  });
});
