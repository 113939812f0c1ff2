import {proxy, type Remote, wrap} from 'comlink';
import type {ExpectedFile, FetchFailure} from '#files/fetch-file.ts';
import type {AreaMinutes, AreaMinutesRequest} from './area-minutes.ts';
import type {ClaimedArea} from './areas.ts';
import type {CircleAnswer, CircleRequest, OnCircleService} from './circle.ts';
import type {CityGap} from './gaps.ts';
import type {CityAddresses, CitySummary, OnLoaded, OpenAnswer} from './handlers.ts';
import {latestWins} from './latest.ts';
import {OpenCalls} from './open-calls.ts';
import type {OwnCategory, OwnChoices, OwnListAnswer, OwnLook, OwnPreview} from './own-list.ts';
import type {OnSitesProgress} from './plan/best-sites.ts';
import type {PlanTable} from './plan/plan-table.ts';
import type {
  BestSitesAnswer,
  BestSitesRequest,
  DependentsAnswer,
  PlanAnswer,
  PlanCapacityAnswer,
  PlanRequest,
} from './plan/plan-types.ts';
import type {ReachAnswer, ReachRequest} from './reach.ts';
import type {ServiceAnswer, ServicesRequest} from './services.ts';
import type {SurfaceAnswer, SurfaceRequest} from './surface.ts';
import type {WalkAnswer, WalkRequest} from './walk.ts';
import type {CityWorkerApi} from './worker.ts';

export type {KnowledgeClaim} from '#core/claims.ts';
export {type CoverageCounts, VERDICT_WORDS} from '#core/coverage.ts';
export type {FacilityCard} from '#core/facility-file.ts';
export {isInside} from '#core/inside.ts';
export {openAt} from '#core/open-week.ts';
export type {FacilityPoints} from '#core/places.ts';
export type {Profile} from '#core/profile.ts';
export type {AreaMinutes, AreaMinutesRequest} from './area-minutes.ts';
export type {ClaimedArea} from './areas.ts';
export type {CircleAnswer, CircleCounts, CircleRequest} from './circle.ts';
export type {CityGap} from './gaps.ts';
export type {CityAddresses, CitySummary} from './handlers.ts';
export type {OwnWindow} from './own-evidence.ts';
export type {
  OwnCategory,
  OwnChoices,
  OwnCrs,
  OwnListAnswer,
  OwnLook,
  OwnPlace,
  OwnPreview,
  RefusedRow,
} from './own-list.ts';
export type {PlanTable} from './plan/plan-table.ts';
export type {
  BestSitesAnswer,
  BestSitesRequest,
  DependentsAnswer,
  PlanAnswer,
  PlanCapacity,
  PlanCapacityAnswer,
  PlanCapacityWhy,
  PlanCounts,
  PlanEdit,
  PlanEquity,
  PlanRequest,
  RefusedEdit,
} from './plan/plan-types.ts';
export type {ReachAnswer, ReachRequest, ReachRing} from './reach.ts';
export type {ReachedFacility, ServiceAnswer, ServicesRequest, WantedService} from './services.ts';
export type {AreaCounts, SurfaceAnswer, SurfaceRequest} from './surface.ts';
export type {WalkAnswer, WalkRequest} from './walk.ts';

/** Thrown when the browser cannot start the worker, or the worker ended: then every call is rejected with the same one. */
export class WorkerFailedError extends Error {
  override name = 'WorkerFailedError';
}

/** Thrown when a file of the city could not be had: nobody answered, not there, or not the bytes the manifest promises. */
export class CityLoadError extends Error {
  readonly failure: FetchFailure;
  constructor(failure: FetchFailure, message: string) {
    super(message);
    this.name = 'CityLoadError';
    this.failure = failure;
  }
}

/** A worker with a city opened in it. */
interface Opened {
  readonly worker: Worker;
  readonly remote: Remote<CityWorkerApi>;
  readonly calls: OpenCalls;
  readonly addresses: CityAddresses;
  readonly summary: CitySummary;
}

/** What a worker was told beside its files, so that another can be told the same. */
interface Told {
  areas: readonly ClaimedArea[];
  /** Own lists in use by id, in the order the worker counts them. */
  readonly lists: Map<string, Parameters<CityWorkerApi['useOwnList']>>;
}

