import {effect, type ReadonlySignal, signal} from '@preact/signals';
import type {Camera, MapTrouble, MapView} from '#map/map-view.ts';
import type {LonLat, MapMark, MapScene} from '#map/scene.ts';
import {choosePlace} from '../actions.ts';
import type {Hovered} from '../city/hover-card.tsx';
import {fileEntry} from '../city-info.ts';
import {followWalkBounds} from '../resident/walk-focus.ts';
import {withoutHome} from '../scene.ts';
import {cityUrl, type Store} from '../store.ts';
import {mapMarkLines, writeMapMark} from './map-mark.ts';

/** Symbols and their facilities, in the same order. */
export interface Marks {
  readonly facilities: readonly number[];
  readonly marks: readonly MapMark[];
}

/** What a map is started with. */
export interface MapStart {
  readonly store: Store;
  readonly container: HTMLDivElement;
  /** False: the map has left the page. */
  readonly isWanted: () => boolean;
  readonly marks: {readonly value: Marks};
  readonly onHover: (hovered: Hovered | null) => void;
  readonly onTrouble: (trouble: MapTrouble, message: string) => void;
}

/** A map on the page that follows the store. */
export interface StartedMap {
  readonly view: MapView;
  /** Copies what is drawn, to save it as a picture. Only where a home is asked about is the place of the visitor in it. */
  readonly capture: () => Promise<HTMLCanvasElement>;
  /** Takes the map from the page. */
  readonly end: () => void;
}

/** Id of the words beside the map that say how keys move it. */
export const HELP_ID = 'ykx-map-help';

/** Symbols this near to a finger are meant. */
const HIT_PIXELS = 16;

/**
 * Puts a map into the container; null when nobody waits for it any more once its program has come. Throws when the program
 * cannot be fetched or the browser gives no WebGL2 context.
 */
export async function startMap(start: MapStart): Promise<StartedMap | null> {
  const {MapView, loadMapStyle} = await import('#map/map-view.ts');
  await loadMapStyle();
  const {store, container} = start;
  if (store.city.value === null || !start.isWanted()) return null;
  const {info} = store.city.value;
  const background = fileEntry(info, 'background.pmtiles');
  const view: MapView = new MapView({
    container,
    title: container.getAttribute('aria-label') ?? '',
    helpId: HELP_ID,
    lang: store.props.lang,
    dark: store.dark.value,
    bounds: info.bounds,
    camera: store.camera.peek() ?? aroundPlace(store),
    backgroundUrl: background === null ? null : new URL(cityUrl(store.props, background.path), location.href).href,
    covered: isPhone() ? container.clientHeight * 0.3 : 0,
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    onMove: camera => {
      store.camera.value = camera;
    },
    onClick: (at, pixel) => click(start, at, markUnder(view, start.marks.value, pixel)),
    onHover: (at, pixel) => {
      if (at === null) return start.onHover(null);
      const mark = markUnder(view, start.marks.value, pixel);
      const facility = mark === null ? null : start.marks.value.facilities[mark]!;
      start.onHover({
        at,
        pixel,
        frame: [container.clientWidth, container.clientHeight],
        facility,
        since: performance.now(),
      });
    },
    onPinMove: at => choosePlace(store, at),
    onTrouble: start.onTrouble,
  });
  const hidesHome = signal(false);
  const stops = follow({store, view, marks: start.marks, hidesHome});
  return {
    view,
    capture: async () => {
      hidesHome.value = store.mode.value !== 'resident';
      try {
        const picture = await view.capture();
        const open = store.city.value;
        if (open !== null) writeMapMark(picture, mapMarkLines(store, open), devicePixelRatio);
        return picture;
      } finally {
        hidesHome.value = false;
      }
    },
    end: () => {
      for (const stop of stops) stop();
      view.destroy();
    },
  };
}

function markUnder(view: MapView, {marks}: Marks, pixel: readonly [number, number]): number | null {
  return view.nearestMark(marks, pixel, HIT_PIXELS);
}

/** A click means another thing in each mode. */
function click({store, marks}: MapStart, at: LonLat, mark: number | null): void {
  const facility = mark === null ? null : marks.value.facilities[mark]!;
  if (store.shownMode.value?.parts.click(store, at, facility) !== true)
    choosePlace(store, mark === null ? at : [marks.value.marks[mark]!.lon, marks.value.marks[mark]!.lat]);
}

interface Followed {
  readonly store: Store;
  readonly view: MapView;
  readonly marks: MapStart['marks'];
  /** True while a picture is made that is not about the visitor's home. */
  readonly hidesHome: ReadonlySignal<boolean>;
}

/** Keeps the map in step with the store. Gives the functions that end it. */
function follow({store, view, marks, hidesHome}: Followed): (() => void)[] {
  let last: MapScene | null = null;
  return [
    effect(() => {
      const parts = store.shownMode.value?.parts;
      if (store.city.value === null || parts === undefined) return;
      const before = last;
      const whole = parts.scene(store, marks.value.marks);
      const scene = withPinOf(hidesHome.value ? withoutHome(whole) : whole, before);
      last = scene;
      // a frame costs more than all the rest: none for what looks the same
      if (before === null || (Object.keys(scene) as (keyof MapScene)[]).some(part => scene[part] !== before[part]))
        view.show(scene);
    }),
    effect(() => view.setDark(store.dark.value)),
    effect(() => {
      const point = store.point.value;
      if (point === null) return;
      // after the tap is over: the map ends every motion when the finger leaves it
      return later(80, () => view.reveal([point.lon, point.lat], sheetHeight()));
    }),
    effect(() => {
      const goal = store.goTo.value;
      if (goal === null) return;
      // after the place was brought into view, so that this motion is the last
      return later(90, () => {
        store.goTo.value = null;
        view.goTo(goal, sheetHeight());
      });
    }),
    effect(() => {
      const goal = store.jumpTo.value;
      if (goal === null) return;
      store.jumpTo.value = null;
      view.jumpTo(goal);
    }),
    effect(() => {
      const bounds = store.cityView.focus.value;
      if (bounds !== null) view.showBounds(bounds, sheetHeight());
    }),
    followWalkBounds(store, bounds => view.showBounds(bounds, sheetHeight())),
  ];
}

/** Does something after a while, unless what it gives is called before. */
function later(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
}

/** The scene with the very pin of the one before where it stands at the same place. */
function withPinOf(scene: MapScene, before: MapScene | null): MapScene {
  const [pin, old] = [scene.pin, before?.pin ?? null];
  const isSame =
    pin !== null && old !== null && pin.at.every((degrees, k) => degrees === old.at[k]) && pin.movable === old.movable;
  return isSame ? {...scene, pin: old} : scene;
}

/** How near a map begins that was opened for one place: a quarter of an hour's walk fills it. */
const PLACE_ZOOM = 13.4;

function aroundPlace(store: Store): Camera | null {
  const point = store.point.peek();
  return point === null ? null : {...point, zoom: PLACE_ZOOM};
}

/** Pixels of the map hidden by the sheet of a phone. */
function sheetHeight(): number {
  return isPhone() ? innerHeight * 0.5 : 0;
}

function isPhone(): boolean {
  return matchMedia('(max-width: 759px)').matches;
}
