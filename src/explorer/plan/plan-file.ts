import type {PlanEdit} from '#worker/client.ts';
import {MAX_EDITS, type Scenario} from './plan-document.ts';

/** Version of the form of exported plans. A reader refuses any other. */
const PLAN_FORM = 'yikezhong-plan/1';

/** Longest file that is read, characters. */
export const MAX_FILE = 1_000_000;
const MAX_NAME = 80;
const MAX_NOTES = 4000;
const MAX_ID = 200;
const MAX_MINUTES = 60;
const MAX_CAPACITY = 10_000_000;
const MAX_LINK_METERS = 20_000;

/** What a plan may say in this city. */
export interface PlanLimits {
  readonly cityId: string;
  readonly categories: readonly string[];
  readonly walkers: readonly string[];
  /** Degrees: [west, south, east, north]. */
  readonly extent: readonly [number, number, number, number];
}

/** What was expected where something else was found; the page has words for each. */
type Expectation =
  | 'json'
  | 'size'
  | 'object'
  | 'keys'
  | 'form'
  | 'city'
  | 'service'
  | 'walker'
  | 'text'
  | 'number'
  | 'place'
  | 'edits'
  | 'kind'
  | 'id';

/** A file that is not a plan for this city: where, what was found, what was expected. */
export class PlanFileError extends Error {
  override name = 'PlanFileError';
  readonly where: string;
  readonly found: string;
  readonly expected: Expectation;
  readonly detail: string;
  constructor(where: string, found: unknown, expected: Expectation, detail = '') {
    const text = shortly(found);
    super(`plan file: ${where} is ${text}, expected ${expected}${detail === '' ? '' : ` ${detail}`}`);
    this.where = where;
    this.found = text;
    this.expected = expected;
    this.detail = detail;
  }
}

function shortly(found: unknown): string {
  const text = found === undefined ? '–' : typeof found === 'string' ? found : (JSON.stringify(found) ?? typeof found);
  const clean = text.replace(/\p{C}/gu, ' ');
  return clean.length > 60 ? `${clean.slice(0, 60)}…` : clean;
}

/** Writes a plan as one JSON text. Inverse of decodePlan. */
export function encodePlan(scenario: Omit<Scenario, 'id'>, cityId: string): string {
  return `${JSON.stringify(planObject(scenario, cityId), null, 1)}\n`;
}

/** The same as an object, in a fixed order of keys. */
export function planObject(scenario: Omit<Scenario, 'id'>, cityId: string): Record<string, unknown> {
  const {name, category, walker, minutes, notes, fingerprint} = scenario;
  const edits = scenario.edits.map(edit =>
    Object.fromEntries(EDIT_KEYS[edit.kind].map(key => [key, Reflect.get(edit, key)])),
  );
  return {form: PLAN_FORM, city: cityId, fingerprint, name, service: category, walker, minutes, notes, edits};
}

/** Reads a plan strictly: the file is a stranger's. Throws PlanFileError with the first thing that is wrong. */
export function decodePlan(text: string, limits: PlanLimits): Omit<Scenario, 'id'> {
  if (text.length > MAX_FILE) throw new PlanFileError('length', text.length, 'size', String(MAX_FILE));
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw new PlanFileError('file', text, 'json');
  }
  return readPlan(found, limits);
}

/** The same for what JSON already gave. */
export function readPlan(found: unknown, limits: PlanLimits): Omit<Scenario, 'id'> {
  const file = objectOf('file', found);
  if (file['form'] !== PLAN_FORM) throw new PlanFileError('form', file['form'], 'form', PLAN_FORM);
  if (file['city'] !== limits.cityId) throw new PlanFileError('city', file['city'], 'city', limits.cityId);
  onlyKeys('file', file, ['form', 'city', 'fingerprint', 'name', 'service', 'walker', 'minutes', 'notes', 'edits']);
  const edits = file['edits'];
  if (!Array.isArray(edits)) throw new PlanFileError('edits', edits, 'edits', String(MAX_EDITS));
  if (edits.length > MAX_EDITS) throw new PlanFileError('edits', edits.length, 'edits', String(MAX_EDITS));
  const plan = {
    name: textOf('name', file['name'], MAX_NAME, 1),
    category: oneOf('service', file['service'], limits.categories, 'service'),
    walker: oneOf('walker', file['walker'], limits.walkers, 'walker'),
    minutes: wholeOf('minutes', file['minutes'], 1, MAX_MINUTES),
    edits: edits.map((edit, index) => readEdit(`edits[${index}]`, edit, limits)),
    notes: textOf('notes', file['notes'], MAX_NOTES, 0, true),
    fingerprint: textOf('fingerprint', file['fingerprint'], MAX_ID, 0),
  };
  refuseDoubles(plan.edits);
  return plan;
}

