import {categoryWords} from '#lists/category-words.ts';
import type {Catalogue} from '#schema/category.ts';
import type {City} from '#schema/city.ts';
import type {RecordSource} from '#schema/city-records.ts';
import {InputError} from '#schema/input-error.ts';
import type {Report} from '../../report.ts';
import type {Area, Facility} from '../model.ts';
import type {RecordRow} from './record-file.ts';

/** What optional tables are read with. */
export interface RecordReading {
  readonly report: Report;
  readonly facilities: readonly Facility[];
  /** Areas by id and by twelve-digit code. */
  readonly areaByCode: ReadonlyMap<string, Area>;
  isFacility(id: string): boolean;
  /** Category of a row: null = about none, undefined = not known, which is noted. */
  categoryOf(row: RecordRow, source: RecordSource, file: string): string | null | undefined;
}

/** What optional tables are joined to. */
export interface RecordGround {
  readonly areas: readonly Area[];
  readonly facilities: readonly Facility[];
  readonly catalogue: Catalogue;
  readonly report: Report;
}

/** Prepares for reading the optional tables of a city. Throws InputError for a category the catalogue does not have. */
export function recordReading(city: City, {areas, facilities, catalogue, report}: RecordGround): RecordReading {
  const keys = new Set(catalogue.categories.map(({key}) => key));
  city.records.forEach(({category}, index) => {
    if (category !== undefined && !keys.has(category))
      throw new InputError({
        file: city.id,
        where: `records.${index}.category`,
        found: `the category ${JSON.stringify(category)}`,
        expected: `a key of the catalogue: ${[...keys].join(', ')}`,
      });
  });
  const categoryOfWord = categoryWords(catalogue.categories);
  const ids = new Set(facilities.flatMap(({facilityId, placeId}) => [facilityId, placeId]));
  return {
    report,
    facilities,
    areaByCode: new Map(
      areas.flatMap(area => [area.code12, area.areaId].flatMap(code => (code === null ? [] : [[code, area] as const]))),
    ),
    isFacility: id => ids.has(id),
    categoryOf: (row, source, file) => {
      const word = row.cell('category');
      if (word === null) return source.category ?? null;
      const category = categoryOfWord(word);
      if (category !== null) return category;
      report.note(
        'record-category-unknown',
        file,
        '类别不认识的行，未使用',
        'rows whose category is not in the catalogue; not used',
        `row ${row.row}: ${word}`,
      );
      return undefined;
    },
  };
}
