import type {PictureWords} from '../picture.ts';
import type {Store} from '../store.ts';
import {conditionWords, editWords, planHeadline} from './plan-words.ts';
import {drawnSites} from './sites-current.ts';
import {resultWords} from './sites-words.ts';

/** Edits named under a picture; the others are counted. */
const MOST_NAMED = 12;

/** What a picture of the plan says; null while there is no answer to what is chosen now. */
export function planPictureWords(store: Store): PictureWords | null {
  const {text, plan, props} = store;
  const title = planHeadline(store);
  const shown = plan.shown.value;
  if (title === '' || shown === null) return null;
  const [colon, semicolon] = props.lang === 'zh' ? ['：', '；'] : [': ', '; '];
  const edits = shown.edits.map((edit, index) => `${index + 1}. ${editWords(store, edit)}`);
  const more = edits.length > MOST_NAMED ? [text('plan.edits.more', {n: edits.length - MOST_NAMED})] : [];
  const named = text('plan.picture.named', {name: plan.scenario.value.name});
  const sites = drawnSites(store, true);
  const below = [
    `${named}${conditionWords(store, shown)} ${text(`plan.report.${plan.picture.value}`)}`,
    ...(edits.length === 0 ? [] : [[...edits.slice(0, MOST_NAMED), ...more].join(semicolon)]),
    ...(sites === null ? [] : [text('plan.sign.proposed') + colon + resultWords(store, sites)]),
  ];
  return {title, below, scenario: edits.length > 0 || sites !== null};
}
