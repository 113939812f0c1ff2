import {useSignal} from '@preact/signals';
import {shownText} from '#files/shown-text.ts';
import type {FacilityCard} from '#worker/client.ts';
import {addressOfOnly} from '../address.ts';
import {copyText} from '../copy-text.ts';
import type {Store} from '../store.ts';
import {facilityName, type Words} from '../words.ts';
import {sourceWords} from './facility-words.ts';

interface Props {
  readonly store: Store;
  readonly card: FacilityCard;
  /** Degrees. */
  readonly at: {readonly lon: number; readonly lat: number};
}

/** 这里有误: copies what those who can mend it need, and says where to send it. Nothing is sent from here. */
export function WrongHere({store, card, at}: Props) {
  const {text, props} = store;
  const words = {text, lang: props.lang};
  const said = useSignal<string | null>(null);
  const byHand = useSignal<string | null>(null);
  const copy = async () => {
    // a report goes to others and must not say where the visitor lives
    const report = wrongReport(
      words,
      card,
      at,
      addressOfOnly({category: store.category.value, facility: card.facilityId}),
    );
    const {manifest} = store.city.value!.info;
    const contact = contactWords(manifest.publish.contact);
    const source = sourceWords(words, manifest, card);
    const done = await copyText(report);
    byHand.value = done ? null : report;
    if (!done) said.value = text('wrong.byHand');
    else said.value = contact === '' ? text('wrong.copiedNobody', {source}) : text('wrong.copied', {contact});
  };
  return (
    <div class="ykx-wrong">
      <button type="button" onClick={copy}>
        {text('wrong.button')}
      </button>
      <p role="status">{said.value}</p>
      {byHand.value !== null && (
        <textarea readOnly rows={6} value={byHand.value} aria-label={text('wrong.button')} onFocus={selectAll} />
      )}
    </div>
  );
}

function selectAll(event: {readonly currentTarget: HTMLTextAreaElement}): void {
  event.currentTarget.select();
}

/** What a city says of how to reach it, in one line; '' when it says nothing. */
export function contactWords(contact: Readonly<Record<string, string>>): string {
  return [...new Set(Object.values(contact))].join(' ');
}

/** The text for those who can mend a record. */
export function wrongReport(words: Words, card: FacilityCard, {lon, lat}: Props['at'], page: string): string {
  const {text} = words;
  return [
    text('wrong.head'),
    text('wrong.name', {name: facilityName(words, card)}),
    text('wrong.id', {id: card.facilityId}),
    ...(card.address === null ? [] : [`${text('place.address')}: ${shownText(card.address)}`]),
    text('wrong.at', {lat: lat.toFixed(6), lon: lon.toFixed(6)}),
    text('wrong.page', {page}),
    text('wrong.what'),
  ].join('\n');
}
