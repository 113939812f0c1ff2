import {percent, percentRange} from '#i18n/format.ts';
import type {CoverageCounts, PlanAnswer, PlanCounts, PlanEquity} from '#worker/client.ts';
import type {Store} from '../store.ts';
import {byAge, groupName} from '../words.ts';
import {PlanAreas} from './plan-areas.tsx';
import {PlanCapacityTable} from './plan-capacity.tsx';
import {isCurrent} from './plan-question.ts';
import {gainedOrLost} from './plan-words.ts';

/** What the plan changes, in numbers: for all and by group, by area, how evenly, and whether there is room. */
export function PlanResult({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const shown = plan.shown.value;
  if (shown === null) return null;
  const current = isCurrent(store, shown);
  return (
    <section
      class={`ykx-result${current ? '' : ' is-stale'}`}
      aria-busy={!current}
      data-edits={shown.edits.length}
      data-service={shown.category}
      data-walker={shown.walker}
      data-minutes={shown.minutes}
    >
      <h3 class="ykx-subtitle">{text('plan.result.title')}</h3>
      {!current && <p class="ykx-quiet">{text(plan.failed.value === null ? 'plan.stale' : 'plan.staleFailed')}</p>}
      <CountsTable store={store} answer={shown.answer} />
      <PlanAreas store={store} answer={shown.answer} />
      <details>
        <summary>{text('plan.equity.title')}</summary>
        <EquityTable store={store} answer={shown.answer} />
      </details>
      <details>
        <summary>{text('plan.capacity.title')}</summary>
        <PlanCapacityTable store={store} shown={shown} />
      </details>
    </section>
  );
}

/** Before and after for everyone and each group; gained and lost apart. */
export function CountsTable({store, answer}: {readonly store: Store; readonly answer: PlanAnswer}) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const rows: (readonly [string, string, PlanCounts])[] = [
    ['all', text('plan.everyone'), answer.all],
    ...Object.entries(answer.groups)
      .sort(([a], [b]) => byAge(a, b))
      .map(([key, counts]) => [key, groupName(words, key), counts] as const),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="ykx-wide" tabIndex={0} aria-label={text('plan.result.title')}>
      <table class="ykx-reach ykx-plan-table is-counts">
        <caption class="ykx-unseen">{text('plan.result.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('plan.column.who')}</th>
            <th scope="col">{text('plan.column.before')}</th>
            <th scope="col">{text('plan.column.after')}</th>
            <th scope="col">{text('plan.column.gained')}</th>
            <th scope="col">{text('plan.column.lost')}</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(([, , {before}]) => before.people > 0)
            .map(([key, name, counts]) => (
              <CountsRow store={store} key={key} group={key} name={name} counts={counts} />
            ))}
        </tbody>
      </table>
      <p class="ykx-quiet">{text('plan.result.note')}</p>
    </section>
  );
}

interface RowProps {
  readonly store: Store;
  readonly group: string;
  readonly name: string;
  readonly counts: PlanCounts;
}

function CountsRow({store, group, name, counts}: RowProps) {
  const words = {text: store.text, lang: store.props.lang};
  const {before, after, gained, lost} = counts;
  return (
    <tr
      data-group={group}
      data-before={before.covered / 1000}
      data-after={after.covered / 1000}
      data-gained={gained / 1000}
      data-lost={lost / 1000}
      data-net-low={counts.netLow / 1000}
      data-net-high={counts.netHigh / 1000}
      data-people={before.people / 1000}
      data-unknown={after.unknown / 1000}
    >
      <th scope="row">{name}</th>
      <td>
        <Share counts={before} />
      </td>
      <td>
        <Share counts={after} />
      </td>
      <td class={gained > 0 ? 'is-gained' : ''}>
        <data value={gained / 1000}>{gainedOrLost(words, '+', gained)}</data>
      </td>
      <td class={lost > 0 ? 'is-lost' : ''}>
        <data value={lost / 1000}>{gainedOrLost(words, '−', lost)}</data>
      </td>
    </tr>
  );
}

/** Share in time with its range under other assumptions. */
function Share({counts}: {readonly counts: CoverageCounts}) {
  const of = (people: number) => (counts.people === 0 ? 0 : people / counts.people);
  return (
    <>
      <data value={counts.covered / 1000}>{percent(of(counts.covered))}</data>
      <span class="ykx-quiet ykx-range">{percentRange(of(counts.coveredLow), of(counts.coveredHigh))}</span>
    </>
  );
}

const MEASURES = ['gini', 'groupSpread', 'areaSpread', 'medianMinutes', 'concentration'] as const;

/** How evenly people reach the service, each measure explained in plain words. */
export function EquityTable({store, answer}: {readonly store: Store; readonly answer: PlanAnswer}) {
  const {text} = store;
  const {before, after} = answer.equity;
  const rows = MEASURES.filter(key => before[key] !== null || after[key] !== null);
  if (rows.length === 0) return <p class="ykx-quiet">{text('plan.equity.none')}</p>;
  return (
    <table class="ykx-reach ykx-plan-table">
      <caption class="ykx-unseen">{text('plan.equity.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('plan.equity.measure')}</th>
          <th scope="col">{text('plan.column.before')}</th>
          <th scope="col">{text('plan.column.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(key => (
          <tr key={key} data-measure={key} data-before={before[key] ?? ''} data-after={after[key] ?? ''}>
            <th scope="row">
              {text(`plan.equity.${key}`)}
              <span class="ykx-quiet ykx-range">{text(`plan.equityHint.${key}`)}</span>
            </th>
            <td>{measureWords(store, key, before)}</td>
            <td>{measureWords(store, key, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function measureWords({text}: Store, key: (typeof MEASURES)[number], equity: PlanEquity): string {
  const value = equity[key];
  if (value === null) return text('plan.unknown');
  if (key === 'medianMinutes') return text('ask.minutesValue', {n: value.toFixed(1)});
  if (key === 'groupSpread' || key === 'areaSpread') return text('plan.equity.points', {n: (value * 100).toFixed(1)});
  return value.toFixed(3).replace('-', '−');
}
