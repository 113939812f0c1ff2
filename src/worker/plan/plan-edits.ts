import type {FacilityCard} from '#core/facility-file.ts';
import {type LinkColumns, oneLink} from '#core/link.ts';
import type {Profile} from '#core/profile.ts';
import type {PlanningScenario, ScenarioEdit} from '#core/scenario/scenario.ts';
import type {LiveCity} from '../live-city.ts';
import {originAt} from '../origin.ts';
import type {PlanEdit, RefusedEdit} from './plan-types.ts';
import {straightMeters} from './street-position.ts';

/** What became of one edit of a plan. */
export interface MadeEdit {
  readonly edit: PlanEdit;
  /** Why it could not be made; null: it was. */
  readonly refused: RefusedEdit['why'] | null;
  /** Number of the facility or link in the scenario; null: refused. */
  readonly number: number | null;
  /** True when the scenario was edited; else it was refused, or concerns capacity only. */
  readonly walks: boolean;
}

/** An edit as the scenario wants it; `effect` null: it changes no walk. */
type Resolved =
  | {readonly refused: RefusedEdit['why']; readonly effect?: never; readonly number?: never}
  | {readonly refused: null; readonly effect: ScenarioEdit | null; readonly number: number | null};

/** Where an edit is made. */
export interface EditPlace {
  readonly city: LiveCity;
  readonly serving: readonly string[];
  readonly profile: Profile;
  readonly scenario: PlanningScenario;
  /** Index of each facility of the city by facility_id. */
  readonly indexOf: ReadonlyMap<string, number>;
}

const indices = new WeakMap<readonly FacilityCard[], ReadonlyMap<string, number>>();

/** Facilities by facility_id. */
export function facilityIndex(cards: readonly FacilityCard[]): ReadonlyMap<string, number> {
  let index = indices.get(cards);
  if (index === undefined) {
    index = new Map(cards.map(({facilityId}, f) => [facilityId, f]));
    indices.set(cards, index);
  }
  return index;
}

/** True when two edits do the same to every walk; a name or a capacity changes none. */
export function sameWalks(a: PlanEdit, b: PlanEdit): boolean {
  return walkPart(a) === walkPart(b);
}

function walkPart(edit: PlanEdit): string {
  switch (edit.kind) {
    case 'add':
      return JSON.stringify([edit.kind, edit.id, edit.category, edit.lon, edit.lat]);
    case 'move':
      return JSON.stringify([edit.kind, edit.facility, edit.lon, edit.lat]);
    case 'link':
      return JSON.stringify([edit.kind, edit.id, edit.fromLon, edit.fromLat, edit.toLon, edit.toLat, edit.meters]);
    default:
      return JSON.stringify([edit.kind, edit.facility]);
  }
}

/** Says what an edit does after those made before it. Throws RangeError for a link whose length is no number, 0 or more. */
export function resolveEdit(place: EditPlace, edit: PlanEdit, before: readonly MadeEdit[]): Resolved {
  switch (edit.kind) {
    case 'add': {
      if (hasId(before, edit.id)) return {refused: 'repeated-id'};
      if (!place.serving.includes(edit.category)) return {refused: 'not-serving'};
      const points = originAt(place.city, edit.lon, edit.lat, place.profile);
      return points ? {refused: null, effect: {kind: 'add', points}, number: null} : {refused: 'off-street'};
    }
    case 'link': {
      if (hasId(before, edit.id)) return {refused: 'repeated-id'};
      const links = linkColumns(place, edit);
      return links
        ? {refused: null, effect: {kind: 'open-link', links, row: 0}, number: null}
        : {refused: 'off-street'};
    }
    default:
      return resolveChange(place, edit, before);
  }
}

function resolveChange(
  place: EditPlace,
  edit: Extract<PlanEdit, {readonly facility: string}>,
  before: readonly MadeEdit[],
): Resolved {
  const facility = facilityNamed(place, edit.facility, before);
  if (typeof facility !== 'number') return {refused: facility};
  if (edit.kind === 'resize') return {refused: null, effect: null, number: facility};
  if (edit.kind === 'close') return {refused: null, effect: {kind: 'close', facility}, number: facility};
  const points = originAt(place.city, edit.lon, edit.lat, place.profile);
  return points ? {refused: null, effect: {kind: 'move', facility, points}, number: facility} : {refused: 'off-street'};
}

function hasId(before: readonly MadeEdit[], id: string): boolean {
  return before.some(({edit}) => (edit.kind === 'add' || edit.kind === 'link') && edit.id === id);
}

/** Number of a facility by the name a plan gives it, or why it cannot be edited. */
function facilityNamed(
  {indexOf, scenario}: EditPlace,
  name: string,
  before: readonly MadeEdit[],
): number | RefusedEdit['why'] {
  const added = before.find(({edit}) => edit.kind === 'add' && edit.id === name);
  // what could not be added is not there; of another service it stays so
  if (added?.refused) return added.refused === 'not-serving' ? 'not-serving' : 'unknown-facility';
  const facility = added?.number ?? indexOf.get(name);
  if (facility === undefined) return 'unknown-facility';
  if (scenario.points.has(facility)) return facility;
  const closed = before.some(({edit, refused}) => edit.kind === 'close' && refused === null && edit.facility === name);
  return closed ? 'closed' : 'not-serving';
}

function linkColumns(
  {city, profile}: EditPlace,
  {fromLon, fromLat, toLon, toLat, meters}: Extract<PlanEdit, {readonly kind: 'link'}>,
): LinkColumns | null {
  if (meters !== null && !(meters >= 0 && meters < 1e6))
    throw new RangeError(`plan: a link of ${meters} metres, expected 0 or more`);
  const start = originAt(city, fromLon, fromLat, profile);
  const end = originAt(city, toLon, toLat, profile);
  if (start === null || end === null) return null;
  const from = {edge: start.edge[0]!, fraction: start.fraction[0]!};
  const to = {edge: end.edge[0]!, fraction: end.fraction[0]!};
  return oneLink(from, to, Math.round(100 * (meters ?? straightMeters(city, from, to))));
}
