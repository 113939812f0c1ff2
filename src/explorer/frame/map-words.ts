import {list} from '#i18n/format.ts';
import type {OpenCity, Store} from '../store.ts';

/** What every picture of an invented or foreign city must say; null when nothing need be said. */
export function ribbonText({text, props}: Store, {info}: OpenCity): string | null {
  const {manifest} = info;
  if (manifest.invented) return text('ribbon.invented');
  if (manifest.publish.notice !== null) return manifest.publish.notice[props.lang];
  if (manifest.jurisdiction === 'CN' || manifest.jurisdiction.startsWith('CN-')) return null;
  const year = manifest.sources.find(source => source.kind === 'streets')?.date?.slice(0, 4);
  return year === undefined ? text('ribbon.methodNoYear') : text('ribbon.method', {year});
}

/** Attributions and sources with their dates, each once. */
export function sourcesOf({info}: OpenCity, lang: 'zh' | 'en'): string {
  const {sources, licences} = info.manifest;
  const named = sources.map(source => {
    const name = source.source ?? source.file ?? source.key;
    return source.date === null ? name : `${name} (${source.date})`;
  });
  const attributions = licences.map(licence => licence.attribution);
  return list(lang, [...new Set([...attributions, ...named])]);
}
