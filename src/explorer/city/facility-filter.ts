import type {FacilityCard} from '#worker/client.ts';

/** True when every word asked for stands in the shown name, the other names or the address; case and accents aside. */
export function matchesText(
  wanted: string,
  shownName: string,
  card: Pick<FacilityCard, 'name' | 'nameZh' | 'nameEn' | 'address'>,
): boolean {
  const words = folded(wanted).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = folded([shownName, card.name, card.nameZh, card.nameEn, card.address].join(' '));
  return words.every(word => text.includes(word));
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
