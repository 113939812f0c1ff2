import {z} from 'zod';
import {InputError} from './input-error.ts';
import {type PlanCatalogue, readList} from './plan-catalogue.ts';
import {decides, PLAN_DOMAINS, type PlanRow} from './plan-row.ts';

const text = z.string().min(1);
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a name in small letters, digits and hyphens');
const services = z.array(text);

/** The last value seen of what an entry watches. Never a projection: somebody published it. */
export const latestSchema = z.strictObject({
  value: z.number(),
  /** `=`, or what the source says instead: at least, more than, about. */
  comparator: z.enum(['=', '≥', '>', '≈']),
  /** When it held: year, month or day. */
  as_of: z.string().regex(/^\d{4}(-\d\d){0,2}$/, 'a year, month or day'),
  /** True when it stands for the end of the target's period. */
  final: z.boolean(),
  /** Plan row that holds the value, when one does. */
  row: text.nullable(),
  document_zh: text,
  document_en: text,
  issuer_zh: text,
  issuer_en: text,
  /** Day, month or year the document was published; null when unknown. */
  published: z
    .string()
    .regex(/^\d{4}(-\d\d){0,2}$/)
    .nullable(),
  /** Official page, when known. */
  url: z.url().nullable(),
  /** official: an office's own text; press: a report on an office's figure. */
  grade: z.enum(['official', 'press']),
  note_zh: text.nullable(),
  note_en: text.nullable(),
});

/** One line of the plan page: what was promised, where it stood before, what was last seen. */
export const monitorEntrySchema = z.strictObject({
  id,
  /** Block of the page: `indicators` are the seven of the plan. */
  section: z.enum([
    'indicators',
    'services',
    'care',
    'health',
    'learning',
    'culture-sport',
    'daily',
    'safety',
    'province',
  ]),
  name_zh: text,
  name_en: text,
  /** Row with the target. */
  row: text,
  /** Row with the baseline, when it is another one; the baseline of `row` otherwise. */
  baseline_row: text.nullable(),
  /** Further rows that say something about it. */
  see: z.array(text),
  /** Rows of provinces and cities about the same thing, for comparison. */
  provinces: z.array(text),
  /** Services of the site that show it; empty when none does. */
  services,
  latest: latestSchema.nullable(),
  note_zh: text.nullable(),
  note_en: text.nullable(),
});

/** An action, plan, project, provision or kind of service, and the services of the site that show it. */
export const monitorLinkSchema = z.strictObject({
  id,
  /** Rows that name it. */
  rows: z.array(text).min(1),
  name_zh: text,
  name_en: text,
  /** True when the name is recalled and nobody has checked it: shown with 待核. */
  name_recalled: z.boolean(),
  services,
});

/** data/catalogues/plan-monitor.json */
export const planMonitorSchema = z.strictObject({
  licence: text,
  source: text,
  /** Period of the plan and the sentence that heads the page. */
  period: z.strictObject({first_year: z.int(), last_year: z.int(), banner_zh: text, banner_en: text}),
  entries: z.array(monitorEntrySchema).min(1),
  actions: z.array(monitorLinkSchema).length(14),
  plans: z.array(monitorLinkSchema).length(4),
  projects: z.array(monitorLinkSchema).length(1),
  /** 七有两保障 */
  provisions: z.array(monitorLinkSchema).length(9),
  /** 为民, 便民, 安民 */
  kinds: z.array(monitorLinkSchema.extend({domain: z.enum(PLAN_DOMAINS)})).length(3),
});

export type PlanMonitor = z.output<typeof planMonitorSchema>;
export type MonitorEntry = z.output<typeof monitorEntrySchema>;
export type MonitorLink = z.output<typeof monitorLinkSchema>;
export type LatestValue = z.output<typeof latestSchema>;

