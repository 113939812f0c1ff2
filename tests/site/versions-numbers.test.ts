import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import Papa from 'papaparse';
import {describe, expect, test} from 'vitest';
import {dataRoot, loadCity} from '#site/cities.ts';
import {changesPage} from '#site/versions/changes-page.ts';
import {versionPage} from '#site/versions/version-page.ts';
import {versionWords} from '#site/versions/version-words.ts';

type Row = Record<string, string>;

const dir = join(dataRoot(), 'demo');
const built = existsSync(join(dir, 'versions'));

const read = new Map<string, Row[]>();

/** Rows of a published CSV of the invented city, in its folder or below. */
function csv(...path: string[]): Row[] {
  const known = read.get(path.join('/'));
  if (known) return known;
  const rows = parsed(path);
  read.set(path.join('/'), rows);
  return rows;
}

function parsed(path: readonly string[]): Row[] {
  const text = readFileSync(join(dir, ...path), 'utf8').replace(/^\ufeff/, '');
  return Papa.parse<Row>(text, {header: true, skipEmptyLines: true}).data;
}

const inside = (rows: readonly Row[]) => rows.filter(row => row['inside'] === 'true');

/** Entries by service. */
function tally(rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row['category']!, (counts.get(row['category']!) ?? 0) + 1);
  return counts;
}

/** Different entries among changes: one renamed in two languages is one. */
const entries = (rows: readonly Row[]) => new Set(rows.map(row => row['facility_id'])).size;

