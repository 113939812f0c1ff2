import {readFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {decodeShape, encodeShape} from '#core/shape-file.ts';
import {chooseCatalogues} from '#schema/catalogues.ts';
import {parseCity} from '#schema/city.ts';
import type {SearchFile} from '#schema/search-file.ts';
import {loadCatalogue} from '../../scripts/catalogue.ts';
import {Report} from '../../scripts/report.ts';
import {buildAreas} from '../../scripts/steps/areas.ts';
import {buildBoundary} from '../../scripts/steps/boundary.ts';
import {buildFacilities} from '../../scripts/steps/facilities.ts';
import {readStreets} from '../../scripts/steps/read-streets.ts';
import {buildSearch} from '../../scripts/steps/search/build-search.ts';
import {buildStreets} from '../../scripts/steps/streets.ts';

/** What can be found by name in a city, straight from its city file. */
export async function citySearch(file: string): Promise<SearchFile> {
  const city = parseCity(readFileSync(file, 'utf8'), file);
  const dir = dirname(file);
  const [report, quiet] = [new Report(), () => undefined];
  const {source, extract} = await readStreets(city, dir, quiet);
  const boundary = await buildBoundary(city, source, dir, report);
  const areas = await buildAreas(city, extract, boundary, dir, report);
  const streets = await buildStreets(city, source!, boundary, report, quiet, {dir});
  const catalogue = chooseCatalogues(loadCatalogue(), city.catalogues);
  const facilities = await buildFacilities(city, {extract, boundary, areas, streets, catalogue, dir, report});
  const {shape} = decodeShape(streets.graph, encodeShape(streets.graph, streets.shape, streets));
  return buildSearch({city, extract, boundary, areas, streets, shape, facilities, categories: catalogue.categories});
}
