/**
 * True when opening hours (OpenStreetMap notation) begin at or before a time HH:MM on some day: `24/7`, or a range whose
 * start is at or before it and whose end is after it. False for what cannot be read.
 */
export function opensBy(openingHours: string, time: string): boolean {
  if (/24\s*\/\s*7/.test(openingHours)) return true;
  const limit = minutes(time);
  return [...openingHours.matchAll(/(\d{1,2}[:.]\d{2})\s*[-–~]\s*(\d{1,2}[:.]\d{2})/g)].some(match => {
    const from = minutes(match[1]!);
    const to = minutes(match[2]!);
    return from <= limit && (to > limit || to <= from);
  });
}

/** True when opening hours only say that it is shut. */
export function isShut(openingHours: string): boolean {
  return /^\s*(off|closed)\s*$/i.test(openingHours);
}

function minutes(time: string): number {
  const [hours, rest] = time.split(/[:.]/);
  return Number(hours) * 60 + Number(rest);
}
