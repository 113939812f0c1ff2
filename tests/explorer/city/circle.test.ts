import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {hadScale} from '#charts/had-scale.ts';
import {LACK_STEPS} from '#charts/lack-scale.ts';
import {circleServices, wantedService} from '#explorer/city/circle-actions.ts';
import {circleClasses, circleDotClass, circlePalette, hadClasses, hadPalette} from '#explorer/city/circle-colors.ts';
import {hadByHalf, peopleOfStep} from '#explorer/city/circle-had.ts';
import {rgba, withFaded} from '#explorer/city/surface-colors.ts';
import type {CityInfo} from '#explorer/city-info.ts';

const catalogue = JSON.parse(
  readFileSync(new URL('../../../data/catalogues/categories.json', import.meta.url), 'utf8'),
);

function info(jurisdiction: string, noData: string[], categories = catalogue.categories): CityInfo {
  return {manifest: {jurisdiction, noData}, categories} as unknown as CityInfo;
}

describe('the services of a life circle', () => {
  test('are those a standard in minutes requires, where it binds; what no source knows is named apart', () => {
    const {basis, keys, leftOut} = circleServices(info('CN-FJ', ['svc_station']), () => false);
    expect(basis).toBe('required');
    expect(keys).toHaveLength(14);
    expect(leftOut).toEqual(['svc_station']);
    expect(keys).toEqual(expect.arrayContaining(['market', 'primary', 'bus']));
    expect(keys).not.toEqual(expect.arrayContaining(['pharmacy']));
  });

  test('elsewhere are those of them the city lists, as an example, and say that nothing binds', () => {
    const listed = circleServices(info('ES', ['bus']), key => key === 'market' || key === 'bus');
    expect(listed).toMatchObject({basis: 'example', keys: ['market']});
    expect(listed.leftOut).toHaveLength(14);
    const asInChina = circleServices(info('CN', []), () => true);
    expect(circleServices(info('ES', []), () => true)).toEqual({...asInChina, basis: 'example'});
  });

  test('are all that is known where none of the required is', () => {
    const some = catalogue.categories.filter((one: {key: string}) =>
      ['pharmacy', 'library', 'market'].includes(one.key),
    );
    expect(circleServices(info('ES', ['market'], some), () => true)).toEqual({
      basis: 'known',
      keys: ['pharmacy', 'library'],
      leftOut: [],
    });
  });

  test('are each asked for with their own time and with what serves in their place', () => {
    expect(wantedService(info('CN', []), 'health_station')).toEqual({
      category: 'health_station',
      serving: ['health_station', 'health_centre'],
      cutoffSeconds: 300,
    });
  });
});

describe('the number of services had', () => {
  test.each([1, 2, 3, 4, 5, 7, 14, 30])(
    'has a step for every number of %i services, all of them a step of its own',
    n => {
      const steps = hadScale(n);
      expect(steps.flatMap(({from, to}) => Array.from({length: to - from + 1}, (_, index) => from + index))).toEqual(
        Array.from({length: n + 1}, (_, had) => had),
      );
      expect(steps.at(-1)).toMatchObject({from: n, to: n});
      expect(steps.length).toBeLessThanOrEqual(5);
      const widths = steps.slice(0, -1).map(({from, to}) => to - from);
      expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1);
      for (const ground of ['light', 'dark'] as const)
        expect(new Set(steps.map(step => step[ground])).size).toBe(steps.length);
    },
  );

  test('is darker with every step on a light ground and lighter on a dark one', () => {
    const shades = (ground: 'light' | 'dark') =>
      hadScale(14).map(step => {
        const [red, green, blue] = rgba(step[ground], 255);
        return 0.3 * red + 0.6 * green + 0.1 * blue;
      });
    expect(shades('light')).toEqual(shades('light').toSorted((a, b) => b - a));
    expect(shades('dark')).toEqual(shades('dark').toSorted((a, b) => a - b));
  });

  test('colours a cell by its step, and the steps have the people of their numbers', () => {
    const services = Array.from({length: 14}) as never;
    const has = Uint8Array.of(0, 2, 3, 6, 7, 10, 13, 14);
    expect([...hadClasses({has, services})]).toEqual([0, 0, 1, 1, 2, 3, 3, 4]);
    expect(hadPalette(14, false)).toHaveLength(5 * 4);
    const people = Float64Array.from({length: 15}, (_, had) => 2 ** had);
    const parts = hadScale(14).map(step => peopleOfStep(people, step));
    expect(parts).toEqual([7, 8 + 16 + 32 + 64, 128 + 256 + 512, 1024 + 2048 + 4096 + 8192, 16_384]);
  });

  test('that half of the people have is the most that half of them have', () => {
    expect(hadByHalf(Float64Array.of(1, 1, 1, 1))).toBe(2);
    expect(hadByHalf(Float64Array.of(3, 0, 0, 2))).toBe(0);
    expect(hadByHalf(Float64Array.of(2, 0, 0, 2))).toBe(3);
    expect(hadByHalf(Float64Array.of(0, 0, 0))).toBeNull();
  });
});

describe('the life circle as a picture', () => {
  const lacks = Uint8Array.of(0, 0, 1, 2, 3, 4, 9, 1);
  const unknown = Uint8Array.of(0, 3, 0, 0, 0, 0, 0, 5);

  test('a cell has the step of what it is known to lack; what is only not clear is hatched, not coloured', () => {
    expect([...circleClasses({lacks, unknown})]).toEqual([1, 0, 2, 3, 4, 5, 5, 2]);
    expect(circlePalette(false).length).toBe(4 * (1 + LACK_STEPS.length));
    expect([...circleDotClass({lacks, unknown})]).toEqual([0, 2, 1, 1, 1, 1, 1, 1]);
  });

  test('the steps get darker one by one on paper and lighter in the dark, so that their order holds in grey', () => {
    const luminance = (hex: string) =>
      [0.2126, 0.7152, 0.0722].reduce(
        (sum, weight, c) => sum + weight * (Number.parseInt(hex.slice(1 + 2 * c, 3 + 2 * c), 16) / 255) ** 2.2,
        0,
      );
    const light = LACK_STEPS.map(step => luminance(step.light));
    const dark = LACK_STEPS.map(step => luminance(step.dark));
    expect(light).toEqual([...light].sort((a, b) => b - a));
    expect(dark).toEqual([...dark].sort((a, b) => a - b));
  });

  test('a faded palette holds the plain colours first, then the same ones paler, none of them hatched', () => {
    const plain = circlePalette(true);
    const both = withFaded(plain);
    expect([...both.subarray(0, plain.length)]).toEqual([...plain]);
    const faded = both.subarray(plain.length);
    expect(new Set([...faded].filter((_, i) => i % 4 === 3)).size).toBe(1);
    expect([...faded].filter((_, i) => i % 4 !== 3)).toEqual([...plain].filter((_, i) => i % 4 !== 3));
  });
});
