import {resolve} from 'node:path';
import type {City} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import {polygonsOf, readGeojson} from '../../io/geojson.ts';
import type {OsmExtract} from '../../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../../io/osm-polygons.ts';
import type {Report} from '../../report.ts';
import type {Polygons} from '../model.ts';

/** Outlines of residential land, inside the boundary or not; null where the city file gives none. Throws InputError. */
export async function landOutlines(
  city: City,
  {extract, dir, report}: {readonly extract: OsmExtract | null; readonly dir: string; readonly report: Report},
): Promise<Polygons | null> {
  const source = city.residentialLand;
  if (!source) return null;
  if ('file' in source) return outlinesOfFile(resolve(dir, source.file));
  if (extract === null)
    throw new InputError({
      file: city.id,
      where: 'residentialLand',
      found: 'land from OpenStreetMap, but no OpenStreetMap extract',
      expected: 'residentialLand with a "file"',
    });
  return outlinesOfOsm(extract, report);
}

async function outlinesOfFile(path: string): Promise<Polygons> {
  const {file, features} = await readGeojson(path);
  const polygons = features.flatMap(({geometry}) => [...polygonsOf(geometry)]);
  if (polygons.length > 0) return polygons;
  throw new InputError({
    file,
    found: features.length === 0 ? 'no feature' : `${features.length} features without a polygon`,
    expected: 'Polygons or MultiPolygons of residential land',
  });
}

/** Closed ways and multipolygons tagged `landuse=residential`. */
function outlinesOfOsm(extract: OsmExtract, report: Report): Polygons {
  const isHomes = (tags: Readonly<Record<string, string>>) => tags['landuse'] === 'residential';
  const polygons: Polygons[number][] = [];
  for (let way = 0; way < extract.wayCount; way++)
    if (isHomes(extract.wayTags(way))) polygons.push(...(polygonOfWay(extract, way) ?? []));
  for (let relation = 0; relation < extract.relationCount; relation++) {
    const tags = extract.relationTags(relation);
    if (tags['type'] === 'multipolygon' && isHomes(tags))
      polygons.push(...(polygonsOfRelation(extract, relation, report) ?? []));
  }
  return polygons;
}
