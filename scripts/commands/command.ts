import type {ParseArgsOptionsConfig} from 'node:util';
import type {Progress} from '../progress.ts';

/** The world a command runs in: where paths start, where answers and diagnostics go. */
export interface Terminal {
  /** Folder that relative paths of the user resolve against. */
  readonly cwd: string;
  /** Writes a piece of the answer (stdout). */
  answer(text: string): void;
  /** Writes a line of diagnostics (stderr). */
  tell(line: string): void;
  readonly progress: Progress;
}

/** What a user gave a command: flags by name (without dashes) and the rest in order. */
export interface Arguments {
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly rest: readonly string[];
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What comes after the name, for the usage line. */
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  /** Flags beside `--help`; every one is explained in `flagHelp`. */
  readonly flags: ParseArgsOptionsConfig;
  readonly flagHelp: Readonly<Record<string, string>>;
  /** Names of the positional arguments, for messages; a last one ending in `…` may repeat, one ending in `?` be left out. */
  readonly rest: readonly string[];
  /** Further paragraphs of the help: what comes out, an example. */
  readonly notes: readonly string[];
  run(given: Arguments, terminal: Terminal): Promise<void>;
}

/** Thrown for wrong usage: the command line prints it and exits 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Value of a text flag; undefined when it was not given. */
export function textFlag({flags}: Arguments, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** A flag as a number in a range (both ends allowed). Throws UsageError. */
export function numberFlag(given: Arguments, name: string, low: number, high: number): number | undefined {
  const text = textFlag(given, name);
  if (text === undefined) return undefined;
  const value = /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(text) ? Number(text) : Number.NaN;
  if (value >= low && value <= high) return value;
  throw new UsageError(`--${name}: found ${text}, expected a number from ${low} to ${high}`);
}

/** A flag that is a whole number from `low` to `high`; undefined when absent. Throws UsageError. */
export function wholeFlag(given: Arguments, name: string, low: number, high: number): number | undefined {
  const value = numberFlag(given, name, low, high);
  if (value === undefined || Number.isInteger(value)) return value;
  throw new UsageError(`--${name}: found ${textFlag(given, name)}, expected a whole number from ${low} to ${high}`);
}

/** A flag `LON,LAT` in degrees. Throws UsageError, also for swapped coordinates that cannot be. */
export function placeFlag(given: Arguments, name: string): [lon: number, lat: number] {
  const text = textFlag(given, name);
  if (text === undefined) throw new UsageError(`--${name} LON,LAT is missing, for example --${name} 7.4246,43.7384`);
  const numbers = text
    .split(',')
    .map(part => (/^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(part) ? Number(part) : Number.NaN));
  const [lon, lat] = numbers;
  if (numbers.length === 2 && Math.abs(lon as number) <= 180 && Math.abs(lat as number) <= 90) {
    return [lon as number, lat as number];
  }
  throw new UsageError(`--${name}: found ${text}, expected LON,LAT in degrees, longitude first`);
}

/** One of a closed list of words, or the first of them. Throws UsageError. */
export function choiceFlag<Word extends string>(
  given: Arguments,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const text = textFlag(given, name);
  if (text === undefined) return words[0];
  const word = words.find(candidate => candidate === text);
  if (word === undefined) throw new UsageError(`--${name}: found ${text}, expected ${words.join(' or ')}`);
  return word;
}
