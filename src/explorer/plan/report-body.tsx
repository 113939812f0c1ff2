import {date} from '#i18n/format.ts';
import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {serviceName} from '../words.ts';
import {AreaTable, changedAreas} from './plan-areas.tsx';
import {PlanCapacityTable} from './plan-capacity.tsx';
import {placesOf} from './plan-edits.tsx';
import {CountsTable, EquityTable} from './plan-result.tsx';
import {UnknownNote} from './plan-sentence.tsx';
import {conditionShort, editWords, sentenceOf} from './plan-words.ts';
import {ReportMap} from './report-map.tsx';
import {ReportOrigin} from './report-origin.tsx';
import {ReportSites} from './report-sites.tsx';

interface Props {
  readonly store: Store;
}

/** All there is to print of a plan whose numbers are those of now. */
export function ReportBody({store}: Props) {
  const {text, plan} = store;
  const shown = plan.shown.value!;
  const {answer, edits} = shown;
  return (
    <>
      <ReportFinding store={store} />
      <ReportMap store={store} />
      <h2>{text('plan.edits.title', {n: edits.length})}</h2>
      {edits.length === 0 ? <p>{text('plan.report.noEdits')}</p> : <EditList store={store} />}
      <section class="ykx-report-part">
        <h2>{text('plan.result.title')}</h2>
        <CountsTable store={store} answer={answer} />
      </section>
      <ChangedAreas store={store} />
      <section class="ykx-report-part">
        <h2>{text('plan.equity.title')}</h2>
        <EquityTable store={store} answer={answer} />
      </section>
      <section class="ykx-report-part">
        <h2>{text('plan.capacity.title')}</h2>
        <PlanCapacityTable store={store} shown={shown} />
      </section>
      <ReportSites store={store} />
      {plan.scenario.value.notes !== '' && (
        <>
          <h2>{text('plan.notes.title')}</h2>
          <p class="ykx-report-notes">{plan.scenario.value.notes}</p>
        </>
      )}
      <h2>{text('plan.report.method')}</h2>
      <p>{text('plan.report.methodText', {minutes: shown.minutes})}</p>
      <p>{text('plan.report.limits')}</p>
      <ReportOrigin store={store} />
    </>
  );
}

/** What was asked, and the finding with its range. */
function ReportFinding({store}: Props) {
  const {text, plan, props} = store;
  const words = {text, lang: props.lang};
  const shown = plan.shown.value!;
  const {all} = shown.answer;
  const service = serviceName(words, categoryOf(store.city.value!.info, shown.category));
  const condition = conditionShort(store, shown);
  return (
    <>
      <p class="ykx-quiet">{text('plan.report.subtitle', {service, condition, date: date(props.lang, today())})}</p>
      <p class="ykx-finding">{sentenceOf(store, shown)}</p>
      {shown.edits.length > 0 && (
        <>
          <p class="ykx-quiet">{text('plan.report.range')}</p>
          <UnknownNote store={store} counts={all} />
        </>
      )}
    </>
  );
}

function EditList({store}: Props) {
  const {text, plan} = store;
  const refused = new Map((plan.shown.value?.answer.refused ?? []).map(one => [one.index, one.why]));
  return (
    <ol class="ykx-report-edits">
      {plan.edits.value.map((edit, index) => {
        const why = refused.get(index);
        return (
          <li key={'id' in edit ? edit.id : `${edit.kind} ${edit.facility}`}>
            {editWords(store, edit)}
            {placesOf(store, edit).map(([lon, lat]) => (
              <span class="ykx-quiet" key={`${lon} ${lat}`}>
                {' '}
                {text('plan.report.at', {lat: lat.toFixed(5), lon: lon.toFixed(5)})}
              </span>
            ))}
            {why !== undefined && <span class="ykx-error"> {text(`plan.refused.${why}`)}</span>}
          </li>
        );
      })}
    </ol>
  );
}

/** Areas in the report: the rest is in the tables of the page. */
const MOST_AREAS = 40;

function ChangedAreas({store}: Props) {
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
      <AreaTable store={store} rows={rows.slice(0, MOST_AREAS)} paper />
      {rows.length > MOST_AREAS && <p class="ykx-quiet">{text('text.more', {n: rows.length - MOST_AREAS})}</p>}
    </>
  );
}

function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
