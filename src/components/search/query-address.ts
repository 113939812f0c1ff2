/** What is looked for, as addresses say it. */
export interface Query {
  readonly text: string;
  /** Id of the chosen city; null: all. */
  readonly city: string | null;
}

/** Longest query that is read, characters. */
export const MOST_LETTERS = 80;

/**
 * Reads a query from an address: `?q=` as a form without scripts sends it and people pass on, or `#q=`, which no server ever
 * sees. The part behind `#` is newer when both are there. Null when neither names one.
 */
export function queryOf({search, hash}: {readonly search: string; readonly hash: string}): Query | null {
  for (const part of [hash.replace(/^#/, ''), search]) {
    const given = new URLSearchParams(part);
    const text = given.get('q');
    if (text !== null) return {text: text.slice(0, MOST_LETTERS), city: given.get('city') || null};
  }
  return null;
}

/** A query as the part of an address behind `#`; empty for none. */
export function queryFragment({text, city}: Query): string {
  if (text.trim() === '') return '';
  const parts = new URLSearchParams({q: text.trim(), ...(city === null ? {} : {city})});
  return `#${parts}`;
}
