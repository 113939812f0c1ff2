import {CIRCLE_VIEWS, type CircleView} from './city/city-store.ts';
import {HOURS_CHOICES, type HoursChoice} from './city/city-time.ts';

/** Where the map looks: centre in degrees (whole 1e-6) and zoom (whole hundredths). */
export interface MapPlace {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** What the explorer is used for. */
export const MODES = ['resident', 'city', 'plan'] as const;
export type Mode = (typeof MODES)[number];

/** All that a link to the explorer says. Null: not said, the page decides. */
export interface LinkState {
  readonly mode: Mode | null;
  readonly category: string | null;
  readonly walker: string | null;
  /** Minutes to judge by; null = what the service's standard says. */
  readonly minutes: number | null;
  /** When a place must be open to count. */
  readonly hours: HoursChoice | null;
  /** What the map of the life circle is coloured by. */
  readonly circle: CircleView | null;
  /** Area chosen in a table or chart, by its id. */
  readonly area: string | null;
  readonly view: MapPlace | null;
  /** Place asked about, degrees (whole 1e-6). */
  readonly point: {readonly lon: number; readonly lat: number} | null;
  /** Facility whose walk is shown, by its id. */
  readonly facility: string | null;
}

/** What a link may name in this city. */
export interface LinkChoices {
  readonly categories: readonly string[];
  readonly walkers: readonly string[];
  /** [west, south, east, north] in degrees; places outside are refused. */
  readonly bounds: readonly [number, number, number, number];
}

/** What the parts of a link are called in it. */
const LINK_PARTS = ['mode', 'service', 'walker', 'minutes', 'hours', 'circle', 'area', 'map', 'at', 'to'] as const;

/** A part of a link that could not be used, as it stood there. */
export interface LinkProblem {
  readonly part: (typeof LINK_PARTS)[number];
  readonly found: string;
}

export const NO_LINK_STATE: LinkState = {
  mode: null,
  category: null,
  walker: null,
  minutes: null,
  hours: null,
  circle: null,
  area: null,
  view: null,
  point: null,
  facility: null,
};

/** Longest time a link may ask for, minutes. */
export const MAX_MINUTES = 60;

/** Longest id a link may hold, characters. */
const MAX_ID = 200;

/** Rounds degrees as links hold them: to 1e-6, about a decimetre. */
export function linkDegrees(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** Rounds a zoom as links hold it: to hundredths. */
export function linkZoom(zoom: number): number {
  return Math.round(zoom * 100) / 100;
}

/**
 * Writes the state as the part of an address after `#`, so that a place asked about is never sent to a server. Empty when
 * nothing is said. Inverse of decodeLink for states it accepts.
 */
export function encodeLink(state: LinkState): string {
  const parts: string[] = [];
  if (state.mode !== null) parts.push(`mode=${state.mode}`);
  if (state.category !== null) parts.push(`service=${encodeURIComponent(state.category)}`);
  if (state.walker !== null) parts.push(`walker=${encodeURIComponent(state.walker)}`);
  if (state.minutes !== null) parts.push(`minutes=${state.minutes}`);
  if (state.hours !== null) parts.push(`hours=${state.hours}`);
  if (state.circle !== null) parts.push(`circle=${state.circle}`);
  if (state.area !== null) parts.push(`area=${encodeURIComponent(state.area)}`);
  if (state.view !== null) parts.push(`map=${[state.view.lon, state.view.lat, state.view.zoom].join(',')}`);
  if (state.point !== null) parts.push(`at=${[state.point.lon, state.point.lat].join(',')}`);
  if (state.facility !== null) parts.push(`to=${encodeURIComponent(state.facility)}`);
  return parts.join('&');
}

/**
 * Reads the part of an address after `#`. What cannot be used is left out of the state and listed in `problems`; words it
 * does not know are passed over, so that links with tracking marks still work.
 */
export function decodeLink(fragment: string, choices: LinkChoices): {state: LinkState; problems: LinkProblem[]} {
  const given = partsOf(fragment);
  const problems: LinkProblem[] = [];
  const read = <T>(part: LinkProblem['part'], parse: (text: string) => T | null): T | null => {
    const found = given.get(part);
    if (found === null) return null;
    const value = parse(found);
    if (value === null) problems.push({part, found});
    return value;
  };
  const state: LinkState = {
    mode: read('mode', text => MODES.find(mode => mode === text) ?? null),
    category: read('service', text => (choices.categories.includes(text) ? text : null)),
    walker: read('walker', text => (choices.walkers.includes(text) ? text : null)),
    minutes: read('minutes', parseMinutes),
    hours: read('hours', text => HOURS_CHOICES.find(choice => choice === text) ?? null),
    circle: read('circle', text => CIRCLE_VIEWS.find(view => view === text) ?? null),
    area: read('area', parseId),
    view: read('map', text => parseView(text, choices.bounds)),
    point: read('at', text => parsePoint(text, choices.bounds)),
    facility: read('to', parseId),
  };
  return {state, problems};
}

/** The mode a link asks for, known before the city is; null when it names none. */
export function linkMode(fragment: string): Mode | null {
  const given = partsOf(fragment).get('mode');
  return MODES.find(mode => mode === given) ?? null;
}

/** True when an address leads to a view, whatever else stands in it and in whatever order. */
export function isLink(fragment: string): boolean {
  const given = partsOf(fragment);
  return LINK_PARTS.some(part => given.has(part));
}

function partsOf(fragment: string): URLSearchParams {
  // a plus is a plus here, as in `1e+7`, no space
  return new URLSearchParams(fragment.replace(/^#/, '').replaceAll('+', '%2B'));
}

/** Ids of areas and facilities are looked up later, when their files are there; here only their form is checked. */
function parseId(text: string): string | null {
  return text.length <= MAX_ID && /^[^\p{C}\s]+$/u.test(text) ? text : null;
}

function parseMinutes(text: string): number | null {
  const value = parseNumber(text);
  return value !== null && Number.isInteger(value) && value >= 1 && value <= MAX_MINUTES ? value : null;
}

function parseView(text: string, bounds: LinkChoices['bounds']): MapPlace | null {
  const [lon = null, lat = null, zoom = null, more] = text.split(',').map(parseNumber);
  if (lon === null || lat === null || zoom === null || more !== undefined) return null;
  if (!isInside(lon, lat, bounds) || zoom < 0 || zoom > 22) return null;
  return {lon: linkDegrees(lon), lat: linkDegrees(lat), zoom: linkZoom(zoom)};
}

function parsePoint(text: string, bounds: LinkChoices['bounds']): {lon: number; lat: number} | null {
  const [lon = null, lat = null, more] = text.split(',').map(parseNumber);
  if (lon === null || lat === null || more !== undefined || !isInside(lon, lat, bounds)) return null;
  return {lon: linkDegrees(lon), lat: linkDegrees(lat)};
}

function isInside(lon: number, lat: number, [west, south, east, north]: LinkChoices['bounds']): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** A number in plain notation (also 1e-7, as JavaScript writes small ones); null for anything else. */
function parseNumber(text: string): number | null {
  return /^-?\d+(\.\d+)?(e-?\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
}
