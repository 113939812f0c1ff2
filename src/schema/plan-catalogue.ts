import {z} from 'zod';
import {InputError} from './input-error.ts';
import {parseJson} from './json-text.ts';
import {type LookUp, lookUpsSchema, type PlanDocument, planDocumentsSchema} from './plan-documents.ts';
import {PLAN_KINDS, type PlanKind, type PlanRow, type PlanRowEntry, planRowSchema} from './plan-row.ts';
import {rowProblem} from './plan-row-rules.ts';
import {type ToVerify, toVerifyFileSchema} from './to-verify.ts';

const rowsFileSchema = z.strictObject({
  licence: z.string().min(1),
  source: z.string().min(1),
  rows: z.array(planRowSchema).min(1),
});

/** Texts of the plan catalogues by file name: the five files of rows, documents.json, look-ups.json and to-verify.json. */
export type PlanTexts = Readonly<Record<PlanKind | 'documents' | 'look-ups' | 'to-verify', string>>;

/** The plan catalogues, checked and joined. */
export interface PlanCatalogue {
  /** All rows: by file in the order of PLAN_KINDS, as they stand in each. */
  readonly rows: readonly PlanRow[];
  readonly byId: ReadonlyMap<string, PlanRow>;
  readonly documents: ReadonlyMap<string, PlanDocument>;
  /** Places where figures were seen, by the keys that locators name. */
  readonly lookUps: ReadonlyMap<string, LookUp>;
  readonly toVerify: readonly ToVerify[];
}

/**
 * Reads the plan catalogues. `categories`: keys of categories.json rows may name. Throws one InputError that names the file,
 * the row, the value that does not fit and what was expected.
 */
export function readPlanCatalogue(texts: PlanTexts, categories: ReadonlySet<string>): PlanCatalogue {
  const documents = byKey(
    readList(texts.documents, 'documents.json', planDocumentsSchema, 'documents', 'key').documents,
    'documents.json',
  );
  const lookUps = byKey(
    readList(texts['look-ups'], 'look-ups.json', lookUpsSchema, 'look_ups', 'key').look_ups,
    'look-ups.json',
  );
  const toVerify = readList(texts['to-verify'], 'to-verify.json', toVerifyFileSchema, 'rows', 'row').rows;
  const entries = PLAN_KINDS.flatMap(kind => readRows(texts[kind], kind, documents, categories));
  const ids = new Map<string, (typeof entries)[number]>();
  for (const entry of entries) {
    if (ids.has(entry.row.id)) throw problem(entry, 'id', 'the id a second time', 'each id once in all files');
    ids.set(entry.row.id, entry);
  }
  for (const entry of entries) refuseLooseEnds(entry, ids, lookUps);
  const ticks = readTicks(toVerify, ids, documents);
  const rows = entries.map(({row, kind}) => joined(row, kind, documents.get(row.document)!, ticks.get(row.id)));
  return {rows, byId: new Map(rows.map(row => [row.id, row])), documents, lookUps, toVerify};
}

interface Entry {
  readonly kind: PlanKind;
  readonly row: PlanRowEntry;
}

function byKey<T extends {readonly key: string}>(list: readonly T[], file: string): Map<string, T> {
  const found = new Map<string, T>();
  for (const one of list) {
    if (found.has(one.key))
      throw new InputError({file, where: `row ${one.key}`, found: 'the key a second time', expected: 'each key once'});
    found.set(one.key, one);
  }
  return found;
}

function readRows(
  json: string,
  kind: PlanKind,
  documents: ReadonlyMap<string, PlanDocument>,
  categories: ReadonlySet<string>,
): Entry[] {
  const {rows} = readList(json, `${kind}.json`, rowsFileSchema, 'rows', 'id');
  for (const row of rows) {
    const document = documents.get(row.document);
    if (!document) throw problem({kind, row}, 'document', JSON.stringify(row.document), 'a key of documents.json');
    if (document.province_inferred !== row.province_inferred)
      throw problem(
        {kind, row},
        'province_inferred',
        String(row.province_inferred),
        `${document.province_inferred} like its document`,
      );
    const wrong = rowProblem(row, categories);
    if (wrong) throw problem({kind, row}, wrong.field, wrong.found, wrong.expected);
  }
  return rows.map(row => ({kind, row}));
}

