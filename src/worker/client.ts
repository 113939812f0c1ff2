import {proxy, type Remote, wrap} from 'comlink';
import type {FetchFailure} from '#files/fetch-file.ts';
import type {ClaimedArea} from './areas.ts';
import type {CityAddresses, CitySummary, OnLoaded} from './handlers.ts';
import {latestWins} from './latest.ts';
import type {ReachAnswer, ReachRequest} from './reach.ts';
import type {ServiceAnswer, ServicesRequest} from './services.ts';
import type {SurfaceAnswer, SurfaceRequest} from './surface.ts';
import type {CityWorkerApi} from './worker.ts';

export type {KnowledgeClaim} from '#core/claims.ts';
export type {CoverageCounts} from '#core/coverage.ts';
export type {FacilityCard} from '#core/facility-file.ts';
export type {Profile} from '#core/profile.ts';
export type {ClaimedArea} from './areas.ts';
export type {CityAddresses, CitySummary} from './handlers.ts';
export type {SurfaceColors} from './paint.ts';
export type {ReachAnswer, ReachRequest, ReachRing} from './reach.ts';
export type {ServiceAnswer, WantedService} from './services.ts';
export type {SurfaceAnswer, SurfaceRequest} from './surface.ts';

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
  readonly summary: CitySummary;
  readonly surface: (request: SurfaceRequest) => Promise<SurfaceAnswer | null>;
  /** Null also for a place too far from any street. */
  readonly reach: (request: ReachRequest) => Promise<{answer: ReachAnswer | null} | null>;
  readonly services: (request: ServicesRequest) => Promise<{answer: ServiceAnswer[] | null} | null>;
  /** Tells the worker the outlines of the areas that claims speak of. */
  readonly setAreas: (areas: readonly ClaimedArea[]) => Promise<void>;
  readonly #worker: Worker;

  private constructor(worker: Worker, remote: Remote<CityWorkerApi>, summary: CitySummary, failed: Promise<never>) {
    this.#worker = worker;
    this.summary = summary;
    this.setAreas = areas => Promise.race([remote.setAreas(areas), failed]);
    this.surface = latestWins(request => Promise.race([remote.surface(request), failed]));
    this.reach = latestWins(async request => ({answer: await Promise.race([remote.reach(request), failed])}));
    this.services = latestWins(async request => ({answer: await Promise.race([remote.services(request), failed])}));
  }

  /** Starts the worker and opens a city in it. Throws WorkerFailedError when there are no workers, CityLoadError for a file. */
  static async open(addresses: CityAddresses, onLoaded: OnLoaded): Promise<CityWorker> {
    const worker = startWorker();
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', event => reject(new WorkerFailedError(event.message || 'the worker ended')));
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
