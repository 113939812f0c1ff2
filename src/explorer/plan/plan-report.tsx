import './plan-report.css';
import {useSignal} from '@preact/signals';
import {render} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import {sha256Hex} from '#files/digest.ts';
import {bytes, date} from '#i18n/format.ts';
import {categoryOf} from '../city-info.ts';
import {scenarioRibbon, sourcesOf} from '../frame/map-words.ts';
import type {Store} from '../store.ts';
import {serviceName} from '../words.ts';
import {AreaTable, changedAreas} from './plan-areas.tsx';
import {PlanCapacityTable} from './plan-capacity.tsx';
import {encodePlan} from './plan-file.ts';
import {PlanLegendKey} from './plan-legend.tsx';
import {isCurrent} from './plan-question.ts';
import {CountsTable, EquityTable} from './plan-result.tsx';
import {UnknownNote} from './plan-sentence.tsx';
import {boundWords, resultWords} from './plan-sites.tsx';
import {conditionWords, editWords, rangeOfDifference, sentenceOf} from './plan-words.ts';

/** Areas in the report: the rest is in the tables of the page. */
const MOST_AREAS = 40;

/** How long the map may take to change its colours, milliseconds. */
const RECOLOR_WAIT = 500;

/** Takes the picture of the map as it is, in the colours of paper, and opens the report; without a map it has none. */
export async function openReport(store: Store): Promise<void> {
  const wasDark = store.dark.value;
  // the report is about the plan, not about one place of it
  store.plan.dependentsOf.value = null;
  store.dark.value = false;
  await new Promise(resolve => setTimeout(resolve, wasDark ? RECOLOR_WAIT : 50));
  let picture: HTMLCanvasElement | null = null;
  try {
    picture = store.capture.value === null ? null : await store.capture.value();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    store.trouble.value = store.text('share.pictureFailed', {message});
  }
  store.plan.report.value = {picture, wasDark};
}

/** Puts the report over the page, as the only thing that can be reached or printed while it is open. */
export function PlanReport({store}: {readonly store: Store}) {
  useEffect(() => {
    const wasDark = store.plan.report.value?.wasDark ?? false;
    const root = document.createElement('div');
    root.className = 'ykx ykx-report-root';
    const rest = [...document.body.children].filter((one): one is HTMLElement => one instanceof HTMLElement);
    const others = rest.filter(one => !one.inert);
    document.body.append(root);
    for (const one of others) one.inert = true;
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
      root.remove();
      store.dark.value = wasDark;
      for (const one of others) one.inert = false;
      if (before instanceof HTMLElement) before.focus();
    };
  }, [store]);
  return null;
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
      <p class="ykx-report-buttons">
        <button type="button" class="ykx-primary" onClick={() => print()}>
          {text('plan.report.print')}
        </button>
        <button type="button" onClick={() => (plan.report.value = null)}>
          {text('plan.report.close')}
        </button>
        <span class="ykx-quiet">{text('plan.report.printHint')}</span>
      </p>
      {/* the head of a table is repeated on every printed page */}
      <table class="ykx-sheets" role="presentation">
        <thead>
          <tr>
            <td>
              <p class="ykx-report-ribbon">{scenarioRibbon(store, open)}</p>
            </td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <h1 class="ykx-report-title" id="ykx-report-title" tabIndex={-1} ref={heading}>
                {text('plan.report.title', {
                  city: open.info.manifest.name[store.props.lang],
                  name: plan.scenario.value.name,
                })}
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

function ReportBody({store}: {readonly store: Store}) {
  const {text, plan, props} = store;
  const {info} = store.city.value!;
  const shown = plan.shown.value!;
  const {answer, edits} = shown;
  const service = serviceName({text, lang: props.lang}, categoryOf(info, shown.category));
  return (
    <>
      <p class="ykx-quiet">
        {text('plan.report.subtitle', {
          service,
          condition: conditionWords(store, shown),
          date: date(props.lang, today()),
        })}
      </p>
      <p class="ykx-finding">{sentenceOf(store, shown)}</p>
      {edits.length > 0 && (
        <p class="ykx-quiet">
          {text('plan.report.range', {range: rangeOfDifference({text, lang: props.lang}, answer.all)})}
        </p>
      )}
      {edits.length > 0 && <UnknownNote store={store} counts={answer.all} />}
      <MapPicture store={store} />
      <h2>{text('plan.edits.title', {n: edits.length})}</h2>
      {edits.length === 0 ? <p>{text('plan.report.noEdits')}</p> : <EditList store={store} />}
      <h2>{text('plan.result.title')}</h2>
      <CountsTable store={store} answer={answer} />
      <Areas store={store} />
      <h2>{text('plan.equity.title')}</h2>
      <EquityTable store={store} answer={answer} />
      <h2>{text('plan.capacity.title')}</h2>
      <PlanCapacityTable store={store} shown={shown} />
      {plan.sites.value !== null && plan.sites.value.category === shown.category && (
        <>
          <h2>{text('plan.sites.title')}</h2>
          <p>{resultWords(store, plan.sites.value)}</p>
          <p class="ykx-quiet">{boundWords(store, plan.sites.value)}</p>
        </>
      )}
      {plan.scenario.value.notes !== '' && (
        <>
          <h2>{text('plan.notes.title')}</h2>
          <p class="ykx-report-notes">{plan.scenario.value.notes}</p>
        </>
      )}
      <h2>{text('plan.report.method')}</h2>
      <p>{text('plan.report.methodText', {minutes: shown.minutes})}</p>
      <p>{text('plan.report.limits')}</p>
      <Origin store={store} />
    </>
  );
}

