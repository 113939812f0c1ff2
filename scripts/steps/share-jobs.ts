import {availableParallelism} from 'node:os';
import {setImmediate} from 'node:timers/promises';
import {Worker} from 'node:worker_threads';
import {InputError} from '#schema/input-error.ts';
import type {Progress} from '../progress.ts';
import type {CityModel} from './city-model.ts';
import {
  fromTableColumns,
  jobCount,
  jobName,
  runJob,
  type TableAnswer,
  type TableColumns,
  type TableSources,
  tableColumns,
  tableJobs,
} from './table-jobs.ts';
import {cityNetworks} from './times.ts';

/** A city with fewer cells and streets together is done sooner than another thread has started. */
const SMALL_CITY = 15000;

/** Threads that compute a city's numbers: as YIKE_THREADS says, else one per core, one for a small city. */
export function threadsFor(model: CityModel): number {
  const given = process.env['YIKE_THREADS'];
  if (given !== undefined) {
    if (!/^[1-9]\d{0,2}$/.test(given))
      throw new InputError({
        file: 'environment',
        where: 'YIKE_THREADS',
        found: given,
        expected: 'a whole number from 1',
      });
    return Number(given);
  }
  return (model.graph?.edgeCount ?? 0) + model.demand.cellCount < SMALL_CITY ? 1 : availableParallelism();
}

/** The answers of one thread, as they arrive; ends when it has no more work. Rejects when it fails. */
function listen(worker: Worker, take: (job: number, answer: TableAnswer) => void): Promise<void> {
  return new Promise((done, fail) => {
    worker.on('message', ({job, answer}: {job: number; answer: TableAnswer}) => take(job, answer));
    worker.on('error', fail);
    worker.on('exit', code => (code === 0 ? done() : fail(new Error(`table-worker: exit code ${code}`))));
  });
}

/**
 * Does all jobs of a city on so many threads, this one included; the next free thread takes the next job. The answers are
 * those of a single thread, by number of the job, whoever did it and in whatever order.
 */
export async function shareJobs(sources: TableSources, threads: number, progress: Progress): Promise<TableAnswer[]> {
  const {model} = sources;
  const count = jobCount(model);
  const answers = new Array<TableAnswer>(count);
  let done = 0;
  const take = (job: number, answer: TableAnswer) => {
    answers[job] = answer;
    done++;
    progress(jobName(model, job), done / count);
  };
  if (threads === 1) {
    const jobs = tableJobs(sources, cityNetworks(model));
    for (let job = 0; job < count; job++) take(job, runJob(jobs, job));
    return answers;
  }
  const columns: TableColumns = tableColumns(sources);
  const next = new Int32Array(new SharedArrayBuffer(4));
  const file = new URL('./table-worker.ts', import.meta.url);
  const workers = Array.from({length: threads - 1}, () => new Worker(file, {workerData: {columns, next}}));
  const ends = Promise.all(workers.map(worker => listen(worker, take)));
  // a thread that fails is heard of while this one still works
  ends.catch(() => Atomics.store(next, 0, count));
  try {
    const own = fromTableColumns(columns);
    const jobs = tableJobs(own.sources, own.networks);
    for (let job = Atomics.add(next, 0, 1); job < count; job = Atomics.add(next, 0, 1)) {
      take(job, runJob(jobs, job));
      await setImmediate();
    }
    await ends;
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
  return answers;
}
