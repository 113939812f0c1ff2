import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

const src = new URL('../../../src/', import.meta.url);
const files = readdirSync(src, {recursive: true, encoding: 'utf8'}).map(name => name.replaceAll('\\', '/'));
const text = (name: string) => readFileSync(new URL(name, src), 'utf8');

test('nothing flashes or moves by itself: no stylesheet has an animation', () => {
  const styles = files.filter(name => /\.(css|astro)$/.test(name));
  expect(styles.length).toBeGreaterThan(60);
  expect(styles.filter(name => /@keyframes|animation(-name)?:/.test(text(name)))).toEqual([]);
});

/** What begins to be dragged and can be put back, a list that keeps the focus in its field, and watchers that change nothing. */
const PRESSED = [
  'explorer/city/minutes-chart.tsx',
  'explorer/frame/keep-focus.ts',
  'explorer/frame/sheet.tsx',
  'explorer/resident/search-list.tsx',
  'map/held-frames.ts',
  'map/pin-drag.ts',
];

test('what is pressed acts on release: only what is dragged, and watchers, ask for the press', () => {
  const asks = /['"](pointerdown|mousedown|touchstart)['"]|on(Pointer|Mouse)Down/;
  const listeners = files.filter(name => /\.(tsx?|astro)$/.test(name) && asks.test(text(name)));
  expect(listeners.sort()).toEqual(PRESSED);
});
