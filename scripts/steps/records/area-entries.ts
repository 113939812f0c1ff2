import {headerScore} from '#lists/header-words.ts';
import {COMMUNITY_ONLY, type RecordKind, type RecordSource} from '#schema/city-records.ts';
import {InputError} from '#schema/input-error.ts';
import {RECORD_METRICS} from '#schema/tables/records.ts';
import type {Area} from '../model.ts';
import {needColumn, type RecordRow, type RecordTable} from './record-file.ts';
import type {RecordEntry} from './record-model.ts';
import type {RecordReading} from './record-reading.ts';
import {codeOf, isRoundedCode, periodOf, shareOf} from './record-values.ts';

/** Columns one of which a table of the kind must have. */
const NEEDED: Readonly<Record<Exclude<RecordKind, 'ratings'>, readonly string[]>> = {
  households: ['households'],
  'floor-area': ['service_floor_area_sqm'],
  workers: ['workers'],
  satisfaction: ['satisfied_share', 'satisfied'],
  visits: ['visits'],
  meals: ['meals'],
  disability: ['people_disabled'],
};

/** Kinds that count over a time. */
const IN_PERIODS: readonly RecordKind[] = ['visits', 'meals'];

type Measured = Pick<RecordEntry, 'metric' | 'value' | 'denominator'>;

/** The entries of one table by area. Throws InputError for what cannot be; what matches no area is noted in the report. */
export function areaEntries(source: RecordSource, table: RecordTable, reading: RecordReading): RecordEntry[] {
  const kind = source.kind as Exclude<RecordKind, 'ratings'>;
  needColumn(table, ['code']);
  needColumn(table, NEEDED[kind]);
  if (table.has('satisfied')) needColumn(table, ['respondents'], ' beside that of the satisfied');
  if (IN_PERIODS.includes(kind)) needColumn(table, ['period'], ' (year, quarter, month …)');
  if (COMMUNITY_ONLY.includes(kind)) refuseFiner(table, kind);
  return table.rows.flatMap(row => {
    const measured = measuredIn(kind, row, reading, table.file);
    if (measured.length === 0) return [];
    const area = areaOf(row, kind, table.file, reading);
    const category = reading.categoryOf(row, source, table.file);
    const period = IN_PERIODS.includes(kind) ? periodIn(row, source.asOf) : null;
    if (area === null || category === undefined) return [];
    return measured.map(
      (one): RecordEntry => ({
        kind,
        ...one,
        areaId: area.areaId,
        areaKind: area.kind,
        facilityId: null,
        category,
        period,
        unit: RECORD_METRICS.find(({key}) => key === one.metric)!.unit,
        source: source.source,
        asOf: source.asOf,
        joinedBy: 'code',
        confidential: source.confidential,
        file: table.file,
        row: row.row,
      }),
    );
  });
}

/** Columns that say where or who, more finely than a community. */
const FINER = /^(?:facility_?id|place_?id|姓名|身份证.*|设施编号|机构编号)$/i;

function refuseFiner({file, header}: RecordTable, kind: RecordKind): void {
  const found = header.find(
    name =>
      FINER.test(name.trim()) ||
      ['lon', 'lat', 'lon_lat', 'address', 'phone'].some(ours => headerScore(name, ours) >= 1),
  );
  if (found === undefined) return;
  throw new InputError({
    file,
    where: 'header',
    found: `the column ${JSON.stringify(found)}`,
    expected: `a table by community without places, addresses or persons: ${kind} by place would show who comes or lives there`,
  });
}

