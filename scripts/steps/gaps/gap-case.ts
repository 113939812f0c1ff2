import type {Neighbours} from '#core/gaps.ts';
import type {CandidateLinks} from '#core/link-file.ts';
import type {Profile} from '#core/profile.ts';
import type {WalkNetwork} from '#core/search.ts';
import type {EdgeNames} from '#core/shape-file.ts';
import type {CityModel} from '../city-model.ts';
import type {Threshold} from '../coverage.ts';
import type {CategoryTimes, CityNetworks} from '../times.ts';

/** What gaps need of the cells beyond the demand: neighbours, ids and outlines. */
export interface GapCells extends Neighbours {
  readonly cellId: readonly string[];
  outline(cell: number): readonly (readonly [number, number])[];
}

/** What gaps need to be found and explained. */
export interface GapContext {
  readonly model: CityModel;
  readonly networks: CityNetworks | null;
  readonly cells: GapCells;
  /** Name of a facility in Chinese and in English; null = it has none. */
  readonly facilityName: (facility: number) => {readonly zh: string | null; readonly en: string | null};
  /** Links that could be opened; null or absent = what stands between streets is not known. */
  readonly links?: CandidateLinks | null;
  /** Street names; null or absent = none are known. */
  readonly streetNames?: EdgeNames | null;
}

/** Everything about one category, threshold and walker that its gaps are explained from. */
export interface GapCase extends GapContext {
  readonly times: CategoryTimes;
  readonly threshold: Threshold;
  readonly profile: string;
  readonly cutoffMeters: number;
  /** Cutoff in the unit of the costs: tenths or decimetres. */
  readonly cutoff: number;
}

/** The profile of a walker. Throws when the city has none of that name. */
export function walkerOf({model, profile}: Pick<GapCase, 'model' | 'profile'>): Profile {
  const walker = model.walkers.find(({key}) => key === profile);
  if (!walker) throw new Error(`gaps: no walker ${profile}`);
  return walker;
}

/** The network a walker's lengths are measured on. */
export function lengthNetwork({networks, times, profile}: GapCase): WalkNetwork | null {
  if (!networks) return null;
  return times.ownPathDecimeters.has(profile) ? networks.stepFreeLength : networks.length;
}

/** The network that decides whether someone is in time; null for straight lines and without streets. */
export function measuredNetwork(of: GapCase): WalkNetwork | null {
  const {measure} = of.threshold;
  if (measure === 'straight_meters') return null;
  return measure === 'seconds' ? (of.networks?.seconds.get(of.profile)?.base ?? null) : lengthNetwork(of);
}
