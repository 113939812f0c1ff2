import {PEOPLE_SCALE} from '#core/units.ts';
import {type Row, type TableContent, tableFromRows} from '#files/table.ts';
import type {TableSpec} from '#schema/column.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import type {AreaPartition, CityModel} from './city-model.ts';
import type {CoverageRow} from './coverage.ts';
import type {Area} from './model.ts';

/** Sum of thousandths per area of a partition. */
function peopleByArea({areaIds, index}: AreaPartition, people: Uint32Array): Float64Array {
  const sums = new Float64Array(areaIds.length);
  for (let cell = 0; cell < people.length; cell++) {
    const area = index[cell] as number;
    if (area >= 0) (sums[area] as number) += people[cell] as number;
  }
  return sums;
}

/** For each area of a partition the area of a coarser one that holds most of its people (of equals the first), or −1. */
function parentsIn(fine: AreaPartition, coarse: AreaPartition, people: Uint32Array): Int32Array {
  const shared = fine.areaIds.map(() => new Map<number, number>());
  for (let cell = 0; cell < people.length; cell++) {
    const above = coarse.index[cell] as number;
    const counts = shared[fine.index[cell] as number];
    if (counts && above >= 0) counts.set(above, (counts.get(above) ?? 0) + (people[cell] as number));
  }
  return Int32Array.from(shared, counts => {
    const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return best?.[0] ?? -1;
  });
}

const LEVELS = ['district', 'subdistrict', 'community'];

/** Id of the area one level up that holds most of the people of each area; null when there is none. */
function parents(model: CityModel): Map<string, string> {
  const found = new Map<string, string>();
  for (const fine of model.partitions) {
    const level = fine.kind === 'life-circle-unit' ? LEVELS.length : LEVELS.indexOf(fine.kind);
    const coarser = LEVELS.slice(0, Math.max(0, level)).reverse();
    const coarse = coarser.flatMap(kind => model.partitions.find(partition => partition.kind === kind) ?? [])[0];
    if (!coarse) continue;
    parentsIn(fine, coarse, model.demand.people).forEach((above, area) => {
      const parent = coarse.areaIds[above];
      if (parent !== undefined) found.set(fine.areaIds[area] as string, parent);
    });
  }
  return found;
}

/** Required services that most people of an area have, lack, or of which that is unknown. */
interface ServiceCounts {
  has: number;
  lacks: number;
  unknown: number;
}

/**
 * Counts the services with a required default standard in every area, by the adult's coverage of everyone: *has* when at
 * least half of its people are covered, *lacks* when more than half are known to be uncovered, else *unknown*.
 */
export function serviceCounts(
  coverage: readonly CoverageRow[],
  standards: readonly EffectiveStandard[],
): Map<string, ServiceCounts> {
  const required = new Set(standards.filter(row => row.default && row.decides).map(row => row.id));
  const counts = new Map<string, ServiceCounts>();
  for (const row of coverage) {
    if (row.profile !== 'adult' || row.group !== 'all' || !required.has(row.standard_id ?? '')) continue;
    if (!row.people) continue;
    const key = `${row.area_kind}\n${row.area_id}`;
    const count = counts.get(key) ?? {has: 0, lacks: 0, unknown: 0};
    if (2 * (row.covered ?? 0) >= row.people) count.has++;
    else if (2 * (row.uncovered ?? 0) > row.people) count.lacks++;
    else count.unknown++;
    counts.set(key, count);
  }
  return counts;
}

/** The table `areas`, in the order of the areas. */
export function areaTable(
  spec: TableSpec,
  areas: readonly Area[],
  model: CityModel,
  coverage: readonly CoverageRow[],
): TableContent {
  const parent = parents(model);
  const counts = serviceCounts(coverage, model.standards);
  const {people, groups} = model.demand;
  const sums = new Map<string, Row>();
  for (const partition of model.partitions) {
    const columns = [
      ['people', people] as const,
      ...[...groups].map(([key, column]) => [`people_${key}`, column] as const),
    ];
    const byArea = columns.map(([name, column]) => [name, peopleByArea(partition, column)] as const);
    partition.areaIds.forEach((id, area) => {
      const row = byArea.map(([name, values]) => [name, (values[area] as number) / PEOPLE_SCALE]);
      sums.set(`${partition.kind}\n${id}`, Object.fromEntries(row));
    });
  }
  const nobody = Object.fromEntries(
    ['people', ...[...groups.keys()].map(key => `people_${key}`)].map(name => [name, 0]),
  );
  const rows = areas.map((area): Row => {
    const key = `${area.kind}\n${area.areaId}`;
    const {has, lacks, unknown} = counts.get(key) ?? {has: null, lacks: null, unknown: null};
    return {
      area_id: area.areaId,
      kind: area.kind,
      parent_area_id: parent.get(area.areaId) ?? null,
      code12: area.code12,
      area_type: area.areaType,
      name: area.name || null,
      name_language: area.nameLanguage,
      name_zh: area.nameZh,
      name_en: area.nameEn,
      ...(sums.get(key) ?? nobody),
      households: area.households,
      service_floor_area_sqm: area.serviceFloorAreaSqm,
      workers: area.workers,
      has,
      lacks,
      unknown,
      polygon: area.polygons,
    };
  });
  return tableFromRows(spec, rows);
}
