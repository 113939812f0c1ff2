import type {MiddlewareHandler} from 'astro';
import {namesOfCity} from '#site/accessibility/foreign-names.ts';
import {markChinese} from '#site/accessibility/mark-chinese.ts';
import {nameMarker} from '#site/accessibility/mark-names.ts';
import {cityIds, dataRoot} from '#site/cities.ts';

type Marker = (html: string) => string;

let ids: readonly string[] | null = null;
const markers = new Map<string, Promise<Marker | null>>();

/** What marks the names of a city on its pages in one language, made once; null where none is in another language. */
function markerOf(id: string, lang: 'zh' | 'en'): Promise<Marker | null> {
  const key = `${id}\n${lang}`;
  const known = markers.get(key);
  if (known) return known;
  const marker = namesOfCity(dataRoot(), id, lang).then(names =>
    names.languageOf.size === 0 ? null : nameMarker(names),
  );
  markers.set(key, marker);
  return marker;
}

/** Every page leaves with names in other languages marked as such, and a page in English with its Chinese words. */
export const onRequest: MiddlewareHandler = async ({url}, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const parts = url.pathname.split('/');
  ids ??= cityIds(dataRoot());
  const city = ids.find(id => parts.includes(id));
  const markerIn = (lang: 'zh' | 'en') => (city === undefined ? null : markerOf(city, lang));
  // pages in English have it in their address: any other with nothing to mark leaves as it came
  if (!parts.includes('en') && (await markerIn('zh')) === null) return response;
  const html = await response.text();
  const isEnglish = /<html lang="en"/.test(html);
  const marker = await markerIn(isEnglish ? 'en' : 'zh');
  const named = marker === null ? html : marker(html);
  return new Response(isEnglish ? markChinese(named) : named, response);
};