/**
 * Links between rows lead to rows, never to the row itself, and those of one of two and of conflicts lead back. Places of a
 * locator are known: look-ups, lines of the material, other rows.
 */
function refuseLooseEnds(entry: Entry, ids: ReadonlyMap<string, Entry>, lookUps: ReadonlyMap<string, LookUp>): void {
  const {row} = entry;
  for (const place of row.locator.split(' ')) {
    const known = place.startsWith('§') || lookUps.has(place.replace(/:\d+$/, '')) || ids.has(place);
    if (!known) throw problem(entry, 'locator', JSON.stringify(place), 'a key of look-ups.json or the id of a row');
  }
  for (const field of ['either', 'conflicts', 'repeats'] as const) {
    for (const other of row[field]) {
      const target = ids.get(other);
      if (!target || other === row.id) throw problem(entry, field, JSON.stringify(other), 'the id of another row');
      if (field !== 'repeats' && !target.row[field].includes(row.id))
        throw problem(entry, field, JSON.stringify(other), `row ${other} to name ${row.id} too`);
    }
  }
}

function readTicks(
  toVerify: readonly ToVerify[],
  ids: ReadonlyMap<string, Entry>,
  documents: ReadonlyMap<string, PlanDocument>,
): Map<string, ToVerify> {
  const ticks = new Map<string, ToVerify>();
  for (const tick of toVerify) {
    const refuse = (field: string, found: unknown, expected: string): InputError =>
      new InputError({
        file: 'to-verify.json',
        where: `row ${tick.row}, ${field}`,
        found: JSON.stringify(found),
        expected,
      });
    const row = ids.get(tick.row)?.row;
    if (!row) throw refuse('row', tick.row, 'the id of a plan row');
    if (ticks.has(tick.row)) throw refuse('row', tick.row, 'each row once');
    if (row.status !== 'recalled') throw refuse('row', row.status, 'a recalled row');
    if (row.value !== tick.value) throw refuse('value', tick.value, `${JSON.stringify(row.value)} as the row has it`);
    if (row.value_high !== tick.value_high)
      throw refuse('value_high', tick.value_high, `${row.value_high} as the row has it`);
    if (row.unit !== tick.unit) throw refuse('unit', tick.unit, `${row.unit} as the row has it`);
    if (!documents.has(tick.document)) throw refuse('document', tick.document, 'a key of documents.json');
    if ((tick.verified_by === null) !== (tick.verified_on === null))
      throw refuse('verified_on', tick.verified_on, 'verified_by and verified_on together, or neither');
    ticks.set(tick.row, tick);
  }
  return ticks;
}

function joined(row: PlanRowEntry, kind: PlanKind, document: PlanDocument, tick: ToVerify | undefined): PlanRow {
  return {
    ...row,
    kind,
    doc_zh: document.name_zh,
    doc_en: document.name_en,
    doc_no: document.number,
    url: document.url,
    verified_by: tick?.verified_by ?? null,
    verified_on: tick?.verified_on ?? null,
  };
}

/** Reads a file that is a list of rows under `list`; a fault is named by the `key` of its row. */
export function readList<T>(json: string, file: string, schema: z.ZodType<T>, list: string, key: string): T {
  const raw = parseJson(json, file);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const [top, index, ...rest] = issue.path;
  const row = top === list && typeof index === 'number' ? at(at(raw, list), index) : undefined;
  const name = at(row, key);
  const field = rest.join('.');
  const where =
    row === undefined
      ? issue.path.join('.')
      : [`row ${typeof name === 'string' ? name : `${Number(index) + 1} of the list`}`, field]
          .filter(Boolean)
          .join(', ');
  const strange = issue.code === 'unrecognized_keys' ? issue.keys : issue.path.reduce<unknown>(at, raw);
  const found = strange === undefined ? 'nothing' : JSON.stringify(strange).slice(0, 80);
  throw new InputError({file, where, found, expected: expectedBy(issue)});
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'only the keys of the row model';
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return issue.expected;
  return issue.message;
}

function at(whole: unknown, key: PropertyKey): unknown {
  return typeof whole === 'object' && whole !== null ? (whole as Record<PropertyKey, unknown>)[key] : undefined;
}

function problem({kind, row}: Entry, field: string, found: string, expected: string): InputError {
  return new InputError({file: `${kind}.json`, where: `row ${row.id}, ${field}`, found, expected});
}
