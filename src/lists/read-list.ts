import {InputError} from '#schema/input-error.ts';
import {cleanText, textOrNull} from './clean-text.ts';
import {contentId} from './content-id.ts';
import {amountOfText, dateOfText, providerOfWord, statusOfWord, wheelchairOfWord} from './list-words.ts';
import type {ListedPlace, ListFinding} from './listed-place.ts';

/** Our names of the columns a facility list may have. */
export const LIST_COLUMNS = [
  'id',
  'category',
  'name',
  'name_zh',
  'name_en',
  'address',
  'phone',
  'lon',
  'lat',
  'status',
  'provider',
  'capacity',
  'capacity_unit',
  'floor_area_sqm',
  'opening_hours',
  'wheelchair',
  'as_of',
] as const;

type ListColumn = (typeof LIST_COLUMNS)[number];

/** A list as text: one header, rows as wide as it. */
export interface ListTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Number of each row as a person counts. */
  readonly rowNumbers: readonly number[];
}

/** How to understand a list. */
export interface ListOptions {
  /** Our column name → theirs. A column of ours that is not named is taken under our own name if the list has it. */
  readonly columns: Readonly<Record<string, string>>;
  /** The category of every row, or null: the list has a column of categories. */
  readonly category: string | null;
  /** Category key of a word in the list: key, Chinese or English name. Null when unknown. */
  categoryOfWord(word: string): string | null;
  /** WGS84 degrees of a place as written in the list. */
  toWgs84(lon: number, lat: number): readonly [number, number];
}

/** What a list was understood to be. */
export interface ReadList {
  readonly places: readonly ListedPlace[];
  readonly findings: readonly ListFinding[];
}

/**
 * Understands a facility list row by row. Throws InputError for a named column that is missing, a list without places or
 * categories, coordinates that are no degrees, and an id given twice. Rows with an unknown category are left out, words
 * that are not understood are kept as doubt; both are found in `findings`.
 */
export function readList(table: ListTable, options: ListOptions): ReadList {
  const position = columnPositions(table, options);
  const places: ListedPlace[] = [];
  const findings: ListFinding[] = [];
  const rowOfId = new Map<string, number>();
  table.rows.forEach((cells, index) => {
    const row = table.rowNumbers[index] ?? index + 1;
    const field = (name: ListColumn): string | null => {
      const at = position.get(name);
      return at === undefined ? null : textOrNull(cells[at]);
    };
    const place = readRow(table.file, row, field, options, findings);
    if (place === null) return;
    const key = `${place.id}:${place.category}`;
    const earlier = rowOfId.get(key);
    if (earlier !== undefined && field('id') !== null)
      throw new InputError({
        file: table.file,
        where: `row ${row}`,
        found: `the id ${JSON.stringify(place.id)}, which row ${earlier} has too`,
        expected: 'an id of its own',
      });
    if (earlier !== undefined) {
      findings.push(repeatedRow(row, earlier, place.name));
      return;
    }
    rowOfId.set(key, row);
    places.push(place);
  });
  return {places, findings};
}

function repeatedRow(row: number, earlier: number, name: string): ListFinding {
  return {
    kind: 'list-row-repeated',
    zh: '清单中名称、类别、位置都相同的行只算一次',
    en: 'rows with the same name, category and place count once',
    example: `row ${row} = row ${earlier}: ${name}`,
  };
}

function columnPositions(table: ListTable, options: ListOptions): Map<ListColumn, number> {
  const position = new Map<ListColumn, number>();
  for (const [ours, theirs] of Object.entries(options.columns)) {
    if (!(LIST_COLUMNS as readonly string[]).includes(ours))
      throw new InputError({
        file: table.file,
        where: `columns.${ours}`,
        found: 'a column this project does not know',
        expected: `one of ${LIST_COLUMNS.join(', ')}`,
      });
    const at = table.header.indexOf(theirs);
    if (at < 0) throw missingColumn(table, theirs);
    position.set(ours as ListColumn, at);
  }
  for (const ours of LIST_COLUMNS) {
    const at = table.header.indexOf(ours);
    if (!position.has(ours) && at >= 0) position.set(ours, at);
  }
  for (const needed of ['lon', 'lat'] as const) if (!position.has(needed)) throw missingColumn(table, needed);
  if (options.category === null && !position.has('category')) throw missingColumn(table, 'category');
  return position;
}

function missingColumn(table: ListTable, name: string): InputError {
  return new InputError({
    file: table.file,
    where: 'header',
    found: `the columns ${table.header.join(', ')}`,
    expected: `a column ${JSON.stringify(name)}`,
  });
}

function readRow(
  file: string,
  row: number,
  field: (name: ListColumn) => string | null,
  options: ListOptions,
  findings: ListFinding[],
): ListedPlace | null {
  const category = options.category ?? options.categoryOfWord(field('category') ?? '');
  const name = cleanText(field('name') ?? field('name_zh') ?? field('name_en') ?? '');
  const [lon, lat] = readPlace(file, row, field, options);
  if (category === null) {
    findings.push({
      kind: 'list-category-unknown',
      zh: '清单中类别不认识的行，未使用',
      en: 'rows whose category is not in the catalogue; left out',
      example: `row ${row}: ${field('category') ?? '(empty)'}`,
    });
    return null;
  }
  const word = field('status');
  const status = statusOfWord(word);
  if (status === null)
    findings.push({
      kind: 'list-status-unknown',
      zh: '清单中状态不认识的行，按开放、存疑处理',
      en: 'rows whose status is not understood; kept as open and doubtful',
      example: `row ${row}: ${word}`,
    });
  return {
    row,
    id: field('id') ?? contentId(`${name}\n${category}\n${lon}\n${lat}`),
    category,
    name,
    nameZh: field('name_zh'),
    nameEn: field('name_en'),
    address: field('address'),
    phone: field('phone'),
    lon,
    lat,
    status: status ?? 'open',
    provider: providerOfWord(field('provider')),
    capacity: amountOfText(field('capacity')),
    capacityUnit: field('capacity_unit'),
    floorAreaSqm: amountOfText(field('floor_area_sqm')),
    openingHours: field('opening_hours'),
    wheelchair: wheelchairOfWord(field('wheelchair')),
    asOf: dateOfText(field('as_of')),
    doubtful: status === null,
  };
}

function readPlace(
  file: string,
  row: number,
  field: (name: ListColumn) => string | null,
  options: ListOptions,
): readonly [number, number] {
  const lon = readDegrees(file, row, 'lon', field('lon'));
  const lat = readDegrees(file, row, 'lat', field('lat'));
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return options.toWgs84(lon, lat);
  const swapped = Math.abs(lon) <= 90 && Math.abs(lat) <= 180;
  throw new InputError({
    file,
    where: `row ${row}`,
    found: `longitude ${lon}, latitude ${lat}`,
    expected: swapped
      ? 'longitude and latitude in their own columns: they seem to be swapped'
      : 'degrees, longitude from -180 to 180 and latitude from -90 to 90',
  });
}

function readDegrees(file: string, row: number, column: string, text: string | null): number {
  const plain = (text ?? '').normalize('NFKC').trim();
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw new InputError({
    file,
    where: `row ${row}, column ${JSON.stringify(column)}`,
    found: text === null ? 'nothing' : JSON.stringify(text),
    expected: 'degrees as a decimal number',
  });
}
