import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {gzip} from '#files/gzip.ts';
import {readCityFile} from '#files/read-city.ts';
import {translator} from '#i18n/translate.ts';
import type {SearchFile} from '#schema/search-file.ts';
import {decodeSearch} from '#search/decode-search.ts';
import {nameReadings} from '#search/name-readings.ts';
import {PAGES_FORMAT, type PageCity, type PageFile} from '#search/page-file.ts';
import {catalogueRows} from '../catalogue-rows.ts';
import {dataRoot, loadCities} from '../cities.ts';
import {type City, cityName} from '../city.ts';
import {namedServices} from '../plan/service-links.ts';
import {ribbonLines} from '../words.ts';
import {cityEntries, type ServiceWords, serviceNames} from './city-entries.ts';
import {siteEntries} from './site-entries.ts';

/** List of what can be found by name in a city's folder. */
const PLACES_FILE = 'search.json.gz';

/** Everything that can be looked for on the site, but for places. Cities come as given: real ones first. */
export function pageFile(cities: readonly City[], root = dataRoot()): PageFile {
  const planned = namedServices(catalogueRows().monitor);
  const places = cities.map(city => placesOf(city, root));
  const entries = [
    ...siteEntries(),
    ...cities.flatMap((city, number) => cityEntries(city, number, serviceWords(places[number] ?? null), planned)),
  ];
  const texts = entries.flatMap(({title, part, words}) => [title.zh, part?.zh ?? '', ...words]);
  const mentions = cities.map(pageCity);
  return {
    format: PAGES_FORMAT,
    readings: nameReadings([...texts, ...mentions.map(({name}) => name.zh)]),
    cities: mentions,
    entries,
  };
}

/** A city's list of places; null when it was built without one. */
export function placesOf(city: City, root = dataRoot()): SearchFile | null {
  const folder = join(root, city.manifest.id);
  return existsSync(join(folder, PLACES_FILE)) ? decodeSearch(readCityFile(folder, PLACES_FILE)) : null;
}

function serviceWords(places: SearchFile | null): ServiceWords {
  return new Map(places?.categories.map(({key, zh, en}) => [key, [...zh, ...en]]) ?? []);
}

function pageCity(city: City): PageCity {
  const {id, invented, noData, files} = city.manifest;
  const entry = files.find(({path}) => path === PLACES_FILE);
  return {
    id,
    invented,
    name: {zh: cityName(city, 'zh'), en: cityName(city, 'en')},
    ribbons: {zh: ribbonLines(city, translator('zh'), 'zh'), en: ribbonLines(city, translator('en'), 'en')},
    noData,
    services: serviceNames(city),
    places: entry === undefined ? null : {...(entry.content ?? entryContent(entry)), sentBytes: entry.bytes},
  };
}

const entryContent = ({bytes, sha256}: {readonly bytes: number; readonly sha256: string}) => ({bytes, sha256});

/** The file of pages as it is sent: packed, the same for the same content. */
export function encodePages(file: PageFile): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzip(new TextEncoder().encode(JSON.stringify(file))));
}

const made = new Map<string, Promise<PageFile>>();

/** The file of pages of this site, made once per build. */
export function sitePages(root = dataRoot()): Promise<PageFile> {
  const known = made.get(root);
  if (known) return known;
  const file = loadCities(root).then(cities => pageFile(cities, root));
  made.set(root, file);
  return file;
}
