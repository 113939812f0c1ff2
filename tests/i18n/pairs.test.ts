import {readdirSync} from 'node:fs';
import {describe, expect, test} from 'vitest';

const folder = new URL('../../src/i18n/', import.meta.url);
const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).map(name => name.replaceAll('\\', '/'));
const chinese = files.filter(name => name.endsWith('.zh.ts'));

/** Texts of a file of texts by their keys. */
async function texts(name: string): Promise<Record<string, string>> {
  const module = (await import(new URL(name, folder).href)) as Record<string, unknown>;
  const tables = Object.values(module).filter(value => typeof value === 'object' && value !== null);
  return Object.assign({}, ...tables) as Record<string, string>;
}

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();

test('every file of texts in one language has its like in the other', () => {
  expect(chinese.length).toBeGreaterThan(8);
  expect(files.filter(name => name.endsWith('.en.ts')).sort()).toEqual(
    chinese.map(name => name.replace('.zh.ts', '.en.ts')).sort(),
  );
});

describe.each(chinese)('%s and its English', name => {
  test('have the same keys, none of them empty', async () => {
    const [zh, en] = [await texts(name), await texts(name.replace('.zh.ts', '.en.ts'))];
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [key, text] of [...Object.entries(zh), ...Object.entries(en)]) expect(text.trim(), key).not.toBe('');
  });

  test('fill in nothing in English that Chinese does not know, but for two titles that English turns around', async () => {
    const [zh, en] = [await texts(name), await texts(name.replace('.zh.ts', '.en.ts'))];
    const more = Object.keys(zh).filter(key =>
      places(en[key]!)
        .split(',')
        .some(place => place !== '' && !places(zh[key]!).includes(place)),
    );
    expect(more.filter(key => !['agesFig.title', 'areasFig.title'].includes(key))).toEqual([]);
  });

  test('are each in the punctuation of its own language', async () => {
    const wrong = Object.entries(await texts(name)).filter(([, text]) =>
      /[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]/.test(text),
    );
    expect(wrong).toEqual([]);
  });
});
