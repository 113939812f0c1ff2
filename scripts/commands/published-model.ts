import {decodeDemand} from '#core/demand-file.ts';
import {decodeLinks} from '#core/link-file.ts';
import {planeAt} from '#core/plane.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import {readTable} from '#files/read-city.ts';
import type {Row} from '#files/table.ts';
import type {Catalogue, Category} from '#schema/category.ts';
import {RANK_MEASURES} from '#schema/city.ts';
import type {MultiPolygon} from '#schema/column.ts';
import {standardsFor} from '#schema/effective-standards.ts';
import type {Norm} from '#schema/norm.ts';
import {areaIdColumn, rankColumn} from '#schema/tables/cells.ts';
import type {Walker} from '#schema/walker.ts';
import {decodeCellShapes} from '../steps/cell-shape-file.ts';
import {type AreaFacts, type AreaPartition, type CityModel, factsOf} from '../steps/city-model.ts';
import {facilityNames, type TableSources} from '../steps/compute-tables.ts';
import {ALTERNATIVE_KEYS, alternativeFile, type DemandAlternative} from '../steps/demand-alternatives.ts';
import {estateOf} from '../steps/estates.ts';
import {facilityAreas} from '../steps/indicators/facility-areas.ts';
import {decodeLand, LAND_FILE} from '../steps/land/land-file.ts';
import {landPartitions} from '../steps/land/land-model.ts';
import type {Area, AreaKind} from '../steps/model.ts';
import type {OpenCity} from './open-city.ts';

/** What the published files say besides the numbers that are computed anew. */
export interface PublishedSources extends TableSources {
  readonly cellRows: readonly Row[];
  readonly areaRows: readonly Row[];
}

/** Columns of `cells` that are not computed anew or in demand.bin. */
const CELL_COLUMNS = /^(cell_id|cell_meters|placed_by|area_id_.*|rank_.*)$/;

/** How the cells divide into the areas of each kind, from the tables `cells` and `areas`. */
function partitions(cityId: string, cellRows: readonly Row[], areaRows: readonly Row[]): AreaPartition[] {
  const whole: AreaPartition = {kind: 'city', areaIds: [cityId], index: new Int32Array(cellRows.length)};
  const kinds = [...new Set(areaRows.map(row => row['kind'] as AreaKind))];
  return [
    whole,
    ...kinds.map((kind): AreaPartition => {
      const members = areaRows.filter(row => row['kind'] === kind);
      const areaIds = members.map(row => row['area_id'] as string);
      const areaTypes = members.map(row => (row['area_type'] ?? null) as Area['areaType']);
      const position = new Map(areaIds.map((id, index) => [id, index]));
      const column = areaIdColumn(kind);
      const index = Int32Array.from(cellRows, row => position.get(row[column] as string) ?? -1);
      return {kind, areaIds, areaTypes, index};
    }),
  ];
}

/** What people are ranked by, from the table `cells`; nothing where it has no such column. */
function rankOf(cellRows: readonly Row[]): Pick<CityModel, 'rank'> {
  const measure = RANK_MEASURES.find(one => rankColumn(one) in (cellRows[0] ?? {}));
  if (measure === undefined) return {};
  const name = rankColumn(measure);
  return {rank: {measure, value: Float64Array.from(cellRows, row => (row[name] ?? Number.NaN) as number)}};
}

/** Other placings of the people, as far as the city has them. */
function publishedAlternatives(city: OpenCity): DemandAlternative[] {
  return ALTERNATIVE_KEYS.flatMap(key => {
    const path = `${alternativeFile(key)}.gz`;
    const isPublished = city.manifest.files.some(file => file.path === path);
    return isPublished ? [{key, demand: city.read(path, decodeDemand)}] : [];
  });
}

