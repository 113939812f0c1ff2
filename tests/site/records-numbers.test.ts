import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import Papa from 'papaparse';
import {describe, expect, test} from 'vitest';
import {RECORD_METRICS} from '#schema/tables/records.ts';
import {areaReport} from '#site/area-report/area-report.ts';
import {dataRoot, loadCity} from '#site/cities.ts';
import type {City} from '#site/city.ts';
import {areaRecords} from '#site/records/area-records.ts';
import {loadRecords} from '#site/records/city-records.ts';
import {METRICS} from '#site/records/figures.ts';
import {offers} from '#site/records/offers.ts';
import {wordsOf} from '#site/records/words.ts';

type CsvRow = Record<string, string>;

const dir = join(dataRoot(), 'demo');
const built = existsSync(join(dir, 'records.csv'));
const csv = (name: string): CsvRow[] =>
  Papa.parse<CsvRow>(readFileSync(join(dir, `${name}.csv`), 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;

/** Digits in groups of three, by another way than the pages'. */
const grouped = (value: string | undefined) => Number(value).toLocaleString('en-US', {maximumFractionDigits: 0});

describe.skipIf(!built)('figures on record of all places of the demo city', async () => {
  const city = built ? await loadCity('demo') : (null as unknown as City);
  const records = built ? await loadRecords(city) : null;
  const words = wordsOf('zh');
  const rows = built ? csv('records') : [];
  const areas = built ? csv('areas') : [];
  const byArea = Map.groupBy(rows, row => row['area_id']);
  const shown = (city?.areas ?? []).map(area => ({
    area,
    view: areaRecords(city, records!, area, areaReport(city, area, words.t, 'zh'), words),
    own: byArea.get(area.areaId) ?? [],
  }));

  test('every metric that can be published has its place in the section, and none twice', () => {
    const placed = [...Object.values(METRICS).flat(), 'rating'];
    expect([...placed].sort()).toEqual(RECORD_METRICS.map(({key}) => key).sort());
  });

  test('every number is that of its row, newest period first; what has no row comes from the list of areas', () => {
    let seen = 0;
    for (const {area, view, own} of shown) {
      const listed = areas.find(row => row['area_id'] === area.areaId);
      for (const {metric, entries} of view.figures) {
        const same = own.filter(row => row['metric'] === metric);
        const values = same
          .sort((a, b) => (b['period'] ?? '').localeCompare(a['period'] ?? ''))
          .slice(0, 3)
          .map(row => (row['value'] === '' ? null : Number(row['value'])));
        if (same.length > 0) expect(entries.map(({value}) => value)).toEqual(values);
        else expect(entries.map(({value}) => value)).toEqual([listed?.[metric] ? Number(listed[metric]) : null]);
        seen += values.length;
      }
      // nothing on record is left out
      const metrics = new Set(view.figures.map(({metric}) => metric));
      expect(own.filter(row => !metrics.has(row['metric'] ?? ''))).toEqual([]);
    }
    expect(seen).toBeGreaterThan(900);
  });

  test('every number reads as it is, with how many were asked, in its own unit', () => {
    const units: Record<string, string> = {
      households: '户',
      service_floor_area_sqm: '平方米',
      visits: '人次',
      meals: '人次',
    };
    const read = {satisfied_share: 0, others: 0};
    for (const {view, own} of shown)
      for (const {metric, entries} of view.figures)
        for (const entry of entries.filter(({state}) => state === 'given')) {
          if (metric === 'satisfied_share') {
            const row = own.find(one => one['metric'] === metric)!;
            expect(entry.text).toContain(`（问了${grouped(row['denominator'])}人）`);
            const share = Number(entry.text.match(/(\d+)%/)?.[1]) / 100;
            expect(Math.abs(share - Number(row['value']))).toBeLessThanOrEqual(0.01);
            read.satisfied_share++;
          } else {
            expect(entry.text).toBe(`${grouped(String(entry.value))}${units[metric] ?? '人'}`);
            read.others++;
          }
        }
    expect(read.satisfied_share).toBeGreaterThan(50);
    expect(read.others).toBeGreaterThan(500);
  });

  test('what is not published shows no number, by the reason of its row; no row is no data and never zero', () => {
    const states = {'small-count': 'small', complementary: 'protected', '': 'given'} as const;
    const found = new Set<string>();
    for (const {view, own} of shown)
      for (const {metric, entries} of view.figures) {
        const same = own.filter(row => row['metric'] === metric);
        const expected = same.map(row => states[row['suppressed'] as keyof typeof states]).sort();
        if (same.length > 0 && same.length <= 3) expect(entries.map(({state}) => state).sort()).toEqual(expected);
        for (const {state, text, value} of entries) {
          found.add(state);
          if (state === 'given') expect(value).not.toBeNull();
          else expect([value, /\d/.test(text)]).toEqual([null, false]);
        }
      }
    expect([...found].sort()).toEqual(['given', 'no-data', 'protected', 'small']);
  });

  test('visits, meals and people with disabilities of wider areas are sums that are published, or nothing', () => {
    let sums = 0;
    for (const {area, view, own} of shown.filter(one => one.area.kind !== 'community'))
      for (const {kind, metric, entries, notes} of view.figures) {
        if (!['visits', 'meals', 'disability'].includes(kind)) continue;
        expect(own.filter(row => row['metric'] === metric).every(row => row['joined_by'] === 'sum')).toBe(true);
        if (entries.some(({state}) => state === 'given')) {
          expect(notes).toContain('有登记的社区合计');
          sums++;
        }
        expect(area.kind).not.toBe('community');
      }
    expect(sums).toBeGreaterThan(20);
  });

  test('workers per 10,000 residents are the published indicator of the place, to two digits', () => {
    const indicators = new Map(
      csv('indicators')
        .filter(row => row['indicator_id'] === 'workers_per_10000_urban' && row['value'] !== '')
        .map(row => [row['area_id'], Number(row['value'])]),
    );
    let compared = 0;
    for (const {area, view} of shown) {
      const note = view.figures.find(({metric}) => metric === 'workers')?.notes[0];
      const indicator = indicators.get(area.areaId);
      if (note === undefined || indicator === undefined) continue;
      expect(Number(note.match(/约每万居民([\d.]+)人/)?.[1])).toBe(Number(indicator.toPrecision(2)));
      compared++;
    }
    expect(compared).toBeGreaterThan(80);
  });

  test('sources and dates are those of the rows', () => {
    for (const {view, own} of shown)
      for (const {metric, source} of view.figures) {
        const row = own.find(one => one['metric'] === metric);
        if (!row) continue;
        const [year, month, day] = (row['as_of'] ?? '').split('-').map(Number);
        expect(source).toContain(row['source']!.split(' · ')[0]!);
        expect(source).toContain(`${year}年${month}月${day}日`);
      }
  });

  test('ratings stand at the facility of their row, all labelled invented, with the number of ratings', () => {
    const ratings = new Map(rows.filter(row => row['metric'] === 'rating').map(row => [row['facility_id'], row]));
    let given = 0;
    for (const {view} of shown) {
      expect(view.hasRatings).toBe(true);
      for (const {facilityId, rating} of view.rated) {
        const row = ratings.get(facilityId)!;
        expect(rating.label).not.toBe('');
        expect(rating.mean).toBe(row['value'] === '' ? null : Number(row['value']));
        if (rating.mean === null) expect(rating.text).not.toMatch(/\d/);
        else {
          expect(rating.text).toContain(`（满分5，${grouped(row['denominator'])}次）`);
          expect(Math.abs(Number(rating.text.match(/好差评([\d.]+)/)?.[1]) - rating.mean)).toBeLessThanOrEqual(0.01);
          given++;
        }
      }
      for (const facilityId of view.ratings.keys()) expect(ratings.has(facilityId)).toBe(true);
    }
    expect(given).toBeGreaterThan(20);
  });

  test('the city page counts communities with, without and with unpublished figures as the rows do', () => {
    const communities = areas.filter(row => row['kind'] === 'community').length;
    for (const offer of offers(city, records!, words)) {
      expect(offer.isGiven).toBe(true);
      const main = METRICS[offer.list as keyof typeof METRICS]?.[0];
      if (main === undefined || ['households', 'floor-area', 'workers'].includes(offer.list)) continue;
      const own = rows.filter(row => row['metric'] === main && row['area_kind'] === 'community');
      const given = new Set(own.filter(row => row['value'] !== '').map(row => row['area_id']));
      const silent = new Set(own.map(row => row['area_id']).filter(id => !given.has(id)));
      const number = (pattern: RegExp) => Number(offer.much.match(pattern)?.[1] ?? 0);
      expect([number(/(\d+)个社区/), number(/(\d+)个不公布/), number(/(\d+)个没有数据/)]).toEqual([
        given.size,
        silent.size,
        communities - given.size - silent.size,
      ]);
    }
  });

  test('sums of the whole city are those of its rows, and none of a kind without one', () => {
    for (const {list, totals} of offers(city, records!, words)) {
      const own = rows.filter(row => row['record_kind'] === list && row['area_kind'] === 'city');
      expect(totals.map(({value}) => value)).toEqual(
        own.map(row => (row['value'] === '' ? null : Number(row['value']))),
      );
      for (const {text, value} of totals) if (value !== null) expect(text).toContain(grouped(String(value)));
    }
    expect(rows.filter(row => row['area_kind'] === 'city').length).toBeGreaterThan(0);
  });
});
