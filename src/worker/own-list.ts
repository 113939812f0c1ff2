import type {FacilityCard} from '#core/facility-file.ts';
import type {FacilityPoints} from '#core/places.ts';
import type {LiveCity} from './live-city.ts';

/** Columns a facility list may have: the names of `src/lists`. */
export type OwnColumn = string;

/** Coordinate systems a visitor may choose. */
export type OwnCrs = 'wgs84' | 'cgcs2000' | 'gcj02' | 'bd09';

/** A file as it was understood before anything is asked. */
export interface OwnPreview {
  readonly fileName: string;
  readonly format: 'csv' | 'xlsx' | 'geojson';
  /** utf-8, gb18030 …; null where the format has none. */
  readonly encoding: string | null;
  /** Sheets of a workbook, and the one read; empty for other formats. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly header: readonly string[];
  readonly rowCount: number;
  /** First rows, as text. */
  readonly sample: readonly (readonly string[])[];
  /** Our column → theirs, as guessed. */
  readonly columns: Readonly<Record<OwnColumn, string>>;
  /** Guess, and what speaks for it: the file says so, the values lie in China and shift onto streets, nothing. */
  readonly crs: OwnCrs;
  readonly crsReason: 'named' | 'nearer-to-streets' | 'outside-china' | 'guess';
  /** Category guessed from the name or the rows; null: must be asked. */
  readonly category: string | null;
  /** Up to 200 rows as they would lie in each system, degrees, for the preview of the shift. */
  readonly places: Readonly<Record<OwnCrs, readonly (readonly [lon: number, lat: number])[]>>;
}

/** What the visitor confirmed. */
export interface OwnChoices {
  readonly sheet: string | null;
  readonly columns: Readonly<Record<OwnColumn, string>>;
  readonly crs: OwnCrs;
  /** Category of all rows; null: the list has a column of categories. */
  readonly category: string | null;
  /** `facilities`: they serve people like the city's own; `candidates`: places that may be chosen for new ones. */
  readonly use: 'facilities' | 'candidates';
  /** `add` to the city's own of that category, or `replace` them. */
  readonly mode: 'add' | 'replace';
  /** True: the visitor vouches that the list has all of them, so that who is not in reach is out of reach. */
  readonly complete: boolean;
}

/** A row that was not used, and why in both languages. */
export interface RefusedRow {
  /** As a person counts: 1 = first after the header. */
  readonly row: number;
  readonly zh: string;
  readonly en: string;
}

/** One place of an own list. */
export interface OwnPlace {
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly lon: number;
  readonly lat: number;
}

/** A list in use. */
export interface OwnListAnswer {
  readonly listId: string;
  readonly places: readonly OwnPlace[];
  readonly refused: readonly RefusedRow[];
  /** Rows kept with a doubt. */
  readonly doubts: readonly RefusedRow[];
  /** All facilities of the city with the own ones after them; null for candidates: nothing changed. */
  readonly facilities: {readonly points: FacilityPoints; readonly cards: readonly FacilityCard[]} | null;
}

/** Reads a dropped file far enough to ask about it. Throws an Error whose message says what is wrong, in the form `zh\nen`. */
export async function previewOwnList(
  _city: LiveCity,
  _fileName: string,
  _bytes: Uint8Array,
  _sheet: string | null,
): Promise<OwnPreview> {
  throw new Error('previewOwnList: not built yet');
}

/** Reads a dropped file as confirmed and, for facilities, puts them into the city. */
export async function useOwnList(
  _city: LiveCity,
  _listId: string,
  _fileName: string,
  _bytes: Uint8Array,
  _choices: OwnChoices,
): Promise<OwnListAnswer> {
  throw new Error('useOwnList: not built yet');
}

/** Takes a list out again. */
export function dropOwnList(_city: LiveCity, _listId: string): OwnListAnswer['facilities'] {
  throw new Error('dropOwnList: not built yet');
}
