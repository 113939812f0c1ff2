import {resolve} from 'node:path';
import type {City, CityAreas} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import {sharedArea} from '../geometry/shared-area.ts';
import {type GeojsonFeature, polygonsOf, readGeojson} from '../io/geojson.ts';
import type {OsmExtract} from '../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../io/osm-polygons.ts';
import type {Report} from '../report.ts';
import {areaTypeOf} from './area-type.ts';
import {administrativePlaces} from './boundary.ts';
import type {Area, AreaKind, Boundary, Polygons} from './model.ts';

const KIND_ORDER: readonly AreaKind[] = ['district', 'subdistrict', 'community', 'life-circle-unit'];

/** An area and how a message may call it. */
interface FoundArea {
  readonly area: Area;
  readonly file: string;
  readonly where: string;
}

/**
 * Reads the districts, subdistricts, communities and life-circle units that overlap the city, by kind and id. Polygons
 * stay whole where the boundary cuts them. Throws InputError for ids used twice and for columns that are not there; an
 * administrative boundary that does not close in the extract is noted and left out.
 */
export async function buildAreas(
  city: City,
  extract: OsmExtract | null,
  boundary: Boundary,
  dir: string,
  report: Report,
): Promise<Area[]> {
  const found: FoundArea[] = [];
  for (const source of city.areas) {
    const read =
      'file' in source ? await areasOfFile(city, source, dir, report) : areasOfOsm(city, source, extract, report);
    const inside = read.filter(({area}) => overlaps(area.polygons, boundary));
    if (inside.length === 0) noteEmpty(city, source, read.length, report);
    for (const area of inside) found.push(area);
  }
  refuseDuplicates(found);
  return found
    .map(({area}) => area)
    .sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || (a.areaId < b.areaId ? -1 : 1));
}

/** Hectares that an area must share with the city unless it shares 2 % of its own area: less is an inexact border. */
const LEAST_HECTARES = 10;

function overlaps(polygons: Polygons, boundary: Boundary): boolean {
  const isWithin = polygons.every(([outer]) => outer!.every(([lon, lat]) => boundary.contains(lon, lat)));
  if (isWithin) return true;
  const shared = sharedArea(polygons, boundary);
  return shared.share >= 0.02 || shared.squareMeters >= LEAST_HECTARES * 10_000;
}

function noteEmpty(city: City, source: CityAreas, read: number, report: Report): void {
  const named = 'file' in source ? source.file : `admin_level ${source.osmAdminLevel}`;
  report.note(
    'areas-none-inside',
    city.id,
    '城市文件列出的区域来源在城市边界内没有任何区域。',
    'a source of areas named in the city file has none inside the city.',
    `${source.kind}: ${named} (${read} read)`,
  );
}

function refuseDuplicates(found: readonly FoundArea[]): void {
  const seen = new Map<string, FoundArea>();
  for (const one of found) {
    const other = seen.get(one.area.areaId);
    if (other !== undefined)
      throw new InputError({
        file: one.file,
        where: one.where,
        found: `the id ${one.area.areaId} of ${other.file}, ${other.where}`,
        expected: 'an id of its own for each area',
      });
    seen.set(one.area.areaId, one);
  }
}

