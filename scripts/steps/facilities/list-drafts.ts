import {basename, resolve} from 'node:path';
import {NO_EDGE} from '#core/units.ts';
import {categoryWords} from '#lists/category-words.ts';
import {isShifted, roundDegrees, toWgs84} from '#lists/list-coordinates.ts';
import type {ListedPlace} from '#lists/listed-place.ts';
import {pointInside} from '#lists/point-inside.ts';
import {type ListTable, readList} from '#lists/read-list.ts';
import type {Catalogue} from '#schema/category.ts';
import type {City, CityFacilities} from '#schema/city.ts';
import {inScope} from '#schema/effective-standards.ts';
import {InputError} from '#schema/input-error.ts';
import {readCsv} from '../../io/csv.ts';
import {type GeojsonFeature, polygonsOf, readGeojson} from '../../io/geojson.ts';
import type {OsmExtract} from '../../io/osm-extract.ts';
import {projectionOf} from '../../io/projection.ts';
import type {Report} from '../../report.ts';
import type {Boundary, Streets} from '../model.ts';
import {seaDistance} from './coast.ts';
import type {Draft} from './draft.ts';
import {metersBetween} from './join-duplicates.ts';
import {completenessOf} from './sources.ts';

export type TableSource = Extract<CityFacilities, {kind: 'table'}>;

/** What a list is read with. */
export interface ListReading {
  readonly city: City;
  readonly catalogue: Catalogue;
  readonly boundary: Boundary;
  /** Folder of the city file. */
  readonly dir: string;
  readonly report: Report;
  readonly streets: Streets | null;
  readonly extract: OsmExtract | null;
}

/** The service points of one facility list, one draft per row; rows outside the city's surroundings are left out and noted. */
export async function listDrafts(source: TableSource, sourceKey: string, reading: ListReading): Promise<Draft[]> {
  const {city, catalogue, report} = reading;
  const file = basename(source.file);
  const table = await readTable(resolve(reading.dir, source.file), source, reading);
  const {places, findings} = readList(table, {
    columns: source.columns,
    category: source.category ?? null,
    categoryOfWord: categoryWords(catalogue.categories),
    toWgs84: coordinateReader(source, city, file),
    isProjected:
      /^epsg:/.test(source.crs ?? '') && projectionOf(Number(source.crs!.slice('epsg:'.length)))?.geographic === false,
  });
  for (const finding of findings) report.note(finding.kind, file, finding.zh, finding.en, finding.example);
  if (table.rows.length === 0)
    report.note('list-without-rows', file, '名单里没有任何设施。', 'the list holds no facility at all.', '0 rows');
  if (table.rows.length > 0 && places.length === 0)
    throw new InputError({
      file,
      found: `${table.rows.length} rows, none with a known category`,
      expected: `categories such as ${catalogue.categories
        .slice(0, 5)
        .map(category => category.key)
        .join(', ')}`,
    });
  refuseSea(places, file, reading);
  const near = nearPlaces(places, file, reading);
  noteUnshifted(near, file, source, report);
  return near.map(place => draftOf(place, source, sourceKey, city.language));
}

async function readTable(path: string, source: TableSource, {city}: ListReading): Promise<ListTable> {
  if (/\.(geo)?json(\.gz)?$/i.test(path)) {
    const {file, features} = await readGeojson(path);
    return tableOfFeatures(file, features);
  }
  if (/\.xlsx?$/i.test(path))
    throw new InputError({
      file: basename(path),
      where: city.id,
      found: 'an Excel workbook',
      expected: 'CSV or GeoJSON; save the sheet as CSV UTF-8',
    });
  return readCsv(path, {encoding: source.encoding});
}