/** Reads plan-monitor.json and checks that every row and service it names is there. Throws one InputError. */
export function readPlanMonitor(json: string, catalogue: PlanCatalogue, categories: ReadonlySet<string>): PlanMonitor {
  const file = 'plan-monitor.json';
  const monitor = readList(json, file, planMonitorSchema, 'entries', 'id');
  const refuse: Refuse = (where, found, expected) =>
    new InputError({file, where, found: JSON.stringify(found), expected});
  const checkRows = (where: string, rows: readonly string[]): void => {
    for (const row of rows) if (!catalogue.byId.has(row)) throw refuse(where, row, 'the id of a plan row');
  };
  const checkServices = (where: string, keys: readonly string[]): void => {
    for (const key of keys) if (!categories.has(key)) throw refuse(where, key, 'a key of categories.json');
  };
  const ids = new Set<string>();
  const links = [...monitor.actions, ...monitor.plans, ...monitor.projects, ...monitor.provisions, ...monitor.kinds];
  for (const part of [...monitor.entries, ...links]) {
    if (ids.has(part.id)) throw refuse(`row ${part.id}`, part.id, 'each id once');
    ids.add(part.id);
    checkServices(`row ${part.id}, services`, part.services);
  }
  for (const link of links) checkRows(`row ${link.id}, rows`, link.rows);
  for (const entry of monitor.entries) {
    checkRows(`row ${entry.id}, row`, [entry.row, ...(entry.baseline_row === null ? [] : [entry.baseline_row])]);
    checkRows(`row ${entry.id}, see`, entry.see);
    checkRows(`row ${entry.id}, provinces`, entry.provinces);
    checkRows(`row ${entry.id}, latest.row`, entry.latest?.row ? [entry.latest.row] : []);
    const row = catalogue.byId.get(entry.row)!;
    if (row.target_value === null) throw refuse(`row ${entry.id}, row`, entry.row, 'a row with a target');
    checkComparators(entry, row, refuse);
    if (entry.latest?.final && Number(entry.latest.as_of.slice(0, 4)) < (row.target_year ?? 0))
      throw refuse(`row ${entry.id}, latest.final`, true, `false before ${row.target_year}`);
  }
  return monitor;
}

/** Refuses what cannot be judged: a number that is no lower limit, and a final value that does not tell whether it is reached. */
function checkComparators({id, row: name, latest}: MonitorEntry, row: PlanRow, refuse: Refuse): void {
  const {comparator, target_value: target} = row;
  if (typeof target !== 'number') return;
  if (comparator === '≤' || comparator === '<' || comparator === 'between')
    throw refuse(`row ${id}, row`, `${name}: ${comparator} ${target}`, 'a target that is a lower limit');
  if (latest?.final && latest.comparator !== '=' && !meets(latest, comparator, target))
    throw refuse(
      `row ${id}, latest.comparator`,
      `${latest.comparator} ${latest.value}`,
      `a final value that tells whether ${target} is reached, or final: false`,
    );
}

type Refuse = (where: string, found: unknown, expected: string) => InputError;

/**
 * How a promise stands. `reached` and `not-reached` only by a published value; `not-reached` and `not-final` tell a final value
 * from an earlier one below the target; `no-value`: 未见官方期末数; `running`: its year has not come; `to-verify`: the target
 * itself is recalled; `no-number`: the target is words.
 */
export const PLAN_VERDICTS = [
  'reached',
  'not-reached',
  'not-final',
  'no-value',
  'running',
  'to-verify',
  'no-number',
] as const;
export type PlanVerdict = (typeof PLAN_VERDICTS)[number];

/** Judges a promise by its last published value. `lastYear`: last year of the plan; later targets are still running. */
export function judgePromise(
  row: Pick<PlanRow, 'status' | 'verified_by' | 'verified_on' | 'comparator' | 'target_value' | 'target_year'>,
  latest: Pick<LatestValue, 'value' | 'comparator' | 'final'> | null,
  lastYear: number,
): PlanVerdict {
  if (!decides(row)) return 'to-verify';
  if (typeof row.target_value !== 'number') return 'no-number';
  if (latest !== null && meets(latest, row.comparator, row.target_value)) return 'reached';
  // “at least” and “about” below the limit do not tell that it was missed
  if (latest?.final && latest.comparator === '=') return 'not-reached';
  if ((row.target_year ?? 0) > lastYear) return 'running';
  return latest === null ? 'no-value' : 'not-final';
}

/** Whether a value surely reaches a target, which is a lower limit. “About” the limit does not, nor the limit itself where more is asked. */
function meets(
  {value, comparator}: Pick<LatestValue, 'value' | 'comparator'>,
  target: PlanRow['comparator'],
  limit: number,
): boolean {
  const isMoreAsked = comparator === '≈' || (target === '>' && comparator !== '>');
  return isMoreAsked ? value > limit : value >= limit;
}
