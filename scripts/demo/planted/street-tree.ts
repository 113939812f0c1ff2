import {metersBetween, type Spot} from '../frame.ts';
import type {DrawnTags} from '../osm-drawing.ts';

/** A straight street of a planted quarter. It starts on its parent, so that there is one way only between any two places. */
export interface TreeStreet {
  readonly from: Spot;
  readonly to: Spot;
  readonly tags: DrawnTags;
  readonly parent: TreeStreet | null;
  /** True when nobody can walk it: a locked gate, a bridge being built. */
  readonly isClosed: boolean;
}

/** A walk between two places of a quarter, known from how the streets were drawn. */
export interface DrawnWalk {
  readonly meters: number;
  /** Metres of it on stairs. */
  readonly stairMeters: number;
}

/** Half a metre: a place this near to a street lies on it. */
const ON_STREET = 0.5;

/** Streets without any loop: the walk between two places is the sum of the pieces between them. */
export class StreetTree {
  readonly streets: TreeStreet[] = [];

  /** Adds a straight street. `from` must lie on `parent`; the first street has none. */
  add(from: Spot, to: Spot, tags: DrawnTags, parent: TreeStreet | null, isClosed = false): TreeStreet {
    if (parent !== null && distanceToStreet(parent, from) > ON_STREET)
      throw new Error(`planted: street from ${from} does not start on its parent`);
    const street = {from, to, tags, parent, isClosed};
    this.streets.push(street);
    return street;
  }

  /** The open street a place lies on; throws when there is none or the place is beside all of them. */
  streetAt(spot: Spot): TreeStreet {
    const street = this.streets.find(each => !each.isClosed && distanceToStreet(each, spot) <= ON_STREET);
    if (street === undefined) throw new Error(`planted: place ${spot} lies on no street of its quarter`);
    return street;
  }

  /** The walk between two places on streets of one tree; null when they belong to different trees. */
  walk(a: Spot, b: Spot): DrawnWalk | null {
    const [up, down] = [this.#climb(a), this.#climb(b)];
    for (const left of up)
      for (const right of down) {
        if (left.street !== right.street) continue;
        const between = metersBetween(left.spot, right.spot);
        const stairs = left.street.tags['highway'] === 'steps' ? between : 0;
        return {meters: left.meters + between + right.meters, stairMeters: left.stairs + stairs + right.stairs};
      }
    return null;
  }

  /** Corners of a street in order: its ends, where others start from it, where closed ones end on it, and `more`. */
  corners(street: TreeStreet, more: readonly Spot[] = []): Spot[] {
    const starts = this.streets.filter(each => each.parent === street).map(each => each.from);
    const ends = this.streets
      .filter(each => each.isClosed && distanceToStreet(street, each.to) < 0.02)
      .map(each => each.to);
    return [street.from, ...starts, ...ends, ...more, street.to]
      .map(spot => ({spot, meters: metersBetween(street.from, spot)}))
      .sort((x, y) => x.meters - y.meters)
      .map(({spot}) => spot);
  }

  /** From a place up to the root: on each street passed, where one comes onto it and how far that is. */
  #climb(start: Spot) {
    const steps: {street: TreeStreet; spot: Spot; meters: number; stairs: number}[] = [];
    let street: TreeStreet | null = this.streetAt(start);
    let [spot, meters, stairs] = [start, 0, 0];
    while (street !== null) {
      steps.push({street, spot, meters, stairs});
      const length = metersBetween(spot, street.from);
      meters += length;
      if (street.tags['highway'] === 'steps') stairs += length;
      spot = street.from;
      street = street.isClosed ? null : street.parent;
    }
    return steps;
  }
}

function distanceToStreet({from, to}: TreeStreet, spot: Spot): number {
  const [du, dv] = [to[0] - from[0], to[1] - from[1]];
  const share = ((spot[0] - from[0]) * du + (spot[1] - from[1]) * dv) / (du * du + dv * dv);
  const inside = Math.min(1, Math.max(0, share));
  return metersBetween(spot, [from[0] + inside * du, from[1] + inside * dv]);
}