/** Features as rows: their properties, and `lon`, `lat` of their point or of a point inside their polygon. */
function tableOfFeatures(file: string, features: readonly GeojsonFeature[]): ListTable {
  const names = new Set(features.flatMap(feature => Object.keys(feature.properties)));
  const header = ['lon', 'lat', ...[...names].filter(name => name !== 'lon' && name !== 'lat')];
  const rows = features.map(feature => {
    const [lon, lat] = pointOf(file, feature);
    return [String(lon), String(lat), ...header.slice(2).map(name => textOf(feature.properties[name]))];
  });
  return {file, header, rows, rowNumbers: features.map(feature => feature.number)};
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function pointOf(file: string, {geometry, number}: GeojsonFeature): readonly [number, number] {
  if (geometry?.type === 'Point') return geometry.coordinates;
  const first = geometry?.type === 'MultiPoint' ? geometry.coordinates[0] : undefined;
  if (first !== undefined) return first;
  const polygons = polygonsOf(geometry);
  if (polygons.length > 0) return pointInside(polygons);
  const found = geometry === null ? 'no geometry' : `a ${geometry.type}`;
  throw new InputError({file, where: `feature ${number}`, found, expected: 'a Point or Polygon'});
}

/** Reader of a list's coordinates. In China the system must be named: a wrong guess is half a kilometre off. */
function coordinateReader(
  source: TableSource,
  city: City,
  file: string,
): (lon: number, lat: number) => readonly [number, number] {
  const crs = source.crs ?? 'auto';
  if (crs === 'auto') {
    if (!inScope('CN', city.jurisdiction)) return (lon, lat) => toWgs84('wgs84', lon, lat);
    throw new InputError({
      file,
      where: 'crs',
      found: source.crs === undefined ? 'no coordinate system' : 'the coordinate system "auto"',
      expected:
        '"crs": wgs84, cgcs2000, gcj02 (AMap, Tencent) or bd09 (Baidu); a wrong one moves places by 500 m or more',
    });
  }
  if (crs === 'wgs84' || crs === 'cgcs2000' || crs === 'gcj02' || crs === 'bd09')
    return (lon, lat) => toWgs84(crs, lon, lat);
  const projection = projectionOf(Number(crs.slice('epsg:'.length)));
  if (projection === null)
    throw new InputError({
      file,
      where: 'crs',
      found: crs,
      expected: 'wgs84, cgcs2000, gcj02, bd09, epsg:4326, epsg:4490, epsg:3857 or a UTM zone (epsg:326zz, epsg:327zz)',
    });
  return (x, y) => projection.toLonLat(x, y).map(roundDegrees) as [number, number];
}

/** Notes places outside China in a list said to be shifted as maps are in China: there is no shift to take back there. */
function noteUnshifted(places: readonly ListedPlace[], file: string, {crs}: TableSource, report: Report): void {
  if (crs !== 'gcj02' && crs !== 'bd09') return;
  for (const {row, name, lon, lat} of places) {
    if (isShifted(lon, lat)) continue;
    report.note(
      'list-crs-outside-china',
      file,
      '清单写明用 GCJ-02 或 BD-09，但这些地点在中国的偏移范围之外：坐标没有 GCJ-02 偏移可还原，请核对坐标系',
      'the list is said to be GCJ-02 or BD-09, but these places are outside the area shifted in China: there is no GCJ-02 shift to take back; check the coordinate system',
      `row ${row}: ${name} (${lon}, ${lat})`,
    );
  }
}

/** Places of the city and its surroundings. Throws InputError when none of a list's places is there. */
function nearPlaces(places: readonly ListedPlace[], file: string, reading: ListReading): ListedPlace[] {
  const {boundary, city, report} = reading;
  const near = places.filter(
    ({lon, lat}) => boundary.contains(lon, lat) || boundary.edgeMeters(lon, lat) <= city.bufferMeters,
  );
  const first = places[0];
  if (first !== undefined && near.length === 0) throw allOutside(first, places.length, file, boundary);
  const kept = new Set(near);
  for (const place of places)
    if (!kept.has(place))
      report.note(
        'list-place-outside',
        file,
        '清单中位于城市及其周边之外的地点，未使用',
        'places outside the city and its surroundings; left out',
        `row ${place.row}: ${place.name} (${place.lon}, ${place.lat})`,
      );
  return near;
}

/** Refuses places at sea: not within reach of a street, and on the sea's side of the coast. */
function refuseSea(places: readonly ListedPlace[], file: string, {extract, streets}: ListReading): void {
  const nowhere = places.find(({lon, lat}) => lon === 0 && lat === 0);
  if (nowhere !== undefined)
    throw new InputError({
      file,
      where: `row ${nowhere.row}`,
      found: 'longitude 0, latitude 0, a place in the sea',
      expected: 'the place of the facility, or no row',
    });
  if (extract === null || streets === null) return;
  const scaled = (pick: (place: ListedPlace) => number) =>
    Int32Array.from(places, place => Math.round(pick(place) * 1e7));
  const {edge} = streets.snap(
    scaled(({lon}) => lon),
    scaled(({lat}) => lat),
    'any',
  );
  const lost = places.filter((_, i) => edge[i] === NO_EDGE);
  if (lost.length === 0) return;
  const meters = seaDistance(extract);
  for (const {row, name, lon, lat} of lost) {
    const off = meters(lon, lat);
    if (off === null) continue;
    throw new InputError({
      file,
      where: `row ${row}`,
      found: `longitude ${lon}, latitude ${lat} (${name}): in the sea, ${Math.round(off)} m off the coast`,
      expected: 'a place on land; is the coordinate system right?',
    });
  }
}

function allOutside(first: ListedPlace, count: number, file: string, boundary: Boundary): InputError {
  const [west, south, east, north] = boundary.bbox;
  const kilometres = Math.round(metersBetween([first.lon, first.lat], [(west + east) / 2, (south + north) / 2]) / 1000);
  const swapped = boundary.contains(first.lat, first.lon);
  return new InputError({
    file,
    where: `row ${first.row}`,
    found: `longitude ${first.lon}, latitude ${first.lat}, ${kilometres} km from the city; so are all ${count} places`,
    expected: swapped
      ? 'longitude and latitude in their own columns: they seem to be swapped'
      : `places within [${boundary.bbox.join(', ')}] or near it`,
  });
}

function draftOf(place: ListedPlace, source: TableSource, sourceKey: string, language: string): Draft {
  const placeId = `${sourceKey}:${place.id}`;
  const isHan = /\p{Script=Han}/u.test(place.name);
  const nameLanguage = place.name === '' ? null : isHan && !/^(ja|ko|yue)/.test(language) ? 'zh' : language;
  return {
    facilityId: `${placeId}:${place.category}`,
    placeId,
    category: place.category,
    name: place.name,
    nameLanguage,
    nameZh: place.nameZh ?? (nameLanguage === 'zh' ? place.name : null),
    nameEn: place.nameEn ?? (nameLanguage === 'en' ? place.name : null),
    address: place.address,
    phone: place.phone,
    lon: place.lon,
    lat: place.lat,
    status: place.status,
    provider: place.provider,
    capacity: place.capacity,
    capacityUnit: place.capacityUnit,
    floorAreaSqm: place.floorAreaSqm,
    openingHours: place.openingHours,
    wheelchair: place.wheelchair,
    source: sourceKey,
    asOf: place.asOf ?? source.asOf,
    ...(place.servesCodes && {servesCodes: place.servesCodes}),
    completeness: completenessOf(source, place.category),
    doubts: place.doubtful ? ['listed'] : [],
    shapes: [],
    accesses: [],
  };
}
