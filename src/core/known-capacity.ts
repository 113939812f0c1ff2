import {capacityUnitOf} from './capacity-unit.ts';
import {PEOPLE_SCALE} from './units.ts';

/** What the sources say a facility can take. */
export interface CapacityFact {
  /** Null: not known. */
  readonly capacity: number | null;
  /** Word for what it counts, as it is; null: none. */
  readonly capacityUnit: string | null;
}

/** What is known of the capacities of some facilities. */
export interface KnownCapacity {
  /** [facilities] whole thousandths; null = not known. */
  readonly capacity: readonly (number | null)[];
  /** How many of them are known. */
  readonly withCapacity: number;
  /** What they count; null = the sources name no unit, or several. */
  readonly unit: string | null;
  /** Why nothing can be said of them; null = it can. */
  readonly why: 'no-facilities' | 'capacity-unknown' | 'mixed-units' | null;
}

/** Share of the open facilities whose capacity must be known before anything is said. */
const KNOWN_SHARE = 0.9;

/** Capacities of facilities as thousandths; those in no unit are unknown where others name one. Null facts: nothing known. */
export function knownCapacity(facts: readonly (CapacityFact | null)[]): KnownCapacity {
  const units = facts.map(fact => (fact?.capacity == null ? null : capacityUnitOf(fact.capacityUnit)));
  const named = new Set(units.filter(unit => unit !== null));
  const capacity = facts.map((fact, i) => {
    if (fact?.capacity == null || (named.size > 0 && units[i] === null)) return null;
    return Math.round(fact.capacity * PEOPLE_SCALE);
  });
  const withCapacity = capacity.filter(value => value !== null).length;
  const mixed = named.size > 1;
  const why = () => {
    if (facts.length === 0) return 'no-facilities';
    if (withCapacity < KNOWN_SHARE * facts.length) return 'capacity-unknown';
    return mixed ? 'mixed-units' : null;
  };
  return {capacity, withCapacity, unit: mixed ? null : ([...named][0] ?? null), why: why()};
}
