import {useSignal} from '@preact/signals';
import {percent} from '#i18n/format.ts';
import {failureOf} from '../actions.ts';
import type {Store} from '../store.ts';
import {byAge, groupName} from '../words.ts';
import {computePlan} from './plan-actions.ts';
import type {Scenario} from './plan-document.ts';
import {isCurrent, questionOf, requestOf, sameQuestion} from './plan-question.ts';
import type {PlanQuestion, ShownPlan} from './plan-store.ts';
import {conditionWords, signedPeople} from './plan-words.ts';

interface Compared {
  readonly question: PlanQuestion;
  readonly here: ShownPlan;
  readonly other: Scenario;
  readonly otherAnswer: ShownPlan['answer'];
}

/** Two plans side by side, judged alike: who is in time with each, and the difference. */
export function PlanCompare({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const compared = useSignal<Compared | null>(null);
  const problem = useSignal<string | null>(null);
  const others = plan.history.value.now.scenarios.filter(one => one.id !== plan.scenario.value.id);
  if (others.length === 0) return null;
  const question = questionOf(store);
  const current =
    compared.value !== null && question !== null && sameQuestion(compared.value.question, question)
      ? compared.value
      : null;
  const compare = async (other: Scenario | undefined) => {
    compared.value = null;
    problem.value = null;
    if (other === undefined) return;
    try {
      compared.value = await compareWith(store, other);
    } catch (error) {
      problem.value = text('error.compute', {message: failureOf(error).message});
    }
  };
  return (
    <div class="ykx-compare">
      <div class="ykx-controls">
        <label>
          <span>{text('plan.compare.with')}</span>
          <select
            value={current?.other.id ?? ''}
            data-compare
            onChange={event => void compare(others.find(one => one.id === event.currentTarget.value))}
          >
            <option value="">{text('plan.compare.none')}</option>
            {others.map(one => (
              <option key={one.id} value={one.id}>
                {text('plan.scenarios.option', {name: one.name, n: one.edits.length})}
              </option>
            ))}
          </select>
        </label>
      </div>
      {problem.value !== null && (
        <p class="ykx-error" role="alert">
          {problem.value}
        </p>
      )}
      {current !== null && <ComparedTable store={store} compared={current} />}
    </div>
  );
}

/** Asks for the other plan under the same choices, then for the open one again, so that the worker stands where the page does. */
async function compareWith(store: Store, other: Scenario): Promise<Compared | null> {
  const open = store.city.value!;
  const question = questionOf(store);
  const request = question === null ? null : requestOf(open, {...question, edits: other.edits});
  if (question === null || request === null) return null;
  if (!isCurrent(store, store.plan.shown.value)) await computePlan(store);
  const here = store.plan.shown.value;
  const otherAnswer = await open.worker.plan(request);
  void computePlan(store);
  if (otherAnswer === null || here === null || !sameQuestion(here, question)) return null;
  return {question, here, other, otherAnswer};
}

function ComparedTable({store, compared}: {readonly store: Store; readonly compared: Compared}) {
  const {text, props, plan} = store;
  const words = {text, lang: props.lang};
  const {here, other, otherAnswer} = compared;
  const rows = [
    ['all', text('plan.everyone'), here.answer.all, otherAnswer.all] as const,
    ...Object.entries(here.answer.groups)
      .sort(([a], [b]) => byAge(a, b))
      .flatMap(([key, counts]) => {
        const there = otherAnswer.groups[key];
        return there === undefined ? [] : [[key, groupName(words, key), counts, there] as const];
      }),
  ].filter(([, , {after}]) => after.people > 0);
  return (
    <>
      <p class="ykx-quiet">{conditionWords(store, here)}</p>
      <table class="ykx-reach ykx-plan-table is-counts" data-compared={other.id}>
        <caption class="ykx-unseen">{text('plan.compare.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('plan.column.who')}</th>
            <th scope="col">{plan.scenario.value.name}</th>
            <th scope="col">{other.name}</th>
            <th scope="col">{text('plan.compare.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, name, one, two]) => (
            <tr key={key} data-group={key} data-difference={(one.after.covered - two.after.covered) / 1000}>
              <th scope="row">{name}</th>
              <td>{percent(one.after.covered / one.after.people)}</td>
              <td>{percent(two.after.covered / two.after.people)}</td>
              <td>{signedPeople(words, one.after.covered - two.after.covered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="ykx-quiet">{text('plan.compare.note', {one: plan.scenario.value.name, two: other.name})}</p>
    </>
  );
}
