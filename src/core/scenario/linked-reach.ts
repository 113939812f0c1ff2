import type {LinkColumns} from '../link.ts';
import type {SnapColumns} from '../places.ts';
import type {PlaceIndex, ReachedPlaces} from '../reached-places.ts';
import type {WalkNetwork} from '../search.ts';
import {setFacility, walkState} from './walk-edits.ts';
import type {EditScratch} from './walk-state.ts';

const NOWHERE: SnapColumns = {
  edge: new Uint32Array(0),
  fraction: new Uint16Array(0),
  centimeters: new Uint16Array(0),
  doubtful: new Uint8Array(0),
};

/** Several link columns of any number of rows as one. */
export function joinLinks(parts: readonly LinkColumns[]): LinkColumns {
  const all = (key: keyof LinkColumns) => parts.flatMap(part => [...part[key]]);
  return {
    fromEdge: Uint32Array.from(all('fromEdge')),
    fromFraction: Uint16Array.from(all('fromFraction')),
    toEdge: Uint32Array.from(all('toEdge')),
    toFraction: Uint16Array.from(all('toFraction')),
    centimeters: Uint32Array.from(all('centimeters')),
  };
}

/**
 * Like `reachedPlaces`, on a network with links open: the places within `cutoff` of a facility entered at the points given.
 * Each call costs what it reaches, twice: the facility comes and goes.
 */
export function linkedReach(
  network: WalkNetwork,
  index: PlaceIndex,
  links: LinkColumns,
  cutoff: number,
  scratch: EditScratch,
): (points: SnapColumns) => ReachedPlaces {
  const nobody = {points: NOWHERE, facility: new Uint32Array(0)};
  const state = walkState(network, index, nobody, scratch, {cutoff, links});
  return points => {
    const {place, newCost} = setFacility(state, 0, points, scratch);
    setFacility(state, 0, NOWHERE, scratch);
    const order = Uint32Array.from(place.keys()).sort((a, b) => place[a]! - place[b]!);
    return {place: place.slice().sort(), cost: Uint16Array.from(order, i => newCost[i]!)};
  };
}
