import type {Store} from '../store.ts';
import {rangeWords} from '../words.ts';
import {isCurrent} from './plan-question.ts';
import {conditionWords, sentenceOf} from './plan-words.ts';

/** What the plan changes, in one sentence; greyed with a word while it is being computed anew. */
export function PlanSentence({store}: {readonly store: Store}) {
  const {text, plan, props} = store;
  const shown = plan.shown.value;
  const current = isCurrent(store, shown);
  if (plan.failed.value !== null && !current)
    return (
      <p class="ykx-finding ykx-error" role="alert">
        {plan.failed.value}
      </p>
    );
  if (shown === null) return <p class="ykx-finding">{text('answer.computing')}</p>;
  const {all} = shown.answer;
  const range = shown.edits.length === 0 ? rangeWords({text, lang: props.lang}, all.before) : null;
  return (
    <p
      class={`ykx-finding${current ? '' : ' is-stale'}`}
      data-edits={shown.edits.length}
      data-stale={!current}
      data-gained={all.gained / 1000}
      data-lost={all.lost / 1000}
      data-net-low={all.netLow / 1000}
      data-net-high={all.netHigh / 1000}
    >
      {sentenceOf(store, shown)}
      {range !== null && <span class="ykx-quiet">{props.lang === 'zh' ? `（${range}）` : ` (${range})`}</span>}
      {shown.edits.length > 0 && <span class="ykx-quiet ykx-condition">{conditionWords(store, shown)}</span>}
      {!current && <span class="ykx-quiet ykx-condition">{text('plan.stale')}</span>}
    </p>
  );
}
