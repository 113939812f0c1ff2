import {useSignal} from '@preact/signals';
import {useEffect, useMemo} from 'preact/hooks';
import {grouped} from '#i18n/format.ts';
import type {Store} from '../store.ts';
import {createTabStores} from './tab-stores.ts';
import {TablesAsk} from './tables-ask.tsx';
import {TablesBrowse} from './tables-browse.tsx';
import {TablesCross} from './tables-cross.tsx';
import {ASKABLE, type TablesStore} from './tables-store.ts';

const TABS = ['cross', 'rows', 'sums', 'ask'] as const;

/** The opened tables: side by side, row by row, sums, questions. */
export function TablesOpened({store, map}: {readonly store: TablesStore; readonly map: Store | null}) {
  const {text} = store;
  const tab = useSignal<(typeof TABS)[number]>('cross');
  const {info, engine} = store.open.value!;
  const stores = useMemo(() => createTabStores(info, engine), [info, engine]);
  useEffect(() => (map === null ? undefined : stores.follow(map)), [stores, map]);
  const {cross, browse, ask, scenario} = stores;
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
      {tab.value === 'cross' && <TablesCross store={store} map={map} cross={cross} scenario={scenario.value} />}
      {tab.value === 'ask' && <TablesAsk store={store} ask={ask} />}
      {(tab.value === 'rows' || tab.value === 'sums') && (
        <TablesBrowse store={store} browse={browse} sums={tab.value === 'sums'} />
      )}
      <p class="ykx-quiet">{text('tables.note')}</p>
    </>
  );
}
