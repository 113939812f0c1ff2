import {type Signal, useSignal} from '@preact/signals';
import {copyText} from '../copy-text.ts';
import {inAppBrowser} from '../frame/in-app-browser.ts';
import {pictureOfMap} from '../picture.ts';
import {PictureButton} from '../picture-button.tsx';
import type {Store} from '../store.ts';
import {openReport} from './open-report.ts';
import {planFileName, planText, savePlan} from './plan-export.ts';
import {importFile, importPlan} from './plan-import.ts';
import {planMap} from './plan-paper.ts';
import {planPictureWords} from './plan-picture-words.ts';
import {CopyArea, PasteArea} from './plan-texts.tsx';
import {planHeadline} from './plan-words.ts';

/** Takes the open plan away as one file, brings one in, and makes picture and report. */
export function PlanTransfer({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const copying = useSignal<string | null>(null);
  const pasting = useSignal(false);
  const problem = useSignal<string | null>(null);
  const said = useSignal('');
  const brought = (failure: string | null) => {
    problem.value = failure;
    if (failure === null) pasting.value = false;
    said.value = failure === null ? text('plan.import.done', {name: plan.scenario.value.name}) : '';
  };
  return (
    <div class="ykx-transfer">
      <p class="ykx-row">
        <ExportButtons store={store} copying={copying} said={said} />
        <ImportButtons store={store} pasting={pasting} onBrought={brought} />
      </p>
      <p class="ykx-row">
        <PaperButtons store={store} />
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
        <CopyArea store={store} content={copying.value} onClose={() => (copying.value = null)} />
      )}
      {pasting.value && <PasteArea store={store} onText={content => brought(importPlan(store, content))} />}
    </div>
  );
}

interface ExportProps {
  readonly store: Store;
  /** The text that is shown to be copied by hand; null: none. */
  readonly copying: Signal<string | null>;
  readonly said: Signal<string>;
}

/** A file, and the same as text: windows of apps save no files. */
function ExportButtons({store, copying, said}: ExportProps) {
  const {text} = store;
  const copy = async () => {
    copying.value = planText(store);
    said.value = (await copyText(copying.value)) ? text('plan.export.copied') : '';
  };
  return (
    <>
      {inAppBrowser(navigator.userAgent) === null && (
        <button type="button" data-action="export" onClick={() => savePlan(store)}>
          {text('plan.export.file')}
        </button>
      )}
      <button type="button" data-action="copy" onClick={() => void copy()}>
        {text('plan.export.copy')}
      </button>
    </>
  );
}

interface ImportProps {
  readonly store: Store;
  readonly pasting: Signal<boolean>;
  /** Told what was wrong, or null. */
  readonly onBrought: (problem: string | null) => void;
}

function ImportButtons({store, pasting, onBrought}: ImportProps) {
  const {text} = store;
  const read = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file !== undefined) onBrought(await importFile(store, file));
    // the same file may be chosen again
    input.value = '';
  };
  return (
    <>
      <label class="ykx-file">
        <span>{text('plan.import.file')}</span>
        <input type="file" accept=".json,application/json" onChange={event => void read(event.currentTarget)} />
      </label>
      <button type="button" aria-expanded={pasting.value} onClick={() => (pasting.value = !pasting.value)}>
        {text('plan.import.paste')}
      </button>
    </>
  );
}

/** Picture and report of the plan, once there are numbers that belong to it. */
function PaperButtons({store}: {readonly store: Store}) {
  const isReady = planHeadline(store) !== '';
  return (
    <>
      <PictureButton
        store={store}
        make={() => pictureOfMap(store, () => planMap(store), planPictureWords(store))}
        fileName={planFileName(store, 'png')}
        disabled={!isReady}
      />
      <button
        type="button"
        data-action="report"
        disabled={!isReady || store.plan.reportComing.value}
        onClick={() => void openReport(store)}
      >
        {store.text('plan.report.open')}
      </button>
    </>
  );
}
