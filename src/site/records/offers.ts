import {count, list} from '#i18n/format.ts';
import type {RecordKey} from '#i18n/records.ts';
import type {RecordKind} from '#schema/city-records.ts';
import type {ManifestSource} from '#schema/manifest.ts';
import {fileHref, pageHref} from '../address.ts';
import type {City} from '../city.ts';
import {lowered} from '../words.ts';
import type {CityRecords} from './city-records.ts';
import {METRICS} from './figures.ts';
import {AREA_KINDS, type AreaKind, type RecordRow} from './rows.ts';
import {periodWords, shownRow, sourceWords, type Words} from './words.ts';

/** The lists a city may give beside streets, people and facilities. */
export const OPTIONAL_LISTS = [...AREA_KINDS, 'ratings', 'self-service', 'meal-points', 'estates'] as const;

export type OptionalList = (typeof OPTIONAL_LISTS)[number];

/** Whether a city gives one of them, and how much. */
export interface Offer {
  readonly list: OptionalList;
  readonly name: string;
  readonly isGiven: boolean;
  /** Sums published of the whole city, with their periods; null: the sum is not published. */
  readonly totals: readonly {readonly text: string; readonly value: number | null}[];
  /** How many areas, facilities or points it has figures of; '' where it is not given. */
  readonly much: string;
  readonly sources: readonly string[];
  readonly files: readonly {readonly name: string; readonly href: string}[];
  /** Page of this site that shows it; null: the reports of areas do. */
  readonly shown: {readonly href: string; readonly words: string} | null;
}

/** What a city gives of each optional list, in the fixed order: no place is ranked by it. */
export function offers(city: City, records: CityRecords, words: Words): Offer[] {
  return OPTIONAL_LISTS.map(list => {
    if (list === 'estates') return estatesOffer(city, words);
    if (list === 'self-service') return pointsOffer(city, list, 'self_service', words);
    if (list === 'meal-points') return pointsOffer(city, list, 'elder_meal', words);
    return recordsOffer(city, records, list, words);
  });
}

/** The files all of them are in, each once. */
export function offerFiles(all: readonly Offer[]): Offer['files'] {
  return [...new Map(all.flatMap(({files}) => files.map(file => [file.name, file] as const))).values()];
}

/** Which of them a city gives and which not, in a line each. */
export function offerLines(all: readonly Offer[], words: Words): string[] {
  return [...namesLine(all, 'rec.given', true, words), ...notGivenLine(all, words)];
}

/** Which of them a city does not give; nothing where it gives all. */
export function notGivenLine(all: readonly Offer[], words: Words): string[] {
  return namesLine(all, 'rec.notGivenOf', false, words);
}

function namesLine(
  all: readonly Offer[],
  key: 'rec.given' | 'rec.notGivenOf',
  isGiven: boolean,
  {lang, r}: Words,
): string[] {
  const names = all.filter(offer => offer.isGiven === isGiven).map(({name}) => name);
  return names.length === 0 ? [] : [r(key, {kinds: list(lang, lang === 'en' ? names.map(lowered) : names)})];
}

function recordsOffer(city: City, records: CityRecords, list: RecordKind, words: Words): Offer {
  const rows = records.ofKind(list);
  const isOwnTable = rows.some(row => row.joinedBy !== null);
  return {
    list,
    name: words.r(`rec.kind.${list}`),
    isGiven: rows.length > 0,
    much: rows.length === 0 ? '' : list === 'ratings' ? ratedWords(rows, words) : areasWords(city, rows, words),
    totals: rows.filter(row => row.areaKind === 'city').map(row => totalWords(row, words)),
    sources: unique(rows.map(row => sourceWords(row, words))),
    files: rows.length === 0 ? [] : tableFile(city, isOwnTable ? 'records' : 'areas'),
    shown: null,
  };
}

function totalWords(row: RecordRow, words: Words): Offer['totals'][number] {
  const {text, value} = shownRow(row, words);
  const period = row.period === null ? '' : periodWords(words.lang, row.period);
  return {
    text: period === '' ? words.r('rec.total', {value: text}) : words.r('rec.totalOf', {period, value: text}),
    value,
  };
}

