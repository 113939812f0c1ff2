import {decodeDemand} from '#core/demand-file.ts';
import {decodeFacilities, type FacilityCard} from '#core/facility-file.ts';
import {decodeGraph} from '#core/graph-file.ts';
import type {FacilityPoints} from '#core/places.ts';
import {decodeShape} from '#core/shape-file.ts';
import {type ExpectedFile, type FetchFailure, fetchFile} from '#files/fetch-file.ts';
import {decodeCellOutlines} from './cell-outlines.ts';
import type {CellRaster} from './cell-raster.ts';
import {type CityFiles, type LiveCity, liveCity} from './live-city.ts';

/** What a file must be, and as how many bytes it is sent: a host that unpacks it sends more. */
export interface CityAddress extends ExpectedFile {
  readonly sentBytes?: number;
}

/** Where the files of a city are and what they must be. */
export type CityAddresses = Readonly<Record<Exclude<keyof CityFiles, 'cells'>, CityAddress>> & {
  /** Null: the city has no outlines of cells. */
  readonly cells: CityAddress | null;
};

/** Told how many bytes of all files together have come, as they are sent; all of them only when every file is there. */
export type OnLoaded = (bytes: number) => void;

/** What the page keeps of a city: for names, symbols and words under the pointer. All else stays in the worker. */
export interface CitySummary {
  readonly raster: CellRaster;
  /** [cells] thousandths of a person: everyone, and by age group. */
  readonly people: Uint32Array;
  readonly groups: ReadonlyMap<string, Uint32Array>;
  readonly facilities: Pick<
    FacilityPoints,
    'facilityCount' | 'category' | 'categories' | 'lon' | 'lat' | 'inside' | 'doubtful' | 'open'
  >;
  /** [facilities] */
  readonly cards: readonly FacilityCard[];
}

/** The opened city, or why it could not be opened. */
export type OpenAnswer =
  | {readonly summary: CitySummary; readonly problem?: never}
  | {readonly problem: {readonly failure: FetchFailure; readonly message: string}; readonly summary?: never};

/** Fetches, checks and reads the files of a city, all at once. Throws FetchFileError, or what the decoders say. */
export async function loadCity(
  addresses: CityAddresses,
  onLoaded: OnLoaded,
  fetcher: typeof fetch = fetch,
): Promise<LiveCity> {
  const loaded = new Map<string, number>();
  const tell = (name: string, bytes: number) => {
    loaded.set(name, bytes);
    onLoaded([...loaded.values()].reduce((sum, part) => sum + part, 0));
  };
  const load = async (name: string, {sentBytes, ...file}: CityAddress) => {
    const most = sentBytes === undefined ? Number.POSITIVE_INFINITY : sentBytes - 1;
    const whole = await fetchFile(file, {fetcher, onBytes: bytes => tell(name, Math.min(bytes, most))});
    if (sentBytes !== undefined) tell(name, sentBytes);
    return whole;
  };
  // each file is read as soon as it is there, so that its bytes need not be kept until the last one has come
  const graph = load('graph', addresses.graph).then(decodeGraph);
  const demand = load('demand', addresses.demand).then(decodeDemand);
  const [streets, people, shape, facilities, outlines] = await Promise.all([
    graph,
    demand,
    load('shape', addresses.shape).then(async bytes => decodeShape(await graph, bytes).shape),
    load('facilities', addresses.facilities).then(decodeFacilities),
    addresses.cells &&
      load('cells', addresses.cells).then(async bytes => decodeCellOutlines(bytes, (await demand).cellCount)),
  ]);
  return liveCity(streets, shape, people, facilities.points, facilities.cards, outlines);
}

/** Copies of what the page keeps, so that they can be handed over. */
export function summaryOf(city: LiveCity): CitySummary {
  const {facilityCount, category, categories, lon, lat, inside, doubtful, open} = city.facilities;
  return {
    raster: {...city.raster, pixelCell: city.raster.pixelCell.slice()},
    people: city.demand.people,
    groups: city.demand.groups,
    facilities: {facilityCount, category, categories, lon, lat, inside, doubtful, open},
    cards: city.cards,
  };
}
