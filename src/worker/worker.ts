import {expose, transfer} from 'comlink';
import {type ExpectedFile, FetchFileError} from '#files/fetch-file.ts';
import {type AreaMinutes, type AreaMinutesRequest, areaMinutes} from './area-minutes.ts';
import {type ClaimedArea, setAreas} from './areas.ts';
import {type CircleAnswer, type CircleRequest, circle, type OnCircleService} from './circle.ts';
import {type CityGap, gapsOf} from './gaps.ts';
import {type CityAddresses, loadCity, type OnLoaded, type OpenAnswer, summaryOf} from './handlers.ts';
import type {LiveCity} from './live-city.ts';
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
import {prepareReach, type ReachAnswer, type ReachRequest, reach} from './reach.ts';
import {type ServiceAnswer, type ServicesRequest, services} from './services.ts';
import {type SurfaceAnswer, type SurfaceRequest, surface} from './surface.ts';
import {type WalkAnswer, type WalkRequest, walk} from './walk.ts';

let opened: LiveCity | null = null;
/** The latest request of each kind that may be given up while it runs. */
const wanted = {circle: 0, sites: 0, capacity: 0, dependents: 0};

/** What few visitors need comes when it is asked for. */
const planning = () => import('./plan/planning.ts');
const ownLists = () => import('./own-list.ts');

function city(): LiveCity {
  if (opened === null) throw new Error('worker: asked before a city was opened');
  return opened;
}

const api = {
  async open(addresses: CityAddresses, onLoaded: OnLoaded): Promise<OpenAnswer> {
    try {
      opened = await loadCity(addresses, onLoaded);
    } catch (error) {
      // only the message of an Error crosses over: what failed must be a value
      const failure = error instanceof FetchFileError ? error.failure : 'damaged';
      return {problem: {failure, message: error instanceof Error ? error.message : String(error)}};
    }
    const summary = summaryOf(opened);
    setTimeout(prepareReach, 0, opened);
    return transfer({summary}, [summary.raster.pixelCell.buffer as ArrayBuffer]);
  },
  setAreas(claimed: readonly ClaimedArea[]): void {
    setAreas(city(), claimed);
  },
  surface(request: SurfaceRequest): SurfaceAnswer {
    const answer = surface(city(), request);
    return transfer(answer, [
      answer.tenths.buffer,
      answer.facility.buffer,
      answer.verdict.buffer,
      answer.minutes.buffer,
    ] as ArrayBuffer[]);
  },
  areaMinutes(request: AreaMinutesRequest): AreaMinutes | null {
    return areaMinutes(city(), request);
  },
  async circle(request: CircleRequest, onService: OnCircleService): Promise<CircleAnswer | null> {
    const number = ++wanted.circle;
    const answer = await circle(city(), request, onService, () => wanted.circle === number);
    if (answer === null) return null;
    const columns = [answer.has, answer.lacks, answer.unknown, ...answer.verdicts];
    return transfer(
      answer,
      columns.map(column => column.buffer as ArrayBuffer),
    );
  },
  /** Gives up what runs and may be given up. */
  cancel(kind: keyof typeof wanted): void {
    wanted[kind]++;
  },
  gaps(file: ExpectedFile, category: string): Promise<readonly CityGap[]> {
    return gapsOf(city(), file, category);
  },
  reach(request: ReachRequest): ReachAnswer | null {
    return reach(city(), request);
  },
  services(request: ServicesRequest): ServiceAnswer[] | null {
    return services(city(), request);
  },
  walk(request: WalkRequest): WalkAnswer | null {
    return walk(city(), request);
  },
  async plan(request: PlanRequest): Promise<PlanAnswer> {
    const {plan} = await planning();
    const answer = plan(city(), request);
    return transfer(answer, [
      answer.tenths.buffer,
      answer.tenthsBefore.buffer,
      answer.verdict.buffer,
      answer.facility.buffer,
    ] as ArrayBuffer[]);
  },
  async planCapacity(request: PlanRequest): Promise<PlanCapacityAnswer | null> {
    const number = ++wanted.capacity;
    const {planCapacity} = await planning();
    return planCapacity(city(), request, () => wanted.capacity === number);
  },
  async dependents(request: PlanRequest): Promise<DependentsAnswer | null> {
    const number = ++wanted.dependents;
    const {dependents} = await planning();
    const answer = await dependents(city(), request, () => wanted.dependents === number);
    if (answer === null) return null;
    return transfer(
      answer,
      answer.facilities.map(({cells}) => cells.buffer as ArrayBuffer),
    );
  },
  async planTable(request: PlanRequest): Promise<PlanTable> {
    const {planTable, tableBuffers} = await planning();
    const table = planTable(city(), request);
    return transfer(table, tableBuffers(table));
  },
  async bestSites(request: BestSitesRequest, onProgress: OnSitesProgress): Promise<BestSitesAnswer | null> {
    const number = ++wanted.sites;
    const {bestSites} = await planning();
    return bestSites(city(), request, onProgress, () => wanted.sites === number);
  },
  async previewOwnList(fileName: string, bytes: Uint8Array, look: OwnLook): Promise<OwnPreview> {
    return (await ownLists()).previewOwnList(city(), fileName, bytes, look);
  },
  async useOwnList(
    listId: string,
    fileName: string,
    bytes: Uint8Array,
    choices: OwnChoices,
    categories: readonly OwnCategory[],
  ): Promise<OwnListAnswer> {
    return (await ownLists()).useOwnList(city(), listId, fileName, bytes, choices, categories);
  },
  async dropOwnList(listId: string): Promise<OwnListAnswer['facilities']> {
    return (await ownLists()).dropOwnList(city(), listId);
  },
  async fromGcj02(lon: number, lat: number): Promise<[lon: number, lat: number]> {
    const {fromGcj02} = await import('./from-gcj02.ts');
    return fromGcj02(lon, lat);
  },
};

/** What the page may ask of the worker. */
export type CityWorkerApi = typeof api;

expose(api);
