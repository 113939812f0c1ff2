import {proxy, type Remote, wrap} from 'comlink';
import type {ExpectedFile, FetchFailure} from '#files/fetch-file.ts';
import type {ClaimedArea} from './areas.ts';
import type {CircleAnswer, CircleRequest, OnCircleService} from './circle.ts';
import type {CityGap} from './gaps.ts';
import type {CityAddresses, CitySummary, OnLoaded} from './handlers.ts';
import {latestWins} from './latest.ts';
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
export type {CoverageCounts} from '#core/coverage.ts';
export type {FacilityCard} from '#core/facility-file.ts';
export {type OpenState, openAt} from '#core/open-week.ts';
export type {FacilityPoints} from '#core/places.ts';
export type {Profile} from '#core/profile.ts';
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

/** Thrown when the browser cannot start the worker, or the worker ended. */
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

/** A city opened in a worker of its own. Of several requests of one kind the latest wins; the others get null. */
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
  readonly dependents: (request: PlanRequest) => Promise<DependentsAnswer | null>;
  /** Tells the worker the outlines of the areas that claims speak of. */
  readonly setAreas: (areas: readonly ClaimedArea[]) => Promise<void>;
  readonly #worker: Worker;
  readonly #remote: Remote<CityWorkerApi>;
  readonly #failed: Promise<never>;

  private constructor(worker: Worker, remote: Remote<CityWorkerApi>, summary: CitySummary, failed: Promise<never>) {
    this.#worker = worker;
    this.#remote = remote;
    this.#failed = failed;
    this.summary = summary;
    this.setAreas = areas => Promise.race([remote.setAreas(areas), failed]);
    this.surface = latestWins(request => Promise.race([remote.surface(request), failed]));
    this.reach = latestWins(async request => ({answer: await Promise.race([remote.reach(request), failed])}));
    this.walk = latestWins(async request => ({answer: await Promise.race([remote.walk(request), failed])}));
    this.plan = latestWins(request => Promise.race([remote.plan(request), failed]));
    this.dependents = latestWins(request => Promise.race([remote.dependents(request), failed]));
    this.services = latestWins(async request => ({answer: await Promise.race([remote.services(request), failed])}));
  }

  /**
   * Starts the worker and opens a city in it. Throws WorkerFailedError when there are no workers, CityLoadError for a file, and
   * the signal's reason when it is given up.
   */
  static async open(addresses: CityAddresses, onLoaded: OnLoaded, signal?: AbortSignal): Promise<CityWorker> {
    signal?.throwIfAborted();
    const worker = startWorker();
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', event => reject(new WorkerFailedError(event.message || 'the worker ended')));
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
    failed.catch(() => {});
    const remote = wrap<CityWorkerApi>(worker);
    try {
      const {summary, problem} = await Promise.race([remote.open(addresses, proxy(onLoaded)), failed]);
      if (problem) throw new CityLoadError(problem.failure, problem.message);
      return new CityWorker(worker, remote, summary, failed);
    } catch (error) {
      worker.terminate();
      throw error;
    }
  }

  /** The life circle as a whole; a later request, or `cancel`, gives up an earlier one, which then is answered with null. */
  circle(request: CircleRequest, onService: OnCircleService): Promise<CircleAnswer | null> {
    return Promise.race([this.#remote.circle(request, proxy(onService)), this.#failed]);
  }

  /** Whether there is room, when `plan` says it comes later; a later request gives up an earlier one, which gets null. */
  planCapacity(request: PlanRequest): Promise<PlanCapacityAnswer | null> {
    return Promise.race([this.#remote.planCapacity(request), this.#failed]);
  }

  /** The published gaps of one category; the file is fetched and read in the worker. Rejects when it cannot be had. */
  gaps(file: ExpectedFile, category: string): Promise<readonly CityGap[]> {
    return Promise.race([this.#remote.gaps(file, category), this.#failed]);
  }

  /** A scenario as one table, a row for each cell with people. */
  planTable(request: PlanRequest): Promise<PlanTable> {
    return Promise.race([this.#remote.planTable(request), this.#failed]);
  }

  /** The best places for new facilities; given up like `circle`. */
  bestSites(request: BestSitesRequest, onProgress: OnSitesProgress): Promise<BestSitesAnswer | null> {
    return Promise.race([this.#remote.bestSites(request, proxy(onProgress)), this.#failed]);
  }

  /** Gives up a long computation. */
  cancel(kind: 'circle' | 'sites' | 'capacity'): Promise<void> {
    return Promise.race([this.#remote.cancel(kind), this.#failed]);
  }

  /** What a dropped file seems to be. Rejects with what is wrong with it, as `zh\nen`. */
  previewOwnList(fileName: string, bytes: Uint8Array, look: OwnLook): Promise<OwnPreview> {
    return Promise.race([this.#remote.previewOwnList(fileName, bytes, look), this.#failed]);
  }

  /** Puts a dropped file to use. Rejects like `previewOwnList`. */
  useOwnList(
    listId: string,
    fileName: string,
    bytes: Uint8Array,
    choices: OwnChoices,
    categories: readonly OwnCategory[],
  ): Promise<OwnListAnswer> {
    return Promise.race([this.#remote.useOwnList(listId, fileName, bytes, choices, categories), this.#failed]);
  }

  /** Makes the page speak of the facilities that the worker counts with: after an own list was used or dropped. */
  setFacilities({points, cards}: NonNullable<OwnListAnswer['facilities']>): void {
    this.summary = {...this.summary, facilities: points, cards};
  }

  /** Takes a list out of use; gives the facilities as they are then. */
  dropOwnList(listId: string): Promise<OwnListAnswer['facilities']> {
    return Promise.race([this.#remote.dropOwnList(listId), this.#failed]);
  }

  /** Where a position in GCJ-02 really is, degrees. */
  fromGcj02(lon: number, lat: number): Promise<[lon: number, lat: number]> {
    return Promise.race([this.#remote.fromGcj02(lon, lat), this.#failed]);
  }

  /** Ends the worker; requests under way are never answered. */
  close(): void {
    this.#worker.terminate();
  }
}

function startWorker(): Worker {
  try {
    return new Worker(new URL('./worker.ts', import.meta.url), {type: 'module'});
  } catch (error) {
    throw new WorkerFailedError(error instanceof Error ? error.message : String(error));
  }
}
