import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';

const src = new URL('../../src/', import.meta.url);
const names = readdirSync(src, {recursive: true, encoding: 'utf8'}).map(name => name.replaceAll('\\', '/'));
const isText = (name: string) => /^i18n\/.*\.(zh|en)\.ts$/.test(name);
const code = names
  .filter(name => /\.(tsx?|astro)$/.test(name) && !isText(name))
  .map(name => readFileSync(new URL(name, src), 'utf8'))
  .join('\n');

/** Every quoted word of the code, and every beginning and end of keys that are put together: `` `verdict.${…}` ``. */
const quoted = new Set([...code.matchAll(/['"`]([\w.\- ]+)['"`]/g)].map(match => match[1]!));
const made = [...code.matchAll(/`([a-zA-Z][\w-]*\.[\w.-]*)\$\{[^`]*?\}([\w.-]*)`/g)].map(
  ([, start, end]) => [start!, end!] as const,
);

function isUsed(key: string): boolean {
  if (quoted.has(key)) return true;
  return made.some(
    ([start, end]) => key.startsWith(start) && key.endsWith(end) && key.length > start.length + end.length,
  );
}

describe.each(names.filter(name => isText(name) && name.endsWith('.zh.ts')))('%s', name => {
  test('has no text that no page says', async () => {
    const tables = Object.values((await import(new URL(name, src).href)) as Record<string, unknown>);
    const keys = tables.flatMap(table => (typeof table === 'object' && table !== null ? Object.keys(table) : []));
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter(key => !isUsed(key))).toEqual([]);
  });
});

test('a key that nobody names is found out', () => {
  expect(isUsed('site.name')).toBe(true);
  expect(isUsed('verdict.has')).toBe(true);
  expect(isUsed('site.nobodyAsks')).toBe(false);
});
