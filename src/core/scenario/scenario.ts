import {countingFacilities, pointsOf, type SourcePoints} from '../facility-selection.ts';
import type {LinkColumns} from '../link.ts';
import {pickLinks} from '../link.ts';
import type {FacilityPoints, SnapColumns} from '../places.ts';
import type {PlaceIndex} from '../reached-places.ts';
import type {WalkNetwork} from '../search.ts';
import {HORIZON_TENTHS, NO_EDGE} from '../units.ts';
import {freeNumber} from './open-links.ts';
import {NO_CHANGES, type PlaceChanges} from './place-changes.ts';
import {ASSUMPTIONS, type Assumption, startTally, type Tally, type TallySpec, updateTally} from './tally.ts';
import {closeLink, openLink, setFacility, walkState} from './walk-edits.ts';
import {type EditScratch, editScratch, type WalkState} from './walk-state.ts';

/** What one category is like for one walker before anything is planned. */
export interface ScenarioCity {
  /** The walker's networks, people walking to facilities. Without ranges (lengths) the same network three times. */
  readonly networks: Readonly<Record<Assumption, WalkNetwork>>;
  /** The cells by edge: `placeIndex` of their snap, in the family of the walker (`snapOf`). */
  readonly cells: PlaceIndex;
  readonly facilities: FacilityPoints;
  /** The category and those that serve in its place. */
  readonly serving: readonly string[];
  /** Largest cost looked at; smaller is faster. Default: the horizon. */
  readonly cutoff?: number;
}

/** One thing planned. Facilities are named by index; those added by the number `applyEdit` gave them. */
export type ScenarioEdit =
  | {readonly kind: 'add'; readonly points: SnapColumns}
  | {readonly kind: 'move'; readonly facility: number; readonly points: SnapColumns}
  | {readonly kind: 'close'; readonly facility: number}
  | {readonly kind: 'open-link'; readonly links: LinkColumns; readonly row: number}
  | {readonly kind: 'close-link'; readonly link: number};

/** Cells an edit changed, under each assumption. */
export type ScenarioChanges = Readonly<Record<Assumption, PlaceChanges>>;

/** What an edit did. */
export interface EditAnswer {
  /** The facility or link concerned: an added one's number. */
  readonly number: number;
  readonly changes: ScenarioChanges;
}

/**
 * A city with changes planned for one category and walker. Every edit costs what it changes; the answer is at all times equal,
 * bit for bit, to a full run with the same facilities and links, and without edits to the published numbers.
 */
export interface PlanningScenario {
  readonly city: ScenarioCity;
  /** Costs and nearest facilities of all cells: `placeCost`, `placeLabel`. */
  readonly states: Readonly<Record<Assumption, WalkState>>;
  readonly scratch: EditScratch;
  readonly tallies: Tally[];
  /** Entry points of each facility that counts, by number. */
  readonly points: Map<number, SnapColumns>;
  /** Links open, by number. */
  readonly links: Map<number, LinkColumns>;
  /** Number of the next facility added. */
  nextFacility: number;
  /** What takes each edit back, the latest last. */
  readonly history: Inverse[];
  /** [cells] costs before any edit. */
  readonly baseline: Readonly<Record<Assumption, Uint16Array>>;
}

type Inverse =
  | {readonly kind: 'facility'; readonly facility: number; readonly points: SnapColumns | null}
  | {readonly kind: 'open'; readonly link: LinkColumns; readonly number: number}
  | {readonly kind: 'close'; readonly number: number};

/**
 * Opens a scenario without edits: three full runs. States that share network and facilities (lengths without doubtful places)
 * are kept apart all the same. `scratch` may be shared by scenarios of the same graph and cells.
 */
export function openScenario(
  city: ScenarioCity,
  scratch: EditScratch = editScratch(city.networks.base),
): PlanningScenario {
  const {networks, cells, facilities, serving, cutoff = HORIZON_TENTHS} = city;
  const walker = networks.base.costs;
  const certain = pointsOf(facilities, countingFacilities(facilities, serving, false), walker);
  const all = pointsOf(facilities, countingFacilities(facilities, serving, true), walker);
  const state = (assumption: Assumption, sources: SourcePoints) =>
    walkState(networks[assumption], cells, sources, scratch, {cutoff});
  const states = {low: state('low', certain), base: state('base', all), high: state('high', all)};
  const points = new Map<number, SnapColumns>();
  for (const facility of countingFacilities(facilities, serving, true))
    points.set(facility, pointsOf(facilities, [facility], walker).points);
  return {
    city,
    states,
    scratch,
    tallies: [],
    points,
    links: new Map(),
    nextFacility: facilities.facilityCount,
    history: [],
    baseline: {
      low: states.low.placeCost.slice(),
      base: states.base.placeCost.slice(),
      high: states.high.placeCost.slice(),
    },
  };
}

/** Counts people by verdict from now on. The tally is kept up to date by every edit and undo. */
export function addTally(scenario: PlanningScenario, spec: TallySpec): Tally {
  const {low, base, high} = scenario.states;
  const tally = startTally(spec, {low: low.placeCost, base: base.placeCost, high: high.placeCost});
  scenario.tallies.push(tally);
  return tally;
}

