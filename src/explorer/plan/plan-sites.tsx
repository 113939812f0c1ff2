import {percent} from '#i18n/format.ts';
import type {Store} from '../store.ts';
import {stopSites} from './sites-actions.ts';
import {SitesForm} from './sites-form.tsx';
import {SitesResult} from './sites-result.tsx';

/** Where new facilities help most: the question, the search, and what came of it. */
export function PlanSites({store}: {readonly store: Store}) {
  const {text, plan} = store;
  const progress = plan.sitesProgress.value;
  return (
    <section class="ykx-sites" aria-label={text('plan.tool.sites')}>
      <h3 class="ykx-subtitle">{text('plan.sites.title')}</h3>
      <SitesForm store={store} />
      {progress !== null && (
        <p class="ykx-row" role="status">
          <progress max={1} value={progress} aria-label={text('plan.sites.running')} />
          <span>{text('plan.sites.progress', {share: percent(progress)})}</span>
          <button type="button" data-action="stop" onClick={() => stopSites(store)}>
            {text('plan.sites.stop')}
          </button>
        </p>
      )}
      {plan.sitesFailed.value !== null && (
        <p class="ykx-error" role="alert">
          {plan.sitesFailed.value}
        </p>
      )}
      {plan.sites.value !== null && <SitesResult store={store} shown={plan.sites.value} />}
    </section>
  );
}
