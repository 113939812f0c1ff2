import {describe, expect, it} from 'vitest';
import {columnsOfRows} from '#files/columns.ts';
import {CityTable} from '#site/city-table.ts';
import {areaIdsOf, numberOrNull, type Row, text, textOrNull} from '#site/rows.ts';

const rows: Row[] = Array.from({length: 300}, (_, row) => ({
  id: `f${row}`,
  category: ['market', 'park', 'school'][row % 3],
  status: row % 5 === 0 ? 'closed' : 'open',
  value: row % 7 === 0 ? null : row / 4,
  area_id_district: `d${row % 4}`,
  area_id_community: row % 11 === 0 ? null : `c${row % 20}`,
}));

const read = (row: Row) => ({
  id: text(row, 'id'),
  category: textOrNull(row, 'category'),
  status: text(row, 'status'),
  value: numberOrNull(row, 'value'),
  areas: areaIdsOf(row),
});
const all = rows.map(read);
const table = CityTable.of(rows, read);

describe('a table of a city', () => {
  it('gives every row as the rows themselves give it', () => {
    expect(table.length).toBe(rows.length);
    expect([...table]).toEqual(all);
    expect(table.map(row => row.id)).toEqual(all.map(row => row.id));
  });

  it('finds the rows of every area, of whatever kind, as a search through all rows does', () => {
    const ids = new Set(all.flatMap(row => row.areas));
    expect(ids.size).toBe(24);
    for (const id of ids) {
      expect(table.ofArea(id)).toEqual(all.filter(row => row.areas.includes(id)));
      expect(table.ofArea(id, {status: 'open', category: 'park'})).toEqual(
        all.filter(row => row.areas.includes(id) && row.status === 'open' && row.category === 'park'),
      );
    }
    expect(table.ofArea('nowhere')).toEqual([]);
  });

  it('looks up, counts and filters by texts as a search through all rows does', () => {
    expect(table.by('id', 'f17')).toEqual([all[17]]);
    expect(table.by('id', 'f1', {status: 'closed'})).toEqual([]);
    expect(table.by('no such column', 'f1')).toEqual([]);
    const closedParks = all.filter(row => row.status === 'closed' && row.category === 'park');
    expect(table.where({status: 'closed', category: 'park'})).toEqual(closedParks);
    expect(table.count({status: 'closed', category: 'park'})).toBe(closedParks.length);
    expect(table.firstOf({status: 'closed', category: 'park'})).toEqual(closedParks[0]);
    expect(table.where({status: 'no such status'})).toEqual([]);
    expect(table.count({})).toBe(rows.length);
    expect(table.filter(row => row.value === null)).toEqual(all.filter(row => row.value === null));
    expect(table.find(row => row.value === 2)).toEqual(all.find(row => row.value === 2));
  });

  it('finds the rows that have any of some texts, in the order of the table', () => {
    const either = new Set(['park', 'school', 'no such category']);
    const wanted = all.filter(row => row.status === 'open' && (row.category === 'park' || row.category === 'school'));
    expect(wanted.length).toBeGreaterThan(100);
    expect(table.where({status: 'open', category: either})).toEqual(wanted);
    expect(table.count({status: 'open', category: either})).toBe(wanted.length);
    expect(table.where({category: new Set(['no such category'])})).toEqual([]);
    expect(table.count({category: new Set()})).toBe(0);
  });

  it('keeps rows made earlier apart from those made later', () => {
    const plain = CityTable.of(rows, row => row);
    const [first, second] = [plain.by('id', 'f1')[0]!, plain.by('id', 'f2')[0]!];
    expect([first['id'], second['id'], first['id']]).toEqual(['f1', 'f2', 'f1']);
  });

  it('of no rows finds nothing', () => {
    const empty = new CityTable(columnsOfRows([]), read);
    expect([...empty]).toEqual([]);
    expect([empty.length, empty.count({}), empty.ofArea('d1').length, empty.where({id: 'f1'}).length]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('without a column that its rows need is refused at once, by name', () => {
    expect(() => CityTable.of([{id: 'f1'}], read)).toThrow(/column category: found no such column/);
  });
});
