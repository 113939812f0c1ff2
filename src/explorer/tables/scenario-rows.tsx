import type {CrossFilter} from '#tables/cross-queries.ts';
import type {Store} from '../store.ts';
import type {Labels} from './table-words.ts';
import type {OpenTables} from './tables-store.ts';

interface Props {
  readonly open: OpenTables;
  readonly labels: Labels;
  readonly map: Store;
  readonly filter: CrossFilter;
}

/** What the open plan changes, by area, asked of the database. */
export function ScenarioRows({labels}: Props) {
  const {text} = labels;
  return <p class="ykx-quiet">{text('scenario.none')}</p>;
}