/**
 * A city opened in a worker of its own. Of several requests of one kind the latest wins; the others get null.
 *
 * A worker may end by itself: an error nobody caught, a message nobody can read, no more memory. Then all open calls and all
 * later ones are rejected with one and the same WorkerFailedError, `onDead` is told it, and `reopen` starts another worker
 * that knows what this one was told.
 */
export class CityWorker {
  /** As opened; after `setFacilities` with other facilities, in a new object. */
  summary: CitySummary;
  readonly surface: (request: SurfaceRequest) => Promise<SurfaceAnswer | null>;
  /** Null also for a place too far from any street. */
  readonly reach: (request: ReachRequest) => Promise<{answer: ReachAnswer | null} | null>;
  readonly services: (request: ServicesRequest) => Promise<{answer: ServiceAnswer[] | null} | null>;
  /** Null for an answer nobody waits for; `{answer: null}`: no way leads there. */
  readonly walk: (request: WalkRequest) => Promise<{answer: WalkAnswer | null} | null>;
  readonly plan: (request: PlanRequest) => Promise<PlanAnswer | null>;
  /** Null for an answer nobody waits for; `{answer: null}`: the city has no such area. */
  readonly areaMinutes: (request: AreaMinutesRequest) => Promise<{answer: AreaMinutes | null} | null>;
  readonly #opened: Opened;
  readonly #told: Told = {areas: [], lists: new Map()};
  #isClosed = false;

