import {PEOPLE_SCALE} from '#core/units.ts';
import {type Reader, type TableContent, tableFromReaders} from '#files/table.ts';
import type {TableSpec, Value} from '#schema/column.ts';
import {areaIdColumn} from '#schema/tables/cells.ts';
import {snapReaders} from './cell-table.ts';
import type {NormInputs} from './city-model.ts';
import type {Facilities, Facility} from './model.ts';

/** People whom each facility serves, [facilities], thousandths; null where its category has no default standard in minutes or metres, or it is not open. */
export interface ServedPeople {
  readonly served: readonly (number | null)[];
  readonly onlyHere: readonly (number | null)[];
}

/** The same, and people given a place when places go to those with the least walk, [facilities]; null = not judged. */
export interface FacilityPeople extends ServedPeople {
  readonly allocated: readonly (number | null)[];
}

/** Columns that stand in a facility as they are published. */
const PLAIN: readonly (readonly [string, (facility: Facility) => Value])[] = [
  ['facility_id', facility => facility.facilityId],
  ['place_id', facility => facility.placeId],
  ['category', facility => facility.category],
  ['name', facility => facility.name || null],
  ['name_language', facility => facility.nameLanguage],
  ['name_zh', facility => facility.nameZh],
  ['name_en', facility => facility.nameEn],
  ['address', facility => facility.address],
  ['phone', facility => facility.phone],
  ['lon', facility => facility.lon],
  ['lat', facility => facility.lat],
  ['inside', facility => facility.inside],
  ['status', facility => facility.status],
  ['provider', facility => facility.provider],
  ['capacity', facility => facility.capacity],
  ['capacity_unit', facility => facility.capacityUnit],
  ['floor_area_sqm', facility => facility.floorAreaSqm],
  ['opening_hours', facility => facility.openingHours],
  ['wheelchair', facility => facility.wheelchair],
  ['source', facility => facility.source],
  ['as_of', facility => facility.asOf],
  ['serves_code', facility => facility.servesCodes?.join(';') ?? null],
  ['completeness', facility => facility.completeness],
  ['doubtful', facility => facility.doubtful],
  ['doubt_reason', facility => facility.doubtReason],
];

/** The table `facilities`. The snap columns show the first entry point; `normInputs` says in which areas they stand. */
export function facilityTable(
  spec: TableSpec,
  {facilities, points}: Facilities,
  {served, onlyHere, allocated}: FacilityPeople,
  normInputs?: NormInputs,
): TableContent {
  const people = (column: readonly (number | null)[]): Reader => {
    return row => {
      const thousandths = column[row] ?? null;
      return thousandths === null ? null : thousandths / PEOPLE_SCALE;
    };
  };
  const first = (row: number) => points.firstPoint[row] as number;
  const entries = (row: number) => (points.firstPoint[row + 1] as number) - first(row);
  const readers: [string, Reader][] = PLAIN.map(([name, read]) => [name, row => read(facilities[row] as Facility)]);
  readers.push(['people_served', people(served)], ['people_only_here', people(onlyHere)]);
  readers.push(['people_allocated', people(allocated)]);
  for (const [kind, index] of normInputs?.facilityAreas ?? []) {
    const members = normInputs!.areas.filter(area => area.kind === kind);
    readers.push([areaIdColumn(kind), row => members[index[row]!]?.areaId ?? null]);
  }
  readers.push(['entries', entries], ...snapReaders(points.points, row => (entries(row) > 0 ? first(row) : -1)));
  return tableFromReaders(spec, facilities.length, new Map(readers));
}
