import {type Row, type TableContent, tableFromRows} from '#files/table.ts';
import type {TableName, TableSpec} from '#schema/column.ts';
import {coverageChanges} from './changes/coverage-changes.ts';
import {registerChanges} from './changes/register-changes.ts';
import type {CityVersion} from './versions/city-version.ts';

/** The tables `changes` and `changes_coverage` of versions in order, oldest first; without rows of fewer than two. */
export function changeTables(
  spec: (name: TableName) => TableSpec,
  versions: readonly CityVersion[],
): readonly [changes: TableContent, coverage: TableContent] {
  const steps = versions.slice(1).map((to, index) => [versions[index] as CityVersion, to] as const);
  const rows = (of: (from: CityVersion, to: CityVersion) => readonly Row[]) =>
    steps.flatMap(([from, to]) => of(from, to));
  return [
    tableFromRows(spec('changes'), rows(registerChanges)),
    tableFromRows(spec('changes_coverage'), rows(coverageChanges)),
  ];
}
