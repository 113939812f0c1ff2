import {expect, test} from 'vitest';
import {markChinese} from '#site/accessibility/mark-chinese.ts';

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>一 Yike</title></head><body>${body}</body></html>`;
const bodyOf = (html: string) => /<body>([\s\S]*)<\/body>/.exec(html)?.[1];
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
