import {shownText} from '#files/shown-text.ts';
import {date} from '#i18n/format.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import type {Category} from '#schema/category.ts';
import type {Manifest} from '#schema/manifest.ts';
import type {FacilityCard} from '#worker/client.ts';
import {type MapOwner, mapSource} from '../map-source.ts';
import type {Words} from '../words.ts';

/** Key of the facilities read from the map itself. */
const OSM = 'osm';

/** Units of capacity as the lists write them. */
const UNITS: Readonly<Record<string, 'people' | 'vehicles' | 'beds' | 'seats' | 'places' | 'staff'>> = {
  persons: 'people',
  people: 'people',
  人: 'people',
  vehicles: 'vehicles',
  beds: 'beds',
  床: 'beds',
  床位: 'beds',
  张: 'beds',
  seats: 'seats',
  座: 'seats',
  席: 'seats',
  places: 'places',
  托位: 'places',
  学位: 'places',
  staff: 'staff',
  人员: 'staff',
};

/** Where a record comes from and of when it is. */
export function sourceWords(words: Words, manifest: Pick<Manifest, 'sources'> & MapOwner, card: FacilityCard): string {
  const {lang, text} = words;
  const {sources} = manifest;
  const found = sources.find(source => source.kind === 'facilities' && source.key === card.source);
  const named = found?.source ?? found?.file?.split('/').at(-1) ?? card.source;
  const name = card.source === OSM ? mapSource(manifest, lang) : shownText(ownLanguage(named, lang));
  const day = card.asOf ?? found?.date ?? null;
  return day === null ? text('place.sourceUndated', {name}) : text('place.source', {name, date: date(lang, day)});
}

/** Whether the list the record stands in claims to be complete. */
export function completenessWords({text}: Words, {completeness}: FacilityCard): string {
  switch (completeness) {
    case 'official':
      return text('complete.official');
    case 'surveyed':
      return text('complete.surveyed');
    case 'assumed':
      return text('complete.assumed');
    default:
      return text('complete.partial');
  }
}

/** What one finds at a service, and whom it is for, as the catalogue says it. Nothing of this is known of single places. */
export function serviceWords({lang}: Words, category: Category): string {
  return lang === 'zh' ? category.description_zh : category.description_en;
}

/** How many it can take; null when not known. */
export function capacityWords({text}: Words, {capacity, capacityUnit}: FacilityCard): string | null {
  if (capacity === null) return null;
  const unit = capacityUnit === null ? undefined : UNITS[capacityUnit];
  if (unit !== undefined) return text(`capacity.${unit}`, {n: capacity});
  return capacityUnit === null ? String(capacity) : `${capacity} ${capacityUnit}`;
}

/** Whether a wheelchair gets in; null when not known. */
export function wheelchairWords({text}: Words, {wheelchair}: FacilityCard): string | null {
  if (wheelchair === 'yes') return text('wheelchair.yes');
  if (wheelchair === 'limited') return text('wheelchair.limited');
  return wheelchair === 'no' ? text('wheelchair.no') : null;
}

/** Why a record may not be what it says, in the language of the page; null when there is no doubt. */
export function doubtWords({lang}: Words, {doubtReason}: FacilityCard): string | null {
  if (doubtReason === null) return null;
  // one reason or several, each `Chinese · English`
  const parts = doubtReason.split(' · ');
  return shownText(parts.length === 2 ? parts[lang === 'zh' ? 0 : 1]! : doubtReason);
}
