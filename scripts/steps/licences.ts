import type {Provenance} from '#files/provenance.ts';
import type {City} from '#schema/city.ts';

/** What a file was made of. */
export type Ingredient =
  | 'streets'
  | 'population'
  | 'facilities'
  | 'areas'
  | 'boundary'
  | 'background'
  | 'land'
  | 'records';

/** Words of a licence's `covers` that mean an ingredient. */
const WORDS: Readonly<Record<string, readonly Ingredient[]>> = {
  streets: ['streets', 'background'],
  street: ['streets', 'background'],
  roads: ['streets', 'background'],
  elevation: ['streets'],
  population: ['population'],
  people: ['population'],
  facilities: ['facilities'],
  places: ['facilities', 'background'],
  areas: ['areas'],
  records: ['records'],
  land: ['land'],
  landuse: ['land'],
  boundary: ['boundary'],
  boundaries: ['boundary', 'areas'],
};

/** Ingredients a licence says it covers; null when its words name none, and then it is taken to cover everything. */
function covered(covers: string): ReadonlySet<Ingredient> | null {
  const found = covers
    .toLowerCase()
    .split(/[^a-z]+/)
    .flatMap(word => WORDS[word] ?? []);
  return found.length === 0 ? null : new Set(found);
}

/**
 * Who must be named and under which licences a file made of these ingredients may be used: all licences of the city that
 * cover one of them; of a city that names none for them, all its licences.
 */
export function provenanceOf(city: City, ingredients: readonly Ingredient[]): Provenance {
  const fitting = city.licences.filter(({covers}) => {
    const parts = covered(covers);
    return parts === null || ingredients.some(ingredient => parts.has(ingredient));
  });
  const licences = fitting.length === 0 ? city.licences : fitting;
  const joined = (texts: string[], separator: string) => [...new Set(texts)].join(separator);
  return {
    city: city.id,
    invented: city.invented,
    licence: joined(
      licences.map(({id}) => id),
      ' AND ',
    ),
    attribution: joined(
      licences.map(({attribution}) => attribution),
      '; ',
    ),
  };
}
