import type {Store} from '../store.ts';
import {withOpen} from './plan-document.ts';
import {cityFingerprint} from './plan-limits.ts';
import {change} from './plan-steps.ts';

/** Whether the plans are kept, what could not be read, what another window did, and whether the data changed since. */
export function PlanKeptWords({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const keeping = plan.keeping.value;
  return (
    <>
      <p class={keeping === 'yes' ? 'ykx-quiet' : 'ykx-notice'} data-keeping={keeping}>
        {text(`plan.keeping.${keeping}`)}
      </p>
      {plan.unreadable.value > 0 && (
        <p class="ykx-notice" data-unreadable={plan.unreadable.value}>
          {text('plan.unreadable', {n: plan.unreadable.value})}
        </p>
      )}
      <div role="status">
        {plan.elsewhere.value !== null && (
          <p class="ykx-notice" data-elsewhere>
            {plan.elsewhere.value}{' '}
            <button type="button" onClick={() => (plan.elsewhere.value = null)}>
              {text('notice.close')}
            </button>
          </p>
        )}
      </div>
      <OtherBuild store={store} />
    </>
  );
}

/** That the open plan was made with other data, and how many of its edits no longer fit. */
function OtherBuild({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const fingerprint = cityFingerprint(store.city.value!.info);
  const scenario = plan.scenario.value;
  if (scenario.fingerprint === fingerprint || scenario.edits.length === 0) return null;
  return (
    <p class="ykx-notice" role="status" data-other-build>
      {text('plan.otherBuild', {n: misfits(store)})}{' '}
      <button type="button" onClick={() => change(store, document => withOpen(document, {fingerprint}))}>
        {text('notice.close')}
      </button>
    </p>
  );
}

/** Edits of the open plan that this build of the city cannot make. */
function misfits(store: Store): number {
  const refused = store.plan.shown.value?.answer.refused ?? [];
  return refused.filter(one => one.why === 'unknown-facility' || one.why === 'off-street').length;
}
