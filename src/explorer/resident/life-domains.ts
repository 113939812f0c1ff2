import type {Category} from '#schema/category.ts';

/** What people look for, in the order of the list. */
export const LIFE_DOMAINS = [
  'health',
  'elder',
  'children',
  'food',
  'shopping',
  'leisure',
  'errands',
  'household',
  'transport',
  'safety',
] as const;
export type LifeDomain = (typeof LIFE_DOMAINS)[number];

/** Services by what people look for. A service the catalogue gains later is placed by its domain and group. */
const MEMBERS: Readonly<Record<LifeDomain, readonly string[]>> = {
  health: ['health_station', 'health_centre', 'pharmacy', 'hospital', 'mental_rehab', 'disabled', 'quality_wellness'],
  elder: ['elder_meal', 'elder_daycare', 'elder_home', 'bathing', 'elder_activity', 'rural_happy'],
  children: ['nursery', 'kindergarten', 'primary', 'junior', 'child_care', 'playground', 'quality_training'],
  food: ['breakfast', 'quality_dining', 'quality_bakery', 'quality_tea_coffee'],
  shopping: ['market', 'convenience', 'supermarket', 'quality_bookshop', 'quality_flowers_gifts'],
  leisure: [
    'park',
    'square',
    'fitness_out',
    'pitch',
    'school_sport',
    'football',
    'gym',
    'quality_fitness',
    'culture_centre',
    'library',
    'quality_travel',
  ],
  errands: [
    'svc_station',
    'svc_centre',
    'self_service',
    'complex_1n',
    'council_hall',
    'veterans',
    'volunteer',
    'women',
    'jobs',
    'legal',
    'bank',
    'telecom',
    'utility',
  ],
  household: [
    'parcel',
    'laundry',
    'hair',
    'repair',
    'housekeeping',
    'print_photo',
    'quality_pets',
    'recycle',
    'waste',
    'toilet',
  ],
  transport: ['bus', 'metro', 'charging', 'parking'],
  safety: ['police', 'fire_micro', 'shelter'],
};

const CHILD_GROUPS = ['age0to2', 'age3to5', 'age6to14'];

/** Which of them a service belongs to. */
export function lifeDomain({key, domain, group}: Pick<Category, 'key' | 'domain' | 'group'>): LifeDomain {
  const named = LIFE_DOMAINS.find(one => MEMBERS[one].includes(key));
  if (named !== undefined) return named;
  if (/^age[68]0plus$/.test(group)) return 'elder';
  if (CHILD_GROUPS.includes(group)) return 'children';
  if (domain === 'safety') return 'safety';
  if (domain === 'support') return 'errands';
  return domain === 'daily' ? 'household' : 'leisure';
}

/** Place of a service inside its domain: as listed here, else after those by the catalogue's order. */
function rank({key, order, ...rest}: Category): number {
  const at = MEMBERS[lifeDomain({key, ...rest})].indexOf(key);
  return at < 0 ? 1000 + order : at;
}

/** Things that belong to categories, by domain; domains without any are left out, nothing is lost. */
export function byLifeDomain<T>(
  items: readonly T[],
  categoryOf: (item: T) => Category,
): {readonly domain: LifeDomain; readonly items: readonly T[]}[] {
  return LIFE_DOMAINS.map(domain => ({
    domain,
    items: items
      .filter(item => lifeDomain(categoryOf(item)) === domain)
      .sort((a, b) => rank(categoryOf(a)) - rank(categoryOf(b))),
  })).filter(group => group.items.length > 0);
}
