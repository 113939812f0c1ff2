import Papa from 'papaparse';
import {expect, test} from 'vitest';
import {rowText} from '#explorer/own/row-text.ts';
import {explorerText} from '#i18n/explorer.ts';

const row = (number: number, value: string) => ({
  row: number,
  column: '名称',
  value,
  zh: '看不懂',
  en: 'not understood',
});

test.each(['zh', 'en'] as const)('the rows not used and the doubts are a table that runs nothing (%s)', lang => {
  const list = {refused: [row(3, '=cmd|calc'), row(5, 'a "b",\nc')], doubts: [row(9, '+1')]};
  for (const separator of [',', '\t']) {
    const read = Papa.parse<string[]>(rowText({text: explorerText(lang), lang}, list, separator), {
      delimiter: separator,
      skipEmptyLines: true,
    });
    expect(read.errors).toEqual([]);
    expect(read.data.map(cells => cells[0]).slice(1)).toEqual(['3', '5', '9']);
    expect(read.data.slice(1).map(cells => cells[4])).toEqual(
      Array(3).fill(lang === 'zh' ? '看不懂' : 'not understood'),
    );
    expect(read.data[2]![3]).toBe('a "b",\nc');
    for (const cells of read.data.slice(1)) expect(cells[3]).not.toMatch(/^[=+]/);
    expect(read.data[1]![1]).not.toBe(read.data[3]![1]);
  }
});
