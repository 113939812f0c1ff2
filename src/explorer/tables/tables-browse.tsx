import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {rowsQuery, sumsQuery, type TableRequest} from '#tables/queries.ts';
import type {Answer} from '#tables/rows.ts';
import {serviceName} from '../words.ts';
import {AnswerTable} from './answer-table.tsx';
import {columnTitle, type Labels} from './table-words.ts';
import {ASKABLE, type Askable, type OpenTables, type TablesStore} from './tables-store.ts';

/** Columns shown first; those a city does not have are left out. */
const SHOWN: Readonly<Record<Askable, readonly string[]>> = {
  cells: [
    'cell_id',
    'people',
    'people_age60plus',
    'has_15min',
    'lacks_15min',
    'unknown_15min',
    'snap_meters',
    'lon',
    'lat',
  ],
  areas: ['name', 'kind', 'people', 'people_age60plus', 'has', 'lacks', 'unknown', 'area_id'],
  facilities: [
    'name',
    'category',
    'address',
    'status',
    'people_served',
    'people_only_here',
    'doubtful',
    'source',
    'as_of',
  ],
  coverage: [
    'category',
    'cutoff_seconds',
    'cutoff_meters',
    'profile',
    'group',
    'area_id',
    'people',
    'covered_low',
    'covered',
    'covered_high',
    'uncovered',
    'unknown',
  ],
};
const GROUPED: Readonly<Record<Askable, readonly string[]>> = {
  cells: ['placed_by', 'area_id_district', 'area_id_subdistrict', 'area_id_community', 'lacks_15min', 'unknown_15min'],
  areas: ['kind', 'area_type', 'parent_area_id'],
  facilities: ['category', 'source', 'completeness', 'status', 'provider', 'doubtful', 'inside'],
  coverage: ['category', 'profile', 'group', 'area_kind', 'measure'],
};
const SUMMED: Readonly<Record<Askable, readonly string[]>> = {
  cells: ['people', 'people_age60plus'],
  areas: ['people', 'people_age60plus', 'households', 'lacks', 'unknown'],
  facilities: ['people_served', 'people_only_here', 'capacity', 'floor_area_sqm'],
  coverage: ['people', 'covered', 'uncovered', 'unknown'],
};

/** One table: sorted, filtered, or summed by a column. Every change asks the database anew; the latest wins. */
export function TablesBrowse({store, sums}: {readonly store: TablesStore; readonly sums: boolean}) {
  const {text, props} = store;
  const open = store.open.value!;
  const labels: Labels = {text, lang: props.lang, info: open.info, dictionary: open.dictionary};
  const table = useSignal<Askable>('facilities');
  const contains = useSignal('');
  const category = useSignal('');
  const sort = useSignal<TableRequest['sort']>(null);
  const groupBy = useSignal('category');
  const sum = useSignal('');
  const answer = useSignal<Answer | null>(null);
  const problem = useSignal<string | null>(null);
  const has = (name: string) => open.info.manifest.tables[table.value]?.columns.includes(name) === true;

  const request: TableRequest = {
    table: table.value,
    columns: SHOWN[table.value].filter(has),
    contains: contains.value,
    equals: category.value === '' || !has('category') ? {} : {category: category.value},
    sort: sort.value,
  };
  const sql = sums ? sumsOf(open, request, groupBy.value, sum.value) : rowsQuery(request, textColumns(open, request));

  useEffect(() => {
    let outdated = false;
    const timer = setTimeout(async () => {
      try {
        const found = await open.engine.ask(sql);
        if (!outdated) [answer.value, problem.value] = [found, null];
      } catch (error) {
        if (!outdated) problem.value = text('tables.failed', {message: (error as Error).message});
      }
    }, 120);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [sql]);

  const choose = (name: Askable) => {
    [table.value, sort.value] = [name, null];
  };
  const onSort = (column: string) => {
    const last = sort.value;
    sort.value = last?.column === column ? {column, descending: !last.descending} : {column, descending: true};
  };
  const found = answer.value;
  return (
    <div>
      <div class="ykx-controls">
        <label>
          <span>{text('tables.choose')}</span>
          <select value={table.value} onChange={event => choose(event.currentTarget.value as Askable)}>
            {ASKABLE.map(name => (
              <option key={name} value={name}>
                {text(`tables.${name}`)}
              </option>
            ))}
          </select>
        </label>
        {has('category') && (
          <label>
            <span>{text('tables.category')}</span>
            <select value={category.value} onChange={event => (category.value = event.currentTarget.value)}>
              <option value="">{text('tables.categoryAll')}</option>
              {open.info.categories.map(one => (
                <option key={one.key} value={one.key}>
                  {serviceName(labels, one)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>{text('tables.filter')}</span>
          <input
            type="search"
            placeholder={text('tables.filterHint')}
            value={contains.value}
            onInput={event => (contains.value = event.currentTarget.value)}
          />
        </label>
        {sums && (
          <>
            <Choice title={text('tables.groupBy')} value={groupBy.value} onValue={value => (groupBy.value = value)}>
              {GROUPED[table.value].filter(has).map(name => [name, columnTitle(labels, table.value, name)])}
            </Choice>
            <Choice title={text('tables.sumOf')} value={sum.value} onValue={value => (sum.value = value)}>
              {[
                ['', text('tables.sumNone')],
                ...SUMMED[table.value].filter(has).map(name => [name, columnTitle(labels, table.value, name)] as const),
              ]}
            </Choice>
          </>
        )}
      </div>
      {problem.value !== null && (
        <p class="ykx-error" role="alert">
          {problem.value}
        </p>
      )}
      {found !== null && (
        <>
          <p role="status" class="ykx-quiet">
            {resultWords(store, found)}
          </p>
          <AnswerTable
            labels={labels}
            table={table.value}
            answer={found}
            sort={sort.value}
            {...(sums ? {} : {onSort})}
          />
        </>
      )}
    </div>
  );
}

/** Columns a text is looked for in. */
function textColumns({dictionary}: OpenTables, {table}: TableRequest): string[] {
  const spec = dictionary.find(one => one.name === table);
  return spec?.columns.filter(column => column.type === 'text').map(column => column.name) ?? [];
}

/** Sums as chosen; a choice the table does not have falls back to its first column, or to counting. */
function sumsOf(open: OpenTables, request: TableRequest, groupBy: string, sum: string): string {
  const table = request.table as Askable;
  const column = GROUPED[table].includes(groupBy) ? groupBy : GROUPED[table][0]!;
  return sumsQuery(request, textColumns(open, request), column, SUMMED[table].includes(sum) ? sum : null);
}

interface ChoiceProps {
  readonly title: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly children: readonly (readonly [string, string] | readonly string[])[];
}

function Choice({title, value, onValue, children}: ChoiceProps) {
  return (
    <label>
      <span>{title}</span>
      <select value={value} onChange={event => onValue(event.currentTarget.value)}>
        {children.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How many rows, how long it took. */
export function resultWords({text}: TablesStore, answer: Answer): string {
  const parameters = {rows: answer.rows.length, ms: Math.max(1, Math.round(answer.milliseconds))};
  return text(answer.more ? 'tables.resultMore' : 'tables.result', parameters);
}
