import {useSignal} from '@preact/signals';
import {useEffect, useMemo} from 'preact/hooks';
import {grouped} from '#i18n/format.ts';
import type {TableEngine} from '#tables/engine.ts';
import type {CityInfo} from '../city-info.ts';
import type {Store} from '../store.ts';
import {createAskStore} from './ask-store.ts';
import {createBrowseStore} from './browse-store.ts';
import {createCrossStore, followMap} from './cross-store.ts';
import {followScenario} from './scenario-table.ts';
import {TablesAsk} from './tables-ask.tsx';
import {TablesBrowse} from './tables-browse.tsx';
import {TablesCross} from './tables-cross.tsx';
import {ASKABLE, type TablesStore} from './tables-store.ts';

const TABS = ['cross', 'rows', 'sums', 'ask'] as const;

/** What is chosen in each tab: it stays while another is looked at. The table of the plan is kept for all of them. */
function tabStores(info: CityInfo, engine: TableEngine, map: Store | null) {
  const cross = createCrossStore(info);
  const scenario = map === null ? null : followScenario(engine, map);
  const unfollow = map === null ? null : followMap(cross, map);
  const end = () => {
    scenario?.stop();
    unfollow?.();
  };
  return {cross, scenario, browse: createBrowseStore(), ask: createAskStore(engine, scenario), end};
}

/** The opened tables: side by side, row by row, sums, questions. */
export function TablesOpened({store, map}: {readonly store: TablesStore; readonly map: Store | null}) {
  const {text} = store;
  const tab = useSignal<(typeof TABS)[number]>('cross');
  const {info, engine} = store.open.value!;
  const {cross, browse, ask, scenario, end} = useMemo(() => tabStores(info, engine, map), [info, engine, map]);
  useEffect(() => end, [end]);
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
      {tab.value === 'cross' && <TablesCross store={store} map={map} cross={cross} scenario={scenario} />}
      {tab.value === 'ask' && <TablesAsk store={store} ask={ask} />}
      {(tab.value === 'rows' || tab.value === 'sums') && (
        <TablesBrowse store={store} browse={browse} sums={tab.value === 'sums'} />
      )}
      <p class="ykx-quiet">{text('tables.note')}</p>
    </>
  );
}
