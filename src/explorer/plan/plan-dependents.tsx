import {peopleNumber} from '#i18n/format.ts';
import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {groupName, serviceInSentence} from '../words.ts';
import {showPlaces} from './plan-edits.tsx';
import {nameOf, placeOf} from './plan-facilities.ts';
import {isCurrent} from './plan-question.ts';
import {edit} from './plan-steps.ts';

const MOST = 30;

/** Who has one facility in time and no other: they lose the service when it closes. A row shows its people on the map. */
export function PlanDependents({store}: {readonly store: Store}) {
  const {text, plan, props} = store;
  const open = plan.dependentsOpen.value;
  const shown = plan.dependents.value;
  const service = serviceInSentence({text, lang: props.lang}, categoryOf(store.city.value!.info, store.category.value));
  return (
    <details
      class="ykx-dependents"
      open={open}
      onToggle={event => {
        plan.dependentsOpen.value = event.currentTarget.open;
        if (!event.currentTarget.open) plan.dependentsOf.value = null;
      }}
    >
      <summary>{text('plan.dependents.title')}</summary>
      {open && plan.dependentsFailed.value !== null && (
        <p class="ykx-error" role="alert">
          {plan.dependentsFailed.value}
        </p>
      )}
      {open && shown === null && plan.dependentsFailed.value === null && (
        <p class="ykx-quiet">{text('answer.computing')}</p>
      )}
      {open && shown !== null && (
        <div class={isCurrent(store, shown) ? '' : 'is-stale'} aria-busy={!isCurrent(store, shown)}>
          {!isCurrent(store, shown) && <p class="ykx-quiet">{text('plan.stale')}</p>}
          <p class="ykx-quiet">{text('plan.dependents.lead', {service})}</p>
          {shown.answer.facilities.length === 0 ? (
            <p>{text('plan.dependents.none')}</p>
          ) : (
            <DependentsTable store={store} />
          )}
        </div>
      )}
    </details>
  );
}

function DependentsTable({store}: {readonly store: Store}) {
  const {text, plan, props} = store;
  const words = {text, lang: props.lang};
  const facilities = plan.dependents.value!.answer.facilities;
  const chosen = plan.dependentsOf.value;
  const group = facilities.some(one => one.groups['age60plus'] !== undefined) ? 'age60plus' : null;
  const listed = facilities.filter((one, index) => index < MOST || one.facility === chosen);
  return (
    <>
      <table class="ykx-reach ykx-plan-table">
        <caption class="ykx-unseen">{text('plan.dependents.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('plan.column.facility')}</th>
            <th scope="col">{text('plan.column.people')}</th>
            {group !== null && <th scope="col">{groupName(words, group, true)}</th>}
          </tr>
        </thead>
        <tbody>
          {listed.map(({facility, people, groups}) => (
            <tr
              key={facility}
              data-facility={facility}
              data-people={people / 1000}
              class={chosen === facility ? 'is-chosen' : ''}
            >
              <th scope="row">
                <button
                  type="button"
                  class="ykx-link"
                  aria-pressed={chosen === facility}
                  onClick={() => choose(store, chosen === facility ? null : facility)}
                >
                  {nameOf(store, facility)}
                </button>
              </th>
              <td>
                <data value={people / 1000}>{peopleNumber(props.lang, people / 1000)}</data>
              </td>
              {group !== null && <td>{peopleNumber(props.lang, (groups[group] ?? 0) / 1000)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {facilities.length > listed.length && (
        <p class="ykx-quiet">{text('text.more', {n: facilities.length - listed.length})}</p>
      )}
      {chosen !== null && (
        <p class="ykx-row">
          <button type="button" onClick={() => edit(store, {kind: 'close', facility: chosen})}>
            {text('plan.dependents.close', {name: nameOf(store, chosen)})}
          </button>
        </p>
      )}
    </>
  );
}

function choose(store: Store, facility: string | null): void {
  store.plan.dependentsOf.value = facility;
  if (facility === null) return;
  const added = store.plan.edits.value.find(one => one.kind === 'add' && one.id === facility);
  const place = added?.kind === 'add' ? ([added.lon, added.lat] as const) : placeOf(store.city.value!, facility);
  if (place !== null) showPlaces(store, [place]);
}
