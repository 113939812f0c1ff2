import {readFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {decodeDemand, encodeDemand} from '#core/demand-file.ts';
import {decodeGraph, encodeGraph} from '#core/graph-file.ts';
import {decodeShape, encodeShape} from '#core/shape-file.ts';
import {parseCity} from '#schema/city.ts';
import {Report} from '../../scripts/report.ts';
import {buildAreas} from '../../scripts/steps/areas.ts';
import {buildBoundary} from '../../scripts/steps/boundary.ts';
import {demandOf} from '../../scripts/steps/city-model.ts';
import {buildCells} from '../../scripts/steps/population.ts';
import {readStreets} from '../../scripts/steps/read-streets.ts';
import {buildStreets} from '../../scripts/steps/streets.ts';
import {sharedFile} from './shared.ts';

export {seeded} from './seeded.ts';

/** Streets and people of a city as a browser gets them: built from its city file, encoded, decoded. */
export async function cityFrom(file: string) {
  const city = parseCity(readFileSync(file, 'utf8'), file);
  const dir = dirname(file);
  const [report, quiet] = [new Report(), () => undefined];
  const {source, extract} = await readStreets(city, dir, quiet);
  const boundary = await buildBoundary(city, source, dir, report);
  const areas = await buildAreas(city, extract, boundary, dir, report);
  const streets = await buildStreets(city, source!, boundary, report, quiet, {dir});
  const graph = decodeGraph(encodeGraph(streets.graph));
  const {shape} = decodeShape(graph, encodeShape(streets.graph, streets.shape, streets));
  const cells = await buildCells(city, {extract, boundary, areas, streets, dir, report});
  const demand = decodeDemand(encodeDemand(demandOf(cells, streets)));
  return {city, dir, report, extract, boundary, areas, streets, cells, graph, shape, demand};
}

/** Las Palmas, from the shared extract; exits without it. */
export async function lasPalmas() {
  if (!sharedFile('las_palmas/las_palmas_2023-02-21.osm.pbf')) process.exit(1);
  return cityFrom(fileURLToPath(new URL('../fixtures/cities/las-palmas.json', import.meta.url)));
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
