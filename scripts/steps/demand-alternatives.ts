import type {Demand} from '#core/places.ts';
import type {City} from '#schema/city.ts';
import {Report} from '../report.ts';
import {demandOf} from './city-model.ts';
import type {Cells} from './model.ts';
import {buildCells, type CellSources, type Spread} from './population.ts';

/** The same city with its people placed in another way, to show how much depends on it. Never shown as its people. */
export interface DemandAlternative {
  /** ground-area, streets: residential rules; other-source: `populationAlternative` of the city file. */
  readonly key: 'ground-area' | 'streets' | 'other-source';
  readonly demand: Demand;
}

/** All keys, in the order they are published. */
export const ALTERNATIVE_KEYS = ['ground-area', 'streets', 'other-source'] as const;

/** File of an alternative in the city's folder, before packing. */
export function alternativeFile(key: DemandAlternative['key']): string {
  return `demand-${key}.bin`;
}

/**
 * Places the people of a city in other ways: on buildings by ground area alone and evenly along streets, where residential
 * rules placed anyone; and from a second source, where the city file names one. Throws InputError when that cannot be used.
 */
export async function buildAlternatives(city: City, cells: Cells, sources: CellSources): Promise<DemandAlternative[]> {
  const made: DemandAlternative[] = [];
  const add = async (key: DemandAlternative['key'], of: City, spread?: Spread) => {
    const placed = await buildCells(of, {...sources, report: new Report(), ...(spread && {spread})});
    // ages are not compared, and would only make the file larger
    made.push({key, demand: {...demandOf(placed, sources.streets), groups: new Map()}});
  };
  if (cells.placedBy.includes('buildings')) {
    await add('ground-area', city, 'ground-area');
    if (sources.streets) await add('streets', city, 'streets');
  }
  const {populationAlternative} = city;
  if (populationAlternative) await add('other-source', {...city, population: populationAlternative});
  return made;
}
