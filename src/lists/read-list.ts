import {InputError} from '#schema/input-error.ts';
import {cleanText, textOrNull} from './clean-text.ts';
import {contentId} from './content-id.ts';
import {type DegreesReading, readDegrees, readMeters, splitPlace} from './degrees.ts';
import {ListError} from './list-error.ts';
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
  'lon_lat',
  'lat_lon',
  'status',
  'provider',
  'capacity',
  'capacity_unit',
  'floor_area_sqm',
  'opening_hours',
  'wheelchair',
  'as_of',
  'serves_code',
] as const;

type ListColumn = (typeof LIST_COLUMNS)[number];

/** A list as text: one header, rows no wider than it; what a row lacks at its end is empty. */
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
  /** True: the list's numbers are metres of a projected system, east and north, not degrees. */
  readonly isProjected?: boolean;
  /** Told of a row that cannot be used; the rest is read on. Absent: the first such row is thrown as a ListError. */
  refuse?(row: RefusedListRow): void;
}

/** A row that was not used: what stood where, and what was expected. */
export interface RefusedListRow {
  /** As a person counts: 1 = first after the header. */
  readonly row: number;
  /** Column of the list, by its own name; null: the row as a whole. */
  readonly column: string | null;
  /** What stands there; null: nothing, or not one cell. */
  readonly value: string | null;
  readonly zh: string;
  readonly en: string;
}

/** What a list was understood to be. */
export interface ReadList {
  readonly places: readonly ListedPlace[];
  readonly findings: readonly ListFinding[];
}

/**
 * Understands a facility list row by row. Throws ListError for a named column that is missing, a list without places or
 * categories, and, unless `refuse` takes them, for coordinates that are no degrees and an id given twice. Rows with an unknown
 * category are left out, words that are not understood are kept as doubt; both are found in `findings`.
 */
export function readList(table: ListTable, options: ListOptions): ReadList {
  const position = columnPositions(table, options);
  const places: ListedPlace[] = [];
  const findings: ListFinding[] = [];
  const rowOfId = new Map<string, number>();
  const keep = (place: ListedPlace, givenId: string | null) => {
    const key = `${options.refuse ? contentOf(place) : place.id}:${place.category}`;
    const earlier = rowOfId.get(key);
    if (earlier !== undefined && givenId !== null && !options.refuse)
      throw new InputError({
        file: table.file,
        where: `row ${place.row}`,
        found: `the id ${JSON.stringify(place.id)}, which row ${earlier} has too`,
        expected: 'an id of its own',
      });
    if (earlier !== undefined) findings.push(repeatedRow(place.row, earlier, place.name));
    else {
      rowOfId.set(key, place.row);
      places.push(place);
    }
  };
  table.rows.forEach((cells, index) => {
    const row = table.rowNumbers[index] ?? index + 1;
    const field: Field = name => {
      const at = position.get(name);
      return at === undefined ? null : textOrNull(cells[at]);
    };
    const theirs = (name: ListColumn) => table.header[position.get(name) ?? -1] ?? name;
    try {
      const place = readRow({file: table.file, row, field, theirs}, options, findings);
      if (place !== null) keep(place, field('id'));
    } catch (error) {
      if (!options.refuse || !(error instanceof RowError)) throw error;
      options.refuse({row, column: error.column, value: error.value, zh: error.zh, en: error.en});
    }
  });
  return {places, findings};
}

type Field = (name: ListColumn) => string | null;

/** One row, and how to name its cells in messages. */
interface ListRow {
  readonly file: string;
  readonly row: number;
  readonly field: Field;
  /** Their name of a column of ours. */
  readonly theirs: (name: ListColumn) => string;
}

/** A row that cannot be used. */
class RowError extends ListError {
  readonly column: string | null;
  readonly value: string | null;
  readonly en: string;
  constructor(
    problem: ConstructorParameters<typeof ListError>[0],
    zh: string,
    column: string | null,
    value: string | null,
  ) {
    super(problem, zh);
    this.column = column;
    this.value = value;
    this.en = `found ${problem.found}, expected ${problem.expected}`;
  }
}

const contentOf = ({name, category, lon, lat}: Pick<ListedPlace, 'name' | 'category' | 'lon' | 'lat'>) =>
  contentId(`${name}\n${category}\n${lon}\n${lat}`);

