import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {city, HOMES, LAT, type Plan, people} from './home-row.ts';
import {writeTown, yike} from './tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-site-straight-'));
afterAll(() => rmSync(root, {recursive: true}));

const homes = ['--candidates', 'homes.csv'];

describe('a city without streets', () => {
  beforeAll(async () => {
    const {streets: _none, areas: _areas, ...rest} = city('straight');
    writeFileSync(
      join(root, 'homes.csv'),
      ['id,lon,lat', ...HOMES.map(({lon}, i) => `h${i + 1},${lon},${LAT}`)].join('\n'),
    );
    writeFileSync(join(root, 'shops.csv'), `name,lon,lat\nShop,${HOMES[0].lon},${LAT}\n`);
    const list = {
      kind: 'table',
      file: '../shops.csv',
      category: 'convenience',
      columns: {name: 'name', lon: 'lon', lat: 'lat'},
    };
    const facilities = [{...list, completeness: 'official', asOf: '2025-01-01', source: 'test', licence: 'CC0-1.0'}];
    const file = writeTown(join(root, 'straight'), {'people.csv': people, 'city.json': {...rest, facilities}});
    const {code, told} = await yike(root, 'build', file, '--out', 'out');
    expect([code, told]).toEqual([0, expect.any(String)]);
  });

  test('is measured in straight lines, and refuses minutes and walks', async () => {
    const straight = (...flags: string[]) => yike(root, 'site', 'out/straight', '--category', 'convenience', ...flags);
    const {answer} = await straight('--count', '1', '--meters', '250', '--keep', 'none');
    expect((JSON.parse(answer) as Plan).properties).toMatchObject({objective: 70, measure: 'straight_meters'});
    const kept = await straight('--count', '1', '--meters', '240', ...homes);
    expect((JSON.parse(kept.answer) as Plan).properties).toMatchObject({sites: ['h3'], people_covered_before: 30});
    expect((await straight('--count', '1', '--minutes', '5')).told).toContain('--minutes needs streets');
    const unasked = await straight('--count', '1');
    expect(unasked.told).toContain('no cutoff given; taking 300 m of convenience-gb50180');
    expect((JSON.parse(unasked.answer) as Plan).properties).toMatchObject({cutoff_meters: 300, cutoff_seconds: null});
    expect((await straight('--count', '1', '--objective', 'pmedian')).told).toContain('pmedian needs streets');
  });
});
