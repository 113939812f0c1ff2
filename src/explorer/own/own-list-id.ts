/** Most bytes that are looked at: longer files are looked at in even steps. */
const LOOKED_AT = 1_000_000;

/**
 * Id of a list, from what is in it: the same file has the same id whenever it is given, and what a kept plan says of its places
 * is never taken for places of another list. `taken`: ids of lists in use.
 */
export function ownListId(bytes: Uint8Array, taken: ReadonlySet<string>): string {
  const step = Math.ceil(bytes.length / LOOKED_AT) || 1;
  // two runs of FNV-1a, the second from another start
  let [high, low] = [0x811c9dc5 ^ bytes.length, 0x050c5d1f];
  for (let at = 0; at < bytes.length; at += step) {
    high = Math.imul(high ^ bytes[at]!, 0x01000193);
    low = Math.imul(low ^ bytes[at]! ^ (at & 255), 0x01000193);
  }
  const id = (high >>> 0).toString(36) + (low >>> 0).toString(36).padStart(7, '0');
  let free = id;
  for (let again = 2; taken.has(free); again++) free = `${id}-${again}`;
  return free;
}
