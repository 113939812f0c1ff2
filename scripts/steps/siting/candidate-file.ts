import {basename} from 'node:path';
import {InputError} from '#schema/input-error.ts';
import {type CsvTable, numberColumn, readCsv, textColumn} from '../../io/csv.ts';
import {type GeojsonFeature, polygonsOf, readGeojson} from '../../io/geojson.ts';
import {readStart} from '../../io/text-file.ts';
import {type EdgeTree, meetings} from '../facilities/edge-tree.ts';
import {metersBetween} from '../facilities/join-duplicates.ts';
import {innerPlace} from '../population/inner-place.ts';

type Position = readonly [lon: number, lat: number];

/** A place of a candidates file, degrees. */
export interface CandidatePlace {
  readonly id: string;
  readonly name: string | null;
  readonly position: Position;
  /** Where it is entered: the position, or where streets meet the outline of a parcel. */
  readonly entries: readonly Position[];
  /** People it can serve at most; null = as many as come. */
  readonly capacity: number | null;
}

/** Entries nearer to each other than this are one. */
const SAME_ENTRY_METERS = 10;

/**
 * Reads candidates from a CSV table (`lon`, `lat`, and if given `id`, `name`, `capacity`) or a GeoJSON file of points and
 * parcels (with the same properties). A parcel is entered where walkable edges of `streets` touch or cross its outline, else at
 * a place well inside. Throws InputError naming file, row, what was found and what was expected.
 */
export async function readCandidates(path: string, streets: EdgeTree | null): Promise<CandidatePlace[]> {
  const places = (await isGeojson(path)) ? await fromGeojson(path, streets) : await fromCsv(path);
  const file = basename(path);
  if (places.length === 0) throw new InputError({file, found: 'no candidates', expected: 'at least one place'});
  refuseTwins(places, file);
  return places.map(({place}) => place);
}

/** A place and where it stands in its file. */
interface FoundPlace {
  readonly where: string;
  readonly place: CandidatePlace;
}

async function isGeojson(path: string): Promise<boolean> {
  if (/\.(geo)?json(\.gz)?$/i.test(path)) return true;
  if (/\.(csv|tsv|txt)$/i.test(path)) return false;
  const start = new TextDecoder().decode(await readStart(path, 64));
  return /^\uFEFF?\s*\{/.test(start);
}

async function fromCsv(path: string): Promise<FoundPlace[]> {
  const table = await readCsv(path);
  const lon = numberColumn(table, 'lon', {minimum: -180, maximum: 180});
  const lat = numberColumn(table, 'lat', {minimum: -90, maximum: 90});
  const id = optionalText(table, 'id');
  const name = optionalText(table, 'name');
  const capacity = table.header.includes('capacity')
    ? numberColumn(table, 'capacity', {minimum: 0, optional: true})
    : null;
  return table.rows.map((_, row) => {
    const position: Position = [lon[row]!, lat[row]!];
    const most = capacity?.[row] ?? Number.NaN;
    return {
      where: `row ${table.rowNumbers[row]}`,
      place: {
        id: id?.[row] || `${table.rowNumbers[row]}`,
        name: name?.[row] || null,
        position,
        entries: [position],
        capacity: Number.isNaN(most) ? null : most,
      },
    };
  });
}

function optionalText(table: CsvTable, name: string): string[] | null {
  return table.header.includes(name) ? textColumn(table, name) : null;
}

async function fromGeojson(path: string, streets: EdgeTree | null): Promise<FoundPlace[]> {
  const {file, features} = await readGeojson(path);
  return features.map(feature => {
    const where = `feature ${feature.number}`;
    const {id, name} = feature.properties;
    const {position, entries} = placeOf(feature, {file, where}, streets);
    return {
      where,
      place: {
        id: typeof id === 'string' || typeof id === 'number' ? String(id) : String(feature.number),
        name: typeof name === 'string' && name !== '' ? name : null,
        position,
        entries,
        capacity: capacityOf(feature, {file, where}),
      },
    };
  });
}

function placeOf(
  {geometry}: GeojsonFeature,
  place: {readonly file: string; readonly where: string},
  streets: EdgeTree | null,
): Pick<CandidatePlace, 'position' | 'entries'> {
  if (geometry?.type === 'Point') return {position: geometry.coordinates, entries: [geometry.coordinates]};
  const polygons = polygonsOf(geometry);
  if (polygons.length === 0 || geometry?.type === 'GeometryCollection')
    throw new InputError({
      ...place,
      found: geometry === null ? 'no geometry' : `a ${geometry?.type}`,
      expected: 'a Point, Polygon or MultiPolygon',
    });
  const position = innerPlace(polygons);
  const crossings = streets ? polygons.flatMap(polygon => meetings(streets, polygon[0]!)) : [];
  return {position, entries: crossings.length > 0 ? apart(crossings) : [position]};
}

function capacityOf(
  {properties}: GeojsonFeature,
  place: {readonly file: string; readonly where: string},
): number | null {
  const {capacity} = properties;
  if (capacity === undefined || capacity === null) return null;
  if (typeof capacity === 'number' && capacity >= 0) return capacity;
  throw new InputError({...place, found: `capacity ${JSON.stringify(capacity)}`, expected: 'a number, 0 or more'});
}

/** Points at least 10 m apart, the first of each cluster kept. */
function apart(points: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const point of points)
    if (!kept.some(other => metersBetween(other, point) < SAME_ENTRY_METERS)) kept.push(point);
  return kept;
}

function refuseTwins(places: readonly FoundPlace[], file: string): void {
  const seen = new Map<string, string>();
  for (const {where, place} of places) {
    const before = seen.get(place.id);
    if (before !== undefined)
      throw new InputError({
        file,
        where,
        found: `the id ${JSON.stringify(place.id)} again (first in ${before})`,
        expected: 'every candidate with an id of its own',
      });
    seen.set(place.id, where);
  }
}
