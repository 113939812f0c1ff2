import {computed, type ReadonlySignal, type Signal, signal} from '@preact/signals';
import {type ExplorerText, explorerText} from '#i18n/explorer.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Camera} from '#map/map-view.ts';
import type {CircleAnswer, CityWorker, ReachAnswer, ServiceAnswer, SurfaceAnswer, WalkAnswer} from '#worker/client.ts';
import {type CityStore, createCityStore} from './city/city-store.ts';
import type {HoursChoice} from './city/city-time.ts';
import {type ExplorerGap, gapsByThreshold} from './city/gaps.ts';
import {type CityInfo, categoryOf, servingKeys, timeStandard} from './city-info.ts';
import type {PartTrouble} from './frame/fetch-part.ts';
import type {ModeParts} from './mode-parts.ts';
import {createOwnStore, type OwnStore, ownListsTouch} from './own/own-store.ts';
import {createPlanStore, type PlanStore} from './plan/plan-store.ts';
import type {LinkProblem, Mode} from './url-state.ts';

/** What the page gives the explorer. */
export interface ExplorerProps {
  readonly cityId: string;
  readonly lang: Lang;
  /** Base of the site's addresses, with or without a slash at the end. */
  readonly base: string;
}

/** How far opening is. `total` null: not known yet. */
export interface Progress {
  readonly step: 'program' | 'manifest' | 'city' | 'read';
  readonly doneBytes: number;
  readonly totalBytes: number | null;
}

/** Why the map is not open. */
export interface Failure {
  readonly kind: 'stopped' | 'late' | 'webgl' | 'worker' | 'network' | 'missing' | 'damaged' | 'graphics' | 'other';
  readonly message: string;
}

/** A surface and what it was asked for, so that words and picture always belong together. */
export interface ShownSurface {
  readonly category: string;
  readonly walker: string;
  readonly minutes: number;
  readonly hours: HoursChoice;
  /** Minute of the city's week the hours stand for; null: whenever. */
  readonly openAt: number | null;
  readonly answer: SurfaceAnswer;
}

/** The life circle as a whole and what it was asked for. */
export interface ShownCircle {
  readonly walker: string;
  readonly hours: HoursChoice;
  /** As in ShownSurface. */
  readonly openAt: number | null;
  readonly answer: CircleAnswer;
}

/** Stands for the life circle as a whole where a service is chosen. */
export const LIFE_CIRCLE = 'life_circle';

/** A place asked about, and the answers so far. Null: still being computed. */
export interface ShownPlace {
  readonly lon: number;
  readonly lat: number;
  readonly walker: string;
  /** `off`: too far from any street. */
  readonly reach: ReachAnswer | 'off' | null;
  readonly services: readonly ServiceAnswer[] | null;
}

/** An opened city. */
export interface OpenCity {
  readonly info: CityInfo;
  readonly worker: CityWorker;
}

/** The state of one explorer. Components read the signals; `actions.ts` changes them. */
export interface Store {
  readonly props: ExplorerProps;
  readonly text: ExplorerText;
  readonly phase: Signal<'closed' | 'loading' | 'open' | 'failed'>;
  readonly progress: Signal<Progress>;
  readonly failure: Signal<Failure | null>;
  /** Gives up opening; null when nothing is being opened. */
  readonly stopOpening: Signal<(() => void) | null>;
  readonly city: Signal<OpenCity | null>;
  /** The worker ended while the city was open: why, and whether another one is coming; null: it lives. */
  readonly stopped: Signal<{readonly message: string; readonly coming: boolean} | null>;
  readonly mode: Signal<Mode>;
  /** The mode that is shown, and what it is made of; null until the first one came. */
  readonly shownMode: Signal<{readonly mode: Mode; readonly parts: ModeParts} | null>;
  /** What is to be said of a mode that is not there yet; null: nothing. */
  readonly modeTrouble: Signal<PartTrouble | null>;
  /** False: this browser draws no map, all else works. */
  readonly drawable: Signal<boolean>;
  /** A service, or LIFE_CIRCLE. */
  readonly category: Signal<string>;
  readonly walker: Signal<string>;
  /** Null: the default of the service. */
  readonly chosenMinutes: Signal<number | null>;
  readonly minutes: ReadonlySignal<number>;
  readonly hours: Signal<HoursChoice>;
  /** Area chosen in a table or chart. */
  readonly area: Signal<string | null>;
  readonly surface: Signal<ShownSurface | null>;
  readonly circle: Signal<ShownCircle | null>;
  /** Of the life circle: how many services are judged, of how many; null when nothing runs. */
  readonly circleProgress: Signal<{readonly done: number; readonly total: number} | null>;
  /** Place asked about, degrees. */
  readonly point: Signal<{readonly lon: number; readonly lat: number} | null>;
  /** What is known of it so far; null when nothing was asked. */
  readonly place: Signal<ShownPlace | null>;
  /** Id of the facility whose walk is asked for, and the walk. */
  readonly walkTo: Signal<string | null>;
  readonly walk: Signal<WalkAnswer | null>;
  readonly cityView: CityStore;
  readonly plan: PlanStore;
  readonly own: OwnStore;
  readonly gaps: Signal<readonly ExplorerGap[]>;
  /** Gaps that belong on the map as it is: of the shown service, its minutes, for an adult. */
  readonly shownGaps: ReadonlySignal<readonly ExplorerGap[]>;
  readonly camera: Signal<Camera | null>;
  /** Where the map is to go next, at least so near; the map forgets it once it is on its way. */
  readonly goTo: Signal<Camera | null>;
  /** Where the map is to be at once, just so near; the map forgets it when it is there. */
  readonly jumpTo: Signal<Camera | null>;
  /** True while the place asked about is what the device says of itself and the visitor has not yet said yes: kept out of the address. */
  readonly unconfirmed: Signal<boolean>;
  readonly dark: Signal<boolean>;
  readonly linkProblems: Signal<readonly LinkProblem[]>;
  /** Copies what the map shows, to save it as a picture; null while there is no map. */
  readonly capture: Signal<(() => Promise<HTMLCanvasElement>) | null>;
  /** Says where the map looks, also before it was moved; null while there is no map. */
  readonly mapCamera: Signal<(() => Camera) | null>;
  /** Something that went wrong while the map goes on: shown plainly. */
  readonly trouble: Signal<string | null>;
  /** Last thing worth hearing, for the polite live region. */
  readonly said: Signal<string>;
}

