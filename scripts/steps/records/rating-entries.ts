import {cleanText} from '#lists/clean-text.ts';
import type {RecordSource} from '#schema/city-records.ts';
import {InputError} from '#schema/input-error.ts';
import type {Facility} from '../model.ts';
import {needColumn, type RecordRow, type RecordTable} from './record-file.ts';
import type {RecordEntry} from './record-model.ts';
import type {RecordReading} from './record-reading.ts';

/** Facilities by how a rating may name them. */
interface Named {
  readonly byId: ReadonlyMap<string, Facility>;
  /** By category and name, each facility once under each of its names. */
  readonly byName: ReadonlyMap<string, ReadonlySet<Facility>>;
}

const nameKey = (category: string, name: string) => `${category}\n${cleanText(name).normalize('NFKC').toLowerCase()}`;

function namedFacilities(facilities: readonly Facility[]): Named {
  const byName = new Map<string, Set<Facility>>();
  for (const facility of facilities)
    for (const name of [facility.name, facility.nameZh, facility.nameEn]) {
      if (name === null || name === '') continue;
      const key = nameKey(facility.category, name);
      byName.set(key, (byName.get(key) ?? new Set<Facility>()).add(facility));
    }
  return {byId: new Map(facilities.map(facility => [facility.facilityId, facility])), byName};
}

/** The ratings of one table (好差评). Throws InputError for what cannot be; what matches no facility is noted. */
export function ratingEntries(source: RecordSource, table: RecordTable, reading: RecordReading): RecordEntry[] {
  needColumn(table, ['facility_id', 'name']);
  for (const needed of ['rating', 'rating_max', 'ratings_count']) needColumn(table, [needed]);
  if (!table.has('facility_id') && source.category === undefined) needColumn(table, ['category'], ' beside the names');
  const named = namedFacilities(reading.facilities);
  return table.rows.flatMap((row): RecordEntry[] => {
    const rated = ratingIn(row, reading, table.file);
    if (rated === null) return [];
    const facility = facilityOf(row, source, table, named, reading);
    if (facility === null) return [];
    return [
      {
        kind: 'ratings',
        metric: 'rating',
        areaId: null,
        areaKind: null,
        facilityId: facility.facilityId,
        category: facility.category,
        period: null,
        ...rated,
        source: source.source,
        asOf: source.asOf,
        joinedBy: row.cell('facility_id') === null ? 'name' : 'facility_id',
        confidential: source.confidential,
        file: table.file,
        row: row.row,
      },
    ];
  });
}

function ratingIn(
  row: RecordRow,
  {report}: RecordReading,
  file: string,
): Pick<RecordEntry, 'value' | 'unit' | 'denominator'> | null {
  const most = row.amount('rating_max');
  if (most === 0) throw row.refusal('rating_max', '0', 'the highest rating there can be, above 0');
  const value = row.amount('rating', most === null ? {} : {most, mostOf: 'rating_max'});
  const count = row.amount('ratings_count', {whole: true});
  if (value === null) return null;
  if (most === null) throw row.refusal('rating_max', 'nothing', 'the highest rating there can be, such as 5');
  if (count === 0) throw row.refusal('rating', String(value), 'no rating where there are 0 ratings');
  if (count !== null) return {value, unit: `of ${most}`, denominator: count};
  report.note(
    'record-count-missing',
    file,
    '没有评价次数的评分，不能公布',
    'ratings without the number of ratings; they cannot be published',
    `row ${row.row}`,
  );
  return null;
}

/** The facility a row names; null, and a finding, where there is none or more than one. */
function facilityOf(
  row: RecordRow,
  source: RecordSource,
  {file}: RecordTable,
  {byId, byName}: Named,
  reading: RecordReading,
): Facility | null {
  const note = (kind: string, zh: string, en: string, what: string) =>
    reading.report.note(kind, file, zh, en, `row ${row.row}: ${what.slice(0, 80)}`);
  const id = row.cell('facility_id');
  if (id !== null) {
    const facility = byId.get(id);
    if (facility === undefined) note('record-facility-unknown', ...UNKNOWN, id);
    return facility ?? null;
  }
  const name = row.cell('name');
  if (name === null) {
    note('record-facility-missing', '没有设施编号和名称的行，未使用', 'rows without id and name; not used', '');
    return null;
  }
  const category = reading.categoryOf(row, source, file);
  if (category === undefined) return null;
  if (category === null)
    throw new InputError({
      file,
      where: `row ${row.row}`,
      found: `the name ${JSON.stringify(name)} without a category`,
      expected: 'facility_id, or name and category',
    });
  const found = [...(byName.get(nameKey(category, name)) ?? [])];
  if (found.length === 0) note('record-facility-unknown', ...UNKNOWN, name);
  if (found.length > 1)
    note(
      'record-facility-ambiguous',
      '同类别里不止一处叫这个名称，未使用',
      'names that several facilities of the category have; not used',
      `${name} (${found.length})`,
    );
  return found.length === 1 ? found[0]! : null;
}

const UNKNOWN = ['本市没有这处设施，未使用', 'facilities the city does not have; not used'] as const;
