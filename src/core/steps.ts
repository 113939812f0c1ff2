/** Runs a computation that stops now and then to its end. */
export function finish<Answer>(steps: Generator<unknown, Answer>): Answer {
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
  }
}
