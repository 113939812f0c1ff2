import type {ColumnTable, TableColumn} from '#tables/column-table.ts';
import {type PlanTable, VERDICT_WORDS} from '#worker/client.ts';

/** A scenario as columns for the database, named as the published table `cells` names them where they are the same. */
export function scenarioColumns(table: PlanTable): ColumnTable {
  const number = (name: string, values: ArrayLike<number>): TableColumn => ({
    name,
    kind: 'number',
    values: values instanceof Float64Array ? values : Float64Array.from(values),
  });
  const text = (name: string, codes: ArrayLike<number>, texts: readonly string[]): TableColumn => ({
    name,
    kind: 'text',
    codes: codes instanceof Int32Array ? codes : Int32Array.from(codes),
    texts,
  });
  return {
    rows: table.rowCount,
    columns: [
      number('cell', table.cell),
      number('lon', table.lon),
      number('lat', table.lat),
      number('people', table.people),
      ...Object.entries(table.groups).map(([key, values]) => number(`people_${key}`, values)),
      ...table.areas.map(({kind, areaIds, index}) => text(`area_id_${kind.replaceAll('-', '_')}`, index, areaIds)),
      number('seconds_before', table.secondsBefore),
      number('seconds_after', table.secondsAfter),
      text('verdict_before', table.verdictBefore, VERDICT_WORDS),
      text('verdict_after', table.verdictAfter, VERDICT_WORDS),
      text('nearest_before', table.nearestBefore, table.facilityIds),
      text('nearest_after', table.nearestAfter, table.facilityIds),
    ],
  };
}
