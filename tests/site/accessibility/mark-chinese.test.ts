import {expect, test} from 'vitest';
import {htmlPieces} from '#site/accessibility/html-pieces.ts';
import {markChinese} from '#site/accessibility/mark-chinese.ts';
import {seeded} from '../../support/seeded.ts';

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>一 Yike</title></head><body>${body}</body></html>`;
const bodyOf = (html: string) => /<body>([\s\S]*)<\/body>/.exec(html)?.[1];
const htmlPiecesOf = (html: string) => [...htmlPieces(html)].map(piece => piece.html).join('');
const marked = (body: string) => bodyOf(markChinese(page(body)));

test('Chinese words on an English page are marked, the words around them are not', () => {
  expect(marked('<p>The nearest is 大沙田卫生站, 300 m</p>')).toBe(
    '<p>The nearest is <span lang="zh-Hans">大沙田卫生站</span>, 300 m</p>',
  );
  expect(marked('<p>演示数据 · invented city</p>')).toBe('<p><span lang="zh-Hans">演示数据</span> · invented city</p>');
});

test('a phrase with numbers and marks inside is one phrase', () => {
  expect(marked('<b>方法示例 · 2016 年地图 · 不适用中国标准 · Method</b>')).toBe(
    '<b><span lang="zh-Hans">方法示例 · 2016 年地图 · 不适用中国标准</span> · Method</b>',
  );
  expect(marked('<b>人均不低于0.1平方米，占30%以上.</b>')).toBe(
    '<b><span lang="zh-Hans">人均不低于0.1平方米，占30%以上</span>.</b>',
  );
});

test('what is marked already, scripts, titles and islands stay letter by letter', () => {
  const body =
    '<a lang="zh-Hans">中文<b>字</b></a><script>const 甲 = "<p>乙"</script><astro-island props="{&quot;甲&quot;:1}"><p>丙</p></astro-island><!-- 丁 <p> -->';
  expect(marked(body)).toBe(body);
  expect(markChinese(page(''))).toContain('<title>一 Yike</title>');
});

test('inside Chinese that is marked, English that is marked is English again', () => {
  expect(marked('<div lang="zh-Hans">甲<p lang="en">the 乙</p>丙</div>')).toBe(
    '<div lang="zh-Hans">甲<p lang="en">the <span lang="zh-Hans">乙</span></p>丙</div>',
  );
});

test('words in a drawing are marked with what a drawing may hold', () => {
  expect(marked('<svg><g><text x="1">城北 18</text></g></svg><p>北</p>')).toBe(
    '<svg><g><text x="1"><tspan lang="zh-Hans">城北</tspan> 18</text></g></svg><p><span lang="zh-Hans">北</span></p>',
  );
});

test('attributes may hold anything, also what looks like a tag; tags left open do no harm', () => {
  const body = '<a title="> 甲 <" data-x=\'乙>\'>x</a><ul><li>one<li>two</ul><br><input value="丙">';
  expect(marked(body)).toBe(body);
  expect(marked(`${body}<p>丁</p>`)).toBe(`${body}<p><span lang="zh-Hans">丁</span></p>`);
});

test('a page in Chinese is not changed by it even when it holds no mark', () => {
  const html = '<html lang="zh-Hans"><body><p>甲</p></body></html>';
  expect(markChinese(html)).toBe(html);
});

test('what stands in a script or a title is no tag, and a lone < is text', () => {
  const body = '<script>if (甲<b && c>d) x = "</p>"</script><textarea>乙 <b></textarea>';
  expect(marked(body)).toBe(body);
  expect(marked('<p>3 < 4 and a <- 丙</p>')).toBe('<p>3 < 4 and a <- <span lang="zh-Hans">丙</span></p>');
});

test('a page of any 100,000 signs is cut into pieces that are the page again, in less than a second', () => {
  const pages = [
    '<a ',
    '<a x',
    '<a x=',
    '<a x="',
    '<a x=\'"',
    '<a \t\n',
    '<a / ',
    '<!--',
    '<!-',
    '<',
    '</',
    '<b>x',
    '<b></i>',
    '<script>',
    '<script></scrip',
    '中，',
    '中 0',
    '<b>中</i><svg>',
    ' lang="en" ',
  ].map(part => `<html lang="en"><body><b${part.repeat(Math.ceil(100_000 / part.length))}`);
  for (const html of pages) {
    const began = performance.now();
    expect(htmlPiecesOf(html)).toBe(html);
    expect(markChinese(html).replace(/<(t?span) lang="zh-Hans">([^<]*)<\/\1>/g, '$2')).toBe(html);
    expect(performance.now() - began, html.slice(0, 60)).toBeLessThan(1000);
  }
});

test('seeded heaps of signs come through whole, and text alone is marked', () => {
  const next = seeded(7);
  const signs = ['<', '>', '"', "'", '=', '/', '!', '--', ' ', 'a', 'script', 'lang', 'en', '中', '</', '<b>', '</b>'];
  for (let round = 0; round < 2000; round++) {
    const heap = Array.from({length: 40}, () => signs[Math.floor(next() * signs.length)]).join('');
    const html = `<html lang="en">${heap}`;
    expect(htmlPiecesOf(html)).toBe(html);
    expect(markChinese(html).replace(/<(t?span) lang="zh-Hans">([^<]*)<\/\1>/g, '$2')).toBe(html);
  }
});
