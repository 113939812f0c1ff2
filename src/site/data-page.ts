import {bytes, count, date} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {fileHref} from './address.ts';
import {type City, cityName} from './city.ts';
import {completenessWords} from './scorecard.ts';
import {sourceLine, sourceTitle} from './words.ts';

/** One file to download. */
export interface FileView {
  readonly name: string;
  readonly href: string;
  readonly what: string;
  readonly rows: string;
  readonly size: string;
  readonly licence: string;
  readonly hash: string;
}

/** All files of a city, the manifest first: it holds the hashes of the others, so it has none itself. */
export function fileViews(city: City, t: Translate, lang: Lang): FileView[] {
  const folder = fileHref(`data/${city.manifest.id}/`);
  const manifest: FileView = {
    name: 'manifest.json',
    href: `${folder}manifest.json`,
    what: t('data.manifest'),
    rows: '—',
    size: '—',
    licence: '—',
    hash: '—',
  };
  const files = city.manifest.files.map(file => ({
    name: file.path,
    href: folder + file.path,
    what: file[lang],
    rows: file.rows === null ? '—' : count(file.rows),
    size: bytes(file.bytes),
    licence: file.licence,
    hash: file.sha256,
  }));
  return [manifest, ...files];
}

/** One table of the dictionary. */
export interface DictionaryView {
  readonly name: string;
  readonly title: string;
  readonly row: string;
  /** What its numbers mean beyond the columns, and which formats were left out. */
  readonly notes: readonly string[];
  readonly columns: readonly {
    readonly name: string;
    readonly meaning: string;
    readonly unit: string;
    readonly range: string;
    readonly missing: string;
  }[];
}

/** The data dictionary in the language of the page. */
export function dictionaryViews(city: City, t: Translate, lang: Lang): DictionaryView[] {
  return city.dictionary.map(table => ({
    name: table.name,
    title: table[lang],
    row: t('data.tableRow', {row: lang === 'zh' ? table.rowZh : table.rowEn}),
    notes: (city.manifest.tables[table.name]?.notes ?? []).map(note => note[lang]),
    columns: table.columns.map(column => ({
      name: column.name,
      meaning: column[lang],
      unit: column.unit ?? '',
      range: column.range ?? '',
      missing: (lang === 'zh' ? column.nullZh : column.nullEn) ?? t('data.neverNull'),
    })),
  }));
}

/** One source with its date and licence. */
export interface SourceView {
  readonly title: string;
  readonly kind: string;
  readonly date: string;
  readonly licence: string;
}

/** The sources of a city, files of the same source (one for each age group) once. */
export function sourceViews(city: City, t: Translate, lang: Lang): SourceView[] {
  const views = city.manifest.sources.map(source => ({
    title: sourceTitle(city, source, lang) ?? source.file?.split('/').at(-1) ?? source.key,
    kind: translateOr(t, `source.${source.key === 'estates' ? 'estates' : source.kind}`, source.kind),
    date: source.date === null ? t('quality.noDate') : date(lang, source.date),
    licence: source.licence ?? t('quality.noDate'),
  }));
  return [...new Map(views.map(view => [Object.values(view).join('|'), view])).values()];
}

/** Categories by how complete their lists are, best first; each class once. */
export function completenessClasses(city: City, t: Translate, lang: Lang): {title: string; services: string}[] {
  const classes = new Map<string, string[]>();
  for (const key of ['official', 'surveyed', 'assumed', 'partial', 'none'])
    classes.set(translateOr(t, `completeness.${key}`, key), []);
  for (const category of city.categories) {
    const words = completenessWords(city, category.key, t);
    classes.get(words)?.push(lang === 'zh' ? category.name_zh : category.name_en);
  }
  const separator = lang === 'zh' ? '、' : ', ';
  return [...classes]
    .filter(([, names]) => names.length > 0)
    .map(([title, names]) => ({title: `${title} (${names.length})`, services: names.join(separator)}));
}

/** Counts of the build in words; counts without words of their own keep their name in the manifest. */
export function statisticViews(city: City, t: Translate): {name: string; value: string}[] {
  const {counts, streets, snap} = city.manifest;
  const rows: [string, number][] = [];
  for (const [name, value] of Object.entries(counts)) {
    if (typeof value === 'number') rows.push([translateOr(t, `count.${name}`, name), value]);
    else for (const [kind, areas] of Object.entries(value)) rows.push([translateOr(t, `kind.${kind}`, kind), areas]);
  }
  for (const [name, value] of Object.entries(streets ?? {})) rows.push([translateOr(t, `count.${name}`, name), value]);
  if (snap?.cells.medianMeters) rows.push([t('count.cellApproach'), snap.cells.medianMeters]);
  if (snap?.facilities.medianMeters) rows.push([t('count.facilityApproach'), snap.facilities.medianMeters]);
  return rows.map(([name, value]) => ({name, value: Number.isInteger(value) ? count(value) : value.toFixed(1)}));
}

/** How the data of a city is cited as a whole. */
export function dataCitation(city: City, t: Translate, lang: Lang): string {
  const {version, sha256} = city.manifest.code;
  return t('data.citationText', {
    city: cityName(city, lang),
    sources: sourceLine(city, lang),
    version: `${version} ${sha256.slice(0, 12)}`,
  });
}

/** Where the people come from, and that they are modelled. */
export function populationNote(city: City, t: Translate, lang: Lang): string {
  const {source, year, confidential} = city.manifest.population;
  const dated = year === null ? '' : lang === 'zh' ? `（${year}年）` : ` (${year})`;
  const note = t('city.populationNote', {source: ownLanguage(source, lang), year: dated});
  return confidential ? `${note}${lang === 'zh' ? '' : ' '}${t('city.confidential')}` : note;
}

/** How many oddities the build found. */
export function qualityNotes(city: City, t: Translate): string[] {
  return [city.notes.length > 0 ? t('quality.notes', {count: city.notes.length}) : t('quality.noNotes')];
}

/** One oddity the build accepted. */
export interface NoteView {
  readonly what: string;
  readonly file: string;
  readonly count: string;
  readonly examples: string;
}

/** The findings of the build in the language of the page. */
export function noteViews(city: City, lang: Lang): NoteView[] {
  return city.notes.map(note => ({
    what: note[lang],
    file: note.file,
    count: count(note.count),
    examples: note.examples.join(lang === 'zh' ? '、' : ', '),
  }));
}

/** Bytes of some of the city's files, as sent. */
export function sentBytes(city: City, names: readonly string[]): number {
  return city.manifest.files.filter(file => names.includes(file.path)).reduce((sum, file) => sum + file.bytes, 0);
}
