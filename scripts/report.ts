/** Something odd in the input that did not stop the build: listed in the output and on the data page. */
export interface Finding {
  /** Short kebab-case kind, e.g. `way-missing-nodes`. */
  readonly kind: string;
  readonly file: string;
  readonly zh: string;
  readonly en: string;
  /** How many times it happened. */
  readonly count: number;
  /** Up to ten examples: element ids, row numbers or names. */
  readonly examples: readonly string[];
}

/** Collects findings while a city is built. */
export class Report {
  readonly #findings = new Map<
    string,
    {kind: string; file: string; zh: string; en: string; count: number; examples: string[]}
  >();

  /** Counts one occurrence; the first ten examples are kept. */
  note(kind: string, file: string, zh: string, en: string, example: string): void {
    const key = `${kind}\n${file}`;
    const known = this.#findings.get(key);
    if (known === undefined) this.#findings.set(key, {kind, file, zh, en, count: 1, examples: [example]});
    else {
      known.count++;
      if (known.examples.length < 10) known.examples.push(example);
    }
  }

  /** All findings, sorted by kind and file. */
  findings(): Finding[] {
    return [...this.#findings.values()].sort((a, b) =>
      a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.file < b.file ? -1 : a.file > b.file ? 1 : 0,
    );
  }
}
