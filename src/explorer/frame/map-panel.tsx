import {type Signal, useComputed, useSignal} from '@preact/signals';
import type {RefObject} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import type {MapTrouble, MapView} from '#map/map-view.ts';
import {choosePlace, failureOf} from '../actions.ts';
import {HoverCard, type Hovered} from '../city/hover-card.tsx';
import {type Box, staysPut} from '../city/resting-card.ts';
import {categoryOf} from '../city-info.ts';
import {facilitiesServing, markOf} from '../scene.ts';
import {type Failure, LIFE_CIRCLE, type OpenCity, type Store} from '../store.ts';
import {serviceInSentence} from '../words.ts';
import {MapButtons} from './map-buttons.tsx';
import {mapMarkLines} from './map-mark.ts';
import {MapNotice} from './map-notice.tsx';
import {ribbonText, sourcesOf} from './map-words.ts';
import {SourceLine} from './source-line.tsx';
import {HELP_ID, type Marks, type StartedMap, startMap} from './start-map.ts';

/** After which it is said that the map's program is late, milliseconds. */
const LATE_MILLISECONDS = 15_000;

interface Props {
  readonly store: Store;
  readonly full: boolean;
  readonly onFull: (full: boolean) => void;
}

/** The map with its buttons, ribbon and sources; where no map can be drawn, why, and a way to try again. */
export function MapPanel({store, full, onFull}: Props) {
  const {text, props} = store;
  const frame = useRef<HTMLDivElement>(null);
  const view = useRef<MapView | null>(null);
  const hovered = useSignal<Hovered | null>(null);
  const problem = useSignal<Failure | null>(null);
  const attempt = useSignal(0);
  const open = store.city.value!;
  const drawable = store.drawable.value;
  const service =
    store.category.value === LIFE_CIRCLE
      ? text('ask.circle')
      : serviceInSentence({text, lang: props.lang}, categoryOf(open.info, store.category.value));
  const title = text('map.title', {city: open.info.manifest.name[props.lang], service});
  useEffect(() => view.current?.setTitle(title), [title]);
  useDismissal(hovered);
  useMap({store, frame, view, hovered, problem, attempt: attempt.value});

  const retry = () => {
    problem.value = null;
    store.drawable.value = true;
    attempt.value++;
  };
  if (!drawable)
    return (
      <div class="ykx-map">
        <MapNotice store={store} problem={problem.value ?? {kind: 'webgl', message: ''}} onRetry={retry} />
        <MapButtons store={store} view={null} full={full} onFull={onFull} />
      </div>
    );

  const ribbon = ribbonText(store, open);
  const mark = mapMarkLines(store, open);
  return (
    <div class="ykx-map">
      <div class="ykx-canvas" ref={frame} role="application" aria-label={title} data-mode={store.mode.value} />
      <span class="ykx-cross" aria-hidden="true" />
      {ribbon !== null && <p class="ykx-ribbon">{ribbon}</p>}
      <MapButtons store={store} view={view} full={full} onFull={onFull} />
      {hovered.value !== null && <HoverCard store={store} hovered={hovered.value} />}
      {mark.length > 0 && <p class="ykx-mapmark">{mark.join(' · ')}</p>}
      <SourceLine words={text('map.source', {sources: sourcesOf(open, props.lang)})} />
      <p class="ykx-unseen" id={HELP_ID}>
        {text('map.help')}
      </p>
      <button
        type="button"
        class="ykx-centre"
        disabled={store.capture.value === null}
        onClick={() => askCentre(store, view.current)}
      >
        <span aria-hidden="true">⊕</span>
        <span class="ykx-words">{text('map.centre')}</span>
      </button>
      {problem.value !== null && <MapNotice store={store} problem={problem.value} onRetry={retry} />}
    </div>
  );
}

/** Escape takes the card at the pointer away, and that alone of the frame: the full screen is left by the next one. */
function useDismissal(hovered: Signal<Hovered | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || hovered.value === null) return;
      hovered.value = null;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

interface MapUse {
  readonly store: Store;
  readonly frame: RefObject<HTMLDivElement>;
  readonly view: RefObject<MapView>;
  readonly hovered: Signal<Hovered | null>;
  /** Why no map is drawn at the moment; null while one is. */
  readonly problem: Signal<Failure | null>;
  /** Another number builds the map anew. */
  readonly attempt: number;
}

/** Keeps a map in the frame as long as the city is open. */
function useMap({store, frame, view, hovered, problem, attempt}: MapUse): void {
  const marks = useComputed(() => marksOf(store.city.value, store.category.value));
  useEffect(() => {
    if (frame.current === null) return;
    let isEnded = false;
    let started: StartedMap | null = null;
    const onTrouble = (trouble: MapTrouble, message: string) => {
      if (trouble === 'background') store.trouble.value = store.text('error.background', {message});
      else problem.value = trouble === 'lost' ? {kind: 'graphics', message} : null;
    };
    const capture = () => started!.capture();
    const [container, isWanted] = [frame.current, () => !isEnded];
    const isLate = () => problem.peek()?.kind === 'late';
    const late = setTimeout(() => (problem.value = {kind: 'late', message: ''}), LATE_MILLISECONDS);
    const onHover = (next: Hovered | null) => {
      const [last, card] = [hovered.peek(), cardBox(container)];
      if (next !== null && last !== null && card !== null && staysPut(last, card, next.pixel, next.since)) return;
      hovered.value = next;
    };
    startMap({store, container, marks, isWanted, onHover, onTrouble}).then(
      map => {
        clearTimeout(late);
        if (map === null) return;
        if (isLate()) problem.value = null;
        started = map;
        view.current = map.view;
        store.capture.value = capture;
        store.mapCamera.value = () => map.view.camera();
      },
      error => {
        clearTimeout(late);
        if (isEnded) return;
        const failure = failureOf(error);
        problem.value = isFetchError(error) ? {...failure, kind: 'network'} : {...failure, kind: 'webgl'};
        store.drawable.value = false;
      },
    );
    return () => {
      isEnded = true;
      clearTimeout(late);
      if (store.capture.value === capture) store.capture.value = store.mapCamera.value = null;
      view.current = null;
      hovered.value = null;
      started?.end();
    };
  }, [attempt, store.drawable.value]);
}

/** Where the card at the pointer stands on the map; null without one. */
function cardBox(container: HTMLElement): Box | null {
  const card = container.parentElement?.querySelector('.ykx-hover')?.getBoundingClientRect();
  if (card === undefined) return null;
  const {left, top} = container.getBoundingClientRect();
  return [card.left - left, card.top - top, card.right - left, card.bottom - top];
}

/** True when the map's program or style sheet did not arrive. */
function isFetchError(error: unknown): boolean {
  return error instanceof Error && /fetch|import|preload/i.test(error.message);
}

function askCentre(store: Store, view: MapView | null): void {
  if (view === null) return;
  const {lon, lat} = view.camera();
  choosePlace(store, [lon, lat]);
}

function marksOf(open: OpenCity | null, category: string): Marks {
  if (open === null) return {facilities: [], marks: []};
  const facilities = facilitiesServing(open.info, open.worker.summary, category);
  return {facilities, marks: facilities.map(f => markOf(open.worker.summary, f))};
}
