/** How well a query fits a name, best first. The numbers are only compared. */
export const MATCH = {
  /** The whole name, or its whole pinyin. */
  exact: 0,
  /** The word for a service: the nearest places that offer it. */
  service: 1,
  /** The name begins with the query, or its pinyin does. */
  prefix: 2,
  /** A word of the name begins with the query, or its initials are the query. */
  word: 3,
  /** The query is the beginning of the word for a service. */
  serviceBegun: 4,
  /** The query stands inside the name, or the pinyin of a part of the name is the query. */
  inside: 5,
  /** Every word of the query begins a word of the name. */
  allWords: 6,
  /** Initials of a part of the name; the query without its spaces. */
  loose: 7,
  /** Some words of the query stand in the name, the others name its area or what it offers. */
  context: 8,
  /** One letter is wrong. */
  typo: 9,
  none: 255,
} as const;

export type MatchClass = (typeof MATCH)[keyof typeof MATCH];