/** The map as it was when the report was opened, with what its colours mean and where it comes from. */
function MapPicture({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const frame = useRef<HTMLDivElement>(null);
  const picture = plan.report.value?.picture ?? null;
  useEffect(() => {
    if (picture === null || frame.current === null) return;
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', text('plan.report.map'));
    frame.current.replaceChildren(picture);
  }, [picture]);
  if (picture === null) return <p class="ykx-quiet">{text('plan.report.noMap')}</p>;
  return (
    <figure class="ykx-report-map">
      <div ref={frame} />
      <PlanLegendKey store={store} />
      <figcaption class="ykx-quiet">
        {text(`plan.report.${plan.picture.value}`)}{' '}
        {text('map.source', {sources: sourcesOf(store.city.value!, store.props.lang)})}
      </figcaption>
    </figure>
  );
}

function EditList({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const refused = new Map((plan.shown.value?.answer.refused ?? []).map(one => [one.index, one.why]));
  return (
    <ol class="ykx-report-edits">
      {plan.edits.value.map((edit, index) => {
        const why = refused.get(index);
        return (
          <li key={'id' in edit ? edit.id : `${edit.kind} ${edit.facility}`}>
            {editWords(store, edit)}
            {(edit.kind === 'add' || edit.kind === 'move') && (
              <span class="ykx-quiet">
                {' '}
                {text('plan.report.at', {lat: edit.lat.toFixed(5), lon: edit.lon.toFixed(5)})}
              </span>
            )}
            {why !== undefined && <span class="ykx-error"> {text(`plan.refused.${why}`)}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function Areas({store}: {readonly store: Store}) {
  const {text} = store;
  const {areas} = store.plan.shown.value!.answer;
  const kinds = [...new Set(areas.map(area => area.kind))];
  // the areas with the fewest people each say most: the kind of which there are most
  const size = (kind: string) => areas.filter(area => area.kind === kind).length;
  const kind = kinds.sort((a, b) => size(b) - size(a))[0];
  const rows = kind === undefined ? [] : changedAreas(areas, kind);
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{text('plan.areas.title', {n: rows.length})}</h2>
      <AreaTable store={store} rows={rows.slice(0, MOST_AREAS)} />
      {rows.length > MOST_AREAS && <p class="ykx-quiet">{text('text.more', {n: rows.length - MOST_AREAS})}</p>}
    </>
  );
}

/** By which files the report can be made again: the plan's own hash and the fingerprint of the city's data. */
function Origin({store}: {readonly store: Store}) {
  const {text, plan, props} = store;
  const hash = useSignal<string | null>(null);
  const {id: _, ...scenario} = plan.scenario.value;
  const file = encodePlan(scenario, props.cityId);
  useEffect(() => {
    void sha256Hex(new TextEncoder().encode(file)).then(digest => (hash.value = digest));
  }, [file]);
  const {manifest} = store.city.value!.info;
  return (
    <dl class="ykx-report-origin">
      <dt>{text('plan.report.file')}</dt>
      <dd>
        {bytes(new TextEncoder().encode(file).length)}
        {hash.value !== null && ` · SHA-256 ${hash.value}`}
      </dd>
      <dt>{text('plan.report.build')}</dt>
      <dd>{scenario.fingerprint}</dd>
      <dt>{text('plan.report.program')}</dt>
      <dd>{`${manifest.code.version} · ${manifest.code.sha256.slice(0, 16)}`}</dd>
      <dt>{text('plan.report.address')}</dt>
      <dd>{location.href.split('#')[0]}</dd>
    </dl>
  );
}

function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
