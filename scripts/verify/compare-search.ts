import {isDeepStrictEqual} from 'node:util';
import {readTable} from '#files/read-city.ts';
import {SEARCH_FORMAT, type SearchColumns, type SearchFile, searchFileSchema} from '#schema/search-file.ts';
import type {OpenCity} from '../commands/open-city.ts';
import type {PublishedSources} from '../commands/published-model.ts';
import {boundaryOf} from '../steps/boundary.ts';
import type {NamedPlace} from '../steps/search/named-places.ts';
import type {OtherNames} from '../steps/search/street-names.ts';
import {searchFile} from '../steps/search.ts';
import {areaOf, facilityOf} from './expected-tables.ts';
import type {Problem} from './problem.ts';

const FILE = 'search.json.gz';
/** Units of one degree in the file. */
const STEPS = 1e5;

/**
 * Makes the list of what can be found by name anew from the published tables and streets, and compares. What only the extract
 * knows is taken from the file itself (its hash stands for it): neighbourhoods, other names of streets, and which streets are
 * left out because of where they are.
 */
export async function compareSearch(open: OpenCity, published: PublishedSources): Promise<Problem[]> {
  if (!open.manifest.files.some(file => file.path === FILE)) return [];
  const parsed = searchFileSchema.safeParse(open.read(FILE, bytes => JSON.parse(new TextDecoder().decode(bytes))));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return [{file: FILE, where: issue?.path.join('.') ?? '', found: issue?.message ?? '', expected: SEARCH_FORMAT}];
  }
  const found = parsed.data;
  const expected = await expectedSearch(open, published, found);
  return Object.keys(expected).flatMap(part => differences(part, found, expected));
}

function differences(part: string, found: SearchFile, expected: SearchFile): Problem[] {
  const [is, should] = [found, expected].map(file => file[part as keyof SearchFile]);
  if (isDeepStrictEqual(is, should)) return [];
  const column = Object.keys(should as object).find(
    key => !isDeepStrictEqual((is as Record<string, unknown>)[key], (should as Record<string, unknown>)[key]),
  );
  const short = (value: unknown) => {
    const text = JSON.stringify(column === undefined ? value : (value as Record<string, unknown>)[column]) ?? 'nothing';
    return text.length > 120 ? `${text.slice(0, 120)}…` : text;
  };
  const where = column === undefined ? part : `${part}.${column}`;
  return [{file: FILE, where, found: short(is), expected: short(should)}];
}

async function expectedSearch(
  open: OpenCity,
  {model, areaRows}: PublishedSources,
  found: SearchFile,
): Promise<SearchFile> {
  const {manifest} = open;
  const listed = new Set(pointsOf(found.streets).map(({name, lon, lat}) => pointKey(name, lon, lat)));
  const facilityRows = await readTable(open.dir, 'facilities');
  return searchFile({
    city: {id: manifest.id, invented: manifest.invented},
    bounds: manifest.extent ?? manifest.boundary.bbox,
    boundary: boundaryOf(publishedBoundary(open), manifest.boundary.source),
    areas: areaRows.map(areaOf),
    facilities: facilityRows.map(facilityOf),
    categories: model.categories,
    streets: model.graph && {graph: model.graph, ...open.shape()},
    streetNames: namesInFile(found.streets),
    places: pointsOf(found.places).map((point, row): NamedPlace => ({...point, kind: found.places.kind[row]!})),
    hides: (name, lon, lat) => !listed.has(pointKey(name, lon, lat)),
  });
}

function publishedBoundary(open: OpenCity): Parameters<typeof boundaryOf>[0] {
  const {geometry} = open.read('boundary.geojson', bytes => JSON.parse(new TextDecoder().decode(bytes)));
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function pointKey(name: string, lon: number, lat: number): string {
  return `${name} ${Math.round(lon * STEPS)} ${Math.round(lat * STEPS)}`;
}

function pointsOf(part: SearchColumns) {
  let [lon, lat] = [0, 0];
  return part.name.map((name, row) => {
    lon += part.lon[row]!;
    lat += part.lat[row]!;
    return {name, others: othersOf(part, row), lon: lon / STEPS, lat: lat / STEPS};
  });
}

function othersOf({zh, en}: SearchColumns, row: number): OtherNames {
  return {...(zh[row] === undefined ? {} : {zh: zh[row]}), ...(en[row] === undefined ? {} : {en: en[row]})};
}

function namesInFile(part: SearchColumns): Map<string, OtherNames> {
  return new Map(part.name.map((name, row) => [name, othersOf(part, row)]));
}