const EDIT_KEYS: Readonly<Record<PlanEdit['kind'], readonly string[]>> = {
  add: ['kind', 'id', 'category', 'lon', 'lat', 'name', 'capacity'],
  move: ['kind', 'facility', 'lon', 'lat'],
  close: ['kind', 'facility'],
  resize: ['kind', 'facility', 'capacity'],
  link: ['kind', 'id', 'fromLon', 'fromLat', 'toLon', 'toLat', 'meters'],
};

function readEdit(where: string, found: unknown, limits: PlanLimits): PlanEdit {
  const edit = objectOf(where, found);
  const kind = edit['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(EDIT_KEYS, kind))
    throw new PlanFileError(`${where}.kind`, kind, 'kind', Object.keys(EDIT_KEYS).join(', '));
  onlyKeys(where, edit, EDIT_KEYS[kind as PlanEdit['kind']]);
  const id = (key: string) => textOf(`${where}.${key}`, edit[key], MAX_ID, 1);
  const newId = () => {
    const text = id('id');
    if (!/^new:[1-9]\d{0,8}$/.test(text)) throw new PlanFileError(`${where}.id`, text, 'id', 'new:1');
    return text;
  };
  const [west, south, east, north] = limits.extent;
  const lon = (key: string) => numberOf(`${where}.${key}`, edit[key], west, east, 'place');
  const lat = (key: string) => numberOf(`${where}.${key}`, edit[key], south, north, 'place');
  const capacity = () => numberOf(`${where}.capacity`, edit['capacity'], 0, MAX_CAPACITY);
  if (kind === 'add')
    return {
      kind,
      id: newId(),
      category: oneOf(`${where}.category`, edit['category'], limits.categories, 'service'),
      lon: lon('lon'),
      lat: lat('lat'),
      name: textOf(`${where}.name`, edit['name'], MAX_NAME, 0),
      capacity: edit['capacity'] === null ? null : capacity(),
    };
  if (kind === 'move') return {kind, facility: id('facility'), lon: lon('lon'), lat: lat('lat')};
  if (kind === 'close') return {kind, facility: id('facility')};
  if (kind === 'resize') return {kind, facility: id('facility'), capacity: capacity()};
  return {
    kind: 'link',
    id: newId(),
    fromLon: lon('fromLon'),
    fromLat: lat('fromLat'),
    toLon: lon('toLon'),
    toLat: lat('toLat'),
    meters: edit['meters'] === null ? null : numberOf(`${where}.meters`, edit['meters'], 0, MAX_LINK_METERS),
  };
}

function refuseDoubles(edits: readonly PlanEdit[]): void {
  const seen = new Set<string>();
  for (const [index, edit] of edits.entries()) {
    const key = 'id' in edit ? edit.id : `${edit.kind} ${edit.facility}`;
    if (seen.has(key)) throw new PlanFileError(`edits[${index}]`, key, 'id', '');
    seen.add(key);
  }
}

function objectOf(where: string, found: unknown): Readonly<Record<string, unknown>> {
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    throw new PlanFileError(where, found, 'object');
  return found as Readonly<Record<string, unknown>>;
}

function onlyKeys(where: string, found: Readonly<Record<string, unknown>>, keys: readonly string[]): void {
  const odd = Object.keys(found).find(key => !keys.includes(key));
  if (odd !== undefined) throw new PlanFileError(where, odd, 'keys', keys.join(', '));
  const missing = keys.find(key => !Object.hasOwn(found, key));
  if (missing !== undefined) throw new PlanFileError(`${where}.${missing}`, undefined, 'keys', keys.join(', '));
}

function textOf(where: string, found: unknown, max: number, min: number, lines = false): string {
  const clean = typeof found === 'string' && !(lines ? /[^\P{C}\n\t\r]/u : /\p{C}/u).test(found);
  if (!clean || found.length > max || found.length < min) throw new PlanFileError(where, found, 'text', String(max));
  return found;
}

function oneOf(where: string, found: unknown, known: readonly string[], expected: 'service' | 'walker'): string {
  if (typeof found !== 'string' || !known.includes(found))
    throw new PlanFileError(where, found, expected, expected === 'walker' ? known.join(', ') : '');
  return found;
}

function numberOf(
  where: string,
  found: unknown,
  low: number,
  high: number,
  expected: 'number' | 'place' = 'number',
): number {
  if (typeof found !== 'number' || !(found >= low && found <= high))
    throw new PlanFileError(where, found, expected, `${low} – ${high}`);
  return found;
}

function wholeOf(where: string, found: unknown, low: number, high: number): number {
  const value = numberOf(where, found, low, high);
  if (!Number.isInteger(value)) throw new PlanFileError(where, found, 'number', `${low} – ${high}`);
  return value;
}
