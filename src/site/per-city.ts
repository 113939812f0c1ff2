import type {City} from './city.ts';

/** Makes something of a city once for every set of texts it is asked with; it goes when the city goes. */
export function perCity<A extends readonly string[], T>(
  make: (city: City, ...asked: A) => T,
): (city: City, ...asked: A) => T {
  const cities = new WeakMap<City, Map<string, {readonly made: T}>>();
  return (city, ...asked) => {
    const known = cities.get(city) ?? new Map<string, {readonly made: T}>();
    cities.set(city, known);
    const key = asked.join('\n');
    const entry = known.get(key) ?? {made: make(city, ...asked)};
    known.set(key, entry);
    return entry.made;
  };
}
