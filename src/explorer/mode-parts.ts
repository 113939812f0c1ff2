import type {ComponentType} from 'preact';
import type {LonLat, MapMark, MapScene} from '#map/scene.ts';
import type {Store} from './store.ts';

export interface ModeProps {
  readonly store: Store;
  /** True: the explorer fills the screen. */
  readonly full: boolean;
}

/** What one of the three modes is made of. Each comes to the browser when it is first chosen. */
export interface ModeParts {
  /** Above the map: what is asked. */
  readonly Head: ComponentType<ModeProps>;
  /** Beside the map, on a phone in the sheet over it: the answer. */
  readonly Panel: ComponentType<ModeProps>;
  /** What the map draws. */
  readonly scene: (store: Store, marks: readonly MapMark[]) => MapScene;
  /** A click on the map; `facility` is the one under it. False: it asks about that place. */
  readonly click: (store: Store, at: LonLat, facility: number | null) => boolean;
  /** Keeps the mode's answers in step with the choices, from its first use on. Gives the functions that end it. */
  readonly follow: (store: Store) => (() => void)[];
  /** The answer in one sentence, for people who hear the page; '' = nothing to say yet. */
  readonly heard: (store: Store) => string;
}
