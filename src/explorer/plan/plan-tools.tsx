import {useEffect} from 'preact/hooks';
import type {Store} from '../store.ts';
import {chooseTool} from './plan-actions.ts';
import {redo, undo} from './plan-steps.ts';
import {PLAN_TOOLS} from './plan-store.ts';
import {nextWords} from './plan-words.ts';

/** The tools as buttons with words, what the next click does in a sentence, and one step back and forth. */
export function PlanTools({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const history = plan.history.value;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => pressed(store, event);
    // before the frame, which leaves the full screen on Escape
    addEventListener('keydown', onKey, {capture: true});
    return () => removeEventListener('keydown', onKey, {capture: true});
  }, [store]);
  return (
    <div class="ykx-plan-tools">
      <fieldset class="ykx-toolbar">
        <legend class="ykx-unseen">{text('plan.tools')}</legend>
        {PLAN_TOOLS.map(tool => (
          <button
            type="button"
            key={tool}
            data-tool={tool}
            aria-pressed={plan.tool.value === tool}
            onClick={() => chooseTool(store, tool)}
          >
            {text(`plan.tool.${tool}`)}
          </button>
        ))}
      </fieldset>
      <div class="ykx-next-row">
        <p class="ykx-next" role="status">
          {nextWords(store)}
        </p>
        <button type="button" data-step="undo" disabled={history.past.length === 0} onClick={() => undo(store)}>
          {text('plan.undo')}
        </button>
        <button type="button" data-step="redo" disabled={history.future.length === 0} onClick={() => redo(store)}>
          {text('plan.redo')}
        </button>
      </div>
    </div>
  );
}

/** Escape gives up what was begun, then the tool; Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) outside text fields step. */
function pressed(store: Store, event: KeyboardEvent): void {
  const {plan} = store;
  if (event.key === 'Escape' && plan.report.value === null && plan.tool.value !== 'look') {
    if (plan.picked.value !== null) plan.picked.value = null;
    else plan.tool.value = 'look';
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) undo(store);
  else if (key === 'y' || key === 'z') redo(store);
  else return;
  event.preventDefault();
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(target.type))
  );
}
