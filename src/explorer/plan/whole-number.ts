/** Largest size a facility may be given. */
export const MAX_CAPACITY = 10_000_000;

/** A number of places; null for anything else. */
export function wholeNumber(text: string): number | null {
  return /^\d{1,8}$/.test(text.trim()) && Number(text) <= MAX_CAPACITY ? Number(text) : null;
}
