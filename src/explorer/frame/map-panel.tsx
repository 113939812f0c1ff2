import {effect, useComputed, useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import type {MapView} from '#map/map-view.ts';
import type {LonLat, MapMark, MapScene} from '#map/scene.ts';
import {choosePlace, fail, failureOf} from '../actions.ts';
import {cityClick} from '../city/city-actions.ts';
import {cityScene} from '../city/city-scene.ts';
import {HoverCard, type Hovered} from '../city/hover-card.tsx';
import {categoryOf, fileEntry} from '../city-info.ts';
import {planClick} from '../plan/plan-actions.ts';
import {planScene} from '../plan/plan-scene.ts';
import {residentScene} from '../resident/resident-scene.ts';
import {facilitiesServing, markOf} from '../scene.ts';
import {cityUrl, LIFE_CIRCLE, type OpenCity, type Store} from '../store.ts';
import type {Mode} from '../url-state.ts';
import {serviceInSentence} from '../words.ts';
import {MapButtons} from './map-buttons.tsx';
import {ribbonText, sourcesOf} from './map-words.ts';

interface Props {
  readonly store: Store;
  readonly full: boolean;
  readonly onFull: (full: boolean) => void;
}

/** Symbols and their facilities, in the same order. */
interface Marks {
  readonly facilities: readonly number[];
  readonly marks: readonly MapMark[];
}

/** The map with its buttons, legend, ribbon and sources. */
export function MapPanel({store, full, onFull}: Props) {
  const {text, props} = store;
  const frame = useRef<HTMLDivElement>(null);
  const view = useRef<MapView | null>(null);
  const hovered = useSignal<Hovered | null>(null);
  const open = store.city.value!;
  const marks = useComputed(() => marksOf(store.city.value, store.category.value));
  const service =
    store.category.value === LIFE_CIRCLE
      ? text('ask.circle')
      : serviceInSentence({text, lang: props.lang}, categoryOf(open.info, store.category.value));
  const {manifest} = open.info;

  useEffect(() => {
    let ended = false;
    let stop = () => {};
    startView(store, frame.current!, marks, hovered).then(
      started => {
        if (ended) return started.view.destroy();
        view.current = started.view;
        store.capture.value = () => started.view.capture();
        stop = started.stop;
      },
      error => fail(store, {...failureOf(error), kind: 'webgl'}),
    );
    return () => {
      ended = true;
      stop();
      store.capture.value = null;
      view.current?.destroy();
    };
  }, [open]);

  const ribbon = ribbonText(store, open);
  return (
    <div class="ykx-map">
      <div
        class="ykx-canvas"
        ref={frame}
        role="application"
        aria-label={text('map.title', {city: manifest.name[props.lang], service})}
      />
      <span class="ykx-cross" aria-hidden="true" />
      {ribbon !== null && <p class="ykx-ribbon">{ribbon}</p>}
      <MapButtons store={store} view={view} full={full} onFull={onFull} />
      {hovered.value !== null && <HoverCard store={store} hovered={hovered.value} />}
      <p class="ykx-source">{text('map.source', {sources: sourcesOf(open, props.lang)})}</p>
      <p class="ykx-unseen">{text('map.help')}</p>
      <button
        type="button"
        class="ykx-centre"
        disabled={store.capture.value === null}
        onClick={() => askCentre(store, view.current)}
      >
        <span aria-hidden="true">⊕</span>
        <span class="ykx-words">{text('map.centre')}</span>
      </button>
    </div>
  );
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

/** What each mode draws. */
const SCENES: Readonly<Record<Mode, (store: Store, marks: readonly MapMark[]) => MapScene>> = {
  resident: residentScene,
  city: cityScene,
  plan: planScene,
};

async function startView(
  store: Store,
  container: HTMLDivElement,
  marks: {readonly value: Marks},
  hovered: {value: Hovered | null},
): Promise<{view: MapView; stop: () => void}> {
  const {MapView, loadMapStyle} = await import('#map/map-view.ts');
  await loadMapStyle();
  const {info} = store.city.value!;
  const background = fileEntry(info, 'background.pmtiles');
  const view: MapView = new MapView({
    container,
    title: container.getAttribute('aria-label') ?? '',
    lang: store.props.lang,
    dark: store.dark.value,
    bounds: info.bounds,
    camera: store.camera.peek(),
    backgroundUrl: background === null ? null : new URL(cityUrl(store.props, background.path), location.href).href,
    covered: isPhone() ? container.clientHeight * 0.3 : 0,
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    onMove: camera => {
      store.camera.value = camera;
    },
    onClick: (at, pixel) => {
      const mark = nearestMark(view, marks.value, pixel);
      if (store.mode.value === 'plan')
        return planClick(store, at, mark === null ? null : marks.value.facilities[mark]!);
      if (store.mode.value === 'city' && cityClick(store, at, mark === null ? null : marks.value.facilities[mark]!))
        return;
      choosePlace(store, mark === null ? at : [marks.value.marks[mark]!.lon, marks.value.marks[mark]!.lat]);
      hovered.value = null;
    },
    onHover: (at, pixel) => {
      if (at === null) hovered.value = null;
      else
        hovered.value = {
          at,
          pixel,
          frame: [container.clientWidth, container.clientHeight],
          facility: facilityUnder(view, marks.value, pixel),
        };
    },
    onTrouble: (kind, message) => {
      if (kind === 'graphics') fail(store, {kind, message});
      else store.trouble.value = store.text('error.background', {message});
    },
  });
  let last: MapScene | null = null;
  const stopScene = effect(() => {
    if (store.city.value === null) return;
    const scene = SCENES[store.mode.value](store, marks.value.marks);
    const before = last;
    last = scene;
    // a frame costs more than all the rest: none for what looks the same
    if (before === null || (Object.keys(scene) as (keyof MapScene)[]).some(part => scene[part] !== before[part]))
      view.show(scene);
  });
  const stopDark = effect(() => view.setDark(store.dark.value));
  const stopReveal = effect(() => {
    const point = store.point.value;
    // after the tap is over: the map ends every motion when the finger leaves it
    if (point !== null) setTimeout(() => view.reveal([point.lon, point.lat], sheetHeight()), 80);
  });
  const stopFocus = effect(() => {
    const bounds = store.cityView.focus.value;
    if (bounds !== null) view.showBounds(bounds, sheetHeight());
  });
  return {
    view,
    stop: () => {
      for (const stop of [stopScene, stopDark, stopReveal, stopFocus]) stop();
    },
  };
}

/** Pixels of the map hidden by the sheet of a phone. */
function sheetHeight(): number {
  return isPhone() ? innerHeight * 0.5 : 0;
}

function isPhone(): boolean {
  return matchMedia('(max-width: 759px)').matches;
}

const HIT_PIXELS = 16;

/** Index of the symbol under a pixel; null when none is within reach of a finger. */
function nearestMark(view: MapView, {marks}: Marks, [x, y]: readonly [number, number]): number | null {
  let best = HIT_PIXELS * HIT_PIXELS;
  let found: number | null = null;
  for (const [index, mark] of marks.entries()) {
    const [mx, my] = view.project([mark.lon, mark.lat] satisfies LonLat);
    const square = (mx - x) ** 2 + (my - y) ** 2;
    if (square < best) {
      best = square;
      found = index;
    }
  }
  return found;
}

function facilityUnder(view: MapView, marks: Marks, pixel: readonly [number, number]): number | null {
  const index = nearestMark(view, marks, pixel);
  return index === null ? null : marks.facilities[index]!;
}
