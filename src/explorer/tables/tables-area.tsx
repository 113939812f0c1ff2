import './tables.css';
import {useSignal} from '@preact/signals';
import {useEffect, useMemo} from 'preact/hooks';
import {isExplorerKey} from '#i18n/explorer.ts';
import {bytes, grouped} from '#i18n/format.ts';
import {engineOffer} from '#tables/offer.ts';
import type {ExplorerProps, Store} from '../store.ts';
import {TablesAsk} from './tables-ask.tsx';
import {TablesBrowse} from './tables-browse.tsx';
import {ASKABLE, createTablesStore, engineFolder, openTables, type TablesStore} from './tables-store.ts';

/** Tables and questions: closed behind a button that names the size, then rows, sums and questions. */
export function TablesArea({map: _map, ...props}: ExplorerProps & {readonly map: Store | null}) {
  const store = useMemo(() => createTablesStore(props), []);
  const size = useSignal<number | null>(null);
  const {text} = store;
  useEffect(() => {
    void engineOffer(engineFolder(props)).then(({sentBytes}) => {
      size.value = sentBytes;
    });
    return () => store.open.value?.engine.close();
  }, [store]);

  return (
    <section class="ykx-tables" aria-labelledby="ykx-tables-title">
      <h2 id="ykx-tables-title">{text('tables.title')}</h2>
      <p class="ykx-lead">{text('tables.lead')}</p>
      {store.phase.value === 'closed' && (
        <button type="button" class="ykx-primary" onClick={() => void openTables(store)}>
          {size.value === null ? text('tables.openUnknown') : text('tables.open', {size: bytes(size.value)})}
        </button>
      )}
      {store.phase.value === 'loading' && <Loading store={store} />}
      {store.phase.value === 'failed' && <Failed store={store} />}
      {store.phase.value === 'open' && <Opened store={store} />}
    </section>
  );
}

function Loading({store}: {readonly store: TablesStore}) {
  const {text} = store;
  const {step, doneBytes, totalBytes} = store.progress.value;
  const words =
    step === 'engine'
      ? text('tables.loading', {done: bytes(doneBytes), total: totalBytes === null ? '?' : bytes(totalBytes)})
      : text(step === 'tables' ? 'tables.loadingTables' : 'tables.starting');
  return (
    <div class="ykx-waiting">
      <p role="status">{words}</p>
      <progress max={totalBytes ?? 1} value={totalBytes === null ? undefined : Math.min(doneBytes, totalBytes)} />
    </div>
  );
}

function Failed({store}: {readonly store: TablesStore}) {
  const {text} = store;
  const failure = store.failure.value;
  const key = `error.${failure?.kind ?? 'other'}`;
  return (
    <div class="ykx-waiting" role="alert">
      <h3>{text('tables.errorTitle')}</h3>
      <p>{text(isExplorerKey(key) ? key : 'error.other', {message: failure?.message ?? ''})}</p>
      <p>{text('error.still')}</p>
      <button type="button" class="ykx-primary" onClick={() => void openTables(store)}>
        {text('error.retry')}
      </button>
    </div>
  );
}

const TABS = ['rows', 'sums', 'ask'] as const;

function Opened({store}: {readonly store: TablesStore}) {
  const {text} = store;
  const tab = useSignal<(typeof TABS)[number]>('rows');
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
      {tab.value === 'ask' ? <TablesAsk store={store} /> : <TablesBrowse store={store} sums={tab.value === 'sums'} />}
      <p class="ykx-quiet">{text('tables.note')}</p>
    </>
  );
}
