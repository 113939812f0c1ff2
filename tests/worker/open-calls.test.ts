import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {expect, test} from 'vitest';
import {OpenCalls} from '#worker/open-calls.ts';

test('keeps no answer once it is given', async () => {
  setFlagsFromString('--expose-gc');
  const gc: () => void = runInNewContext('gc');
  const calls = new OpenCalls();
  const ask = async () => new WeakRef(await calls.wait(Promise.resolve(new Float64Array(1e6))));
  const answer = await ask();
  await new Promise(resolve => setTimeout(resolve, 0));
  gc();
  expect(answer.deref()).toBeUndefined();
  calls.fail(new Error('the worker ended'));
});
