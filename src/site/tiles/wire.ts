/** Walks the protocol-buffers wire format, of which vector tiles and PMTiles directories are made. */
export class Wire {
  readonly #bytes: Uint8Array;
  #at: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, from = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = from;
    this.#end = end;
  }

  /** True while there is something left to read. */
  more(): boolean {
    return this.#at < this.#end;
  }

  /** A whole number of up to 53 bits. Throws when the bytes end inside it. */
  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (this.#at >= this.#end) throw new Error(`tile: ends inside a number at byte ${this.#at}`);
      const byte = this.#bytes[this.#at++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** Number and kind of the next field. */
  field(): {number: number; type: number} {
    const key = this.varint();
    return {number: key >>> 3, type: key & 7};
  }

  /** What a field of length and bytes holds. */
  part(): Wire {
    const length = this.varint();
    const from = this.#at;
    this.#at += length;
    if (this.#at > this.#end) throw new Error(`tile: a part of ${length} bytes ends after byte ${this.#end}`);
    return new Wire(this.#bytes, from, this.#at);
  }

  /** The rest as text. */
  text(): string {
    return new TextDecoder().decode(this.#bytes.subarray(this.#at, this.#end));
  }

  /** The rest as whole numbers. */
  numbers(): number[] {
    const values: number[] = [];
    while (this.more()) values.push(this.varint());
    return values;
  }

  /** Passes over the value of a field that is not wanted. */
  skip(type: number): void {
    if (type === 0) this.varint();
    else if (type === 1) this.#at += 8;
    else if (type === 2) this.part();
    else if (type === 5) this.#at += 4;
    else throw new Error(`tile: found field type ${type}, expected 0, 1, 2 or 5`);
  }
}
