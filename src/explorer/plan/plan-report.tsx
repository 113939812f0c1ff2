import './plan-report.css';
import {render} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import {mapMarkLines} from '../frame/map-mark.ts';
import {scenarioRibbon} from '../frame/map-words.ts';
import {ownNote} from '../own/own-note.ts';
import type {OpenCity, Store} from '../store.ts';
import {isCurrent} from './plan-question.ts';
import {ReportBody} from './report-body.tsx';

/** Puts the report over the page, as the only thing that can be reached or printed while it is open. */
export function PlanReport({store}: {readonly store: Store}) {
  useEffect(() => {
    const wasDark = store.plan.report.value?.wasDark ?? false;
    const {root, remove} = aloneOnTop();
    const title = document.title;
    // what a browser calls the file it prints to
    document.title = reportTitle(store);
    const before = document.activeElement;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopImmediatePropagation();
      store.plan.report.value = null;
    };
    addEventListener('keydown', close, {capture: true});
    render(<Report store={store} />, root);
    return () => {
      removeEventListener('keydown', close, {capture: true});
      render(null, root);
      remove();
      document.title = title;
      store.dark.value = wasDark;
      if (before instanceof HTMLElement) before.focus();
    };
  }, [store]);
  return null;
}

/** A place over the page whose rest can be neither reached nor heard, and the function that takes it away. */
function aloneOnTop(): {readonly root: HTMLElement; readonly remove: () => void} {
  const root = document.createElement('div');
  root.className = 'ykx ykx-report-root';
  const rest = [...document.body.children].filter((one): one is HTMLElement => one instanceof HTMLElement);
  const others = rest.filter(one => !one.inert);
  document.body.append(root);
  for (const one of others) one.inert = true;
  const remove = () => {
    root.remove();
    for (const one of others) one.inert = false;
  };
  return {root, remove};
}

function reportTitle({city, plan, props, text}: Store): string {
  const name = city.value?.info.manifest.name[props.lang] ?? props.cityId;
  return text('plan.report.title', {city: name, name: plan.scenario.value.name});
}

function Report({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const shown = plan.shown.value;
  const open = store.city.value;
  if (shown === null || open === null) return null;
  return (
    <div
      class="ykx-report"
      role="dialog"
      aria-modal="true"
      aria-labelledby="ykx-report-title"
      data-edits={shown.edits.length}
    >
      <ReportButtons store={store} />
      {/* the head of a table is repeated on every printed page */}
      <table class="ykx-sheets" role="presentation">
        <thead>
          <tr>
            <td>
              <p class="ykx-report-ribbon">{reportRibbon(store, open)}</p>
            </td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <h1 class="ykx-report-title" id="ykx-report-title" tabIndex={-1} ref={heading}>
                {reportTitle(store)}
              </h1>
              {isCurrent(store, shown) ? (
                <ReportBody store={store} />
              ) : (
                <p class="ykx-quiet">{plan.failed.value ?? text('plan.stale')}</p>
              )}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** 情景测算, what the city says of itself and of its maps, and that own lists have a part in the numbers. */
function reportRibbon(store: Store, open: OpenCity): string {
  const [own, ribbon] = [ownNote(store), scenarioRibbon(store, open)];
  return [ribbon, ...(own === null ? [] : [own]), ...mapMarkLines(store, open)].join(' · ');
}

function ReportButtons({store}: {readonly store: Store}) {
  const {text, plan} = store;
  return (
    <p class="ykx-report-buttons">
      <button type="button" class="ykx-primary" onClick={() => print()}>
        {text('plan.report.print')}
      </button>
      <button type="button" onClick={() => (plan.report.value = null)}>
        {text('plan.report.close')}
      </button>
      <span class="ykx-quiet">{text('plan.report.printHint')}</span>
    </p>
  );
}
