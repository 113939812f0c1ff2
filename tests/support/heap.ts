import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of the heap and of buffers that are in use, after what is no longer needed was given back. */
export function bytesInUse(): number {
  collect();
  const {heapUsed, arrayBuffers} = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Milliseconds of the processor a piece of work takes, whatever else it is busy with, and by how many bytes memory grows at most meanwhile, as seen between its steps. */
export async function costOf(work: () => Promise<unknown>): Promise<{readonly millis: number; readonly bytes: number}> {
  const before = bytesInUse();
  let peak = before;
  const look = () => {
    const {heapUsed, arrayBuffers} = process.memoryUsage();
    peak = Math.max(peak, heapUsed + arrayBuffers);
  };
  const timer = setInterval(look, 2);
  const start = process.cpuUsage();
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const {user, system} = process.cpuUsage(start);
  const millis = (user + system) / 1000;
  look();
  return {millis, bytes: peak - before};
}