/** A closed explorer. */
export function createStore(props: ExplorerProps): Store {
  const city = signal<OpenCity | null>(null);
  const category = signal('');
  const chosenMinutes = signal<number | null>(null);
  const surface = signal<ShownSurface | null>(null);
  const gaps = signal<readonly ExplorerGap[]>([]);
  const own = createOwnStore();
  return {
    props,
    text: explorerText(props.lang),
    phase: signal<'closed' | 'loading' | 'open' | 'failed'>('closed'),
    progress: signal<Progress>({step: 'manifest', doneBytes: 0, totalBytes: null}),
    failure: signal<Failure | null>(null),
    stopOpening: signal<(() => void) | null>(null),
    city,
    stopped: signal<{readonly message: string; readonly coming: boolean} | null>(null),
    mode: signal<Mode>('resident'),
    shownMode: signal<{readonly mode: Mode; readonly parts: ModeParts} | null>(null),
    modeTrouble: signal<PartTrouble | null>(null),
    drawable: signal(true),
    category,
    walker: signal('adult'),
    chosenMinutes,
    minutes: computed(() => {
      if (chosenMinutes.value !== null) return chosenMinutes.value;
      return city.value === null || category.value === '' || category.value === LIFE_CIRCLE
        ? 15
        : timeStandard(city.value.info, category.value).minutes;
    }),
    hours: signal<HoursChoice>('any'),
    area: signal<string | null>(null),
    surface,
    circle: signal<ShownCircle | null>(null),
    circleProgress: signal<{readonly done: number; readonly total: number} | null>(null),
    point: signal<{readonly lon: number; readonly lat: number} | null>(null),
    place: signal<ShownPlace | null>(null),
    walkTo: signal<string | null>(null),
    walk: signal<WalkAnswer | null>(null),
    cityView: createCityStore(),
    plan: createPlanStore(),
    own,
    gaps,
    shownGaps: computed(() => {
      const shown = surface.value;
      // gaps are published for adults at any time of day
      const isPublished = shown !== null && shown.walker === 'adult' && shown.hours === 'any' && !shown.answer.noData;
      if (city.value === null || !isPublished) return [];
      // gaps were published for the city as it is, without own lists
      if (ownListsTouch(own.lists.value, servingKeys(city.value.info, shown.category))) return [];
      return gapsByThreshold(gaps.value, categoryOf(city.value.info, shown.category), shown.minutes).shown;
    }),
    camera: signal<Camera | null>(null),
    goTo: signal<Camera | null>(null),
    jumpTo: signal<Camera | null>(null),
    unconfirmed: signal(false),
    dark: signal(false),
    linkProblems: signal<readonly LinkProblem[]>([]),
    capture: signal<(() => Promise<HTMLCanvasElement>) | null>(null),
    mapCamera: signal<(() => Camera) | null>(null),
    trouble: signal<string | null>(null),
    said: signal(''),
  };
}

/** Address of a file of the city. */
export function cityUrl(props: ExplorerProps, path: string): string {
  return `${props.base.replace(/\/?$/, '/')}data/${props.cityId}/${path}`;
}