/** Residential land, where the city has any. */
function publishedLand(
  city: OpenCity,
  whole: readonly AreaPartition[],
  areas: readonly Pick<Area, 'kind' | 'polygons'>[],
): Pick<CityModel, 'land'> {
  const path = `${LAND_FILE}.gz`;
  if (!city.manifest.files.some(file => file.path === path)) return {};
  const land = city.read(path, decodeLand);
  return {land: {...land, partitions: landPartitions(whole, land, areas)}};
}

/** What the table `areas` says of an area. */
function areaFactsOfRow(row: Row): AreaFacts {
  return {
    areaId: row['area_id'] as string,
    kind: row['kind'] as AreaKind,
    areaType: (row['area_type'] ?? null) as Area['areaType'],
    households: (row['households'] ?? null) as number | null,
    serviceFloorAreaSqm: (row['service_floor_area_sqm'] ?? null) as number | null,
    workers: (row['workers'] ?? null) as number | null,
  };
}

function outlineOf(row: Row): Pick<Area, 'kind' | 'polygons'> {
  return {kind: row['kind'] as AreaKind, polygons: row['polygon'] as MultiPolygon};
}

/** Codes of the areas a facility says it serves, out of its row; nothing where it says nothing. */
export function servesCodesOf(row: Row | undefined): {servesCodes?: readonly string[]} {
  const codes = (row?.['serves_code'] ?? null) as string | null;
  return codes === null ? {} : {servesCodes: codes.split(';')};
}

/** Everything numbers are computed from, out of a city's published files alone. Throws InputError. */
export async function publishedSources(city: OpenCity): Promise<PublishedSources> {
  const {manifest, dir} = city;
  const {points, cards} = city.facilities();
  const demand = city.demand();
  const graph = manifest.extent === null ? null : city.graph();
  const cellRows = await readTable(dir, 'cells', name => CELL_COLUMNS.test(name));
  const areaRows = await readTable(dir, 'areas');
  const servesRows = await readTable(dir, 'facilities', name => name === 'serves_code');
  const divided = partitions(manifest.id, cellRows, areaRows);
  const outlines = areaRows.map(outlineOf);
  const categories = manifest.parameters.categories as unknown as readonly Category[];
  const model: CityModel = {
    cityId: manifest.id,
    graph,
    plane: graph?.plane ?? planeAt((demand.lat[0] ?? 0) / DEGREE_SCALE),
    demand,
    facilities: points,
    facilityIds: cards.map(card => card.facilityId),
    facilityFacts: cards.map((card, i) => ({...factsOf(card), ...servesCodesOf(servesRows[i])})),
    normInputs: {
      jurisdiction: manifest.jurisdiction,
      norms: (manifest.parameters.norms ?? []) as unknown as readonly Norm[],
      areas: areaRows.map(areaFactsOfRow),
      facilityAreas: facilityAreas(points, outlines),
      estates: manifest.tables.estates ? (await readTable(dir, 'estates')).map(estateOf) : [],
    },
    claims: manifest.claims,
    noData: manifest.noData,
    partitions: divided,
    ...rankOf(cellRows),
    cellMeters: Uint16Array.from(cellRows, row => row['cell_meters'] as number),
    alternatives: publishedAlternatives(city),
    ...publishedLand(city, divided, outlines),
    categories,
    standards: standardsFor({categories} as unknown as Catalogue, manifest.jurisdiction),
    walkers: manifest.parameters.profiles as unknown as readonly Walker[],
  };
  const cellId = cellRows.map(row => row['cell_id'] as string);
  const cells = {...city.read('cell-shape.bin.gz', decodeCellShapes), cellId};
  const shape = graph && city.shape().shape;
  const hasLinks = manifest.files.some(file => file.path === 'links.bin.gz');
  const links = graph && hasLinks ? city.read('links.bin.gz', bytes => decodeLinks(graph, bytes)) : null;
  const streetNames = graph && city.shape().names;
  return {model, shape, cells, facilityName: facilityNames(cards), links, streetNames, cellRows, areaRows};
}