  private constructor(opened: Opened) {
    const {remote, summary} = opened;
    this.#opened = opened;
    this.summary = summary;
    this.surface = latestWins(request => this.#answer(remote.surface(request)));
    this.reach = latestWins(async request => ({answer: await this.#answer(remote.reach(request))}));
    this.walk = latestWins(async request => ({answer: await this.#answer(remote.walk(request))}));
    this.plan = latestWins(request => this.#answer(remote.plan(request)));
    this.areaMinutes = latestWins(async request => ({answer: await this.#answer(remote.areaMinutes(request))}));
    this.services = latestWins(async request => ({answer: await this.#answer(remote.services(request))}));
  }

  /**
   * Starts the worker and opens a city in it. Throws WorkerFailedError when there are no workers, CityLoadError for a file, and
   * the signal's reason when it is given up before it is open.
   */
  static async open(addresses: CityAddresses, onLoaded: OnLoaded, signal?: AbortSignal): Promise<CityWorker> {
    signal?.throwIfAborted();
    const worker = startWorker();
    const calls = new OpenCalls();
    const giveUp = () => calls.fail(signal?.reason);
    signal?.addEventListener('abort', giveUp);
    worker.addEventListener('error', event => {
      calls.fail(new WorkerFailedError(event.message || 'the worker ended'));
      worker.terminate();
    });
    worker.addEventListener('messageerror', () => {
      calls.fail(new WorkerFailedError('an answer of the worker could not be read'));
      worker.terminate();
    });
    const remote = wrap<CityWorkerApi>(worker);
    try {
      const {summary, problem} = await calls.wait<OpenAnswer>(remote.open(addresses, proxy(onLoaded)));
      if (problem) throw new CityLoadError(problem.failure, problem.message);
      return new CityWorker({worker, remote, calls, addresses, summary});
    } catch (error) {
      worker.terminate();
      throw error;
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  /** Calls back once when the worker ends by itself, or at once when it has; never after `close`. */
  onDead(tell: (error: WorkerFailedError) => void): void {
    this.#opened.calls.onEnd(reason => {
      if (!this.#isClosed && reason instanceof WorkerFailedError) tell(reason);
    });
  }

  /**
   * Opens the same files in another worker and tells it what this one was told: areas, and own lists under the same ids, so
   * that `summary` counts the same facilities by the same numbers. Throws like `open`. This one is closed.
   */
  async reopen(onLoaded: OnLoaded, signal?: AbortSignal): Promise<CityWorker> {
    this.close();
    const next = await CityWorker.open(this.#opened.addresses, onLoaded, signal);
    try {
      const {areas, lists} = this.#told;
      if (areas.length > 0) await next.setAreas(areas);
      for (const list of lists.values()) {
        const {facilities} = await next.useOwnList(...list);
        if (facilities !== null) next.setFacilities(facilities);
      }
      signal?.throwIfAborted();
      return next;
    } catch (error) {
      next.close();
      throw error;
    }
  }

  /** Tells the worker the outlines of the areas that claims speak of. */
  async setAreas(areas: readonly ClaimedArea[]): Promise<void> {
    await this.#answer(this.#opened.remote.setAreas(areas));
    this.#told.areas = areas;
  }

  /** The life circle as a whole; a later request, or `cancel`, gives up an earlier one, which then is answered with null. */
  circle(request: CircleRequest, onService: OnCircleService): Promise<CircleAnswer | null> {
    return this.#answer(this.#opened.remote.circle(request, proxy(onService)));
  }

  /** Whether there is room, when `plan` says it comes later; a later request gives up an earlier one, which gets null. */
  planCapacity(request: PlanRequest): Promise<PlanCapacityAnswer | null> {
    return this.#answer(this.#opened.remote.planCapacity(request));
  }

  /** Who depends on one facility alone; given up like `circle`. */
  dependents(request: PlanRequest): Promise<DependentsAnswer | null> {
    return this.#answer(this.#opened.remote.dependents(request));
  }

  /** The published gaps of one category; the file is fetched and read in the worker. Rejects when it cannot be had. */
  gaps(file: ExpectedFile, category: string): Promise<readonly CityGap[]> {
    return this.#answer(this.#opened.remote.gaps(file, category));
  }

  /** A scenario as one table, a row for each cell with people. */
  planTable(request: PlanRequest): Promise<PlanTable> {
    return this.#answer(this.#opened.remote.planTable(request));
  }

  /** The best places for new facilities; given up like `circle`. */
  bestSites(request: BestSitesRequest, onProgress: OnSitesProgress): Promise<BestSitesAnswer | null> {
    return this.#answer(this.#opened.remote.bestSites(request, proxy(onProgress)));
  }

  /** Gives up a long computation. */
  cancel(kind: 'circle' | 'sites' | 'capacity' | 'dependents'): Promise<void> {
    return this.#answer(this.#opened.remote.cancel(kind));
  }

  /** What a dropped file seems to be. Rejects with what is wrong with it, as `zh\nen`. */
  previewOwnList(fileName: string, bytes: Uint8Array, look: OwnLook): Promise<OwnPreview> {
    return this.#answer(this.#opened.remote.previewOwnList(fileName, bytes, look));
  }

  /** Puts a dropped file to use. Rejects like `previewOwnList`. */
  async useOwnList(
    listId: string,
    fileName: string,
    bytes: Uint8Array,
    choices: OwnChoices,
    categories: readonly OwnCategory[],
  ): Promise<OwnListAnswer> {
    const answer = await this.#answer(this.#opened.remote.useOwnList(listId, fileName, bytes, choices, categories));
    // candidates stay with the page
    if (answer.facilities !== null) this.#told.lists.set(listId, [listId, fileName, bytes, choices, categories]);
    return answer;
  }

  /** Makes the page speak of the facilities that the worker counts with: after an own list was used or dropped. */
  setFacilities({points, cards}: NonNullable<OwnListAnswer['facilities']>): void {
    this.summary = {...this.summary, facilities: points, cards};
  }

  /** Takes a list out of use; gives the facilities as they are then. */
  async dropOwnList(listId: string): Promise<OwnListAnswer['facilities']> {
    const facilities = await this.#answer(this.#opened.remote.dropOwnList(listId));
    this.#told.lists.delete(listId);
    return facilities;
  }

  /** Where a position in GCJ-02 really is, degrees. */
  fromGcj02(lon: number, lat: number): Promise<[lon: number, lat: number]> {
    return this.#answer(this.#opened.remote.fromGcj02(lon, lat));
  }

  /** Ends the worker; requests under way are never answered. */
  close(): void {
    this.#isClosed = true;
    this.#opened.worker.terminate();
  }

  /** An answer, as long as the worker lives. One that had no memory for it has none for the next: it is ended. */
  #answer<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const {calls, worker} = this.#opened;
    return calls.wait(
      answer.catch((error: unknown) => {
        if (!isOutOfMemory(error)) throw error;
        worker.terminate();
        calls.fail(new WorkerFailedError(error.message));
        throw error;
      }),
    );
  }
}

/** In the words of the browsers: Chromium, Firefox, Safari. */
function isOutOfMemory(error: unknown): error is Error {
  return error instanceof Error && /allocation failed|allocation size overflow|out of memory/i.test(error.message);
}

function startWorker(): Worker {
  try {
    return new Worker(new URL('./worker.ts', import.meta.url), {type: 'module'});
  } catch (error) {
    throw new WorkerFailedError(error instanceof Error ? error.message : String(error));
  }
}
