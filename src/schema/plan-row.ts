import {z} from 'zod';
import {TIERS} from './standard.ts';

/** Kinds of service as the plan names them: for people, for daily life, for safety, and what carries them. */
export const PLAN_DOMAINS = ['为民', '便民', '安民', '支撑'] as const;

/**
 * What the figure is. `coverage`: a share of places or people; `presence`: one in each place; `per_capita`: so much for so
 * many people or households; `ratio`: a share or growth of something else; `count`: so many; `system`: a rule, body,
 * platform or document, without a number to reach; `list`: names; `distance`, `time`, `size`, `speed`: thresholds.
 */
export const PLAN_METRICS = [
  'coverage',
  'presence',
  'per_capita',
  'ratio',
  'count',
  'system',
  'list',
  'distance',
  'time',
  'size',
  'speed',
] as const;

/** `between`: from `value` to `value_high`, both ends shown. `≈`: about, or nearly. */
export const COMPARATORS = ['=', '≥', '≤', '>', '<', '≈', 'between'] as const;

/** 约束性 binding, 预期性 expected (plans); 应 must, 宜 should, 参考 reference (standards). */
export const PLAN_OBLIGATIONS = ['约束性', '预期性', '应', '宜', '参考'] as const;

/** seed: in the briefing material; found: seen in a published text; recalled: from memory; derived: our arithmetic. */
export const PLAN_STATUSES = ['seed', 'found', 'recalled', 'derived'] as const;

/** Whom or what a row binds. `large-cities` binds no other place; `renewal`: old estates being renewed. */
export const PLAN_APPLIES_TO = ['existing', 'new-estates', 'renewal', 'urban', 'rural', 'large-cities'] as const;

/** Unit of a place that a row is about. */
export const PLAN_TIERS = [...TIERS, 'subdistrict', 'city', 'province', 'nation'] as const;

const text = z.string().min(1);
const orNull = <T extends z.ZodType>(type: T) => type.nullable().default(null);
const value = z.union([z.number(), text]);
const year = z.int().min(1990).max(2060);
const id = z.string().regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/, 'an id in capitals, digits and hyphens');

/** One row of a plan catalogue as its file holds it; keys that are left out are null, lists that are left out are empty. */
export const planRowSchema = z.strictObject({
  /** Unique over all plan catalogues. SD001 to SD204: the rows of the briefing material. */
  id,
  name_zh: text,
  name_en: text,
  domain: z.enum(PLAN_DOMAINS),
  /** Key of the service in categories.json the row is about, or null. */
  category_key: orNull(text),
  /** Further services it is about. */
  also_categories: z.array(text).default([]),
  metric: z.enum(PLAN_METRICS),
  comparator: orNull(z.enum(COMPARATORS)),
  /** Number, or words in Chinese (then `value_en` has them in English). Null: the row is a thing without a value. */
  value: orNull(value),
  /** Upper end of a range; only with `between`. */
  value_high: orNull(z.number()),
  value_en: orNull(text),
  /** Key of PLAN_UNITS. */
  unit: orNull(text),
  /** Whether square metres are floor or land: one is never answered with the other. */
  area_type: orNull(z.enum(['land', 'floor'])),
  /** `or`: enough if this row or one of `either` holds. `and`: all of them. */
  logic: orNull(z.enum(['and', 'or'])),
  either: z.array(id).default([]),
  /** Rows that say something else about the same thing; both are kept. */
  conflicts: z.array(id).default([]),
  /** Rows this one says again in another place of the material. */
  repeats: z.array(id).default([]),
  tier: orNull(z.enum(PLAN_TIERS)),
  /** Walking minutes the row asks. Never computed from metres; a row has one or the other. */
  minutes: orNull(z.number().positive()),
  /** Metres the row asks; the lower end where a range is given. */
  metres: orNull(z.number().positive()),
  /** Whom it serves: a group of categories.json. */
  group: orNull(z.string().regex(/^(all|age\d+plus|age\d+to\d+|disabled|women)$/, 'a group of categories.json')),
  urban_rural: orNull(z.enum(['urban', 'rural', 'both'])),
  applies_to: z.array(z.enum(PLAN_APPLIES_TO)).default([]),
  /** Who is bound: the nation, a province (last part of its ISO 3166-2 code), a city, or nobody (`general` knowledge). */
  scope: z
    .string()
    .regex(/^(national|general|province:[A-Z]{2}|city:[a-z]+)$/, 'national, general, province:XX or city:name'),
  /** True for the third document, which never names its province; `scope` is our inference. */
  province_inferred: z.boolean().default(false),
  /** Time the figure is about: a year, month, day or two of them with a slash; null when none is given. */
  period: orNull(z.string().regex(/^\d{4}(-\d\d){0,2}(\/\d{4}(-\d\d){0,2})?$/, 'a date or two dates with a slash')),
  baseline_year: orNull(year),
  baseline_value: orNull(value),
  target_year: orNull(year),
  target_value: orNull(value),
  obligation: orNull(z.enum(PLAN_OBLIGATIONS)),
  /** Key of documents.json. */
  document: text,
  clause: orNull(text),
  status: z.enum(PLAN_STATUSES),
  /** Where it was seen: file and line of the briefing material (S1:49), look-up (F01), or section of the list of figures (§3.2). */
  locator: z
    .string()
    .regex(
      /^(S[014]:\d+|F\d+[bc]?|SD\d{3}|§\d(\.\d)?)( (S[014]:\d+|F\d+[bc]?|SD\d{3}|§\d(\.\d)?))*$/,
      'places like S1:49, F01 or §3.2',
    ),
  note_zh: orNull(text),
  note_en: orNull(text),
});

/** A row as its file holds it. */
export type PlanRowEntry = z.output<typeof planRowSchema>;
export type PlanDomain = (typeof PLAN_DOMAINS)[number];
export type PlanObligation = (typeof PLAN_OBLIGATIONS)[number];
export type PlanStatus = (typeof PLAN_STATUSES)[number];
export type PlanScope = PlanRowEntry['scope'];

/** A row with its document and what a person has checked. */
export interface PlanRow extends PlanRowEntry {
  /** File the row stands in: indicators, promises, actions, systems or standards. */
  readonly kind: PlanKind;
  readonly doc_zh: string;
  readonly doc_en: string;
  /** Number of the document, as printed; null when it has none or it is unknown. */
  readonly doc_no: string | null;
  /** Official page of the document, when known. */
  readonly url: string | null;
  /** Who compared a recalled figure with the printed text, and when (YYYY-MM-DD); null: nobody yet. */
  readonly verified_by: string | null;
  readonly verified_on: string | null;
}

/** The files of plan rows, by the name of each without ending. */
export const PLAN_KINDS = ['indicators', 'promises', 'actions', 'systems', 'standards'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** What `decides` looks at. */
export type Standing = Pick<PlanRow, 'status' | 'verified_by' | 'verified_on'>;

/** True when a person has compared the row with the printed text. Half a tick (a name without a day) is none. */
function isVerified(row: Standing): boolean {
  return row.verified_by !== null && row.verified_on !== null;
}

/** True when the row's figure may decide a verdict: seen in the material or a published text, or recalled and checked since. */
export function decides(row: Standing): boolean {
  if (row.status === 'recalled') return isVerified(row);
  return row.status === 'seed' || row.status === 'found';
}

/** True when the row must be shown with 待核: recalled from memory and not yet checked. */
export function needsCheck(row: Standing): boolean {
  return row.status === 'recalled' && !isVerified(row);
}
