import {type Signal, signal} from '@preact/signals';
import type {CityWorker, KnowledgeClaim, OwnChoices, OwnPlace, OwnPreview, RefusedRow} from '#worker/client.ts';
import type {CityInfo} from '../city-info.ts';

/** A list of the visitor's in use. It never leaves the browser. */
export interface OwnList {
  readonly id: string;
  readonly fileName: string;
  readonly choices: OwnChoices;
  readonly places: readonly OwnPlace[];
  readonly rowCount: number;
  readonly refused: readonly RefusedRow[];
  readonly doubts: readonly RefusedRow[];
  /** True: the list counts as complete. False although the visitor vouched for it: rows of it were lost. */
  readonly complete: boolean;
  readonly claims: readonly KnowledgeClaim[];
}

/** A file that was read and is being asked about. */
export interface OwnDraft {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly preview: OwnPreview;
  /** Null where the visitor has not chosen yet. */
  readonly category: string | null;
  readonly choices: OwnChoices;
}

export interface OwnStore {
  readonly lists: Signal<readonly OwnList[]>;
  /** Null: nothing is asked. */
  readonly draft: Signal<OwnDraft | null>;
  /** The list whose outcome is shown. */
  readonly outcome: Signal<string | null>;
  /** True while the worker reads. */
  readonly busy: Signal<boolean>;
  /** What was wrong with the file given last. */
  readonly error: Signal<string | null>;
  /** The city as it was opened, and in which worker: what own lists claim is added to it. */
  readonly base: Signal<{readonly info: CityInfo; readonly worker: CityWorker} | null>;
}

export function createOwnStore(): OwnStore {
  return {
    lists: signal<readonly OwnList[]>([]),
    draft: signal<OwnDraft | null>(null),
    outcome: signal<string | null>(null),
    busy: signal(false),
    error: signal<string | null>(null),
    base: signal<{readonly info: CityInfo; readonly worker: CityWorker} | null>(null),
  };
}

/** True when a list in use has facilities of one of these categories: what was published of them no longer holds. */
export function ownListsTouch(lists: readonly OwnList[], categories: readonly string[]): boolean {
  return lists.some(
    ({choices, claims}) => choices.use === 'facilities' && claims.some(({category}) => categories.includes(category)),
  );
}
