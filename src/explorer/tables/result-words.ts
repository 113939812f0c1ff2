import type {ExplorerText} from '#i18n/explorer.ts';
import type {Answer} from '#tables/rows.ts';

/** How many rows, how long it took. */
export function resultWords(text: ExplorerText, answer: Answer): string {
  const parameters = {rows: answer.rows.length, ms: Math.max(1, Math.round(answer.milliseconds))};
  return text(answer.more ? 'tables.resultMore' : 'tables.result', parameters);
}
