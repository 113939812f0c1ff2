/** Longer than any name or address people read, characters. */
const MAX_LENGTH = 200;

/** What turns the direction of all text after it, and what is no letter at all: line ends, control characters. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]+/gu;

/** A text from outside without what nobody sees, so that it cannot turn the words and numbers beside it. */
export function seenText(text: string): string {
  return text.replace(UNSEEN, ' ').trim();
}

/** The same as it is shown in a line with ours: what is longer than anybody reads is cut. */
export function shownText(text: string): string {
  const seen = seenText(text);
  return seen.length <= MAX_LENGTH ? seen : `${[...seen].slice(0, MAX_LENGTH).join('')}…`;
}
