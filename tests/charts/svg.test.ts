import fc from 'fast-check';
import {expect, test} from 'vitest';
import {clipText, element, escapeText, inlineSvg, textElement, textWidth, wrapText} from '#charts/svg.ts';

test('hostile names stay text', () => {
  const name = '</text><script>alert("1")</script>&\u0000';
  expect(textElement(name, {x: 1})).toBe(
    '<text x="1">&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;</text>',
  );
  expect(element('g', {class: '" onload="x'})).toBe('<g class="&quot; onload=&quot;x"/>');
  expect(inlineSvg({width: 1, height: 1, body: ''}, '"><script>')).not.toContain('<script');
});

test('no text can leave the place it is put', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), text => {
      expect(escapeText(text)).not.toMatch(/[<>"']|&(?!\w+;|#39;)/);
    }),
  );
});

test('lines are never wider than asked, lose nothing, and do not begin with a full stop', () => {
  const text = '按登记的药店，摩纳哥77%的居民步行8分钟内有一处（假设区间69–87%）；其余不清楚。 A walk of 500 m';
  const lines = wrapText(text, 20, 200);
  for (const line of lines) expect(textWidth(line, 20)).toBeLessThanOrEqual(220);
  expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  for (const line of lines) expect(line).not.toMatch(/^[，。；）]/);
});

test('a name that fits is not cut, a longer one ends in an ellipsis within the width', () => {
  expect(clipText('小学', 14, 100)).toBe('小学');
  const clipped = clipText('社区综合服务设施、党群服务中心', 14, 100);
  expect(clipped.endsWith('…')).toBe(true);
  expect(textWidth(clipped, 14)).toBeLessThanOrEqual(100);
});
