import fc from 'fast-check';
import {cellToBoundary, cellToLatLng, gridDisk, latLngToCell} from 'h3-js';
import {describe, expect, test} from 'vitest';
import {build, byId, neighbours, sum} from '../../support/build-cells.ts';

const TABLE = {kind: 'table', file: 'c.csv', columns: {lon: 'x', lat: 'y', people: 'p'}};

describe('people from a table', () => {
  test('of points keep id or row, stand where they are, and know who is within 150 m', async () => {
    // 0.001° of longitude at 23° N is 102 m, of latitude 111 m
    const csv = 'x,y,p\n113.001,23.001,5\n113.002,23.001,6\n113.002,23.003,7\n200,0,1\n'.replace('200,0,1', '114,23,1');
    const {cells} = await build({population: TABLE}, {files: {'c.csv': csv}});
    expect(byId(cells)).toEqual({1: [5], 2: [6], 3: [7]});
    expect(neighbours(cells)).toEqual({1: ['2'], 2: ['1'], 3: []});
    expect(new Set(cells.placedBy)).toEqual(new Set(['point']));
    expect([...cells.cellMeters]).toEqual([0, 0, 0]);
    const named = {...TABLE, columns: {...TABLE.columns, id: 'n'}};
    const again = await build(
      {population: named},
      {files: {'c.csv': 'n,x,y,p\nb,113.001,23.001,5\na,113.002,23.001,6\n'}},
    );
    expect(again.cells.cellId).toEqual(['a', 'b']);
  });

  test('of grid cells are squares with eight neighbours', async () => {
    const [dx, dy] = [100 / 102_360, 100 / 111_195];
    const rows = [0, 1, 2].flatMap(i => [0, 1, 2].map(j => `${113.01 + i * dx},${23.01 + j * dy},${i * 3 + j + 1}`));
    const {cells} = await build(
      {population: {...TABLE, cellMeters: 100}},
      {files: {'c.csv': `x,y,p\n${rows.join('\n')}\n`}},
    );
    expect(neighbours(cells)['5']).toHaveLength(8);
    expect(neighbours(cells)['1']).toHaveLength(3);
    expect(cells.placedBy[0]).toBe('centre');
    expect(cells.cellMeters[0]).toBe(100);
  });

  test('of H3 cells keep their id, and have ring 1 as neighbours', async () => {
    const middle = latLngToCell(23.01, 113.01, 10);
    const ids = gridDisk(middle, 1);
    const csv = `id,population\n${ids.map((id, i) => `${i === 0 ? id.toUpperCase() : id},${i + 1}`).join('\n')}\n`;
    const population = {kind: 'table', file: 'c.csv', columns: {h3: 'id', people: 'population'}};
    const {cells} = await build({population}, {files: {'c.csv': csv}});
    expect(cells.cellId).toEqual([...ids].sort());
    expect(sum(cells.people)).toBe(28_000);
    expect(neighbours(cells)[middle]).toHaveLength(6);
    const at = cells.cellId.indexOf(middle);
    const [lat, lon] = cellToLatLng(middle);
    expect([cells.lon[at], cells.lat[at]]).toEqual([Math.round(lon * 1e7), Math.round(lat * 1e7)]);
    expect(cells.outline(at)).toEqual(cellToBoundary(middle, true));
  });

  test('add up exactly with their groups, for any numbers', async () => {
    const row = fc.record({
      lon: fc.double({min: 112.99, max: 113.03, noNaN: true}),
      lat: fc.double({min: 23, max: 23.02, noNaN: true}),
      people: fc.double({min: 0, max: 5000, noNaN: true}),
      share: fc.double({min: 0, max: 1, noNaN: true}),
    });
    const population = {...TABLE, columns: {...TABLE.columns, people_age60plus: 'o'}};
    await fc.assert(
      fc.asyncProperty(fc.array(row, {minLength: 1, maxLength: 40}), async rows => {
        const inside = rows.filter(({lon}) => lon >= 113 && lon <= 113.02);
        const total = Math.round(sum(inside.map(({people}) => people)) * 1000);
        fc.pre(total > 0);
        const csv = rows.map(({lon, lat, people, share}) => `${lon},${lat},${people},${people * share}`).join('\n');
        const {cells} = await build({population}, {files: {'c.csv': `x,y,p,o\n${csv}\n`}});
        expect(cells.sourceTotal).toBe(total);
        expect(sum(cells.people)).toBe(total);
        const old = cells.groups.get('age60plus')!;
        expect(Math.abs(sum(old) - sum(inside.map(({people, share}) => people * share)) * 1000)).toBeLessThanOrEqual(1);
        for (let i = 0; i < old.length; i++) expect(old[i]!).toBeLessThanOrEqual(cells.people[i]!);
      }),
      {numRuns: 40},
    );
  });

  test('does not depend on the order of its rows', async () => {
    const rows = ['a,113.001,23.001,0.1', 'b,113.002,23.001,0.1', 'c,113.003,23.001,0.1005', 'd,113.004,23.001,0.0002'];
    const population = {...TABLE, columns: {...TABLE.columns, id: 'n'}};
    const one = await build({population}, {files: {'c.csv': `n,x,y,p\n${rows.join('\n')}\n`}});
    const other = await build({population}, {files: {'c.csv': `n,x,y,p\n${rows.toReversed().join('\n')}\n`}});
    expect(byId(other.cells)).toEqual(byId(one.cells));
  });

  test.each([
    ['x,y\n1,2\n', 'c.csv: header: found the columns x, y, expected a column named "p"'],
    ['x,y,p\n113,23,NaN\n', 'c.csv: row 1, column "p": found NaN, expected a number, 0 or more'],
    ['x,y,p\n113,23,-1\n', 'c.csv: row 1, column "p": found -1'],
    ['x,y,p\n113,230,1\n', 'c.csv: row 1, column "y": found 230, expected a number from -90 to 90'],
    ['x,y,p\n23,113,1\n', 'c.csv: row 1, column "y": found 113'],
    [
      'x,y,p\n10,10,1\n',
      'c.csv: found 1 rows, none inside the boundary (the first at 10, 10), expected people within 113, 23, 113.02, 23.02',
    ],
    ['x,y,p\n113,23,0\n', 'expected people'],
  ])('%j is refused', async (csv, message) => {
    await expect(build({population: TABLE}, {files: {'c.csv': csv}})).rejects.toThrow(message);
  });

  test.each([
    [
      'id,p\n8928308280fffff,1\n8928308280fffff,2\n',
      'c.csv: row 2, column "id": found the id 8928308280fffff of row 1',
    ],
    ['id,p\nzz,1\n', 'c.csv: row 1: found the id zz, expected an H3 cell'],
    [
      'id,p\n8928308280fffff,1\n8828308281fffff,2\n',
      'c.csv: row 2: found an H3 cell of resolution 8, expected resolution 9',
    ],
    ['id,p\n,1\n', 'c.csv: row 1, column "id": found nothing, expected an id'],
  ])('H3 %j is refused', async (csv, message) => {
    const population = {kind: 'table', file: 'c.csv', columns: {h3: 'id', people: 'p'}};
    await expect(build({population}, {files: {'c.csv': csv}})).rejects.toThrow(message);
  });
});
