import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import Papa from 'papaparse';
import {describe, expect, test} from 'vitest';
import {translator} from '#i18n/translate.ts';
import {areaReport} from '#site/area-report/area-report.ts';
import {loadCity} from '#site/cities.ts';

type Row = Record<string, string>;

const dir = join(process.cwd(), 'public/data/demo');
const built = existsSync(join(dir, 'nearest.csv'));
const csv = (name: string): Row[] =>
  Papa.parse<Row>(readFileSync(join(dir, `${name}.csv`), 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;

/** About so many people, as a reader of the tables would write it: two significant digits, nobody under ten counted out. */
function aboutPeople(text: string | undefined): string {
  const value = Number(text);
  if (value === 0) return '0人';
  if (value < 10) return '不到10人';
  const digits = Number(value.toPrecision(2));
  return digits >= 10_000 ? `约${digits / 10_000}万人` : `约${digits.toLocaleString('en-US')}人`;
}

const percent = (part: number, whole: number) => {
  const share = (100 * part) / whole;
  if (share === 0 || share === 100) return `${share}%`;
  if (share < 0.5) return '不到1%';
  return share >= 99.5 ? '超过99%' : `${Math.round(share)}%`;
};

/** Default required standards of the demo, found from the sentences' own rule: services of the count in `areas`. */
const DEFAULTS = /-(5min|10min|15min)$/;

describe.skipIf(!built)('sentences of the reports of all places of the demo city', async () => {
  const city = built ? await loadCity('demo', join(process.cwd(), 'public/data')) : null;
  const [areas, coverage, nearest] = built ? [csv('areas'), csv('coverage'), csv('nearest')] : [[], [], []];
  const zh = translator('zh');
  const reports = (city?.areas ?? []).map(area => ({
    id: area.areaId,
    report: areaReport(city as NonNullable<typeof city>, area, zh, 'zh'),
  }));
  const rowOf = (id: string) => areas.find(row => row['area_id'] === id) as Row;
  const byArea = Map.groupBy(
    coverage.filter(row => row['profile'] === 'adult' && row['group'] === 'all'),
    row => row['area_id'],
  );
  const walks = new Map(nearest.map(row => [`${row['area_id']} ${row['category']}`, row]));

  test('there are three to six of them, and the last has the oldest date of the sources', () => {
    expect(reports).toHaveLength(areas.length);
    expect(reports.length).toBeGreaterThan(100);
    const dates = (city?.manifest.sources ?? []).flatMap(source => source.date ?? []).sort();
    const [year, month, day] = (dates[0] ?? '').split('-').map(Number);
    const oldest = `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
    for (const {report} of reports) {
      expect(report.sentences.length).toBeGreaterThanOrEqual(3);
      expect(report.sentences.length).toBeLessThanOrEqual(6);
      expect(report.sentences.at(-1)).toContain(`${oldest}的`);
    }
  });

  test('people and the old are those of the table of areas', () => {
    for (const {id, report} of reports) {
      const row = rowOf(id);
      const expected = `${row['name_zh']}住着${aboutPeople(row['people'])}，其中60岁及以上${aboutPeople(row['people_age60plus'])}。`;
      expect(report.sentences[0]).toBe(expected);
    }
  });

  test('there, missing and not known are as many as the table of areas counts; villages have no verdict', () => {
    let judged = 0;
    for (const {id, report} of reports) {
      const row = rowOf(id);
      if (row['area_type'] === 'rural') {
        expect(report.services.every(service => service.verdict === null)).toBe(true);
        expect(report.sentences[1]).toContain('这里是村');
        continue;
      }
      judged++;
      const of = (verdict: string) => report.services.filter(service => service.verdict === verdict).length;
      expect([of('has'), of('lacks'), of('unknown')].map(String)).toEqual([row['has'], row['lacks'], row['unknown']]);
      const total = Number(row['has']) + Number(row['lacks']) + Number(row['unknown']);
      expect(report.sentences[1]).toBe(
        `必须配的${total}项服务里，走得到的有${row['has']}项，确知缺的有${row['lacks']}项，不清楚的有${row['unknown']}项。`,
      );
    }
    expect(judged).toBeGreaterThan(90);
  });

  test('minutes to the nearest are rounded up from the published walk of half the people', () => {
    let told = 0;
    for (const {id, report} of reports) {
      const sentence = report.sentences.find(one => one.startsWith('一半的居民')) ?? '';
      const minutes = [...sentence.matchAll(/不超过(\d+)分钟/g)].map(match => Number(match[1]));
      const expected = ['health_centre', 'market', 'health_station', 'svc_station', 'convenience', 'pharmacy', 'park']
        .map(category => walks.get(`${id} ${category}`)?.['seconds_median'])
        .filter(seconds => seconds !== undefined && seconds !== '')
        .slice(0, 2)
        .map(seconds => Math.ceil(Number(seconds) / 60));
      expect(minutes).toEqual(expected);
      told += minutes.length;
    }
    expect(told).toBeGreaterThan(200);
  });

  test('who is left out most, or is least known of, is the largest number of the table of coverage', () => {
    let allUnknown = 0;
    const most = (rows: readonly Row[], name: string) => Math.max(0, ...rows.map(row => Number(row[name])));
    for (const {id, report} of reports) {
      const rows = (byArea.get(id) ?? []).filter(
        row => DEFAULTS.test(row['standard_id'] ?? '') && report.services.some(one => one.category === row['category']),
      );
      const whole = rows.filter(row => Number(row['unknown']) === 0);
      const [name, among] =
        most(whole, 'uncovered') > 0 ? (['uncovered', whole] as const) : (['unknown', rows] as const);
      const largest = most(among, name);
      const sentence = report.sentences.find(one => /的一项是/.test(one)) ?? '';
      expect(sentence).toContain(aboutPeople(String(largest)));
      const largestRows = among.filter(row => Number(row[name]) === largest);
      // of nobody is it known: no share may stand there, not even none
      if (largestRows.every(row => row['unknown'] === row['people'])) {
        expect(sentence).toContain('还不知道');
        expect(sentence).not.toContain('%');
        allUnknown++;
        continue;
      }
      const shares = largestRows.map(row => percent(Number(row['covered']), Number(row['people'])));
      expect(shares.some(share => sentence.includes(share))).toBe(true);
    }
    expect(allUnknown).toBeGreaterThan(0);
  });

  test('what is nearest is what the table says, with the minutes of those it is nearest for', () => {
    const facilities = new Map(csv('facilities').map(row => [row['facility_id'], row]));
    let seen = 0;
    for (const {id, report} of reports)
      for (const {category, nearest: shown} of report.services) {
        const row = walks.get(`${id} ${category}`);
        expect(shown?.facilityId).toBe(row?.['facility_id']);
        if (!shown || !row) continue;
        const facility = facilities.get(row['facility_id']);
        expect(shown.minutes).toBe(`走路约${Math.max(1, Math.ceil(Number(row['seconds']) / 60))}分钟`);
        expect(shown.phones.map(({written}) => written).join()).toBe(facility?.['phone']);
        expect(shown.address ?? '').toBe(facility?.['address']);
        expect(facility?.['status']).toBe('open');
        expect(Number(row['people'])).toBeLessThanOrEqual(Number(row['people_area']));
        seen++;
      }
    expect(seen).toBeGreaterThan(1500);
  });

  test('a place is put before or after another of its kind only where their possible shares are apart', () => {
    const share = (row: Row) => ({
      low: Number(row['covered_low']) / Number(row['people']),
      high: (Number(row['covered_high']) + Number(row['unknown'])) / Number(row['people']),
    });
    let compared = 0;
    for (const {id, report} of reports.slice(0, 40)) {
      const own = rowOf(id);
      const peers = areas.filter(
        row => row['kind'] === own['kind'] && row['area_type'] !== 'rural' && row['area_id'] !== id,
      );
      if (own['area_type'] === 'rural') expect(report.peers).toEqual([]);
      for (const line of report.peers.filter(one => one.key !== 'service_floor_per_100_households')) {
        const of = (area: string) =>
          (byArea.get(area) ?? []).find(
            row => row['category'] === line.key && DEFAULTS.test(row['standard_id'] ?? ''),
          ) as Row;
        const here = share(of(id));
        const others = peers.map(row => share(of(row['area_id'] ?? '')));
        expect(line.higher).toBe(others.filter(other => other.high < here.low).length);
        expect(line.lower).toBe(others.filter(other => other.low > here.high).length);
        expect(line.tied).toBe(others.length - line.higher - line.lower);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});
