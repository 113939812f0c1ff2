import {type Phone, phones} from '#files/phones.ts';
import type {Lang} from '#i18n/lang.ts';
import {hoursWords} from '#i18n/week-hours.ts';
import {simpleHours} from '#schema/simple-hours.ts';
import type {City} from '../city.ts';

/** Where people without the network are helped: by telephone or at a door. */
export interface OfflineService {
  readonly who: string | null;
  readonly phones: readonly Phone[];
  readonly address: string | null;
  readonly hours: string | null;
}

/**
 * Help in person as the city's publisher names it; null when neither a telephone nor an address is given, for an e-mail address
 * helps nobody who is not online.
 */
export function offlineService(city: City, lang: Lang): OfflineService | null {
  const contact = city.manifest.publish.contact ?? {};
  const phone = contact['phone'] ?? null;
  const address = contact[`address_${lang}`] ?? contact['address'] ?? null;
  if (phone === null && address === null) return null;
  // the city file is refused when its hours are not simple
  const week = contact['hours'] === undefined ? null : simpleHours(contact['hours']);
  return {
    who: contact['organisation'] ?? contact['name'] ?? null,
    phones: phone === null ? [] : phones(phone),
    address,
    hours: week === null ? null : hoursWords(lang, week),
  };
}
