/** A piece to be spoken and the part of the page it belongs to. */
export interface Piece<Part> {
  readonly text: string;
  readonly part: Part;
}

/** Speaks one piece and calls back when it has ended; gives the function that silences it. */
export type Speak = (text: string, onEnd: () => void, onError: () => void) => () => void;

export type ReaderState = 'idle' | 'reading' | 'paused' | 'failed';

/**
 * Reads pieces one after the other. Pausing silences the voice and remembers the piece, which is begun again on going on: the pause
 * of the browsers' own voices does not hold on every system.
 */
export class Reader<Part> {
  #pieces: readonly Piece<Part>[] = [];
  #at = 0;
  #state: ReaderState = 'idle';
  #silence: () => void = () => {};
  readonly #speak: Speak;
  readonly #onChange: (state: ReaderState, part: Part | null) => void;

  constructor(speak: Speak, onChange: (state: ReaderState, part: Part | null) => void) {
    this.#speak = speak;
    this.#onChange = onChange;
  }

  get state(): ReaderState {
    return this.#state;
  }

  /** Begins at the first piece. Without any nothing happens. */
  start(pieces: readonly Piece<Part>[]): void {
    this.#silence();
    this.#pieces = pieces;
    this.#at = 0;
    this.#next();
  }

  pause(): void {
    if (this.#state !== 'reading') return;
    this.#silence();
    this.#change('paused');
  }

  resume(): void {
    if (this.#state === 'paused') this.#next();
  }

  stop(): void {
    this.#silence();
    this.#at = this.#pieces.length;
    this.#change('idle');
  }

  #next(): void {
    const piece = this.#pieces[this.#at];
    if (piece === undefined) {
      this.#change('idle');
      return;
    }
    let isOver = false;
    const once = (then: () => void) => () => {
      if (isOver) return;
      isOver = true;
      then();
    };
    const end = once(() => {
      this.#at += 1;
      this.#next();
    });
    const fail = once(() => this.#change('failed'));
    this.#change('reading');
    const silence = this.#speak(piece.text, end, fail);
    this.#silence = () => {
      isOver = true;
      silence();
    };
  }

  #change(state: ReaderState): void {
    this.#state = state;
    const part = state === 'reading' || state === 'paused' ? (this.#pieces[this.#at]?.part ?? null) : null;
    this.#onChange(state, part);
  }
}
