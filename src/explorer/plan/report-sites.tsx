import {count} from '#i18n/format.ts';
import type {Store} from '../store.ts';
import {gainedOrLost} from './plan-words.ts';
import {sitesAge} from './sites-current.ts';
import {boundWords, olderWords, resultWords} from './sites-words.ts';

/** The best places found, if they were found for this very plan under these choices; else that they are left out. */
export function ReportSites({store}: {readonly store: Store}) {
  const {text, plan, props} = store;
  const sites = plan.sites.value;
  if (sites === null) return null;
  const age = sitesAge(store, sites);
  const older = olderWords(store, sites, age);
  return (
    <section data-report-sites={age}>
      <h2>{text('plan.sites.title')}</h2>
      {older !== null ? (
        <p class="ykx-quiet">{text('plan.report.sitesLeftOut', {why: older})}</p>
      ) : (
        <>
          <p>{resultWords(store, sites)}</p>
          <ol class="ykx-report-edits" type="A">
            {sites.answer.sites.map(({id, lon, lat, gained}) => (
              <li key={`${lon} ${lat}`}>
                {id !== null && `${id} `}
                {gainedOrLost({text, lang: props.lang}, '+', gained)}{' '}
                <span class="ykx-quiet">{text('plan.report.at', {lat: lat.toFixed(5), lon: lon.toFixed(5)})}</span>
              </li>
            ))}
          </ol>
          <p class="ykx-quiet">
            {boundWords(store, sites)}{' '}
            {text('plan.sites.from', {
              n: count(sites.answer.candidateCount),
              where: sites.candidates ?? text('plan.sites.everywhere'),
            })}
          </p>
        </>
      )}
    </section>
  );
}
