import {sha256Hex} from './digest.ts';

/** What a fetched file must be: from the manifest. */
export interface ExpectedFile {
  readonly url: string;
  /** Bytes after decompression; null when not known. */
  readonly bytes: number | null;
  /** SHA-256 of the decompressed bytes, lower-case hex; null when not known. */
  readonly sha256: string | null;
}

/** Why a file could not be used: nobody answered, not there, or not the bytes the manifest promises. */
export type FetchFailure = 'network' | 'missing' | 'damaged';

/** Thrown by fetchFile. The message names the file, what was found and what was expected. */
export class FetchFileError extends Error {
  readonly failure: FetchFailure;
  readonly url: string;

  constructor(failure: FetchFailure, url: string, found: string, expected: string) {
    super(`${url.split('/').pop()}: found ${found}, expected ${expected}`);
    this.name = 'FetchFileError';
    this.failure = failure;
    this.url = url;
  }
}

/** Told how many bytes of the file have come so far, as they are sent. */
export type OnBytes = (bytes: number) => void;

/**
 * Fetches a file, unpacks it when it is gzip (by its first two bytes, because a host may already have unpacked it), and
 * checks length and SHA-256 of the unpacked bytes. Throws FetchFileError; an aborted signal throws the AbortError as is.
 */
export async function fetchFile(
  file: ExpectedFile,
  options: {signal?: AbortSignal; onBytes?: OnBytes; fetcher?: typeof fetch} = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await request(file.url, options);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    const raw = await readAll(response.body, options.onBytes ?? null);
    bytes = isGzip(raw) ? await readAll(unpacked(raw), null) : raw;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new FetchFileError('damaged', file.url, reason(error), 'a whole file');
  }
  if (file.bytes !== null && bytes.length !== file.bytes)
    throw new FetchFileError('damaged', file.url, `${bytes.length} bytes`, `${file.bytes} bytes`);
  if (file.sha256 !== null) {
    const found = await sha256Hex(bytes);
    if (found !== file.sha256)
      throw new FetchFileError('damaged', file.url, `SHA-256 ${found.slice(0, 12)}…`, `${file.sha256.slice(0, 12)}…`);
  }
  return bytes;
}

async function request(url: string, options: {signal?: AbortSignal; fetcher?: typeof fetch}): Promise<Response> {
  let response: Response;
  try {
    response = await (options.fetcher ?? fetch)(url, options.signal ? {signal: options.signal} : {});
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new FetchFileError('network', url, reason(error), 'an answer from the server');
  }
  if (!response.ok) throw new FetchFileError('missing', url, `answer ${response.status}`, 'answer 200');
  return response;
}

async function readAll(
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  onBytes: OnBytes | null,
): Promise<Uint8Array<ArrayBuffer>> {
  if (stream === null) return new Uint8Array();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    length += part.value.length;
    onBytes?.(length);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function unpacked(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
