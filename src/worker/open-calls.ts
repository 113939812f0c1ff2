/**
 * The calls to a worker that are not answered yet. When the worker ends they are all rejected, and so is every later one: a
 * worker that has ended answers nobody. An answered call leaves nothing behind.
 */
export class OpenCalls {
  readonly #rejects = new Set<(reason: unknown) => void>();
  readonly #heirs: ((reason: unknown) => void)[] = [];
  #end: {readonly reason: unknown} | null = null;

  /** The answer of a call, or the reason of `fail` when that comes first. */
  wait<Answer>(answer: Promise<Answer>): Promise<Answer> {
    // a race with one promise for the worker's whole life would keep every answer for as long
    return new Promise((resolve, reject) => {
      if (this.#end) reject(this.#end.reason);
      else this.#rejects.add(reject);
      answer.finally(() => this.#rejects.delete(reject)).then(resolve, reject);
    });
  }

  /** Rejects all open calls and all later ones for this reason; only the first one counts. */
  fail(reason: unknown): void {
    if (this.#end) return;
    this.#end = {reason};
    for (const reject of this.#rejects) reject(reason);
    this.#rejects.clear();
    for (const tell of this.#heirs) tell(reason);
  }

  /** Calls back once with the reason of `fail`: after the open calls are rejected, at once when that was before. */
  onEnd(tell: (reason: unknown) => void): void {
    if (this.#end) tell(this.#end.reason);
    else this.#heirs.push(tell);
  }
}