/** The area of a row by its code; null, and a finding, where the city has none. */
function areaOf(
  row: RecordRow,
  kind: RecordKind,
  file: string,
  {report, areaByCode, isFacility}: RecordReading,
): Area | null {
  const code = codeOf(row.cell('code') ?? undefined);
  if (code !== null && isRoundedCode(code))
    throw row.refusal('code', code, 'the code as text: the sheet has rounded it to a number');
  const area = code === null ? undefined : areaByCode.get(code);
  const isCommunityOnly = COMMUNITY_ONLY.includes(kind);
  const why = `the code of a community: ${kind} are taken by community only, finer ones would show who comes or lives there`;
  if (isCommunityOnly && area !== undefined && area.kind !== 'community')
    throw row.refusal('code', `${code}, a ${area.kind}`, `${why}, and coarser ones are added up`);
  if (isCommunityOnly && code !== null && isFacility(code)) throw row.refusal('code', `the facility ${code}`, why);
  if (isCommunityOnly && code !== null && /\d\.\d+\s*[,，;；]\s*-?\d+\.\d/.test(code))
    throw row.refusal('code', `the place ${code}`, why);
  if (area !== undefined) return area;
  if (code === null)
    report.note(
      'record-code-missing',
      file,
      '没有区域代码的行，未使用',
      'rows without the code of an area; not used',
      `row ${row.row}`,
    );
  else
    report.note(
      'record-code-unknown',
      file,
      '区域代码不在本市的区域数据内，未使用',
      'codes that no area of the city has; not used',
      `row ${row.row}: ${code.slice(0, 40)}`,
    );
  return null;
}

function periodIn(row: RecordRow, asOf: string): string {
  const text = row.cell('period');
  const period = text === null ? null : periodOf(text);
  if (period === null)
    throw row.refusal(
      'period',
      text === null ? 'nothing' : JSON.stringify(text),
      'a year, quarter or month such as 2025, 2025-Q2 or 2025-03',
    );
  if (period.last > asOf)
    throw row.refusal('period', period.text, `a period that was over on ${asOf}, the date of the file (asOf)`);
  return period.text;
}

/** What a row says; nothing where its cells are empty. */
function measuredIn(kind: RecordKind, row: RecordRow, reading: RecordReading, file: string): Measured[] {
  const amounts = (...found: [metric: string, value: number | null][]) =>
    found.flatMap(([metric, value]): Measured[] => (value === null ? [] : [{metric, value, denominator: null}]));
  if (kind === 'floor-area') return amounts(['service_floor_area_sqm', row.amount('service_floor_area_sqm')]);
  if (kind === 'satisfaction') return satisfactionIn(row, reading, file);
  if (kind === 'workers') {
    const workers = row.amount('workers');
    const rule = workers === null ? {} : {most: workers, mostOf: 'the workers of the same row'};
    return amounts(['workers', workers], ['social_workers', row.amount('social_workers', rule)]);
  }
  if (kind === 'disability') {
    const people = row.amount('people_disabled', {whole: true});
    const rule = people === null ? {} : {most: people, mostOf: 'those with any disability'};
    const severe = row.amount('people_disabled_severe', {whole: true, ...rule});
    return amounts(['people_disabled', people], ['people_disabled_severe', severe]);
  }
  return amounts([kind, row.amount(kind, {whole: true})]);
}

function satisfactionIn(row: RecordRow, {report}: RecordReading, file: string): Measured[] {
  const respondents = row.amount('respondents', {whole: true});
  const rule = respondents === null ? {} : {most: respondents, mostOf: 'those who were asked'};
  const satisfied = row.amount('satisfied', {whole: true, ...rule});
  const text = row.cell('satisfied_share');
  const stated = text === null ? null : shareOf(text);
  if (text !== null && stated === null)
    throw row.refusal('satisfied_share', JSON.stringify(text), 'a share from 0 to 1, or as 85%, or nothing');
  if (respondents === 0) {
    report.note(
      'record-nobody-asked',
      file,
      '没有受访者的行，没有满意度',
      'rows with nobody asked: no satisfaction',
      `row ${row.row}`,
    );
    return [];
  }
  if (satisfied !== null && respondents === null)
    throw row.refusal('respondents', 'nothing', 'how many were asked, beside how many were satisfied');
  const counted = satisfied === null || respondents === null ? null : satisfied / respondents;
  if (counted !== null && stated !== null && Math.abs(counted - stated) > 0.01)
    throw row.refusal('satisfied_share', String(stated), `${satisfied} of ${respondents}, as in the same row`);
  const value = counted ?? stated;
  return value === null ? [] : [{metric: 'satisfied_share', value, denominator: respondents}];
}
