import {medianOfCounts, valueCounts} from '#core/value-counts.ts';
import type {AreaPartition, CityModel} from '../city-model.ts';

/** Kinds of area whose type of place says of a cell whether it is a village, the finest first. */
const FINEST_FIRST: readonly AreaPartition['kind'][] = ['community', 'subdistrict', 'district'];

/**
 * [cells] 1 where people live in a village: the finest area of known type that holds the cell is rural. Null when there are no
 * villages, so that everyone is asked by walking.
 */
export function villageCells({partitions, demand}: Pick<CityModel, 'partitions' | 'demand'>): Uint8Array | null {
  const found = new Uint8Array(demand.cellCount);
  const isTyped = new Uint8Array(demand.cellCount);
  for (const kind of FINEST_FIRST) {
    const partition = partitions.find(one => one.kind === kind);
    if (!partition?.areaTypes) continue;
    const {index, areaTypes} = partition;
    for (let cell = 0; cell < index.length; cell++) {
      const type = areaTypes[index[cell]!] ?? null;
      if (isTyped[cell] || type === null) continue;
      isTyped[cell] = 1;
      found[cell] = Number(type === 'rural');
    }
  }
  return found.includes(1) ? found : null;
}

/** The same areas with only the people for whom `village` is `wanted`. */
export function onlyCells(partition: AreaPartition, village: Uint8Array, wanted: 0 | 1): AreaPartition {
  return {...partition, index: partition.index.map((area, cell) => (village[cell] === wanted ? area : -1))};
}

/** Side of the cells most people are counted in, metres (people-weighted median); 0 = points, or not known. */
export function cellSize({demand, cellMeters}: Pick<CityModel, 'demand' | 'cellMeters'>): number {
  if (cellMeters === undefined) return 0;
  const largest = cellMeters.reduce((most, meters) => Math.max(most, meters), 0);
  return medianOfCounts(valueCounts(cellMeters, demand.people, largest)) ?? 0;
}
