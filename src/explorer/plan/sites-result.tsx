import {count} from '#i18n/format.ts';
import type {Store} from '../store.ts';
import {showPlaces} from './plan-edits.tsx';
import type {ShownSites} from './plan-store.ts';
import {addableSites, addSites} from './sites-actions.ts';
import {sitesAge} from './sites-current.ts';
import {SitesCurve} from './sites-curve.tsx';
import {SitesTable} from './sites-table.tsx';
import {boundWords, olderWords, resultWords} from './sites-words.ts';

/** What came of the search: how many more people, how near to the best, each place, and people against the number of places. */
export function SitesResult({store, shown}: {readonly store: Store; readonly shown: ShownSites}) {
  const {text} = store;
  const {sites, offStreet, thinnedFrom, candidateCount} = shown.answer;
  const age = sitesAge(store, shown);
  const older = olderWords(store, shown, age);
  return (
    <div data-sites={sites.length} data-stale={age !== 'current'} data-age={age}>
      {older !== null && <p class="ykx-notice">{older}</p>}
      <p class="ykx-finding">{resultWords(store, shown)}</p>
      {sites.length > 0 && (
        <>
          <p class="ykx-quiet">{boundWords(store, shown)}</p>
          <SitesButtons store={store} shown={shown} />
          <SitesTable store={store} shown={shown} />
          <SitesCurve store={store} shown={shown} />
        </>
      )}
      <p class="ykx-quiet">
        {text('plan.sites.from', {n: count(candidateCount), where: shown.candidates ?? text('plan.sites.everywhere')})}
        {thinnedFrom !== null && text('plan.sites.thinned', {n: count(thinnedFrom)})}
        {offStreet.length > 0 && text('plan.sites.offStreet', {n: offStreet.length})}
      </p>
    </div>
  );
}

function SitesButtons({store, shown}: {readonly store: Store; readonly shown: ShownSites}) {
  const {text, plan} = store;
  const {sites} = shown.answer;
  return (
    <p class="ykx-row">
      <button
        type="button"
        disabled={addableSites(store, sites).length === 0}
        data-action="add-all"
        onClick={() => addSites(store, sites)}
      >
        {text('plan.sites.addAll', {n: sites.length})}
      </button>
      <button
        type="button"
        disabled={sitesAge(store, shown) === 'other-choices'}
        onClick={() =>
          showPlaces(
            store,
            sites.map(({lon, lat}) => [lon, lat] as const),
          )
        }
      >
        {text('plan.sites.show')}
      </button>
      <button type="button" onClick={() => (plan.sites.value = null)}>
        {text('plan.sites.clear')}
      </button>
    </p>
  );
}
