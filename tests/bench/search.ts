/**
 * Every query of tests/search/queries.ts over the pages and the places of all built cities at once, as the search page asks:
 * `npm run bench -- search`. Also each city alone, and how long the index takes to be made ready.
 */

import {gunzip} from '#files/gzip.ts';
import {pageIndex} from '#search/find-pages.ts';
import {decodePages} from '#search/page-file.ts';
import {type SearchIndex, searchIndex} from '#search/search-index.ts';
import {siteResults} from '#search/site-results.ts';
import {loadCities} from '#site/cities.ts';
import {encodePages, pageFile, placesOf} from '#site/search/page-file.ts';
import {QUERIES} from '../search/queries.ts';

const ROUNDS = 5;

const cities = await loadCities();
const sent = encodePages(pageFile(cities));
const begun = performance.now();
const pages = await pageIndex(decodePages(gunzip(sent)));
console.log(
  `pages: ${pages.file.entries.length} entries, ${sent.length} bytes sent, ready in ${ms(performance.now() - begun)}`,
);

const places = new Map<string, SearchIndex>();
for (const city of cities) {
  const file = placesOf(city);
  if (file === null) continue;
  const from = performance.now();
  const index = await searchIndex(file);
  places.set(city.manifest.id, index);
  console.log(`${city.manifest.id}: ${index.entryCount} places, ready in ${ms(performance.now() - from)}`);
}

for (const city of [null, ...places.keys()]) {
  const ask = (text: string) => {
    const from = performance.now();
    siteResults({pages, places}, text, {limit: 6, city});
    return performance.now() - from;
  };
  const first = QUERIES.map(([text]) => ask(text));
  const rounds = Array.from({length: ROUNDS}, () => QUERIES.map(([text]) => ask(text)));
  const least = QUERIES.map((_, query) => Math.min(...rounds.map(times => times[query]!)));
  console.log(`${city ?? 'whole site'}: first time ${figures(first)}; best of ${ROUNDS} ${figures(least)}`);
}

function figures(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => ms(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!);
  return `median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}`;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}
