import {MATCH, type MatchClass} from './match-class.ts';
import {letterBit, type PinyinNames} from './name-table.ts';

/** Told of every name that fits: whose it is and how well. One owner may be told of several times. */
export type OnMatch = (owner: number, match: MatchClass) => void;

/** How a run of characters was typed. */
const TYPED = {no: 0, initials: 1, full: 2} as const;

/**
 * Finds the names a query in pinyin means: full syllables (shequ), initials (sq), a mixture (sheq), characters in between
 * (和平lu). The last syllable may be unfinished. The query has no spaces, tones or capital letters.
 */
export function matchPinyin(names: PinyinNames, query: string, onMatch: OnMatch): void {
  const {rowCount, owner, first, symbol, character, firstLetters} = names;
  const [letter] = query;
  if (letter === undefined) return;
  const bit = letterBit(letter);
  for (let row = 0; row < rowCount; row++) {
    const [begin, end] = [first[row]!, first[row + 1]!];
    let best: MatchClass = MATCH.none;
    for (let at = begin; at < end; at++) {
      const one = symbol[at]!;
      if ((firstLetters[one]! & bit) === 0 && character[one] !== letter) continue;
      const typed = typedFrom(names, query, 0, at, end);
      if (typed.how === TYPED.no) continue;
      const match = classOf(typed.how, at === begin, typed.end === end && typed.whole);
      if (match < best) best = match;
      if (at === begin && best <= MATCH.prefix) break;
    }
    if (best !== MATCH.none) onMatch(owner[row]!, best);
  }
}

function classOf(how: number, fromStart: boolean, toEnd: boolean): MatchClass {
  if (how === TYPED.full) return fromStart ? (toEnd ? MATCH.exact : MATCH.prefix) : MATCH.inside;
  if (fromStart) return toEnd ? MATCH.word : MATCH.inside;
  return MATCH.loose;
}

interface Typed {
  readonly how: number;
  /** Where in the row the query ended. */
  readonly end: number;
  /** False: the last syllable is unfinished. */
  readonly whole: boolean;
}

const NOT: Typed = {how: TYPED.no, end: 0, whole: false};

/** The best way to read the query from letter `from` on as the characters from `at` on. */
function typedFrom(names: PinyinNames, query: string, from: number, at: number, end: number): Typed {
  if (from === query.length) return {how: TYPED.full, end: at, whole: true};
  if (at === end) return NOT;
  const one = names.symbol[at]!;
  let best = NOT;
  const consider = (typed: Typed, how: number) => {
    const lower = Math.min(typed.how, how);
    if (lower > best.how || (lower === best.how && typed.whole && typed.end > best.end)) best = {...typed, how: lower};
  };
  const character = names.character[one]!;
  if (query.startsWith(character, from))
    consider(typedFrom(names, query, from + character.length, at + 1, end), TYPED.full);
  for (const reading of names.readings[one]!) {
    if (reading === character || reading[0] !== query[from]) continue;
    if (query.startsWith(reading, from))
      consider(typedFrom(names, query, from + reading.length, at + 1, end), TYPED.full);
    else if (reading.startsWith(query.slice(from)) && query.length - from > 1)
      consider({how: TYPED.full, end: at + 1, whole: false}, TYPED.full);
    if (best.how === TYPED.full && best.whole) return best;
    if (reading.length > 1) consider(typedFrom(names, query, from + 1, at + 1, end), TYPED.initials);
    const double = /^[zcs]h/.test(reading) ? reading.slice(0, 2) : null;
    if (double !== null && query.startsWith(double, from))
      consider(typedFrom(names, query, from + 2, at + 1, end), TYPED.initials);
  }
  return best;
}
