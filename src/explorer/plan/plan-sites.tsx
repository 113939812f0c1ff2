import {useSignal} from '@preact/signals';
import {percent} from '#i18n/format.ts';
import {categoryOf} from '../city-info.ts';
import type {Store} from '../store.ts';
import {groupName, peopleWords, serviceInSentence} from '../words.ts';
import {showPlaces} from './plan-edits.tsx';
import {questionOf, sameQuestion} from './plan-question.ts';
import type {ShownSites} from './plan-store.ts';
import {peopleInSentence} from './plan-words.ts';
import {addSites, candidateLists, findSites, MAX_SITES, stopSites} from './sites-actions.ts';
import {SitesCurve} from './sites-curve.tsx';

/** Where new facilities help most: the question, the search, and what came of it. */
export function PlanSites({store}: {readonly store: Store}) {
  const {text, plan, props} = store;
  const count = useSignal(5);
  const group = useSignal('');
  const words = {text, lang: props.lang};
  const {summary} = store.city.value!.worker;
  const lists = candidateLists(store);
  const progress = plan.sitesProgress.value;
  return (
    <section class="ykx-sites" aria-label={text('plan.tool.sites')}>
      <h3 class="ykx-subtitle">{text('plan.sites.title')}</h3>
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
            <option value="">{text('group.all')}</option>
            {[...summary.groups.keys()].map(key => (
              <option key={key} value={key}>
                {groupName(words, key)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{text('plan.sites.candidates')}</span>
          <select
            value={plan.sitesList.value ?? ''}
            onChange={event => (plan.sitesList.value = event.currentTarget.value || null)}
          >
            <option value="">{text('plan.sites.everywhere')}</option>
            {lists.map(({id, name, count: places}) => (
              <option key={id} value={id}>
                {text('plan.sites.list', {name, n: places})}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="ykx-primary" disabled={progress !== null}>
          {text('plan.sites.run')}
        </button>
      </form>
      <p class="ykx-quiet">{text('plan.sites.own')}</p>
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

/** True when the proposal was made for what is chosen now. */
function isFor(store: Store, shown: ShownSites): boolean {
  const question = questionOf(store);
  return question !== null && sameQuestion(shown, question);
}

function SitesResult({store, shown}: {readonly store: Store; readonly shown: ShownSites}) {
  const {text, props, plan} = store;
  const words = {text, lang: props.lang};
  const {sites, offStreet, thinnedFrom, candidateCount} = shown.answer;
  const service = serviceInSentence(words, categoryOf(store.city.value!.info, shown.category));
  const current = isFor(store, shown);
  const unverified = sites.some(site => site.unverified > 0);
  return (
    <div data-sites={sites.length} data-stale={!current}>
      {!current && <p class="ykx-quiet">{text('plan.sites.older')}</p>}
      <p class="ykx-finding">{resultWords(store, shown)}</p>
      {sites.length > 0 && (
        <>
          <p class="ykx-quiet">{boundWords(store, shown)}</p>
          <p class="ykx-row">
            <button
              type="button"
              disabled={shown.category !== store.category.value}
              data-action="add-all"
              onClick={() => addSites(store, sites)}
            >
              {text('plan.sites.addAll', {n: sites.length})}
            </button>
            <button
              type="button"
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
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
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
                {sites.map((site, index) => (
                  <tr
                    key={`${site.lon} ${site.lat}`}
                    data-site={index + 1}
                    data-at={`${site.lon},${site.lat}`}
                    data-gained={site.gained / 1000}
                    data-total={site.gainedTotal / 1000}
                    data-unverified={site.unverified / 1000}
                  >
                    <th scope="row">
                      <button type="button" class="ykx-link" onClick={() => showPlaces(store, [[site.lon, site.lat]])}>
                        {site.id === null ? text('plan.sites.nth', {n: index + 1}) : `${index + 1} · ${site.id}`}
                      </button>
                    </th>
                    <td>+{peopleWords(words, site.gained)}</td>
                    {unverified && <td>{peopleWords(words, site.unverified)}</td>}
                    <td>{peopleWords(words, site.gainedTotal)}</td>
                    <td>
                      <button
                        type="button"
                        class="ykx-small"
                        aria-label={text('plan.sites.addOne', {n: index + 1, service})}
                        onClick={() => addSites(store, [site])}
                      >
                        {text('plan.sites.add')}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <SitesCurve store={store} shown={shown} />
        </>
      )}
      <p class="ykx-quiet">
        {text('plan.sites.from', {n: candidateCount, where: shown.candidates ?? text('plan.sites.everywhere')})}
        {thinnedFrom !== null && text('plan.sites.thinned', {n: thinnedFrom})}
        {offStreet.length > 0 && text('plan.sites.offStreet', {n: offStreet.length})}
      </p>
    </div>
  );
}

/** How many more people so many places would serve. */
export function resultWords(store: Store, shown: ShownSites): string {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const service = serviceInSentence(words, categoryOf(store.city.value!.info, shown.category));
  const last = shown.answer.sites.at(-1);
  if (last === undefined || last.gainedTotal === 0) return text('plan.sites.nothing', {service});
  const finding = text('plan.sites.finding', {
    n: shown.answer.sites.length,
    service,
    people: peopleInSentence(words, last.gainedTotal),
    group: groupName(words, shown.group ?? 'all'),
  });
  const unverified = shown.answer.sites.reduce((sum, site) => sum + site.unverified, 0);
  if (unverified === 0) return finding;
  return finding + text('plan.sites.unverifiedNote', {people: peopleInSentence(words, unverified)});
}

/** What no choice of that many places can beat. */
export function boundWords(store: Store, shown: ShownSites): string {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const point = shown.answer.curve.at(-1);
  if (point === undefined) return '';
  if (point.optimal) return text('plan.sites.optimal', {n: point.count});
  return text('plan.sites.bound', {
    n: point.count,
    bound: peopleInSentence(words, point.bound),
    share: percent(point.bound === 0 ? 1 : point.gained / point.bound),
  });
}
