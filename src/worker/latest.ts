/**
 * Makes the latest request win: while one runs, only the newest of those that came meanwhile is kept; the others are answered
 * with null without being run, and so is the running one when its answer is out of date.
 */
export function latestWins<Q, A>(run: (request: Q) => Promise<A>): (request: Q) => Promise<A | null> {
  let running = false;
  let newest = 0;
  let waiting: {start: () => void; skip: () => void} | null = null;

  const finish = () => {
    running = false;
    const next = waiting;
    waiting = null;
    next?.start();
  };

  return request => {
    const number = ++newest;
    return new Promise<A | null>((resolve, reject) => {
      const start = () => {
        running = true;
        run(request)
          .then(answer => resolve(number === newest ? answer : null), reject)
          .finally(finish);
      };
      if (!running) return start();
      waiting?.skip();
      waiting = {start, skip: () => resolve(null)};
    });
  };
}
