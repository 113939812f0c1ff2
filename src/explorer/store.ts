import {computed, type ReadonlySignal, type Signal, signal} from '@preact/signals';
import {type ExplorerText, explorerText} from '#i18n/explorer.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Camera} from '#map/map-view.ts';
import type {CityWorker, ReachAnswer, ServiceAnswer, SurfaceAnswer} from '#worker/client.ts';
import {type CityInfo, categoryOf, timeStandard} from './city-info.ts';
import {type ExplorerGap, gapsByThreshold} from './gaps.ts';
import type {LinkProblem} from './url-state.ts';

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
  readonly kind: 'webgl' | 'worker' | 'network' | 'missing' | 'damaged' | 'graphics' | 'other';
  readonly message: string;
}

/** A surface and what it was asked for, so that words and picture always belong together. */
export interface ShownSurface {
  readonly category: string;
  readonly walker: string;
  readonly minutes: number;
  readonly answer: SurfaceAnswer;
}

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
  readonly city: Signal<OpenCity | null>;
  readonly category: Signal<string>;
  readonly walker: Signal<string>;
  /** Null: the default of the service. */
  readonly chosenMinutes: Signal<number | null>;
  readonly minutes: ReadonlySignal<number>;
  readonly surface: Signal<ShownSurface | null>;
  /** Place asked about, degrees. */
  readonly point: Signal<{readonly lon: number; readonly lat: number} | null>;
  /** What is known of it so far; null when nothing was asked. */
  readonly place: Signal<ShownPlace | null>;
  readonly gaps: Signal<readonly ExplorerGap[]>;
  /** Gaps that belong on the map as it is: of the shown service, its minutes, for an adult. */
  readonly shownGaps: ReadonlySignal<readonly ExplorerGap[]>;
  readonly camera: Signal<Camera | null>;
  readonly dark: Signal<boolean>;
  readonly linkProblems: Signal<readonly LinkProblem[]>;
  /** Copies what the map shows, to save it as a picture; null while there is no map. */
  readonly capture: Signal<(() => Promise<HTMLCanvasElement>) | null>;
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
  return {
    props,
    text: explorerText(props.lang),
    phase: signal<'closed' | 'loading' | 'open' | 'failed'>('closed'),
    progress: signal<Progress>({step: 'manifest', doneBytes: 0, totalBytes: null}),
    failure: signal<Failure | null>(null),
    city,
    category,
    walker: signal('adult'),
    chosenMinutes,
    minutes: computed(() => {
      if (chosenMinutes.value !== null) return chosenMinutes.value;
      return city.value === null || category.value === '' ? 15 : timeStandard(city.value.info, category.value).minutes;
    }),
    surface,
    point: signal<{readonly lon: number; readonly lat: number} | null>(null),
    place: signal<ShownPlace | null>(null),
    gaps,
    shownGaps: computed(() => {
      const shown = surface.value;
      if (city.value === null || shown === null || shown.walker !== 'adult' || shown.answer.noData) return [];
      return gapsByThreshold(gaps.value, categoryOf(city.value.info, shown.category), shown.minutes).shown;
    }),
    camera: signal<Camera | null>(null),
    dark: signal(false),
    linkProblems: signal<readonly LinkProblem[]>([]),
    capture: signal<(() => Promise<HTMLCanvasElement>) | null>(null),
    trouble: signal<string | null>(null),
    said: signal(''),
  };
}

/** Address of a file of the city. */
export function cityUrl(props: ExplorerProps, path: string): string {
  return `${props.base.replace(/\/?$/, '/')}data/${props.cityId}/${path}`;
}
