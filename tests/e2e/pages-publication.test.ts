import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, inject, test} from 'vitest';

const site = inject('site');
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const NOTICE = '未经地图审核，不得公开传播';
const ENGLISH = 'Map not officially reviewed: not for publication';

const filesOf = (folder: string, ending: string) =>
  readdirSync(join(dist, folder), {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith(ending))
    .map(name => [`${folder}/${name}`, readFileSync(join(dist, folder, name), 'utf8')] as const);

/** Words of markup: Chinese ones in an English page have an element of their own that says so. */
const wordsOf = (markup: string) => markup.replace(/<[^>]+>/g, '');

/** Text of an SVG without its markup; lines of one sentence joined. */
const textOf = (svg: string) =>
  [...svg.matchAll(/<text\b[^>]*>(.*?)<\/text>/gs)].map(([, text]) => wordsOf(text ?? '')).join('');

/** Maps of a page: those on a ground, thumbnails, and small maps of areas. */
function mapsOf(html: string): string[] {
  const svgs = (text: string) => text.match(/<svg\b.*?<\/svg>/gs) ?? [];
  const onGround = html
    .split(/<div class="[^"]*\bdrawing\b[^"]*\bmap\b/)
    .slice(1)
    .flatMap(part => svgs(part).slice(0, 1));
  const named = svgs(html).filter(svg => /^<svg[^>]*class="[^"]*\b(locator|area-map)\b/.test(svg));
  return [...onGround, ...named];
}

describe.each(['demo', 'en/demo'])('the invented Chinese city without an approval number, at /%s/', folder => {
  test('says so in every static map of every page', () => {
    let maps = 0;
    for (const [name, html] of filesOf(folder, '.html'))
      for (const map of mapsOf(html)) {
        maps++;
        expect(textOf(map), name).toContain(NOTICE);
        expect(map, name).toContain('data-map-mark');
      }
    expect(maps).toBeGreaterThan(50);
  });

  test('says so at the head and the foot of every page, beside that the city is invented', () => {
    const words = folder === 'demo' ? NOTICE : ENGLISH;
    for (const [name, page] of filesOf(folder, '.html')) {
      const html = wordsOf(page);
      expect(html.split(words).length - 1, name).toBeGreaterThanOrEqual(2);
      expect(html, name).toContain('演示数据 · invented city');
    }
  });

  test('says so in every figure that is downloaded, and maps say it on themselves as well', () => {
    const figures = filesOf(`${folder}/figures`, '.svg');
    expect(figures.length).toBeGreaterThan(5);
    for (const [name, svg] of figures) expect(textOf(svg), name).toContain(folder === 'demo' ? NOTICE : ENGLISH);
    const maps = figures.filter(([, svg]) => svg.includes('data-map-mark'));
    expect(maps.length).toBeGreaterThanOrEqual(2);
    for (const [name, svg] of maps) expect(textOf(svg), name).toContain(NOTICE);
  });
});

test('the grounds of its maps say so too, those of a city abroad say nothing of the kind', () => {
  const grounds = filesOf('demo/ground', '.svg');
  expect(grounds.length).toBe(8);
  for (const [name, svg] of grounds) expect(textOf(svg), name).toContain(NOTICE);
  for (const [name, text] of [...filesOf('monaco', '.html'), ...filesOf('monaco', '.svg')])
    expect(text.includes(NOTICE), name).toBe(false);
});

test('the pages are served as they were built', async () => {
  const html = await (await fetch(`${site}/demo/`)).text();
  expect(html).toContain(NOTICE);
});
