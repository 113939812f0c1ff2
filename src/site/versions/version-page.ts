import {bytes, count} from '#i18n/format.ts';
import {fileHref, pageHref, siteOrigin} from '../address.ts';
import {type City, cityName} from '../city.ts';
import {type FileView, type SourceView, sourceViews} from '../data-page.ts';
import {sourceLine} from '../words.ts';
import {changesPath, stepId} from './changes-page.ts';
import type {CityVersions, KeptVersion} from './rows.ts';
import {cityAt, versionDate, type Words} from './version-words.ts';

/** A version in the list on the page of data. */
export interface VersionLine {
  readonly version: string;
  readonly title: string;
  /** Null for the present version: its page is the one the list stands on. */
  readonly href: string | null;
  readonly method: string;
  readonly how: string;
  readonly files: string;
  /** What changed after it; null for the present version. */
  readonly changes: Link | null;
}

interface Link {
  readonly href: string;
  readonly title: string;
}

/** The list of versions on the page of data. */
export interface VersionList {
  readonly lead: string;
  /** Newest first; empty where there is only one. */
  readonly rows: readonly VersionLine[];
}

/** The page of an earlier version. */
export interface VersionPage {
  readonly title: string;
  readonly headline: string;
  readonly notes: readonly string[];
  readonly files: readonly FileView[];
  readonly sources: readonly SourceView[];
  readonly citation: string;
  readonly address: string;
  readonly crumb: string;
  readonly changes: Link;
  readonly dataHref: string;
}

/** Address of the page of an earlier version within the site, without language. */
export function versionPath({manifest}: City, {version}: Pick<KeptVersion, 'version'>): string {
  return `${manifest.id}/data/${version}`;
}

const isPresentMethod = (city: City, {codeSha256}: KeptVersion) => codeSha256 === city.manifest.code.sha256;

/** The versions of a city, newest first. */
export function versionList(city: City, words: Words): VersionList {
  const {lang, v} = words;
  const {versions, manifest} = city;
  if (versions === null) {
    const lead = manifest.version
      ? v('ver.versionsNone', {version: versionDate(words, manifest.version)})
      : v('ver.versionsNoneUndated');
    return {lead, rows: []};
  }
  const present: VersionLine = {
    version: versions.present,
    title: v('ver.present', {date: versionDate(words, versions.present)}),
    href: null,
    method: v('ver.methodSame'),
    how: '',
    // the manifest lists the others, and is a file itself as in kept versions
    files: fileCount([...manifest.files, {bytes: 0}], words),
    changes: null,
  };
  const kept = versions.kept.map(
    (one): VersionLine => ({
      version: one.version,
      title: versionDate(words, one.version),
      href: pageHref(lang, versionPath(city, one)),
      method: v(isPresentMethod(city, one) ? 'ver.methodSame' : 'ver.methodOther'),
      how: v(`ver.kept.${one.kept}`),
      files: fileCount(one.files, words),
      changes: changesAfter(city, versions, one, words),
    }),
  );
  return {lead: v('ver.versionsLead'), rows: [present, ...kept.reverse()]};
}

function fileCount(files: readonly {readonly bytes: number}[], {v}: Words): string {
  const size = bytes(files.reduce((sum, file) => sum + file.bytes, 0));
  return v('ver.fileCount', {count: count(files.length), size});
}

/** The version after one: an earlier one too, or the present. */
function nextVersion({kept, present}: CityVersions, {version}: KeptVersion): string {
  return kept[kept.findIndex(one => one.version === version) + 1]?.version ?? present;
}

function changesAfter(city: City, versions: CityVersions, one: KeptVersion, words: Words): Link {
  const step = {from: one.version, to: nextVersion(versions, one)};
  const [from, to] = [versionDate(words, step.from), versionDate(words, step.to)];
  return {
    href: `${pageHref(words.lang, changesPath(city))}#${stepId(step)}`,
    title: words.v('ver.step', {from, to}),
  };
}

/** What the page of an earlier version says. Throws when the city keeps none of that date. */
export function versionPage(city: City, date: string, words: Words): VersionPage {
  const {lang, t, v} = words;
  const {manifest, versions} = city;
  const one = versions?.kept.find(kept => kept.version === date);
  if (!versions || !one) throw new Error(`${manifest.id}: no version ${date} is kept`);
  const then = cityAt(city, one);
  const name = cityName(city, lang);
  const version = versionDate(words, one.version);
  const address = pageHref(lang, versionPath(city, one));
  const code = one.manifest.code.sha256.slice(0, 12);
  const method = v(isPresentMethod(city, one) ? 'ver.pageSame' : 'ver.pageOther', {code});
  const how = v(`ver.kept.${one.kept}`);
  return {
    title: v('ver.pageTitle', {name, version}),
    headline: v('ver.pageHeadline', {name, version, count: count(one.files.length)}),
    notes: [
      v('ver.pageOld', {present: versionDate(words, versions.present)}),
      `${v('ver.howKept')}${lang === 'zh' ? '：' : ': '}${how}${lang === 'zh' ? '。' : '.'}`,
      method,
    ],
    files: one.files.map(file => {
      const published = one.manifest.files.find(({path}) => path === file.name);
      return {
        name: file.name,
        href: fileHref(`data/${manifest.id}/versions/${one.version}/${file.name}`),
        what: published?.[lang] ?? (file.name === 'manifest.json' ? t('data.manifest') : ''),
        rows: file.rows === null ? '—' : count(file.rows),
        size: bytes(file.bytes),
        licence: published?.licence ?? '—',
        hash: file.sha256,
      };
    }),
    sources: sourceViews(then, t, lang),
    citation: v('ver.citation', {
      city: name,
      version,
      sources: sourceLine(then, lang),
      code: `${one.manifest.code.version} ${code}`,
      address: `${siteOrigin()}${address}`,
    }),
    address,
    crumb: version,
    changes: changesAfter(city, versions, one, words),
    dataHref: pageHref(lang, `${manifest.id}/data`),
  };
}