describe.skipIf(!built)('numbers of the pages about versions of the demo city', async () => {
  const city = built ? await loadCity('demo') : null;
  const page = city && changesPage(city, versionWords('zh'));
  const changes = built ? csv('changes.csv') : [];
  const steps = page?.steps ?? [];
  const dates = steps.map(({id}) => id.match(/\d{4}-\d{2}-\d{2}/g) as [string, string]);
  const registerOf = (version: string) =>
    version === city?.versions?.present ? csv('facilities.csv') : csv('versions', version, 'facilities.csv');

  test('the headline counts the rows of changes.csv inside the boundary', () => {
    const [from, to] = dates[0]!;
    const own = inside(changes).filter(row => row['from_version'] === from && row['to_version'] === to);
    const of = (change: string) => own.filter(row => row['change'] === change).length;
    expect(of('registered') + of('unregistered')).toBeGreaterThan(3);
    expect(page!.headline).toContain(`新登记${of('registered')}处，不再登记${of('unregistered')}处；`);
  });

  test('every service is counted from the registers of both versions and from the changes between them', () => {
    for (const [index, step] of steps.entries()) {
      const [from, to] = dates[index]!;
      const [before, after] = [tally(inside(registerOf(from))), tally(inside(registerOf(to)))];
      const own = inside(changes).filter(row => row['from_version'] === from && row['to_version'] === to);
      for (const line of step.services) {
        const of = (...kinds: string[]) =>
          entries(own.filter(row => row['category'] === line.category && kinds.includes(row['change']!)));
        expect([line.category, line.from, line.to]).toEqual([
          line.category,
          before.get(line.category) ?? 0,
          after.get(line.category) ?? 0,
        ]);
        expect([line.registered, line.unregistered, line.moved, line.renamed, line.edited]).toEqual([
          of('registered'),
          of('unregistered'),
          of('moved'),
          of('renamed'),
          of('status', 'details'),
        ]);
        expect(line.from + line.registered - line.unregistered + line.other).toBe(line.to);
      }
      const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, one) => total + one, 0);
      expect([step.total.from, step.total.to]).toEqual([sum(before), sum(after)]);
      const changed = step.services.reduce((total, line) => total + line.to, 0);
      expect(changed + step.unchanged.entries).toBe(step.total.to);
    }
  });

  test('what is neither new nor gone is explained by entries of another kind or over the boundary', () => {
    for (const [index, step] of steps.entries()) {
      const [from, to] = dates[index]!;
      const [before, after] = [registerOf(from), registerOf(to)].map(
        rows => new Map(rows.map(row => [row['facility_id'], row['inside'] === 'true'])),
      ) as [Map<string | undefined, boolean>, Map<string | undefined, boolean>];
      const own = changes.filter(row => row['from_version'] === from && row['to_version'] === to);
      for (const line of step.services) {
        const here = own.filter(row => row['category'] === line.category);
        const kept = here.filter(row => row['change'] === 'moved');
        const crossed = kept.reduce(
          (sum, row) =>
            sum + Number(after.get(row['facility_id']) ?? false) - Number(before.get(row['facility_id_from']) ?? false),
          0,
        );
        const came = inside(here).filter(row => row['change'] === 'recategorised').length;
        const went = inside(own).filter(
          row => row['change'] === 'recategorised' && row['before'] === line.category,
        ).length;
        expect([line.category, line.other]).toEqual([line.category, crossed + came - went]);
      }
    }
  });

  test('every change inside the boundary is listed once by service and counted once by area', () => {
    for (const [index, step] of steps.entries()) {
      const [from, to] = dates[index]!;
      const own = inside(changes).filter(row => row['from_version'] === from && row['to_version'] === to);
      const listed = step.lists.flatMap(list => list.rows.map(({id}) => id));
      expect(listed.sort()).toEqual(own.map(row => row['change_id']).sort());
      const words = step.areas.map(({summary}) => summary).join();
      const counted = [...words.matchAll(/(\d+)处/g)].reduce((sum, [, figure]) => sum + Number(figure), 0);
      expect(counted).toBe(own.length);
    }
  });

  test('shares of both versions are those of changes_coverage.csv and of the registers they come from', () => {
    const table = csv('changes_coverage.csv').filter(row => row['profile'] === 'adult' && row['group'] === 'all');
    let seen = 0;
    for (const [index, step] of steps.entries()) {
      const [from, to] = dates[index]!;
      const coverageOf = (version: string) =>
        version === city?.versions?.present ? csv('coverage.csv') : csv('versions', version, 'coverage.csv');
      const key = (row: Row) => `${row['standard_id']} ${row['area_id']} ${row['profile']} ${row['group']}`;
      const [before, after] = [from, to].map(version => new Map(coverageOf(version).map(row => [key(row), row]))) as [
        Map<string, Row>,
        Map<string, Row>,
      ];
      const {must, same, other, districts} = step.coverage;
      for (const line of [...must, ...same, ...other, ...districts]) {
        const row = table.find(
          one =>
            one['from_version'] === from &&
            one['to_version'] === to &&
            one['standard_id'] === line.standardId &&
            one['area_id'] === line.areaId,
        )!;
        expect([line.difference, Number(row['share_from'])]).toEqual([
          row['difference'],
          line.from.value ?? Number(row['share_from']),
        ]);
        if (line.difference === 'more') expect(line.from.value!).toBeLessThan(line.to.value!);
        for (const [side, rows] of [
          ['from', before],
          ['to', after],
        ] as const) {
          const published = rows.get(`${line.standardId} ${line.areaId} adult all`);
          if (line[side].value === null || !published) continue;
          const share = Number(published['covered']) / Number(published['people']);
          expect(line[side].value).toBeCloseTo(share, 5);
          seen++;
        }
      }
    }
    expect(seen).toBeGreaterThan(40);
  });

  test('files that are kept have the bytes, rows and hashes their page says', () => {
    for (const {version} of city!.versions!.kept) {
      const {files} = versionPage(city!, version, versionWords('zh'));
      expect(files.length).toBeGreaterThan(10);
      for (const file of files) {
        const bytes = readFileSync(join(dir, 'versions', version, file.name));
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.hash);
        if (file.name.endsWith('.csv') && !file.name.endsWith('.zh.csv') && file.rows !== '—')
          expect([file.name, csv('versions', version, file.name).length]).toEqual([
            file.name,
            Number(file.rows.replaceAll(',', '')),
          ]);
      }
    }
  });
});
