import type {Facility, FacilityStatus} from '../model.ts';
import type {OsmPlace} from './osm-places.ts';

/** One way into a facility. */
export interface Entry {
  /** Degrees. */
  readonly at: readonly [number, number];
  /** False: the map says that it cannot be entered on wheels. */
  readonly stepFree: boolean;
}

/** A facility on its way through cleaning: what it will be, and the map element its entries come from. */
export type Draft = Omit<Facility, 'doubtful' | 'doubtReason' | 'entries' | 'inside'> & {
  /** Keys of `doubts` of the catalogue; empty = none. */
  readonly doubts: readonly string[];
  /** Map elements merged into it; the first is its own. Empty for lists. */
  readonly shapes: readonly OsmPlace[];
  /** Mapped access points (station entrances). */
  readonly accesses: readonly Entry[];
  readonly status: FacilityStatus;
};

/** Joins a draft that is the same real thing into another: missing facts are filled, a doubt stays only if both have one. */
export function absorb(kept: Draft, other: Draft): Draft {
  return {
    ...kept,
    name: kept.name === '' ? other.name : kept.name,
    nameLanguage: kept.name === '' ? other.nameLanguage : kept.nameLanguage,
    nameZh: kept.nameZh ?? other.nameZh,
    nameEn: kept.nameEn ?? other.nameEn,
    address: kept.address ?? other.address,
    phone: kept.phone ?? other.phone,
    provider: kept.provider ?? other.provider,
    capacity: kept.capacity ?? other.capacity,
    capacityUnit: kept.capacity === null ? other.capacityUnit : kept.capacityUnit,
    floorAreaSqm: kept.floorAreaSqm ?? other.floorAreaSqm,
    openingHours: kept.openingHours ?? other.openingHours,
    wheelchair: kept.wheelchair ?? other.wheelchair,
    ...joinedCodes(kept.servesCodes, other.servesCodes),
    doubts: kept.doubts.length === 0 || other.doubts.length === 0 ? [] : kept.doubts,
    shapes: [...kept.shapes, ...other.shapes],
    accesses: [...kept.accesses, ...other.accesses],
  };
}

/** Codes either of two says it serves. */
function joinedCodes(kept: readonly string[] = [], other: readonly string[] = []): Pick<Draft, 'servesCodes'> {
  const codes = [...new Set([...kept, ...other])].sort();
  return codes.length === 0 ? {} : {servesCodes: codes};
}
