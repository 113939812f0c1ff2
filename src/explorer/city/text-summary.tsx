import {categoryOf} from '../city-info.ts';
import {facilitiesServing} from '../scene.ts';
import type {Store} from '../store.ts';
import {facilityName, peopleWords, serviceInSentence} from '../words.ts';
import {type ExplorerGap, gapsByThreshold} from './gaps.ts';

const MOST = 12;

/** What the map shows, for people who do not see it: gaps with people and reasons, facilities by name. */
export function TextSummary({store}: {readonly store: Store}) {
  const {text, props} = store;
  const open = store.city.value;
  const shown = store.surface.value;
  if (open === null || shown === null) return null;
  const words = {text, lang: props.lang};
  const {summary} = open.worker;
  const service = serviceInSentence(words, categoryOf(open.info, shown.category));
  const gaps = store.shownGaps.value;
  const {others} = gapsByThreshold(store.gaps.value, categoryOf(open.info, shown.category), shown.minutes);
  const inside = facilitiesServing(open.info, summary, shown.category).filter(f => summary.facilities.inside[f] === 1);
  return (
    <details class="ykx-text">
      <summary>{text('text.title')}</summary>
      <p>{gaps.length === 0 ? text('text.gapsNone') : text('text.gaps', {n: gaps.length})}</p>
      <ol>
        {gaps.slice(0, MOST).map(gap => (
          <li key={gap.id}>
            {certaintyWords(store, gap)} · {peopleWords(words, gap.people * 1000)} ·{' '}
            {props.lang === 'zh' ? gap.explanationZh : gap.explanationEn}
          </li>
        ))}
      </ol>
      {gaps.length > MOST && <p>{text('text.more', {n: gaps.length - MOST})}</p>}
      {others.length > 0 && <p>{text('text.otherGaps', {n: others.length})}</p>}
      <p>{text('text.facilities', {n: inside.length, service})}</p>
      <ul>
        {inside.slice(0, MOST).map(f => (
          <li key={f}>{facilityName(words, summary.cards[f]!)}</li>
        ))}
      </ul>
      {inside.length > MOST && <p>{text('text.more', {n: inside.length - MOST})}</p>}
    </details>
  );
}

function certaintyWords({text}: Store, {certainty}: ExplorerGap): string {
  if (certainty === 'robust') return text('text.gapRobust');
  return text(certainty === 'contested' ? 'text.gapContested' : 'text.gapUnverified');
}
