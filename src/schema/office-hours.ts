/** Days as office hours name them, Monday first. */
export const OFFICE_DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
export type OfficeDay = (typeof OFFICE_DAYS)[number];

/** Days (both included) and the times of day on them. */
export interface OfficeHours {
  readonly from: OfficeDay;
  readonly to: OfficeDay;
  /** [opens, closes], as 09:00. */
  readonly times: readonly (readonly [string, string])[];
}

const RULE = /^(Mo|Tu|We|Th|Fr|Sa|Su)(?:-(Mo|Tu|We|Th|Fr|Sa|Su))? (.+)$/;
const SPAN = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-4]):[0-5]\d)$/;

/** Reads office hours such as `Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00`; null when they are written otherwise. */
export function parseOfficeHours(text: string): OfficeHours[] | null {
  const rules = text.split(';').map(part => parseRule(part.trim()));
  return rules.every(rule => rule !== null) ? rules : null;
}

function parseRule(text: string): OfficeHours | null {
  const [, from, to = from, spans] = RULE.exec(text) ?? [];
  if (from === undefined || spans === undefined) return null;
  const times = spans.split(',').map(span => SPAN.exec(span.trim()));
  if (times.some(time => time === null || time[1]! >= time[2]! || time[2]! > '24:00')) return null;
  return {from: from as OfficeDay, to: to as OfficeDay, times: times.map(time => [time![1]!, time![2]!])};
}
