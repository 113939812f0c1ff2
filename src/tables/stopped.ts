/** Thrown for a question that was stopped: by the visitor or by the time limit. */
export class StoppedError extends Error {
  readonly why: 'cancelled' | 'time';
  constructor(why: 'cancelled' | 'time') {
    super(why === 'time' ? 'the question took too long and was stopped' : 'the question was stopped');
    this.name = 'StoppedError';
    this.why = why;
  }
}
