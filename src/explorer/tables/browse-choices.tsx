import {serviceName} from '../words.ts';
import {GROUPED, SUMMED} from './browse-columns.ts';
import {type BrowseStore, chooseTable, hasColumn} from './browse-store.ts';
import {columnTitle, type Labels} from './table-words.ts';
import {ASKABLE, type Askable, type OpenTables} from './tables-store.ts';

interface Props {
  readonly open: OpenTables;
  readonly labels: Labels;
  readonly browse: BrowseStore;
}

/** Which table, which service, which text; of sums also by what and of what. */
export function BrowseChoices({open, labels, browse, sums}: Props & {readonly sums: boolean}) {
  const {text} = labels;
  const {table, category, contains} = browse;
  return (
    <div class="ykx-controls">
      <Choice title={text('tables.choose')} value={table.value} onValue={name => chooseTable(browse, name as Askable)}>
        {ASKABLE.map(name => [name, text(`tables.${name}`)])}
      </Choice>
      {hasColumn(open, browse, 'category') && (
        <Choice title={text('tables.category')} value={category.value} onValue={key => (category.value = key)}>
          {[['', text('tables.categoryAll')], ...open.info.categories.map(one => [one.key, serviceName(labels, one)])]}
        </Choice>
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
      {sums && <SumChoices open={open} labels={labels} browse={browse} />}
    </div>
  );
}

function SumChoices({open, labels, browse}: Props) {
  const {text} = labels;
  const {table, groupBy, sum} = browse;
  const titled = (names: readonly string[]) =>
    names.filter(name => hasColumn(open, browse, name)).map(name => [name, columnTitle(labels, table.value, name)]);
  return (
    <>
      <Choice title={text('tables.groupBy')} value={groupBy.value} onValue={value => (groupBy.value = value)}>
        {titled(GROUPED[table.value])}
      </Choice>
      <Choice title={text('tables.sumOf')} value={sum.value} onValue={value => (sum.value = value)}>
        {[['', text('tables.sumNone')], ...titled(SUMMED[table.value])]}
      </Choice>
    </>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Value and words of each. */
  readonly children: readonly (readonly string[])[];
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
