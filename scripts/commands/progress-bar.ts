import type {Progress} from '../progress.ts';

const WIDTH = 24;
const REDRAW_MILLISECONDS = 80;

/** Something that lines and bars are written to. */
export interface Screen {
  write(text: string): void;
}

/** Time left as a person says it; nothing while too little is known. */
export function timeLeft(elapsedSeconds: number, share: number): string {
  if (share < 0.02 || elapsedSeconds < 1) return '';
  const seconds = Math.ceil((elapsedSeconds / share) * (1 - share));
  return seconds >= 90 ? `about ${Math.round(seconds / 60)} min left` : `about ${seconds} s left`;
}

/** One drawing of the bar. */
export function barText(label: string, share: number, elapsedSeconds: number): string {
  const filled = Math.round(share * WIDTH);
  const percent = String(Math.floor(share * 100)).padStart(3);
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
  return [`${bar} ${percent} %`, label, timeLeft(elapsedSeconds, share)].filter(Boolean).join('  ');
}

/** Draws one bar on a terminal, with what is left of the whole; `done` clears it. `now` gives milliseconds. */
export function progressBar(screen: Screen, now: () => number): {progress: Progress; done: () => void} {
  const start = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let shown = '';
  return {
    progress: (label, share) => {
      const time = now();
      if (label === shown && time - drawn < REDRAW_MILLISECONDS) return;
      drawn = time;
      shown = label;
      screen.write(`\r\u001b[2K${barText(label, Math.min(1, Math.max(0, share)), (time - start) / 1000)}`);
    },
    done: () => {
      if (shown !== '') screen.write('\r\u001b[2K');
      shown = '';
    },
  };
}

/** For logs: one line whenever a new step begins. */
export function progressLines(screen: Screen): Progress {
  let shown = '';
  return label => {
    if (label === shown) return;
    shown = label;
    screen.write(`${label}\n`);
  };
}
