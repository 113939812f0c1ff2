/** A thread that takes jobs of `table-jobs.ts` until none is left. Started by `share-jobs.ts` only. */
import {parentPort, workerData} from 'node:worker_threads';
import {fromTableColumns, jobCount, runJob, type TableColumns, tableJobs} from './table-jobs.ts';

const {columns, next} = workerData as {columns: TableColumns; next: Int32Array};
const {sources, networks} = fromTableColumns(columns);
const jobs = tableJobs(sources, networks);
const count = jobCount(sources.model);
for (let job = Atomics.add(next, 0, 1); job < count; job = Atomics.add(next, 0, 1))
  parentPort!.postMessage({job, answer: runJob(jobs, job)});
