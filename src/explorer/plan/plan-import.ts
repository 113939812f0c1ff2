import type {Store} from '../store.ts';
import {MAX_SCENARIOS, withScenario} from './plan-document.ts';
import {decodePlan, MAX_FILE, PlanFileError} from './plan-file.ts';
import {cityFingerprint, limitsOf} from './plan-limits.ts';
import {change} from './plan-steps.ts';

/** Opens a plan from a text; gives what is wrong with it, or null. */
export function importPlan(store: Store, content: string): string | null {
  const open = store.city.value!;
  if (store.plan.history.value.now.scenarios.length >= MAX_SCENARIOS)
    return store.text('plan.scenarios.full', {n: MAX_SCENARIOS});
  try {
    const found = decodePlan(content, limitsOf(open.info));
    const fingerprint = found.fingerprint === '' ? cityFingerprint(open.info) : found.fingerprint;
    change(store, document => withScenario(document, {...found, fingerprint}));
    return null;
  } catch (error) {
    return fileProblem(store, error);
  }
}

/** The same from a file. */
export async function importFile(store: Store, file: File): Promise<string | null> {
  try {
    // a character is at most four bytes: what is longer is not even read
    if (file.size > MAX_FILE * 4) throw new PlanFileError('length', file.size, 'size', String(MAX_FILE));
    return importPlan(store, await file.text());
  } catch (error) {
    return fileProblem(store, error);
  }
}

/** What is wrong with a plan file, in one sentence: where, what was found, what was expected. */
function fileProblem({text}: Store, error: unknown): string {
  if (!(error instanceof PlanFileError)) {
    const message = error instanceof Error ? error.message : String(error);
    return text('plan.file.other', {message});
  }
  const expected = text(`plan.expect.${error.expected}`, {detail: error.detail});
  return text('plan.file.problem', {where: error.where, found: error.found, expected});
}
