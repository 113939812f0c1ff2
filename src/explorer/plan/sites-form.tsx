import {useSignal} from '@preact/signals';
import type {Store} from '../store.ts';
import {byAge, groupName} from '../words.ts';
import {GONE_LIST} from './plan-store.ts';
import {candidateLists, findSites, MAX_SITES} from './sites-actions.ts';

/** How many, for whom, and where they may stand. */
export function SitesForm({store}: {readonly store: Store}) {
  const {text, plan, props} = store;
  const count = useSignal(5);
  const group = useSignal('');
  const {groups} = store.city.value!.worker.summary;
  return (
    <>
      <form
        class="ykx-controls"
        onSubmit={event => {
          event.preventDefault();
          void findSites(store, count.value, group.value || null);
        }}
      >
        <label>
          <span>{text('plan.sites.count')}</span>
          <select value={String(count.value)} onChange={event => (count.value = Number(event.currentTarget.value))}>
            {Array.from({length: MAX_SITES}, (_, index) => (
              <option key={index} value={String(index + 1)}>
                {index + 1}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{text('plan.sites.group')}</span>
          <select value={group.value} onChange={event => (group.value = event.currentTarget.value)}>
            <option value="">{text('plan.everyone')}</option>
            {[...groups.keys()].sort(byAge).map(key => (
              <option key={key} value={key}>
                {groupName({text, lang: props.lang}, key)}
              </option>
            ))}
          </select>
        </label>
        <CandidateChoice store={store} />
        <button type="submit" class="ykx-primary" disabled={plan.sitesProgress.value !== null}>
          {text('plan.sites.run')}
        </button>
      </form>
      {candidateLists(store).length === 0 && <p class="ykx-quiet">{text('plan.sites.own')}</p>}
    </>
  );
}

/** Anywhere people live, or an own list; one that was removed stays named until another is chosen. */
function CandidateChoice({store}: {readonly store: Store}) {
  const {text, plan} = store;
  return (
    <label>
      <span>{text('plan.sites.candidates')}</span>
      <select
        value={plan.sitesList.value ?? ''}
        data-candidates
        onChange={event => {
          plan.sitesList.value = event.currentTarget.value || null;
          plan.sitesFailed.value = null;
        }}
      >
        <option value="">{text('plan.sites.everywhere')}</option>
        {candidateLists(store).map(({id, fileName, places}) => (
          <option key={id} value={id}>
            {text('plan.sites.list', {name: fileName, n: places.length})}
          </option>
        ))}
        {plan.sitesList.value === GONE_LIST && <option value={GONE_LIST}>{text('plan.sites.goneList')}</option>}
      </select>
    </label>
  );
}
