import type {SourcePoints} from '../facility-selection.ts';
import type {LinkColumns} from '../link.ts';
import type {SnapColumns} from '../places.ts';
import type {PlaceIndex} from '../reached-places.ts';
import type {WalkNetwork} from '../search.ts';
import {addEntries, removeEntries} from './entries.ts';
import {freeNumber, layLink, liftLink} from './open-links.ts';
import {type PlaceChanges, updatePlaces} from './place-changes.ts';
import {settle} from './settle.ts';
import {forget, sowBoundary, sowFacility, touchBeyondLink, touchFacility} from './spread.ts';
import {type EditScratch, emptyState, makeRoomForEnds, startEdit, type WalkState} from './walk-state.ts';

/**
 * Computes a state from nothing: one search over the whole network, equal to `nearestSources` with these facilities as sources
 * and, when links are given, on the network with these links open.
 */
export function walkState(
  network: WalkNetwork,
  index: PlaceIndex,
  facilities: Pick<SourcePoints, 'points' | 'facility'>,
  scratch: EditScratch,
  options: {readonly cutoff?: number; readonly links?: LinkColumns} = {},
): WalkState {
  const state = emptyState(network, index, options.cutoff);
  const {links} = options;
  startEdit(scratch);
  for (let row = 0; row < (links?.fromEdge.length ?? 0); row++) {
    makeRoomForEnds(state, scratch);
    layLink(state.links, links!, row, row);
  }
  facilities.facility.forEach((label, p) => {
    addEntries(state.entries, label, facilities.points, p, p + 1);
  });
  for (const label of state.entries.firstOfLabel.keys()) sowFacility(state, scratch, label);
  settle(state, scratch);
  updatePlaces(state, scratch);
  return state;
}

/**
 * Lets a facility be entered at `points` and nowhere else: adds one that did not count so far, moves one, or closes it (no
 * points). Only nodes nearest to it before or after are settled again. Returns the places that changed.
 */
export function setFacility(state: WalkState, label: number, points: SnapColumns, scratch: EditScratch): PlaceChanges {
  startEdit(scratch);
  touchFacility(state, scratch, label);
  const before = scratch.touchedCount;
  removeEntries(state.entries, label);
  addEntries(state.entries, label, points, 0, points.edge.length);
  forget(state, scratch, before);
  sowBoundary(state, scratch, 0, before);
  sowFacility(state, scratch, label);
  settle(state, scratch);
  return updatePlaces(state, scratch);
}

/**
 * Opens row `row` of `links` under a number that is free (by default the smallest). Returns that number and the places that
 * changed: they are never farther than before.
 */
export function openLink(
  state: WalkState,
  links: LinkColumns,
  row: number,
  scratch: EditScratch,
  link: number = freeNumber(state.links),
): {readonly link: number; readonly changes: PlaceChanges} {
  startEdit(scratch);
  makeRoomForEnds(state, scratch);
  layLink(state.links, links, row, link);
  touchBeyondLink(state, scratch, link);
  sowBoundary(state, scratch, 0, 2);
  settle(state, scratch);
  return {link, changes: updatePlaces(state, scratch)};
}

/** Closes a link that is open. Returns the places that changed: they are never nearer than before. */
export function closeLink(state: WalkState, link: number, scratch: EditScratch): PlaceChanges {
  startEdit(scratch);
  touchBeyondLink(state, scratch, link);
  const before = scratch.touchedCount;
  liftLink(state.links, link);
  forget(state, scratch, before);
  // the ends of the link, touched first, are gone: no way leads to them any more
  sowBoundary(state, scratch, 2, before);
  settle(state, scratch);
  return updatePlaces(state, scratch);
}
