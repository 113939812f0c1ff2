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
  /** True: longitude and latitude seem to be exchanged. */
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
  const {columns, swapped} = guessColumns(file.table, everydayCategoryWords(categories), bounds);
  const positions = positionsOf(file.table, columns, swapped);
  const coordinateNames = ['lon', 'lat', 'lon_lat', 'lat_lon'].flatMap(name => columns[name] ?? []);
  const named = file.namedCrs ?? namedSystem([...coordinateNames, ...file.titles, fileName, file.sheet ?? '']);
  const {category, categoryFrom} = guessCategory(file, fileName, columns, categories);
  return {
    file,
    columns,
    swapped,
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

/** Rows with degrees, evenly taken from the whole list, `swapped` ones put right. */
export function positionsOf(
  table: ListTable,
  columns: Readonly<Record<string, string>>,
  swapped: boolean,
): NamedPosition[] {
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
    const [a, b] = [readDegrees(x ?? null), readDegrees(y ?? null)];
    if (typeof a !== 'number' || typeof b !== 'number') continue;
    const [lon, lat] = swapped ? [b, a] : [a, b];
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) continue;
    const name = cellOf(row, 'name') ?? cellOf(row, 'name_zh') ?? cellOf(row, 'name_en') ?? '';
    found.push({name, lon, lat});
  }
  return found;
}
