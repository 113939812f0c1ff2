/** How long a long computation keeps the worker before it lets other requests in, milliseconds. */
const TURN_MILLISECONDS = 20;

/**
 * Runs a computation that stops now and then, letting other requests in between; `tell` hears what it says at its stops. Null
 * when `isWanted` says that nobody waits for the answer any more.
 */
export async function inTurns<Said, Answer>(
  steps: Generator<Said, Answer>,
  isWanted: () => boolean,
  tell: (said: Said) => void = () => {},
): Promise<Answer | null> {
  let turnStart = performance.now();
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
    if (performance.now() - turnStart < TURN_MILLISECONDS) continue;
    tell(value);
    await new Promise(resolve => setTimeout(resolve, 0));
    if (!isWanted()) return null;
    turnStart = performance.now();
  }
}
