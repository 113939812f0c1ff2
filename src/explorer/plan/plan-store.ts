import {computed, type ReadonlySignal, type Signal, signal} from '@preact/signals';
import type {BestSitesAnswer, DependentsAnswer, PlanAnswer, PlanCapacityAnswer, PlanEdit} from '#worker/client.ts';
import type {OwnList} from '../own/own-store.ts';
import {openScenario, type PlanDocument, type Scenario} from './plan-document.ts';
import {type History, historyOf} from './plan-history.ts';

/** What the next click on the map does. */
export const PLAN_TOOLS = ['look', 'add', 'move', 'close', 'resize', 'link', 'sites'] as const;
export type PlanTool = (typeof PLAN_TOOLS)[number];

/** What the map is coloured by. */
export const PLAN_PICTURES = ['plan', 'before', 'change'] as const;
type PlanPicture = (typeof PLAN_PICTURES)[number];

/** First half of something that takes two clicks: the facility to move or resize, or where a new way begins. */
export type Picked =
  | {readonly kind: 'facility'; readonly facility: string}
  | {readonly kind: 'from'; readonly lon: number; readonly lat: number};

/** What an answer was asked for, so that words, picture and numbers always belong together. */
export interface PlanQuestion {
  readonly category: string;
  readonly walker: string;
  readonly minutes: number;
  readonly edits: readonly PlanEdit[];
  /** Own lists in use: they change who is reached. */
  readonly lists: readonly OwnList[];
}

export interface ShownPlan extends PlanQuestion {
  readonly answer: PlanAnswer;
}

interface ShownCapacity extends PlanQuestion {
  readonly answer: PlanCapacityAnswer;
}

interface ShownDependents extends PlanQuestion {
  readonly answer: DependentsAnswer;
}

/** Proposed places and what they were asked for. */
export interface ShownSites extends PlanQuestion {
  readonly group: string | null;
  /** Name of the list the candidates came from; null: every place where people live. */
  readonly candidates: string | null;
  readonly answer: BestSitesAnswer;
}

/** Stands for a list of candidates that was chosen and then removed. */
export const GONE_LIST = 'gone';

/** The report with the map as it was when it was opened; null: there was no map. */
interface OpenReport {
  readonly picture: HTMLCanvasElement | null;
  /** What the picture shows. */
  readonly question: PlanQuestion;
  /** The report is on paper: light. Whether the map is to be dark again after it. */
  readonly wasDark: boolean;
}

/** Words about a step just taken, heard together with its numbers; true of this document only. */
interface ToldStep {
  readonly document: PlanDocument;
  readonly words: string;
}

/** Whether the browser keeps the plans. `other`: storage failed while saving. */
type Keeping = 'yes' | 'no' | 'full';

/** The state of planning. Components read the signals, `plan-actions.ts` changes them. */
export interface PlanStore {
  readonly history: Signal<History<PlanDocument>>;
  readonly scenario: ReadonlySignal<Scenario>;
  /** Edits of the open plan. */
  readonly edits: ReadonlySignal<readonly PlanEdit[]>;
  readonly told: Signal<ToldStep | null>;
  readonly tool: Signal<PlanTool>;
  readonly picked: Signal<Picked | null>;
  /** Name and size of the next facility added; '' and null: not said. */
  readonly nextName: Signal<string>;
  readonly nextCapacity: Signal<number | null>;
  /** Last complete answer, perhaps of an older question: see `isCurrent`. */
  readonly shown: Signal<ShownPlan | null>;
  readonly answer: ReadonlySignal<PlanAnswer | null>;
  /** Whether there is room, where counting that took longer than the rest of the answer. */
  readonly capacity: Signal<ShownCapacity | null>;
  /** Why the last question has no answer. */
  readonly failed: Signal<string | null>;
  readonly picture: Signal<PlanPicture>;
  /** Who depends on one facility alone: asked for while open. */
  readonly dependentsOpen: Signal<boolean>;
  readonly dependents: Signal<ShownDependents | null>;
  readonly dependentsFailed: Signal<string | null>;
  /** Facility whose people are shown, by its id. */
  readonly dependentsOf: Signal<string | null>;
  readonly sites: Signal<ShownSites | null>;
  /** How far the search for sites is, 0 to 1; null when none runs. */
  readonly sitesProgress: Signal<number | null>;
  readonly sitesFailed: Signal<string | null>;
  /** Own list whose places are the candidates; null: every place where people live; GONE_LIST: one that is there no more. */
  readonly sitesList: Signal<string | null>;
  readonly keeping: Signal<Keeping>;
  /** What another window did to these plans, worth knowing here; null: nothing. */
  readonly elsewhere: Signal<string | null>;
  /** Kept plans that could not be read any more. */
  readonly unreadable: Signal<number>;
  /** True while the map is drawn for a picture or a report: places found for an older plan are then left out. */
  readonly onPaper: Signal<boolean>;
  /** The printable report; the picture is taken when it is opened. Null: closed. */
  readonly report: Signal<OpenReport | null>;
  /** True while the picture for the report is taken. */
  readonly reportComing: Signal<boolean>;
}

const NEW_DOCUMENT: PlanDocument = {
  scenarios: [
    {id: 'plan-1', name: '', category: '', walker: 'adult', minutes: 15, edits: [], notes: '', fingerprint: ''},
  ],
  openId: 'plan-1',
};

export function createPlanStore(): PlanStore {
  const history = signal<History<PlanDocument>>(historyOf(NEW_DOCUMENT));
  const scenario = computed(() => openScenario(history.value.now));
  const shown = signal<ShownPlan | null>(null);
  return {
    history,
    scenario,
    edits: computed(() => scenario.value.edits),
    told: signal<ToldStep | null>(null),
    tool: signal<PlanTool>('look'),
    picked: signal<Picked | null>(null),
    nextName: signal(''),
    nextCapacity: signal<number | null>(null),
    shown,
    answer: computed(() => shown.value?.answer ?? null),
    capacity: signal<ShownCapacity | null>(null),
    failed: signal<string | null>(null),
    picture: signal<PlanPicture>('plan'),
    dependentsOpen: signal(false),
    dependents: signal<ShownDependents | null>(null),
    dependentsFailed: signal<string | null>(null),
    dependentsOf: signal<string | null>(null),
    sites: signal<ShownSites | null>(null),
    sitesProgress: signal<number | null>(null),
    sitesFailed: signal<string | null>(null),
    sitesList: signal<string | null>(null),
    keeping: signal<Keeping>('yes'),
    elsewhere: signal<string | null>(null),
    unreadable: signal(0),
    onPaper: signal(false),
    report: signal<OpenReport | null>(null),
    reportComing: signal(false),
  };
}
