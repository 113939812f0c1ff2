import type {MiddlewareHandler} from 'astro';
import {namesOfCity} from '#site/accessibility/foreign-names.ts';
import {markChinese} from '#site/accessibility/mark-chinese.ts';
import {nameMarker} from '#site/accessibility/mark-names.ts';
import {cityIds, dataRoot} from '#site/cities.ts';

let ids: readonly string[] | null = null;
const markers = new Map<string, Promise<(html: string) => string>>();

/** What marks the names of a city on its pages in one language, made once. */
function markerOf(id: string, lang: 'zh' | 'en'): Promise<(html: string) => string> {
  const key = `${id}\n${lang}`;
  const known = markers.get(key);
  if (known) return known;
  const marker = namesOfCity(dataRoot(), id, lang).then(nameMarker);
  markers.set(key, marker);
  return marker;
}

/** Every page leaves with names in other languages marked as such, and a page in English with its Chinese words. */
export const onRequest: MiddlewareHandler = async ({url}, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = await response.text();
  const isEnglish = /<html lang="en"/.test(html);
  const parts = url.pathname.split('/');
  ids ??= cityIds(dataRoot());
  const city = ids.find(id => parts.includes(id));
  const named = city === undefined ? html : (await markerOf(city, isEnglish ? 'en' : 'zh'))(html);
  return new Response(isEnglish ? markChinese(named) : named, response);
};
