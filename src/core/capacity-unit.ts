/** Words for what a capacity counts, in lists and on the map; the first is the published one. */
const UNIT_WORDS: readonly (readonly [unit: string, words: RegExp])[] = [
  ['beds', /^(beds?|床|床位|张床?位?|張|张床)$/],
  ['places', /^(places?|托位|学位|名额|位)$/],
  ['seats', /^(seats?|座|座位|席|席位|餐位)$/],
  ['staff', /^(staff|人员|职工|员工|医生|doctors?|nurses?|护士|教师|teachers?)$/],
  ['persons', /^(persons?|people|人|名)$/],
];

/** Units of which one serves one person at a time, so that people can be counted against them. */
const ONE_EACH: ReadonlySet<string | null> = new Set(['beds', 'places', 'seats', 'persons', null]);

/** What a capacity counts: beds, places, seats, staff, persons, else the word as it is; null when nothing is said. */
export function capacityUnitOf(word: string | null): string | null {
  const plain = word?.normalize('NFKC').trim().toLowerCase() ?? '';
  if (plain === '') return null;
  return UNIT_WORDS.find(([, words]) => words.test(plain))?.[0] ?? plain;
}

/** True when one unit is for one person; false for staff and sizes. Without a stated unit a capacity means persons. */
export function servesOneEach(unit: string | null): boolean {
  return ONE_EACH.has(unit);
}
