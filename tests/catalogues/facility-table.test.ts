import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import type {PlanRow} from '#schema/plan-row.ts';
import {catalogueRows} from '#site/catalogue-rows.ts';

const list = fileURLToPath(new URL('../../../shared/docs/standards.md', import.meta.url));
const {byId, rows} = catalogueRows();

/** A line of the table of facilities: key, name, tier, mark, radius, floor area, land. */
interface Line {
  readonly id: string;
  readonly tier: string;
  readonly must: boolean;
  readonly radius: number | null;
  readonly floor: readonly number[];
  readonly land: readonly number[];
}

function linesOf(markdown: string): Line[] {
  const table = markdown.slice(markdown.indexOf('### 3.2'), markdown.indexOf('Sports per person'));
  return table.split('\n').flatMap(line => {
    const cells = line.split('|').map(cell => cell.trim());
    if (cells.length < 10 || cells[1] === 'key' || cells[1] === '---') return [];
    const [, keys, , tier, mark, radius, floor, land] = cells as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return keys.split(' / ').map(key => ({
      id: `FAC-${key.toUpperCase().replaceAll('_', '-')}`,
      tier: tier === '街坊' ? 'block' : tier.split('/')[0]!,
      must: mark === '▲',
      radius: numbersIn(radius)[0] ?? null,
      floor: floor.includes('‰') ? [] : numbersIn(floor),
      land: numbersIn(land),
    }));
  });
}

/** Numbers of a cell, those in brackets left out. */
function numbersIn(cell: string): number[] {
  return [...cell.replace(/\(.*?\)/g, '').matchAll(/\d+/g)].map(Number);
}

/** Both ends of all rows of one kind of area of a facility. */
function rangesOf(id: string, area: 'FLOOR' | 'LAND'): number[] {
  const parts = [byId.get(`${id}-${area}`), byId.get(`${id}-${area}-2`)].filter(part => part !== undefined);
  return parts.flatMap(({value, value_high}: PlanRow) => [Number(value), ...(value_high === null ? [] : [value_high])]);
}

describe('facilities of GB 50180', () => {
  test('are the 43 of the table, each with its radius or with presence', () => {
    const facilities = rows.filter(({id}) => /^FAC-.*-(RADIUS|PRESENCE)$/.test(id));
    expect(facilities).toHaveLength(43);
    expect(facilities.every(({document}) => document === 'gb50180')).toBe(true);
  });

  test('have tier, mark, radius, floor area and land of the table', context => {
    if (!existsSync(list)) {
      context.skip('the list of figures is not here; the rows were written from it');
      return;
    }
    const lines = linesOf(readFileSync(list, 'utf8'));
    expect(lines).toHaveLength(43);
    for (const {id, tier, must, radius, floor, land} of lines) {
      const row = byId.get(`${id}-RADIUS`) ?? byId.get(`${id}-PRESENCE`);
      expect([row?.tier, row?.obligation, row?.metres], id).toEqual([tier, must ? '应' : '宜', radius]);
      expect(rangesOf(id, 'FLOOR'), id).toEqual(floor);
      expect(rangesOf(id, 'LAND'), id).toEqual(land);
    }
  });
});
