import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {peopleWords, serviceInSentence} from '../words.ts';
import {showPlaces} from './plan-edits.tsx';
import {isPlannedAt, siteLabel} from './plan-signs.ts';
import type {ShownSites} from './plan-store.ts';
import {gainedOrLost} from './plan-words.ts';
import {addableSites, addSites} from './sites-actions.ts';

interface Props {
  readonly store: Store;
  readonly shown: ShownSites;
}

/** The places found in the order in which they help, each to be looked at and added. */
export function SitesTable({store, shown}: Props) {
  const {text} = store;
  const unverified = isSomeUnverified(shown);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="ykx-wide" tabIndex={0} aria-label={text('plan.sites.title')}>
      <table class="ykx-reach ykx-plan-table">
        <caption class="ykx-unseen">{text('plan.sites.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('plan.sites.rank')}</th>
            <th scope="col">{text('plan.column.gained')}</th>
            {unverified && <th scope="col">{text('plan.sites.unverified')}</th>}
            <th scope="col">{text('plan.sites.together')}</th>
            <th scope="col">
              <span class="ykx-unseen">{text('plan.sites.addHead')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.answer.sites.map((site, index) => (
            <SiteRow store={store} shown={shown} site={site} index={index} key={`${site.lon} ${site.lat}`} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function isSomeUnverified({answer}: ShownSites): boolean {
  return answer.sites.some(site => site.unverified > 0);
}

interface RowProps extends Props {
  readonly site: ShownSites['answer']['sites'][number];
  readonly index: number;
}

function SiteRow({store, shown, site, index}: RowProps) {
  const {text, props, plan} = store;
  const words = {text, lang: props.lang};
  const service = serviceInSentence(words, categoryOf(store.city.value!.info, shown.category));
  const {id, lon, lat, gained, gainedTotal, unverified} = site;
  const isPlanned = isPlannedAt(plan.edits.value, lon, lat);
  return (
    <tr
      data-site={index + 1}
      data-at={`${lon},${lat}`}
      data-gained={gained / 1000}
      data-total={gainedTotal / 1000}
      data-unverified={unverified / 1000}
    >
      <th scope="row">
        <button type="button" class="ykx-link" onClick={() => showPlaces(store, [[lon, lat]])}>
          {id === null ? text('plan.sites.nth', {n: siteLabel(index)}) : `${siteLabel(index)} · ${id}`}
        </button>
      </th>
      <td>{gainedOrLost(words, '+', gained)}</td>
      {isSomeUnverified(shown) && <td>{peopleWords(words, unverified)}</td>}
      <td>{peopleWords(words, gainedTotal)}</td>
      <td>
        <button
          type="button"
          class="ykx-small"
          data-action="add-site"
          aria-disabled={addableSites(store, [site]).length === 0}
          aria-label={text(isPlanned ? 'plan.sites.addedOne' : 'plan.sites.addOne', {n: siteLabel(index), service})}
          onClick={() => addSites(store, [site])}
        >
          {text(isPlanned ? 'plan.sites.added' : 'plan.sites.add')}
        </button>
      </td>
    </tr>
  );
}