function repeatedRow(row: number, earlier: number, name: string): ListFinding {
  return {
    kind: 'list-row-repeated',
    zh: '清单中名称、类别、位置都相同的行只算一次',
    en: 'rows with the same name, category and place count once',
    example: `row ${row} = row ${earlier}: ${name}`,
    row,
    value: name,
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
  const isWhole = position.has('lon_lat') || position.has('lat_lon');
  for (const needed of ['lon', 'lat'] as const)
    if (!isWhole && !position.has(needed)) throw missingColumn(table, needed);
  if (options.category === null && !position.has('category')) throw missingColumn(table, 'category');
  return position;
}

/** Columns named in a message, at most. */
const SHOWN_COLUMNS = 12;
const COLUMN_ZH: Readonly<Record<string, string>> = {lon: '经度', lat: '纬度', category: '类别'};

function missingColumn({file, header}: ListTable, name: string): InputError {
  const shown = header.slice(0, SHOWN_COLUMNS);
  const more = header.length - shown.length;
  return new ListError(
    {
      file,
      where: 'header',
      found: `the columns ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
      expected: `a column ${JSON.stringify(name)}`,
    },
    `${file} 里没有${COLUMN_ZH[name] ?? ''}“${name}”这一列。现有的列：${shown.join('、')}${more > 0 ? ` 等 ${header.length} 列` : ''}。`,
  );
}

function readRow(listRow: ListRow, options: ListOptions, findings: ListFinding[]): ListedPlace | null {
  const {row, field} = listRow;
  const category = options.category ?? options.categoryOfWord(field('category') ?? '');
  const name = cleanText(field('name') ?? field('name_zh') ?? field('name_en') ?? '');
  const [lon, lat] = readPlace(listRow, options);
  if (category === null && options.refuse) throw unknownCategory(listRow);
  if (category === null) {
    findings.push({
      kind: 'list-category-unknown',
      zh: '清单中类别不认识的行，未使用',
      en: 'rows whose category is not in the catalogue; left out',
      example: `row ${row}: ${field('category') ?? '(empty)'}`,
      row,
      value: field('category'),
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
      row,
      value: word,
    });
  return {
    row,
    id: field('id') ?? contentOf({name, category, lon, lat}),
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
    ...servesCodesOf(field('serves_code')),
  };
}

/** Codes of the villages a place says it serves: `350121201201;350121201202`, in any common way of listing. */
function servesCodesOf(text: string | null): Pick<ListedPlace, 'servesCodes'> {
  const codes = (text ?? '').split(/[;；,，、|\s]+/).filter(code => code !== '');
  return codes.length === 0 ? {} : {servesCodes: [...new Set(codes)].sort()};
}

function unknownCategory({file, row, field, theirs}: ListRow): RowError {
  const word = field('category');
  return new RowError(
    {
      file,
      where: `row ${row}`,
      found: word === null ? 'no category' : `the category ${JSON.stringify(word)}`,
      expected: 'the name of a category of the catalogue',
    },
    word === null ? '没有写类别' : `类别“${word}”不在本站的设施目录里`,
    theirs('category'),
    word,
  );
}

function readPlace(row: ListRow, options: ListOptions): readonly [number, number] {
  const [lonCell, latCell] = placeCells(row);
  if (options.isProjected) return projectedPlace(row, lonCell, latCell, options);
  const lon = degreesOf(row, 'lon', lonCell);
  const lat = degreesOf(row, 'lat', latCell);
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return options.toWgs84(lon, lat);
  const swapped = Math.abs(lon) <= 90 && Math.abs(lat) <= 180;
  throw new RowError(
    {
      file: row.file,
      where: `row ${row.row}`,
      found: `longitude ${lon}, latitude ${lat}`,
      expected: swapped
        ? 'longitude and latitude in their own columns: they seem to be swapped'
        : 'degrees, longitude from -180 to 180 and latitude from -90 to 90',
    },
    swapped
      ? `经度 ${lon}、纬度 ${lat}：两列好像写反了`
      : `经度 ${lon}、纬度 ${lat} 不是经纬度（经度 −180 到 180，纬度 −90 到 90）`,
    null,
    `${lon}, ${lat}`,
  );
}

function projectedPlace(
  {file, row}: ListRow,
  east: string | null,
  north: string | null,
  options: ListOptions,
): readonly [number, number] {
  const [x, y] = [readMeters(east), readMeters(north)];
  const [lon, lat] = x === null || y === null ? [Number.NaN, Number.NaN] : options.toWgs84(x, y);
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return [lon, lat];
  const value = `${east ?? ''}, ${north ?? ''}`;
  throw new RowError(
    {file, where: `row ${row}`, found: JSON.stringify(value), expected: 'metres east and north in the named system'},
    `“${value}”不是这个投影坐标系里的东、北米数`,
    null,
    value,
  );
}

/** The cells of longitude and latitude, also when both stand in one. */
function placeCells({file, row, field, theirs}: ListRow): readonly [string | null, string | null] {
  const whole = field('lon_lat') ?? field('lat_lon');
  const column = field('lon_lat') === null ? 'lat_lon' : 'lon_lat';
  if (whole === null) return [field('lon'), field('lat')];
  const parts = splitPlace(whole);
  if (parts === null)
    throw new RowError(
      {
        file,
        where: `row ${row}, column ${JSON.stringify(theirs(column))}`,
        found: JSON.stringify(whole),
        expected: 'two decimal numbers such as 116.3,39.9',
      },
      `坐标“${whole}”看不懂：要两个小数，例如 116.3,39.9`,
      theirs(column),
      whole,
    );
  return column === 'lon_lat' ? parts : [parts[1], parts[0]];
}

/** What was read instead of a decimal number, in both languages. */
const NO_DEGREES: Readonly<Record<Exclude<DegreesReading, number>, readonly [en: string, zh: string]>> = {
  empty: ['', '没有坐标（本站不把地址变成坐标）'],
  minutes: [' (degrees, minutes and seconds)', '是度分秒，请先换算成十进制度数（度 + 分÷60 + 秒÷3600）'],
  projected: [' (it looks like metres of a projected system)', '像是以米为单位的投影坐标，请先转换成经纬度'],
  text: ['', '不是十进制的度数'],
};

function degreesOf({file, row, theirs}: ListRow, column: 'lon' | 'lat', cell: string | null): number {
  const reading = readDegrees(cell);
  if (typeof reading === 'number') return reading;
  const [hint, zh] = NO_DEGREES[reading];
  const found = cell === null ? 'nothing' : `${JSON.stringify(cell)}${hint}`;
  throw new RowError(
    {file, where: `row ${row}, column ${JSON.stringify(column)}`, found, expected: 'degrees as a decimal number'},
    cell === null ? zh : `${column === 'lon' ? '经度' : '纬度'}“${cell}”${zh}`,
    theirs(column),
    cell,
  );
}