function areasOfOsm(
  city: City,
  source: Extract<CityAreas, {osmAdminLevel: number}>,
  extract: OsmExtract | null,
  report: Report,
): FoundArea[] {
  if (extract === null)
    throw new InputError({
      file: city.id,
      where: 'areas',
      found: 'areas from OpenStreetMap, but no OpenStreetMap extract',
      expected: 'areas with a "file"',
    });
  const found: FoundArea[] = [];
  for (const {kind, id, tags, source: areaId} of administrativePlaces(extract, source.osmAdminLevel)) {
    const polygons =
      kind === 'relation'
        ? polygonsOfRelation(extract, extract.relationIndex(id))
        : polygonOfWay(extract, extract.wayIndex(id));
    const name = tags['name'];
    if (polygons === null) {
      report.note(
        'area-incomplete',
        extract.file,
        '行政区边界在数据范围内不闭合，未采用。',
        'administrative boundaries that do not close within the extract; left out.',
        `${areaId} ${name ?? ''}`.trim(),
      );
      continue;
    }
    const isChinese = city.language.startsWith('zh');
    const area: Area = {
      areaId,
      kind: source.kind,
      code12: null,
      areaType: null,
      name: name ?? areaId,
      nameLanguage: name === undefined ? null : city.language,
      nameZh: tags['name:zh-Hans'] ?? tags['name:zh'] ?? (isChinese ? (name ?? null) : null),
      nameEn: tags['name:en'] ?? (city.language.startsWith('en') ? (name ?? null) : null),
      households: null,
      serviceFloorAreaSqm: null,
      workers: null,
      polygons,
    };
    found.push({area, file: extract.file, where: `${kind} ${id}`});
  }
  return found;
}

async function areasOfFile(
  city: City,
  source: Extract<CityAreas, {file: string}>,
  dir: string,
  report: Report,
): Promise<FoundArea[]> {
  const {file, features} = await readGeojson(resolve(dir, source.file));
  if (features.length === 0) throw new InputError({file, found: 'no feature', expected: 'at least one area'});
  checkColumns(source.columns ?? {}, features, file);
  return features.map(feature => ({
    file,
    where: `feature ${feature.number}`,
    area: areaOfFeature(city, source, feature, file, report),
  }));
}

function checkColumns(
  columns: Readonly<Record<string, string>>,
  features: readonly GeojsonFeature[],
  file: string,
): void {
  for (const theirs of Object.values(columns))
    if (!features.some(({properties}) => Object.hasOwn(properties, theirs)))
      throw new InputError({
        file,
        where: 'properties',
        found: Object.keys(features[0]?.properties ?? {}).join(', ') || 'none',
        expected: `a property named ${JSON.stringify(theirs)}`,
      });
}

function areaOfFeature(
  city: City,
  source: Extract<CityAreas, {file: string}>,
  feature: GeojsonFeature,
  file: string,
  report: Report,
): Area {
  const where = `feature ${feature.number}`;
  const columns: Readonly<Record<string, string>> = source.columns ?? {};
  const textOf = (ours: string): string | null => {
    const theirs = columns[ours] ?? ours;
    const value = Object.hasOwn(feature.properties, theirs) ? feature.properties[theirs] : null;
    return value === undefined || value === null || String(value).trim() === '' ? null : String(value).trim();
  };
  const numberOf = (ours: string): number | null => {
    const text = textOf(ours);
    if (text === null) return null;
    const value = Number(text);
    if (Number.isFinite(value) && value >= 0) return value;
    throw new InputError({
      file,
      where: `${where}, ${columns[ours] ?? ours}`,
      found: text,
      expected: 'a number, 0 or more',
    });
  };
  const code = textOf('code12') ?? textOf('code');
  if (code === null) throw new InputError({file, where, found: 'no code', expected: 'a value of code12 or code'});
  const polygons = polygonsOf(feature.geometry);
  if (polygons.length === 0)
    throw new InputError({
      file,
      where,
      found: feature.geometry?.type ?? 'no geometry',
      expected: 'a Polygon or MultiPolygon',
    });
  const name = textOf('name');
  const nameZh = textOf('name_zh') ?? (city.language.startsWith('zh') ? name : null);
  const nameEn = textOf('name_en');
  return {
    areaId: code,
    kind: source.kind,
    code12: /^\d{12}$/.test(code) ? code : null,
    areaType: areaTypeOf(textOf('area_type'), file, where, report),
    name: name ?? nameZh ?? nameEn ?? code,
    nameLanguage: name !== null ? city.language : nameZh !== null ? 'zh' : nameEn !== null ? 'en' : null,
    nameZh,
    nameEn,
    households: numberOf('households'),
    serviceFloorAreaSqm: numberOf('service_floor_area_sqm'),
    workers: numberOf('workers'),
    polygons,
  };
}
