import type {Store} from '../store.ts';
import {planMap} from './plan-paper.ts';
import {questionOf} from './plan-question.ts';

/** How long the map may take to change its colours, milliseconds. */
const RECOLOR_WAIT = 500;

/** Takes the picture of the map as it is, in the colours of paper, and opens the report; without a map it has none. */
export async function openReport(store: Store): Promise<void> {
  const wasDark = store.dark.value;
  const question = questionOf(store);
  if (question === null) return;
  // the report is about the plan, not about one place of it
  store.plan.dependentsOf.value = null;
  store.dark.value = false;
  await new Promise(resolve => setTimeout(resolve, wasDark ? RECOLOR_WAIT : 50));
  let picture: HTMLCanvasElement | null = null;
  try {
    picture = await planMap(store);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    store.trouble.value = store.text('share.pictureFailed', {message});
  }
  store.plan.report.value = {picture, question, wasDark};
}
