import {type Row, type TableContent, tableFromRows} from '#files/table.ts';
import type {TableName, TableSpec} from '#schema/column.ts';
import type {CityModel} from './city-model.ts';
import type {ComputedTables} from './compute-tables.ts';
import {estateRow} from './estates.ts';

/** Tables whose rows are published as they were computed, in the order in which they are published. */
const AS_COMPUTED = [
  'coverage',
  'catchments',
  'gaps',
  'sites',
  'indicators',
  'opportunities',
  'equity',
  'capacity',
  'completeness',
  'sensitivity',
  'nearest',
  'clauses',
] as const satisfies readonly (TableName & keyof ComputedTables)[];

/** The tables that are rows as computed, and the new estates: the same for a build and for `verify`. */
export function rowTables(
  spec: (name: TableName) => TableSpec,
  computed: ComputedTables,
  {normInputs}: CityModel,
): TableContent[] {
  // rows of an interface have no index signature
  const tables = AS_COMPUTED.map(name =>
    tableFromRows(spec(name), computed[name] as readonly object[] as readonly Row[]),
  );
  return [...tables, tableFromRows(spec('estates'), (normInputs?.estates ?? []).map(estateRow))];
}
