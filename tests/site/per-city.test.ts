import {expect, test} from 'vitest';
import {perCity} from '#site/per-city.ts';
import {sceneCity} from './scene-city.ts';

test('something of a city is made once for every set of texts, and never shared by two cities', () => {
  const [first, second] = [sceneCity(), sceneCity()];
  const asked: string[] = [];
  const make = perCity((city, size: string, theme: string) => {
    asked.push(`${city === first ? 'first' : 'second'} ${size} ${theme}`);
    return theme === 'none' ? null : {size, theme};
  });
  const wide = make(first, 'wide', 'dark');
  expect(wide).toEqual({size: 'wide', theme: 'dark'});
  expect(make(first, 'wide', 'dark')).toBe(wide);
  expect(make(first, 'wide', 'light')).toEqual({size: 'wide', theme: 'light'});
  expect(make(second, 'wide', 'dark')).not.toBe(wide);
  expect([make(first, 'wide', 'none'), make(first, 'wide', 'none')]).toEqual([null, null]);
  expect(asked).toEqual(['first wide dark', 'first wide light', 'second wide dark', 'first wide none']);
});
