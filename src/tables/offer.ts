import {ENGINE_FILE} from '#files/engine-file.ts';

/** Where the packed engine is and how many bytes will come: brotli where the host can send it unpacked by the browser. */
export async function engineOffer(folder: string): Promise<{url: string; sentBytes: number | null}> {
  try {
    const answer = await fetch(folder + ENGINE_FILE.brotli, {method: 'HEAD'});
    if (answer.ok && answer.headers.get('content-encoding') === 'br')
      return {url: folder + ENGINE_FILE.brotli, sentBytes: lengthOf(answer)};
    const packed = await fetch(folder + ENGINE_FILE.gzip, {method: 'HEAD'});
    return {url: folder + ENGINE_FILE.gzip, sentBytes: packed.ok ? lengthOf(packed) : null};
  } catch {
    return {url: folder + ENGINE_FILE.gzip, sentBytes: null};
  }
}

function lengthOf(answer: Response): number | null {
  const length = Number(answer.headers.get('content-length'));
  return Number.isFinite(length) && length > 0 ? length : null;
}
