import {globSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

/** A line that is nothing but a value to print; values that are a text by themselves, such as `{' · '}`, bring their own space. */
const VALUE = /^\s*\{(?!\s*\/\*)(?!['"`][^'"`]*['"`]\}$)[^<]*\}$/;

/** Pairs of lines of a template that print two values: the space between them is not printed. */
function gluedValues(file: string): string[] {
  const lines = readFileSync(file, 'utf8')
    .replace(/^---[\s\S]*?\n---\n/, '')
    .split('\n');
  return lines.flatMap((line, index) => {
    const next = lines[index + 1] ?? '';
    const opensTag = (text: string) => /=\{|\{\.\.\.|=>\s*\($|&& \($|\? \($/.test(text) || /^\s*\{lang\}$/.test(text);
    const isGlued = VALUE.test(line) && VALUE.test(next) && !opensTag(line) && !opensTag(next);
    return isGlued && !/[:：·] ?['"`]\}$/.test(line) ? [`${file}: ${line.trim()} ${next.trim()}`] : [];
  });
}

test('two values of a template on two lines would be printed without a space between them', () => {
  const files = globSync('src/{components,layouts,pages}/**/*.astro');
  expect(files.length).toBeGreaterThan(60);
  expect(files.flatMap(gluedValues)).toEqual([]);
});