/** True when a facility counts also under the low assumptions: an added one, or one that is not doubtful. */
function isCertain({city}: PlanningScenario, facility: number): boolean {
  return facility >= city.facilities.facilityCount || city.facilities.doubtful[facility] === 0;
}

function changeAll(
  scenario: PlanningScenario,
  change: (state: WalkState, assumption: Assumption) => PlaceChanges,
): ScenarioChanges {
  const [low, base, high] = ASSUMPTIONS.map(assumption => change(scenario.states[assumption], assumption)) as [
    PlaceChanges,
    PlaceChanges,
    PlaceChanges,
  ];
  const changes = {low, base, high};
  for (const tally of scenario.tallies)
    for (const assumption of ASSUMPTIONS) updateTally(tally, assumption, changes[assumption]);
  return changes;
}

/** Gives a facility these entry points (null: it does not count any more) and says how to take that back. */
function place(scenario: PlanningScenario, facility: number, points: SnapColumns | null) {
  const inverse: Inverse = {kind: 'facility', facility, points: scenario.points.get(facility) ?? null};
  if (points) scenario.points.set(facility, points);
  else scenario.points.delete(facility);
  const certain = isCertain(scenario, facility);
  const changes = changeAll(scenario, (state, assumption) =>
    assumption === 'low' && !certain ? NO_CHANGES : setFacility(state, facility, points ?? NO_POINTS, scenario.scratch),
  );
  return {inverse, changes};
}

const NO_POINTS: SnapColumns = {
  edge: new Uint32Array(0),
  fraction: new Uint16Array(0),
  centimeters: new Uint16Array(0),
  doubtful: new Uint8Array(0),
};

function open(scenario: PlanningScenario, links: LinkColumns, row: number, number: number) {
  const changes = changeAll(scenario, state => openLink(state, links, row, scenario.scratch, number).changes);
  scenario.links.set(number, pickLinks(links, [row]));
  return {inverse: {kind: 'close', number} satisfies Inverse, changes};
}

function close(scenario: PlanningScenario, number: number) {
  const link = scenario.links.get(number)!;
  scenario.links.delete(number);
  const changes = changeAll(scenario, state => closeLink(state, number, scenario.scratch));
  return {inverse: {kind: 'open', link, number} satisfies Inverse, changes};
}

/** Throws when there is no such facility among those that count. */
function checkFacility(scenario: PlanningScenario, facility: number): void {
  if (!scenario.points.has(facility))
    throw new RangeError(`scenario: facility ${facility} does not count here, expected one of ${scenario.points.size}`);
}

/** Throws when a position is on an edge the city does not have. An entry may be on none (NO_EDGE), the end of a link not. */
function checkEdges({city}: PlanningScenario, edges: Iterable<number>, orNone = true): void {
  const {edgeCount} = city.networks.base.graph;
  for (const edge of edges)
    if (edge >= edgeCount && !(orNone && edge === NO_EDGE))
      throw new RangeError(`scenario: a position on edge ${edge}, expected one below ${edgeCount}`);
}

/**
 * Makes an edit. Throws, and changes nothing, when it names a facility that does not count, a link that is not open or a
 * position on no edge of this city.
 */
export function applyEdit(scenario: PlanningScenario, edit: ScenarioEdit): EditAnswer {
  const done = (number: number, {inverse, changes}: {inverse: Inverse; changes: ScenarioChanges}): EditAnswer => {
    scenario.history.push(inverse);
    return {number, changes};
  };
  switch (edit.kind) {
    case 'add': {
      checkEdges(scenario, edit.points.edge);
      const facility = scenario.nextFacility++;
      return done(facility, place(scenario, facility, edit.points));
    }
    case 'move':
      checkFacility(scenario, edit.facility);
      checkEdges(scenario, edit.points.edge);
      return done(edit.facility, place(scenario, edit.facility, edit.points));
    case 'close':
      checkFacility(scenario, edit.facility);
      return done(edit.facility, place(scenario, edit.facility, null));
    case 'open-link': {
      const {fromEdge, toEdge} = pickLinks(edit.links, [edit.row]);
      checkEdges(scenario, [...fromEdge, ...toEdge], false);
      const number = freeNumber(scenario.states.base.links);
      return done(number, open(scenario, edit.links, edit.row, number));
    }
    case 'close-link':
      if (!scenario.links.has(edit.link))
        throw new RangeError(`scenario: link ${edit.link} is not open, expected one of ${scenario.links.size}`);
      return done(edit.link, close(scenario, edit.link));
  }
}

/** Takes the latest edit back. Null when there is none. */
export function undoEdit(scenario: PlanningScenario): EditAnswer | null {
  const inverse = scenario.history.pop();
  if (!inverse) return null;
  switch (inverse.kind) {
    case 'facility': {
      const {facility, points} = inverse;
      if (points === null && facility === scenario.nextFacility - 1) scenario.nextFacility--;
      return {number: facility, changes: place(scenario, facility, points).changes};
    }
    case 'open':
      return {number: inverse.number, changes: open(scenario, inverse.link, 0, inverse.number).changes};
    case 'close':
      return {number: inverse.number, changes: close(scenario, inverse.number).changes};
  }
}
