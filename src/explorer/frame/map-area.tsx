import './map.css';
import './phone.css';
import './sheet.css';
// last: paper overrules the screen
import './paper.css';
import {effect, untracked, useSignal} from '@preact/signals';
import {useEffect, useMemo, useRef} from 'preact/hooks';
import {hasWebGl2} from '#map/webgl.ts';
import {closeExplorer, computePlace, computeSurface, currentLink, openExplorer} from '../actions.ts';
import {followCity} from '../city/city-actions.ts';
import {createStore, type ExplorerProps, type Store} from '../store.ts';
import {aloneOnPage, watchDark} from '../theme.ts';
import {linkMode} from '../url-state.ts';
import {FirstUse} from './first-use.tsx';
import {followAddress} from './follow-address.ts';
import {followMode} from './load-mode.ts';
import {FailureView, LoadingView} from './loading.tsx';
import {MapPanel} from './map-panel.tsx';
import {ModeTabs} from './mode-tabs.tsx';
import {Notices} from './notices.tsx';
import {PartNotice} from './part-notice.tsx';
import {followWorker} from './revive.ts';
import {Sheet} from './sheet.tsx';

export interface MapAreaProps extends ExplorerProps {
  readonly cityName?: string;
  /** True: the keyboard goes on here, for the button that opened the map is gone. */
  readonly takesFocus: boolean;
  readonly onStore?: (store: Store | null) => void;
}

/** The opened explorer: choices and answer in words, the map, the card of a place. Fills the screen of a phone. */
export function MapArea({onStore, takesFocus, cityName, ...props}: MapAreaProps) {
  const store = useMemo(() => createStore(props), []);
  const root = useRef<HTMLElement>(null);
  const full = useSignal(matchMedia('(max-width: 759px)').matches);

  useEffect(() => {
    const stopDark = watchDark(dark => {
      store.dark.value = dark;
    });
    void open(store);
    if (takesFocus) root.current?.focus({preventScroll: true});
    if (!full.value) root.current?.scrollIntoView({block: 'start'});
    onStore?.(store);
    const stops = [stopDark, ...follow(store)];
    return () => {
      for (const stop of stops) stop();
      onStore?.(null);
      closeExplorer(store);
    };
  }, [store]);

  useEffect(() => {
    if (!full.value || root.current === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) full.value = false;
    };
    addEventListener('keydown', onKey);
    const restore = aloneOnPage(root.current);
    return () => {
      removeEventListener('keydown', onKey);
      restore();
    };
  }, [full.value]);

  return (
    <section
      class={`ykx-area${full.value ? ' is-full' : ''}`}
      ref={root}
      tabIndex={-1}
      aria-label={store.text('map.area', {city: cityName ?? store.props.cityId})}
    >
      <Body store={store} full={full.value} onFull={next => (full.value = next)} />
      <p class="ykx-unseen" aria-live="polite">
        {store.said.value}
      </p>
    </section>
  );
}

function Body({store, full, onFull}: {store: Store; full: boolean; onFull: (full: boolean) => void}) {
  const phase = store.phase.value;
  if (phase === 'failed')
    return <FailureView store={store} onRetry={() => void open(store)} onFull={onFull} full={full} />;
  if (phase !== 'open') return <LoadingView store={store} onFull={onFull} full={full} />;
  const parts = store.shownMode.value?.parts;
  return (
    <>
      <div class="ykx-head">
        <ModeTabs store={store} />
        {parts && <parts.Head store={store} full={full} />}
        <Notices store={store} />
      </div>
      <div class="ykx-stage">
        <div class="ykx-ground">
          <MapPanel store={store} full={full} onFull={onFull} />
          <FirstUse store={store} />
        </div>
        <Sheet store={store} full={full}>
          {parts ? <parts.Panel store={store} full={full} /> : <ModeComing store={store} />}
        </Sheet>
      </div>
    </>
  );
}

/** In the place of the mode: that it is coming, or a way to try again. */
function ModeComing({store}: {readonly store: Store}) {
  const trouble = store.modeTrouble.value;
  if (trouble === null) return <p class="ykx-quiet">{store.text('answer.computing')}</p>;
  return <PartNotice text={store.text} trouble={trouble} />;
}

/** Opens the city; the program that draws is fetched at the same time. A browser that draws no map gets everything else. */
async function open(store: Store): Promise<void> {
  store.drawable.value = hasWebGl2();
  // the mode is fetched at once too: the one that is asked for
  store.mode.value = linkMode(location.hash) ?? store.mode.value;
  // fetched early; what goes wrong with it is said by the map panel, which needs it
  if (store.drawable.value) void import('#map/map-view.ts').catch(() => {});
  await openExplorer(store, location.hash);
}

/** Keeps answers and address in step with the choices. Gives the functions that end it. */
function follow(store: Store): (() => void)[] {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return [
    effect(() => {
      void [store.city.value, store.category.value, store.walker.value, store.minutes.value, store.hours.value];
      untracked(() => void computeSurface(store));
    }),
    ...followCity(store),
    ...followMode(store),
    followWorker(store),
    followAddress(store),
    effect(() => {
      void [store.city.value, store.point.value, store.walker.value, store.minutes.value];
      untracked(() => void computePlace(store));
    }),
    effect(() => {
      // browsers print the address under a page: a plan's report goes to others and must not say where the visitor lives
      const link = currentLink(store, store.plan.report.value === null ? 'with-home' : 'without-home');
      clearTimeout(timer);
      if (store.phase.value !== 'open') return;
      timer = setTimeout(() => history.replaceState(history.state, '', `#${link}`), 200);
    }),
    effect(() => {
      const words = store.shownMode.value?.parts.heard(store) ?? '';
      if (words !== '') store.said.value = words;
    }),
    () => clearTimeout(timer),
  ];
}