function ratedWords(rows: readonly RecordRow[], {lang, r}: Words): string {
  const rated = new Set(rows.filter(row => row.value !== null).map(row => row.facilityId));
  const silent = new Set(rows.map(row => row.facilityId).filter(id => !rated.has(id)));
  return joined(
    [
      r('rec.facilitiesRated', {given: count(rated.size)}),
      ...(silent.size > 0 ? [r('rec.areasSuppressed', {count: count(silent.size)})] : []),
    ],
    lang,
  );
}

/** Kinds of area, the finest first. */
const LEVELS = ['community', 'life-circle-unit', 'subdistrict', 'district'] as const;

/** Areas of the finest kind with figures: how many have one, have one that is not published, and have none. */
function areasWords(city: City, rows: readonly RecordRow[], {lang, r}: Words): string {
  const kind = LEVELS.find(one => rows.some(({areaKind}) => areaKind === one));
  if (kind === undefined) return '';
  const of = rows.filter(row => row.areaKind === kind && METRICS[row.kind as AreaKind][0] === row.metric);
  const given = new Set(of.filter(row => row.value !== null).map(row => row.areaId));
  const silent = new Set(of.map(row => row.areaId).filter(id => !given.has(id)));
  const missing = city.areas.filter(area => area.kind === kind).length - given.size - silent.size;
  const part = (key: RecordKey, amount: number) => (amount > 0 ? [r(key, {count: count(amount)})] : []);
  const words = r('rec.areasOf', {given: count(given.size), level: r(`rec.level.${kind}`)});
  return joined([words, ...part('rec.areasSuppressed', silent.size), ...part('rec.areasMissing', missing)], lang);
}

function pointsOffer(city: City, list: OptionalList, category: string, words: Words): Offer {
  const {r} = words;
  const keys = city.manifest.claims.filter(claim => claim.category === category).map(claim => claim.source);
  const lists = city.manifest.sources.filter(
    source => source.kind === 'facilities' && source.key !== 'osm' && keys.includes(source.key),
  );
  const own = new Set(lists.map(source => source.key));
  const points = city.facilities.count({category, source: own});
  return {
    list,
    name: r(`rec.kind.${list}`),
    isGiven: lists.length > 0,
    much: lists.length > 0 ? r('rec.points', {count: count(points)}) : '',
    totals: [],
    sources: lists.map(source => listWords(source, words)),
    files: lists.length > 0 ? tableFile(city, 'facilities') : [],
    shown: null,
  };
}

function estatesOffer(city: City, words: Words): Offer {
  const {lang, r} = words;
  const {estates} = city.analysis;
  const isGiven = estates.length > 0;
  const source = isGiven ? city.manifest.sources.find(({key}) => key === 'estates') : undefined;
  return {
    list: 'estates',
    name: r('rec.kind.estates'),
    isGiven,
    much: isGiven ? r('rec.estatesCount', {count: count(estates.length)}) : '',
    totals: [],
    sources: source ? [listWords(source, words)] : [],
    files: isGiven ? tableFile(city, 'estates') : [],
    shown: isGiven
      ? {href: `${pageHref(lang, `${city.manifest.id}/analysis`)}#norms`, words: r('rec.estatesShown')}
      : null,
  };
}

/** A list of the manifest with its date; the file's own name where nobody is named. */
function listWords({source, file, date}: ManifestSource, words: Words): string {
  return sourceWords({source: source ?? file ?? '', asOf: date, joinedBy: 'list'}, words);
}

/** The csv of a table, else what it is published as instead. */
function tableFile(city: City, table: string): Offer['files'] {
  const file = [`${table}.csv`, `${table}.csv.gz`, `${table}.parquet`]
    .map(path => city.manifest.files.find(one => one.path === path))
    .find(one => one !== undefined);
  return file ? [{name: file.path, href: fileHref(`data/${city.manifest.id}/${file.path}`)}] : [];
}

const joined = (parts: readonly string[], lang: 'zh' | 'en') => parts.join(lang === 'zh' ? '，' : ', ');
const unique = (texts: readonly string[]) => [...new Set(texts)];
