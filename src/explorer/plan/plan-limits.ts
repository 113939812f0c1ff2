import type {CityInfo} from '../city-info.ts';
import type {PlanLimits} from './plan-file.ts';

/** Files that decide what a plan's numbers are, for manifests without a fingerprint of their own. */
const DECIDING = ['graph.bin.gz', 'demand.bin.gz', 'facilities.bin.gz'];

/** Says which build of the city's data a plan was made with. */
export function cityFingerprint({manifest}: Pick<CityInfo, 'manifest'>): string {
  if (manifest.fingerprint !== undefined) return manifest.fingerprint;
  return DECIDING.map(path => manifest.files.find(file => file.path === path)?.sha256.slice(0, 16) ?? 'none').join('-');
}

/** What a plan may say in this city. */
export function limitsOf({manifest, categories, profiles, bounds}: CityInfo): PlanLimits {
  return {
    cityId: manifest.id,
    categories: categories.map(category => category.key),
    walkers: profiles.map(profile => profile.key),
    extent: manifest.extent ?? bounds,
  };
}
