import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {LACK_STEPS} from '#charts/lack-scale.ts';
import {circleServices, wantedService} from '#explorer/city/circle-actions.ts';
import {circleClasses, circleDotClass, circlePalette} from '#explorer/city/circle-colors.ts';
import {withFaded} from '#explorer/city/surface-colors.ts';
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
