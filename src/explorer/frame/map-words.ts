import {shownText} from '#files/shown-text.ts';
import {list} from '#i18n/format.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import {ownNote} from '../own/own-note.ts';
import {drawnSites} from '../plan/sites-current.ts';
import type {OpenCity, Store} from '../store.ts';

/**
 * What every picture must say: that it shows a plan, and what an invented or foreign city says; null when nothing need be said.
 * What Chinese law asks of maps stands at their lower left: map-mark.ts.
 */
export function ribbonText(store: Store, open: OpenCity): string | null {
  const planned = store.mode.value === 'plan' && (store.plan.edits.value.length > 0 || drawnSites(store) !== null);
  const ribbon = planned ? scenarioRibbon(store, open) : cityRibbon(store, open);
  const own = ownNote(store);
  return ribbon === null || own === null ? (ribbon ?? own) : `${own} · ${ribbon}`;
}

/** The same for what always shows a plan. */
export function scenarioRibbon(store: Store, open: OpenCity): string {
  const city = cityRibbon(store, open);
  return city === null ? store.text('plan.ribbon') : `${store.text('plan.ribbon')} · ${city}`;
}

function cityRibbon({text}: Store, {info}: OpenCity): string | null {
  const {manifest} = info;
  if (manifest.invented) return text('ribbon.invented');
  if (manifest.jurisdiction === 'CN' || manifest.jurisdiction.startsWith('CN-')) return null;
  const year = manifest.sources.find(source => source.kind === 'streets')?.date?.slice(0, 4);
  return year === undefined ? text('ribbon.methodNoYear') : text('ribbon.method', {year});
}

/** Attributions and sources with their dates, each once. */
export function sourcesOf({info}: OpenCity, lang: 'zh' | 'en'): string {
  const {sources, licences} = info.manifest;
  const named = sources.map(source => {
    const name = (source.source && ownLanguage(source.source, lang)) ?? source.file?.split('/').at(-1) ?? source.key;
    return source.date === null ? name : `${name} (${source.date})`;
  });
  const attributions = licences.map(licence => ownLanguage(licence.attribution, lang));
  return list(lang, [...new Set([...attributions, ...named].map(shownText))]);
}
