import type {Askable} from './tables-store.ts';

/** Columns shown first; those a city does not have are left out. */
export const SHOWN: Readonly<Record<Askable, readonly string[]>> = {
  cells: [
    'cell_id',
    'people',
    'people_age60plus',
    'has_15min',
    'lacks_15min',
    'unknown_15min',
    'snap_meters',
    'lon',
    'lat',
  ],
  areas: ['name', 'kind', 'people', 'people_age60plus', 'has', 'lacks', 'unknown', 'area_id'],
  facilities: [
    'name',
    'category',
    'address',
    'status',
    'people_served',
    'people_only_here',
    'doubtful',
    'source',
    'as_of',
  ],
  coverage: [
    'category',
    'cutoff_seconds',
    'cutoff_meters',
    'profile',
    'group',
    'area_id',
    'people',
    'covered_low',
    'covered',
    'covered_high',
    'uncovered',
    'unknown',
  ],
};
/** Columns rows can be grouped by. */
export const GROUPED: Readonly<Record<Askable, readonly string[]>> = {
  cells: ['placed_by', 'area_id_district', 'area_id_subdistrict', 'area_id_community', 'lacks_15min', 'unknown_15min'],
  areas: ['kind', 'area_type', 'parent_area_id'],
  facilities: ['category', 'source', 'completeness', 'status', 'provider', 'doubtful', 'inside'],
  coverage: ['category', 'profile', 'group', 'area_kind', 'measure'],
};
/** Columns that can be added up. */
export const SUMMED: Readonly<Record<Askable, readonly string[]>> = {
  cells: ['people', 'people_age60plus'],
  areas: ['people', 'people_age60plus', 'households', 'lacks', 'unknown'],
  facilities: ['people_served', 'people_only_here', 'capacity', 'floor_area_sqm'],
  coverage: ['people', 'covered', 'uncovered', 'unknown'],
};
