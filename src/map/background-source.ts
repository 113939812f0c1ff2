import type {RangeResponse, Source} from 'pmtiles';

/**
 * The bytes of a PMTiles file, asked for piece by piece. A host that does not know ranges answers with the whole file: it is
 * then kept, and every further piece is cut from it, so that nothing is fetched twice.
 */
export class BackgroundSource implements Source {
  readonly #url: string;
  #whole: Promise<ArrayBuffer> | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  getKey(): string {
    return this.#url;
  }

  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    if (this.#whole !== null) return {data: (await this.#whole).slice(offset, offset + length)};
    const response = await fetch(this.#url, {
      headers: {range: `bytes=${offset}-${offset + length - 1}`},
      ...(signal ? {signal} : {}),
    });
    if (!response.ok) throw new Error(`background map: answer ${response.status}, expected 200 or 206`);
    if (response.status === 206) return {data: await response.arrayBuffer()};
    this.#whole ??= response.arrayBuffer();
    return {data: (await this.#whole).slice(offset, offset + length)};
  }
}
