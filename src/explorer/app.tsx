import './frame/explorer.css';
import {type Signal, useSignal} from '@preact/signals';
import type {ComponentType} from 'preact';
import {useEffect, useMemo, useRef} from 'preact/hooks';
import {type ExplorerText, explorerText} from '#i18n/explorer.ts';
import {bytes} from '#i18n/format.ts';
import {fetchPart, type PartTrouble} from './frame/fetch-part.ts';
import {keepFocus} from './frame/keep-focus.ts';
import type {MapAreaProps} from './frame/map-area.tsx';
import {PartNotice} from './frame/part-notice.tsx';
import {PROGRAM_BYTES} from './program-bytes.ts';
import type {ExplorerProps, Store} from './store.ts';
import {isLink} from './url-state.ts';

export interface ExplorerAppProps extends ExplorerProps {
  /** Name of the city in the page's language, and bytes of its data as sent; when not given, sizes are said more vaguely. */
  readonly cityName?: string;
  readonly cityBytes?: number;
  /** Bytes of the tables the database takes, as sent. */
  readonly tableBytes?: number;
}

type TablesProps = ExplorerProps & {map: Store | null; tableBytes?: number | undefined};

const mapArea = async () => (await import('./frame/map-area.tsx')).MapArea;
const tablesArea = async () => (await import('./tables/tables-area.tsx')).TablesArea;

/**
 * The explorer of one city: first a button that says what it will load, then the map, and under it the tables and questions.
 * Nothing of the map or the database is fetched before the visitor asks; a link to a view asks too.
 */
export default function Explorer(props: ExplorerAppProps) {
  const text = useMemo(() => explorerText(props.lang), [props.lang]);
  const map = usePart<ComponentType<MapAreaProps>>(text('open.map'), mapArea);
  const tables = usePart<ComponentType<TablesProps>>(text('tables.title'), tablesArea);
  /** What the opened map shows, for the tables. */
  const shown = useSignal<Store | null>(null);
  /** Opened by the button, which then goes away: what takes its place takes the focus. */
  const byButton = useSignal(false);
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => keepFocus(root.current!), []);
  useEffect(() => {
    void tables.fetch();
    // a link to a view opens the map, whether the page began with it or it is put into the address bar later
    const openLink = () => {
      if (isLink(location.hash)) void map.fetch();
    };
    openLink();
    addEventListener('hashchange', openLink);
    return () => removeEventListener('hashchange', openLink);
  }, []);

  const open = () => {
    byButton.value = true;
    void map.fetch();
  };
  const [MapArea, TablesArea] = [map.part.value, tables.part.value];
  return (
    <div class="ykx" ref={root} lang={props.lang === 'zh' ? 'zh-Hans' : 'en'}>
      {MapArea ? (
        <MapArea {...props} takesFocus={byButton.value} onStore={store => (shown.value = store)} />
      ) : (
        <Opener {...props} text={text} map={map} onOpen={open} />
      )}
      {TablesArea && <TablesArea {...props} map={shown.value} />}
      {tables.trouble.value && <PartNotice text={text} trouble={tables.trouble.value} />}
    </div>
  );
}

/** A part of the program that this page fetches when it is asked for. */
interface Part<T> {
  readonly part: Signal<T | null>;
  readonly trouble: Signal<PartTrouble | null>;
  readonly isComing: Signal<boolean>;
  readonly fetch: () => Promise<void>;
}

function usePart<T>(name: string, load: () => Promise<T>): Part<T> {
  const part = useSignal<T | null>(null);
  const trouble = useSignal<PartTrouble | null>(null);
  const isComing = useSignal(false);
  const isThere = useRef(true);
  useEffect(
    () => () => {
      isThere.current = false;
    },
    [],
  );
  const fetch = async () => {
    if (isComing.value) return;
    isComing.value = true;
    part.value = await fetchPart({name, load, trouble, isWanted: () => isThere.current, again: () => void fetch()});
    isComing.value = false;
  };
  return {part, trouble, isComing, fetch};
}

interface OpenerProps extends ExplorerAppProps {
  readonly text: ExplorerText;
  readonly map: Part<unknown>;
  readonly onOpen: () => void;
}

/** The button that opens the map, and what it will load. */
function Opener({text, map, onOpen, ...props}: OpenerProps) {
  const ready = useSignal(false);
  useEffect(() => {
    ready.value = true;
  }, []);
  const {isComing, trouble} = map;
  return (
    <div class="ykx-opener">
      <p class="ykx-lead">{text('open.why', {minutes: '5/10/15'})}</p>
      <button
        type="button"
        class="ykx-primary"
        onClick={onOpen}
        // a press before the page's script runs would be lost
        disabled={!ready.value}
        aria-disabled={isComing.value}
      >
        {isComing.value ? text('loading.program') : text('open.button')}
      </button>
      <p class="ykx-quiet">
        {sizeWords(props)} {text('open.table')}
      </p>
      {trouble.value && trouble.value.state !== 'coming' && <PartNotice text={text} trouble={trouble.value} />}
      <noscript>
        <p>{text('open.noscript')}</p>
      </noscript>
    </div>
  );
}

function sizeWords({lang, cityName, cityBytes}: ExplorerAppProps): string {
  const text = explorerText(lang);
  const program = bytes(PROGRAM_BYTES);
  if (cityBytes === undefined || cityName === undefined) return text('open.sizeUnknown', {program});
  return text('open.size', {total: bytes(PROGRAM_BYTES + cityBytes), program, city: cityName, data: bytes(cityBytes)});
}
