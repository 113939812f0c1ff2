import type {PlanCounts} from '#worker/client.ts';
import type {Store} from '../store.ts';
import {rangeWords} from '../words.ts';
import {isCurrent} from './plan-question.ts';
import {conditionWords, peopleInSentence, sentenceOf} from './plan-words.ts';

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
      {shown.edits.length > 0 && <UnknownNote store={store} counts={all} />}
      {!current && <span class="ykx-quiet ykx-condition">{text('plan.stale')}</span>}
    </p>
  );
}

/** Of how many nothing sure is known, before and after: where lists are not complete some of those gained may have had one all along. */
export function UnknownNote({store, counts}: {readonly store: Store; readonly counts: PlanCounts}) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const {before, after} = counts;
  if (before.unknown === 0 && after.unknown === 0) return null;
  return (
    <span
      class="ykx-quiet ykx-condition"
      data-unknown-before={before.unknown / 1000}
      data-unknown-after={after.unknown / 1000}
    >
      {text('plan.unknownNote', {
        before: peopleInSentence(words, before.unknown),
        after: peopleInSentence(words, after.unknown),
      })}
    </span>
  );
}
