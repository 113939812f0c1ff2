import {useSignal} from '@preact/signals';
import {categoryOf} from '../city-info.ts';
import {inAppBrowser} from '../frame/in-app-browser.ts';
import {copyText} from '../copy-text.ts';
import {pictureOfMap} from '../picture.ts';
import {PictureButton} from '../picture-button.tsx';
import {addressOf} from '../address.ts';
import type {Store} from '../store.ts';
import {MAX_SCENARIOS, withScenario} from './plan-document.ts';
import {decodePlan, encodePlan, MAX_FILE, PlanFileError} from './plan-file.ts';
import {cityFingerprint, limitsOf} from './plan-keeping.ts';
import {openReport} from './plan-report.tsx';
import {change} from './plan-steps.ts';
import {planHeadline, planPictureWords} from './plan-words.ts';

/** Takes the open plan away as one file, brings one in, and makes the report. */
export function PlanTransfer({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const copying = useSignal<string | null>(null);
  const pasting = useSignal(false);
  const problem = useSignal<string | null>(null);
  const said = useSignal('');
  const inApp = inAppBrowser(navigator.userAgent) !== null;
  const take = () => {
    const content = encodePlan(fitting(store), store.props.cityId);
    if (inApp) void copy(content);
    else saveText(content, fileName(store));
  };
  const copy = async (content: string) => {
    copying.value = content;
    said.value = (await copyText(content)) ? text('plan.export.copied') : '';
  };
  const bring = (content: string) => {
    problem.value = importPlan(store, content);
    if (problem.value !== null) return;
    pasting.value = false;
    said.value = text('plan.import.done', {name: plan.scenario.value.name});
  };
  return (
    <div class="ykx-transfer">
      <p class="ykx-row">
        <button type="button" data-action="export" onClick={take}>
          {text(inApp ? 'plan.export.copy' : 'plan.export.file')}
        </button>
        {!inApp && (
          <button type="button" onClick={() => void copy(encodePlan(fitting(store), store.props.cityId))}>
            {text('plan.export.copy')}
          </button>
        )}
        <label class="ykx-file">
          <span>{text('plan.import.file')}</span>
          <input
            type="file"
            accept=".json,application/json"
            onChange={event => void readFile(store, event.currentTarget, bring, problem)}
          />
        </label>
        <button type="button" aria-expanded={pasting.value} onClick={() => (pasting.value = !pasting.value)}>
          {text('plan.import.paste')}
        </button>
        <PictureButton
          store={store}
          make={async () => {
            const map = store.capture.value === null ? null : await store.capture.value();
            return pictureOfMap(store, map, addressOf(store), planPictureWords(store));
          }}
          fileName={`yikezhong-plan-${store.props.cityId}.png`}
          disabled={planHeadline(store) === ''}
        />
        <button type="button" data-action="report" onClick={() => void openReport(store)}>
          {text('plan.report.open')}
        </button>
      </p>
      <p class="ykx-quiet">{text('plan.transfer.private')}</p>
      {problem.value !== null && (
        <p class="ykx-error" role="alert" data-import-problem>
          {problem.value}
        </p>
      )}
      <p role="status" class="ykx-quiet">
        {said.value}
      </p>
      {copying.value !== null && (
        <div class="ykx-copy">
          <label>
            <span>{text('plan.export.select')}</span>
            <textarea
              rows={8}
              readOnly
              value={copying.value}
              onFocus={event => event.currentTarget.select()}
              data-plan-text
            />
          </label>
          <button type="button" onClick={() => (copying.value = null)}>
            {text('plan.shut')}
          </button>
        </div>
      )}
      {pasting.value && <Paste store={store} onText={bring} />}
    </div>
  );
}

function Paste({store, onText}: {readonly store: Store; readonly onText: (text: string) => void}) {
  const typed = useSignal('');
  return (
    <form
      class="ykx-copy"
      onSubmit={event => {
        event.preventDefault();
        onText(typed.value);
      }}
    >
      <label>
        <span>{store.text('plan.import.pasteHere')}</span>
        <textarea
          rows={6}
          value={typed.value}
          onInput={event => (typed.value = event.currentTarget.value)}
          data-plan-paste
        />
      </label>
      <button type="submit" disabled={typed.value.trim() === ''}>
        {store.text('plan.import.use')}
      </button>
    </form>
  );
}

/** The open plan as it is written: with the choices it is judged by now. */
function fitting(store: Store) {
  const {id: _, ...scenario} = store.plan.scenario.value;
  return {...scenario, category: store.category.value, walker: store.walker.value, minutes: store.minutes.value};
}

function fileName(store: Store): string {
  const name = store.plan.scenario.value.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `yikezhong-plan-${store.props.cityId}${name === '' ? '' : `-${name}`}.json`;
}

function saveText(content: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], {type: 'application/json'}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function readFile(
  store: Store,
  input: HTMLInputElement,
  onText: (text: string) => void,
  problem: {value: string | null},
): Promise<void> {
  const file = input.files?.[0];
  if (file === undefined) return;
  try {
    // a character is at most four bytes: what is longer is not even read
    if (file.size > MAX_FILE * 4) throw new PlanFileError('length', file.size, 'size', String(MAX_FILE));
    onText(await file.text());
  } catch (error) {
    problem.value = fileProblem(store, error);
  }
  // the same file may be chosen again
  input.value = '';
}

/** Opens a plan from a text; gives what is wrong with it, or null. */
export function importPlan(store: Store, content: string): string | null {
  const open = store.city.value!;
  if (store.plan.history.value.now.scenarios.length >= MAX_SCENARIOS)
    return store.text('plan.scenarios.full', {n: MAX_SCENARIOS});
  try {
    const found = decodePlan(content, limitsOf(open.info));
    categoryOf(open.info, found.category);
    const fingerprint = found.fingerprint === '' ? cityFingerprint(open.info) : found.fingerprint;
    change(store, document => withScenario(document, {...found, fingerprint}));
    return null;
  } catch (error) {
    return fileProblem(store, error);
  }
}

/** What is wrong with a plan file, in one sentence: where, what was found, what was expected. */
function fileProblem({text}: Store, error: unknown): string {
  if (!(error instanceof PlanFileError)) return text('plan.file.other', {message: String(error)});
  const expected = text(`plan.expect.${error.expected}`, {detail: error.detail});
  return text('plan.file.problem', {where: error.where, found: error.found, expected});
}
