import {type CategoryNames, categoryInText, everydayCategoryWords} from './category-words.ts';
import {textOrNull} from './clean-text.ts';
import {readDegrees, splitPlace} from './degrees.ts';
import {type Bounds, guessColumns} from './guess-columns.ts';
import {type CityEvidence, type GuessedCrs, guessCrs, type NamedPosition, namedSystem} from './guess-crs.ts';
import {type ListFile, readListFile} from './list-file.ts';
import type {ListTable} from './read-list.ts';

/** What a list seems to be, before anybody is asked. */
export interface UnderstoodList {
  readonly file: ListFile;
  /** Our column → theirs. */
  readonly columns: Readonly<Record<string, string>>;
  /** True: longitude and latitude are named the wrong way round in the list; `columns` has them put right. */
  readonly swapped: boolean;
  readonly crs: GuessedCrs;
  /** Category of all rows, or null: a column has it, or it must be asked. */
  readonly category: string | null;
  readonly categoryFrom: 'column' | 'file-name' | 'title' | null;
  /** Up to 200 rows that have degrees, as they stand in the list. */
  readonly positions: readonly NamedPosition[];
}

/** What is known beside the file. */
export interface ListSurroundings {
  readonly categories: readonly CategoryNames[];
  readonly encoding?: string | undefined;
  readonly sheet?: string | null;
  /** Columns already chosen; null or absent: to be guessed. */
  readonly columns?: Readonly<Record<string, string>> | null;
  /** True: places are in metres of a projected system. */
  readonly isProjected?: boolean;
  /** Of the city; null without one. */
  readonly bounds: Bounds | null;
  readonly evidence: CityEvidence | null;
}

/** Rows that are laid over the streets. */
const POSITIONS = 200;

/** Reads a list and guesses columns, coordinate system and category. Throws ListError for a file that cannot be one. */
export async function understandList(
  bytes: Uint8Array,
  fileName: string,
  around: ListSurroundings,
): Promise<UnderstoodList> {
  const {categories, encoding, sheet, bounds, evidence} = around;
  const file = await readListFile(bytes, fileName, {encoding, sheet});
  const guess = guessColumns(file.table, everydayCategoryWords(categories), bounds, around.isProjected);
  const columns = around.columns ?? (guess.swapped ? exchanged(guess.columns) : guess.columns);
  const positions = positionsOf(file.table, columns);
  const coordinateNames = ['lon', 'lat', 'lon_lat', 'lat_lon'].flatMap(name => columns[name] ?? []);
  const named = file.namedCrs ?? namedSystem([...coordinateNames, ...file.titles, fileName, file.sheet ?? '']);
  const {category, categoryFrom} = guessCategory(file, fileName, columns, categories);
  return {
    file,
    columns,
    swapped: guess.swapped,
    crs: guessCrs(named, positions, evidence, file.format === 'geojson' ? 'wgs84' : 'gcj02'),
    category,
    categoryFrom,
    positions,
  };
}

function guessCategory(
  file: ListFile,
  fileName: string,
  columns: Readonly<Record<string, string>>,
  categories: readonly CategoryNames[],
): Pick<UnderstoodList, 'category' | 'categoryFrom'> {
  if (columns['category'] !== undefined) return {category: null, categoryFrom: 'column'};
  const byName = categoryInText(fileName.replace(/\.[^.]*$/, ''), categories);
  if (byName !== null) return {category: byName, categoryFrom: 'file-name'};
  const byTitle = categoryInText([...file.titles, file.sheet ?? ''].join(' '), categories);
  return {category: byTitle, categoryFrom: byTitle === null ? null : 'title'};
}

function exchanged({lon, lat, ...others}: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {...others, ...(lat === undefined ? {} : {lon: lat}), ...(lon === undefined ? {} : {lat: lon})};
}

/** Rows with degrees, evenly taken from the whole list. */
function positionsOf(table: ListTable, columns: Readonly<Record<string, string>>): NamedPosition[] {
  const cellOf = (row: readonly string[], ours: string) => {
    const at = columns[ours] === undefined ? -1 : table.header.indexOf(columns[ours]);
    return at < 0 ? null : textOrNull(row[at]);
  };
  const found: NamedPosition[] = [];
  const step = Math.max(1, table.rows.length / POSITIONS);
  for (let at = 0; at < table.rows.length; at += step) {
    const row = table.rows[Math.floor(at)]!;
    const whole = splitPlace(cellOf(row, 'lon_lat')) ?? splitPlace(cellOf(row, 'lat_lon'))?.toReversed() ?? null;
    const [x, y] = whole ?? [cellOf(row, 'lon'), cellOf(row, 'lat')];
    const [lon, lat] = [readDegrees(x ?? null), readDegrees(y ?? null)];
    if (typeof lon !== 'number' || typeof lat !== 'number') continue;
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) continue;
    const name = cellOf(row, 'name') ?? cellOf(row, 'name_zh') ?? cellOf(row, 'name_en') ?? '';
    found.push({name, lon, lat});
  }
  return found;
}
