import {type ReadonlySignal, signal} from '@preact/signals';
import type {TableEngine} from '#tables/engine.ts';
import type {CityInfo} from '../city-info.ts';
import type {Store} from '../store.ts';
import {type AskStore, createAskStore} from './ask-store.ts';
import {type BrowseStore, createBrowseStore} from './browse-store.ts';
import {type CrossStore, createCrossStore, followMap} from './cross-store.ts';
import {followScenario, type ScenarioTable} from './scenario-table.ts';

/** What is chosen and asked in each tab: it stays while another is looked at, and when the map is opened. */
export interface TabStores {
  readonly cross: CrossStore;
  readonly browse: BrowseStore;
  readonly ask: AskStore;
  /** The table of the plan, kept for all tabs; null while there is no map. */
  readonly scenario: ReadonlySignal<ScenarioTable | null>;
  /** Keeps choices and the table of the plan in step with an opened map. Gives the function that ends it. */
  follow(map: Store): () => void;
}

export function createTabStores(info: CityInfo, engine: Pick<TableEngine, 'ask' | 'put' | 'drop'>): TabStores {
  const cross = createCrossStore(info);
  const scenario = signal<ScenarioTable | null>(null);
  return {
    cross,
    scenario,
    browse: createBrowseStore(),
    ask: createAskStore(engine, scenario),
    follow: map => {
      const followed = followScenario(engine, map);
      const unfollow = followMap(cross, map);
      scenario.value = followed;
      return () => {
        followed.stop();
        unfollow();
        scenario.value = null;
      };
    },
  };
}
