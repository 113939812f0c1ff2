import type {Lang} from '#i18n/lang.ts';
import {OFFICE_DAYS, type OfficeDay, parseOfficeHours} from '#schema/office-hours.ts';
import type {City} from '../city.ts';

/** Where people without the network are helped: by telephone or at a door. */
export interface OfflineService {
  readonly who: string | null;
  readonly phone: {readonly text: string; readonly href: string | null} | null;
  readonly address: string | null;
  readonly hours: string | null;
}

const DAY_NAMES: Readonly<Record<Lang, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/**
 * Help in person as the city's publisher names it; null when neither a telephone nor an address is given, for an e-mail address
 * helps nobody who is not online.
 */
export function offlineService(city: City, lang: Lang): OfflineService | null {
  const contact = city.manifest.publish.contact ?? {};
  const phone = contact['phone'] ?? null;
  const address = contact[`address_${lang}`] ?? contact['address'] ?? null;
  if (phone === null && address === null) return null;
  return {
    who: contact['organisation'] ?? contact['name'] ?? null,
    phone: phone === null ? null : {text: phone, href: telephoneLink(phone)},
    address,
    hours: contact['hours'] === undefined ? null : hoursWords(contact['hours'], lang),
  };
}

/** The link that dials the digits of a number; null for what is none, and where an extension must be asked for. */
function telephoneLink(phone: string): string | null {
  const isNumber = /^\+?[\d\s().–-]{3,24}$/.test(phone);
  return isNumber ? `tel:${phone.startsWith('+') ? '+' : ''}${phone.replace(/\D/g, '')}` : null;
}

/** Office hours in words: `Mo-Fr 09:00-17:00` is 周一至周五 09:00–17:00. */
export function hoursWords(hours: string, lang: Lang): string {
  const rules = parseOfficeHours(hours);
  if (rules === null) throw new Error(`publish.contact.hours: ${hours}: expected such as Mo-Fr 09:00-17:00`);
  const [to, list, rule] = lang === 'zh' ? ['至', '、', '；'] : [' to ', ', ', '; '];
  const name = (day: OfficeDay) => DAY_NAMES[lang][OFFICE_DAYS.indexOf(day)]!;
  return rules
    .map(one => {
      const days = one.from === one.to ? name(one.from) : name(one.from) + to + name(one.to);
      return `${days} ${one.times.map(([opens, closes]) => `${opens}–${closes}`).join(list)}`;
    })
    .join(rule);
}
