import type {Store} from '../store.ts';
import {planMap} from './plan-paper.ts';
import {questionOf} from './plan-question.ts';

/** How long the map may take to change its colours, milliseconds. */
const RECOLOR_WAIT = 500;

/**
 * Takes the picture of the map as it is, in the colours of paper, and opens the report; without a map it has none. Nothing
 * happens while one is opened already, or when the plan is left meanwhile.
 */
export async function openReport(store: Store): Promise<void> {
  const {plan, dark} = store;
  const question = questionOf(store);
  if (question === null || plan.reportComing.value || plan.report.value !== null) return;
  const wasDark = dark.value;
  plan.reportComing.value = true;
  // the report is about the plan, not about one place of it
  plan.dependentsOf.value = null;
  dark.value = false;
  await new Promise(resolve => setTimeout(resolve, wasDark ? RECOLOR_WAIT : 50));
  const coloredBy = plan.picture.value;
  const picture = await pictureOrNone(store);
  plan.reportComing.value = false;
  if (store.mode.value !== 'plan') {
    // no report would put the colours back
    dark.value = wasDark;
    return;
  }
  // the words beside the picture name its colours
  plan.picture.value = coloredBy;
  plan.report.value = {picture, question, wasDark};
}

/** The map; null without one, or where it cannot be copied, which is said. */
async function pictureOrNone(store: Store): Promise<HTMLCanvasElement | null> {
  try {
    return await planMap(store);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    store.trouble.value = store.text('share.pictureFailed', {message});
    return null;
  }
}
