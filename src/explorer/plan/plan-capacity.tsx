import {count} from '#i18n/format.ts';
import type {PlanCapacity} from '#worker/client.ts';
import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {groupName, peopleWords} from '../words.ts';
import {sameQuestion} from './plan-question.ts';
import type {ShownPlan} from './plan-store.ts';

/** Whether there is room, before and after, or why nothing can be said. */
export function PlanCapacityTable({store, shown}: {readonly store: Store; readonly shown: ShownPlan}) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const later = store.plan.capacity.value;
  const answer = later !== null && sameQuestion(later, shown) ? later.answer : shown.answer;
  if (answer.capacity === null)
    return (
      <p class="ykx-quiet" data-capacity-why={answer.capacityWhy ?? ''}>
        {text(`plan.capacityWhy.${answer.capacityWhy ?? 'capacity-unknown'}`)}
      </p>
    );
  const {before, after} = answer.capacity;
  const {group} = categoryOf(store.city.value!.info, shown.category);
  const unit = after.unit || before.unit;
  const people = (key: 'served' | 'full' | 'outOfReach') => (one: PlanCapacity) => peopleWords(words, one[key]);
  const rows = [
    ['capacity', (one: PlanCapacity) => count(one.capacity)],
    ['known', (one: PlanCapacity) => count(one.known)],
    ['missing', (one: PlanCapacity) => count(one.unknown)],
    ['served', people('served')],
    ['full', people('full')],
    ['outOfReach', people('outOfReach')],
  ] as const;
  return (
    <>
      <p class="ykx-quiet">
        {text('plan.capacity.lead', {
          group: groupName(words, group ?? 'all'),
          unit: unit === '' ? text('plan.unit') : unit,
        })}
      </p>
      <table class="ykx-reach ykx-plan-table">
        <caption class="ykx-unseen">{text('plan.capacity.title')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{text('plan.column.before')}</th>
            <th scope="col">{text('plan.column.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, value]) => (
            <tr key={key} data-capacity-row={key}>
              <th scope="row">{text(`plan.capacity.${key}`)}</th>
              <td>{value(before)}</td>
              <td>{value(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
