import {sha256Hex} from '#files/digest.ts';
import type {OwnChoices} from '#worker/client.ts';

/** Hexadecimal digits of an id: 64 bits. It stands in every link and kept plan that names a place of the list. */
const ID_DIGITS = 16;

/** What decides which rows and places a file is read as. */
type Reading = Pick<OwnChoices, 'sheet' | 'encoding' | 'columns'>;

/**
 * Id of a list, from what is in it and how it is read: the same file read the same way has the same id whenever it is given, and
 * what a kept plan says of its places is never taken for places of another list or another sheet. `taken`: ids of lists in use.
 */
export async function ownListId(
  bytes: Uint8Array<ArrayBuffer>,
  reading: Reading,
  taken: ReadonlySet<string>,
): Promise<string> {
  const {sheet, encoding, columns} = reading;
  const sorted = Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1));
  const read = JSON.stringify([await sha256Hex(bytes), sheet, encoding, sorted]);
  const id = (await sha256Hex(new TextEncoder().encode(read))).slice(0, ID_DIGITS);
  let free = id;
  for (let again = 2; taken.has(free); again++) free = `${id}-${again}`;
  return free;
}
