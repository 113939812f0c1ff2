import {useSignal} from '@preact/signals';
import {grouped} from '#i18n/format.ts';
import type {Store} from '../store.ts';
import {TablesAsk} from './tables-ask.tsx';
import {TablesBrowse} from './tables-browse.tsx';
import {TablesCross} from './tables-cross.tsx';
import {ASKABLE, type TablesStore} from './tables-store.ts';

const TABS = ['cross', 'rows', 'sums', 'ask'] as const;

/** The opened tables: side by side, row by row, sums, questions. */
export function TablesOpened({store, map}: {readonly store: TablesStore; readonly map: Store | null}) {
  const {text} = store;
  const tab = useSignal<(typeof TABS)[number]>('cross');
  const {info} = store.open.value!;
  const counts = ASKABLE.map(name => {
    const rows = grouped(info.manifest.tables[name]?.rows ?? 0);
    return text('tables.rowsOf', {name: text(`tables.${name}`), rows});
  });
  return (
    <>
      <p role="status" class="ykx-quiet">
        {text('tables.ready', {tables: counts.join(store.props.lang === 'zh' ? '、' : ', ')})}
      </p>
      <fieldset class="ykx-row ykx-tabs">
        <legend class="ykx-unseen">{text('tables.title')}</legend>
        {TABS.map(one => (
          <button type="button" key={one} aria-pressed={tab.value === one} onClick={() => (tab.value = one)}>
            {text(`tables.${one}Tab`)}
          </button>
        ))}
      </fieldset>
      <h3 class="ykx-unseen">{text(`tables.${tab.value}Tab`)}</h3>
      {tab.value === 'cross' && <TablesCross store={store} map={map} />}
      {tab.value === 'ask' && <TablesAsk store={store} />}
      {(tab.value === 'rows' || tab.value === 'sums') && <TablesBrowse store={store} sums={tab.value === 'sums'} />}
      <p class="ykx-quiet">{text('tables.note')}</p>
    </>
  );
}
