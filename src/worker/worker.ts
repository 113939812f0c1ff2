import {expose, transfer} from 'comlink';
import {FetchFileError} from '#files/fetch-file.ts';
import {type ClaimedArea, setAreas} from './areas.ts';
import {type CityAddresses, loadCity, type OnLoaded, type OpenAnswer, summaryOf} from './handlers.ts';
import type {LiveCity} from './live-city.ts';
import {prepareReach, type ReachAnswer, type ReachRequest, reach} from './reach.ts';
import {type ServiceAnswer, type ServicesRequest, services} from './services.ts';
import {type SurfaceAnswer, type SurfaceRequest, surface} from './surface.ts';

let opened: LiveCity | null = null;

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
      answer.rgba.buffer,
    ] as ArrayBuffer[]);
  },
  reach(request: ReachRequest): ReachAnswer | null {
    return reach(city(), request);
  },
  services(request: ServicesRequest): ServiceAnswer[] | null {
    return services(city(), request);
  },
};

/** What the page may ask of the worker. */
export type CityWorkerApi = typeof api;

expose(api);
