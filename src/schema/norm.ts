import {z} from 'zod';
import {CATALOGUE_KEYS, type CatalogueKey} from './catalogues.ts';
import {inScope} from './effective-standards.ts';
import {STATUSES} from './standard.ts';

/**
 * What plans and deliveries of new estates state, in square metres. Floor area and land are different things: a norm about
 * land is never answered with floor area. `service_floor` is 社区综合服务设施 only, not schools, clinics or shops.
 */
export const ESTATE_QUANTITIES = [
  'service_floor',
  'elder_land',
  'elder_floor',
  'sport_indoor_floor',
  'sport_outdoor_land',
] as const;

/** What norms per household or person count. */
export const NORM_QUANTITIES = [...ESTATE_QUANTITIES, 'workers', 'nursery_places'] as const;

/** Names of what is planned for and delivered with a new estate: `planned_service_floor_sqm` … */
export const ESTATE_AREA_COLUMNS: readonly string[] = (['planned', 'delivered'] as const).flatMap(stage =>
  ESTATE_QUANTITIES.map(quantity => `${stage}_${quantity}_sqm`),
);

const text = z.string().min(1);

/** One published norm per household or per person, of data/catalogues/norms.json. */
export const normSchema = z.strictObject({
  /** Unique; the indicator's id. */
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name_zh: text,
  name_en: text,
  quantity: z.enum(NORM_QUANTITIES),
  per: z.enum(['households', 'people']),
  /** The norm is so much for so many households or people: 100, 1, 1000, 10000. */
  per_count: z.number().int().positive(),
  /** Unit of value and target. */
  unit: text,
  target: z.number().positive(),
  target_year: z.number().int().nullable(),
  baseline: z.number().nonnegative().nullable(),
  baseline_year: z.number().int().nullable(),
  applies_to: z.array(z.enum(['existing', 'new-estates', 'urban', 'rural'])).min(1),
  /** `each`: every place or estate is held to it. `average`: a target for the nation as a whole; nobody is judged by it. */
  judges: z.enum(['each', 'average']),
  /** Norms of which one is enough share this name. */
  either: text.nullable(),
  /** Catalogue of a city file that asks for it. */
  catalogue: z.enum(CATALOGUE_KEYS),
  scope: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/),
  doc_zh: text,
  doc_en: text,
  clause: text.nullable(),
  /** `recalled` rows decide nothing. */
  status: z.enum(STATUSES),
  source: text,
  note_zh: text.nullable(),
  note_en: text.nullable(),
});

export const normsSchema = z.strictObject({
  licence: text,
  source: text,
  norms: z.array(normSchema).min(1),
});

export type Norm = z.infer<typeof normSchema>;
export type NormQuantity = (typeof NORM_QUANTITIES)[number];
export type EstateQuantity = (typeof ESTATE_QUANTITIES)[number];

/** Norms of the chosen catalogues; all when none is chosen. */
export function chooseNorms(norms: readonly Norm[], keys: readonly CatalogueKey[] | undefined): readonly Norm[] {
  return keys === undefined ? norms : norms.filter(norm => keys.includes(norm.catalogue));
}

/** Norms that bind a jurisdiction, and national Chinese ones elsewhere too (shown without verdict); not those of other provinces. */
export function normsFor(norms: readonly Norm[], jurisdiction: string): Norm[] {
  return norms.filter(norm => inScope(norm.scope, jurisdiction) || norm.scope === 'CN');
}
