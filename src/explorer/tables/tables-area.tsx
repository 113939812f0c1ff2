import './tables.css';
import {useSignal} from '@preact/signals';
import type {ComponentType} from 'preact';
import {useEffect, useMemo} from 'preact/hooks';
import {isExplorerKey} from '#i18n/explorer.ts';
import {bytes} from '#i18n/format.ts';
import {engineOffer} from '#tables/offer.ts';
import {OwnTablesNote} from '../own/own-tables-note.tsx';
import type {ExplorerProps, Store} from '../store.ts';
import {closeTables, createTablesStore, engineFolder, openTables, type TablesStore} from './tables-store.ts';

/** Tables and questions: closed behind a button that names the size, then rows, sums and questions. */
export function TablesArea({
  map,
  tableBytes,
  ...props
}: ExplorerProps & {readonly map: Store | null; readonly tableBytes?: number | undefined}) {
  const Opened = useSignal<ComponentType<{store: TablesStore; map: Store | null}> | null>(null);
  const store = useMemo(() => createTablesStore(props), []);
  const size = useSignal<number | null>(null);
  const {text} = store;
  useEffect(() => {
    let isGone = false;
    void engineOffer(engineFolder(props)).then(({sentBytes}) => {
      if (!isGone) size.value = sentBytes;
    });
    return () => {
      isGone = true;
      closeTables(store);
    };
  }, [store]);

  const open = async () => {
    const opened = import('./tables-opened.tsx');
    await openTables(store);
    try {
      Opened.value = (await opened).TablesOpened;
    } catch (error) {
      store.failure.value = {kind: 'network', message: error instanceof Error ? error.message : String(error)};
      store.phase.value = 'failed';
    }
  };

  return (
    <section class="ykx-tables" aria-labelledby="ykx-tables-title">
      <h2 id="ykx-tables-title">{text('tables.title')}</h2>
      <p class="ykx-lead">{text('tables.lead')}</p>
      {map !== null && <OwnTablesNote store={map} />}
      {store.phase.value === 'closed' && (
        <button type="button" class="ykx-primary" onClick={() => void open()}>
          {size.value === null
            ? text('tables.openUnknown')
            : text('tables.open', {size: bytes(size.value + (tableBytes ?? 0))})}
        </button>
      )}
      {store.phase.value === 'loading' && <Loading store={store} />}
      {store.phase.value === 'failed' && <Failed store={store} onRetry={() => void open()} />}
      {store.phase.value === 'open' && Opened.value && <Opened.value store={store} map={map} />}
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
      <progress
        aria-label={words}
        max={totalBytes ?? 1}
        value={totalBytes === null ? undefined : Math.min(doneBytes, totalBytes)}
      />
      {store.stopOpening.value !== null && step !== 'starting' && (
        <button type="button" onClick={() => store.stopOpening.value?.()}>
          {text('loading.stop')}
        </button>
      )}
    </div>
  );
}

function Failed({store, onRetry}: {readonly store: TablesStore; readonly onRetry: () => void}) {
  const {text} = store;
  const failure = store.failure.value;
  const key = `error.${failure?.kind ?? 'other'}`;
  return (
    <div class="ykx-waiting" role="alert">
      <h3>{text('tables.errorTitle')}</h3>
      <p>{text(isExplorerKey(key) ? key : 'error.other', {message: failure?.message ?? ''})}</p>
      <p>{text('error.still')}</p>
      <button type="button" class="ykx-primary" onClick={onRetry}>
        {text('error.retry')}
      </button>
    </div>
  );
}
