import {expect, test} from 'vitest';
import {latestWins} from '#worker/latest.ts';

/** A task that ends when told to. */
function controlled() {
  const started: number[] = [];
  const ends = new Map<number, {resolve: (value: string) => void; reject: (error: Error) => void}>();
  const run = (request: number) => {
    started.push(request);
    return new Promise<string>((resolve, reject) => ends.set(request, {resolve, reject}));
  };
  return {started, ends, ask: latestWins(run)};
}

const soon = () => new Promise(resolve => setTimeout(resolve, 0));

test('answers a single request', async () => {
  const {ask, ends} = controlled();
  const answer = ask(1);
  ends.get(1)!.resolve('one');
  expect(await answer).toBe('one');
});

test('runs only the newest of the requests that came while one was running, and gives no outdated answer', async () => {
  const {ask, ends, started} = controlled();
  const answers = [ask(1), ask(2), ask(3)];
  ends.get(1)!.resolve('one');
  await soon();
  expect(started).toEqual([1, 3]);
  ends.get(3)!.resolve('three');
  expect(await Promise.all(answers)).toEqual([null, null, 'three']);
});

test('goes on after a request that failed', async () => {
  const {ask, ends} = controlled();
  const failing = ask(1);
  ends.get(1)!.reject(new Error('broken'));
  await expect(failing).rejects.toThrow('broken');
  const next = ask(2);
  await soon();
  ends.get(2)!.resolve('two');
  expect(await next).toBe('two');
});
