import './frame/explorer.css';
import {useSignal} from '@preact/signals';
import type {ComponentType} from 'preact';
import {useEffect, useMemo, useRef} from 'preact/hooks';
import {explorerText} from '#i18n/explorer.ts';
import {bytes} from '#i18n/format.ts';
import {keepFocus} from './frame/keep-focus.ts';
import type {MapAreaProps} from './frame/map-area.tsx';
import {PROGRAM_BYTES} from './program-bytes.ts';
import type {ExplorerProps, Store} from './store.ts';

export interface ExplorerAppProps extends ExplorerProps {
  /** Name of the city in the page's language, and bytes of its data as sent; when not given, sizes are said more vaguely. */
  readonly cityName?: string;
  readonly cityBytes?: number;
  /** Bytes of the tables the database takes, as sent. */
  readonly tableBytes?: number;
}

/**
 * The explorer of one city: first a button that says what it will load, then the map, and under it the tables and questions.
 * Nothing of the map or the database is fetched before the visitor asks; a link to a view asks too.
 */
export default function Explorer(props: ExplorerAppProps) {
  const text = useMemo(() => explorerText(props.lang), [props.lang]);
  const Opened = useSignal<ComponentType<MapAreaProps> | null>(null);
  const Tables = useSignal<ComponentType<ExplorerProps & {map: Store | null; tableBytes?: number | undefined}> | null>(
    null,
  );
  /** What the opened map shows, for the tables. */
  const map = useSignal<Store | null>(null);
  const loading = useSignal(false);
  const ready = useSignal(false);
  /** Opened by the button, which then goes away: what takes its place takes the focus. */
  const byButton = useSignal(false);
  const error = useSignal<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const tablesError = useSignal<string | null>(null);

  const open = async () => {
    loading.value = true;
    error.value = null;
    try {
      Opened.value = (await import('./frame/map-area.tsx')).MapArea;
    } catch (reason) {
      error.value = text('error.network', {message: reason instanceof Error ? reason.message : String(reason)});
    }
    loading.value = false;
  };

  const loadTables = async () => {
    tablesError.value = null;
    try {
      Tables.value = (await import('./tables/tables-area.tsx')).TablesArea;
    } catch (reason) {
      tablesError.value = text('error.network', {message: reason instanceof Error ? reason.message : String(reason)});
    }
  };

  useEffect(() => keepFocus(root.current!), []);
  useEffect(() => {
    ready.value = true;
    void loadTables();
    if (/^#(mode|service|walker|minutes|hours|area|map|at|to)=/.test(location.hash)) void open();
  }, []);

  return (
    <div class="ykx" ref={root} lang={props.lang === 'zh' ? 'zh-Hans' : 'en'}>
      {Opened.value ? (
        <Opened.value {...props} takesFocus={byButton.value} onStore={store => (map.value = store)} />
      ) : (
        <div class="ykx-opener">
          <p class="ykx-lead">{text('open.why', {minutes: '5/10/15'})}</p>
          <button
            type="button"
            class="ykx-primary"
            onClick={() => {
              byButton.value = true;
              void open();
            }}
            // a press before the page's script runs would be lost
            disabled={!ready.value}
            aria-disabled={loading.value}
          >
            {loading.value ? text('loading.program') : text('open.button')}
          </button>
          <p class="ykx-quiet">
            {sizeWords(props)} {text('open.table')}
          </p>
          {error.value && (
            <p class="ykx-error" role="alert">
              {error.value}
            </p>
          )}
          <noscript>
            <p>{text('open.noscript')}</p>
          </noscript>
        </div>
      )}
      {Tables.value && <Tables.value {...props} map={map.value} />}
      {tablesError.value && (
        <div class="ykx-waiting" role="alert">
          <p>{tablesError.value}</p>
          <button type="button" onClick={() => void loadTables()}>
            {text('error.retry')}
          </button>
        </div>
      )}
    </div>
  );
}

function sizeWords({lang, cityName, cityBytes}: ExplorerAppProps): string {
  const text = explorerText(lang);
  const program = bytes(PROGRAM_BYTES);
  if (cityBytes === undefined || cityName === undefined) return text('open.sizeUnknown', {program});
  return text('open.size', {total: bytes(PROGRAM_BYTES + cityBytes), program, city: cityName, data: bytes(cityBytes)});
}
