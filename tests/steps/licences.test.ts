import {expect, test} from 'vitest';
import type {City} from '#schema/city.ts';
import {provenanceOf} from '../../scripts/steps/licences.ts';

const licence = (covers: string, id: string) => ({covers, id, attribution: `© ${id}`});
const city = (...licences: ReturnType<typeof licence>[]) =>
  ({id: 'town', invented: false, licences}) as unknown as City;

test('a file carries the licences of what it is made of, each once', () => {
  const found = provenanceOf(
    city(
      licence('streets, places', 'ODbL-1.0'),
      licence('population', 'CC-BY-4.0'),
      licence('elevation', 'X'),
      licence('clinic list of facilities', 'Y'),
    ),
    ['streets', 'population'],
  );
  expect(found).toEqual({
    city: 'town',
    invented: false,
    licence: 'ODbL-1.0 AND CC-BY-4.0 AND X',
    attribution: '© ODbL-1.0; © CC-BY-4.0; © X',
  });
});

test('words that name no part cover everything, and a part that nobody covers gets all licences', () => {
  expect(provenanceOf(city(licence('everything', 'A'), licence('population', 'B')), ['streets']).licence).toBe('A');
  expect(provenanceOf(city(licence('streets', 'A'), licence('areas', 'B')), ['population']).licence).toBe('A AND B');
});
