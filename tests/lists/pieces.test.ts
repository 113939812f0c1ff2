import {afterEach, expect, test, vi} from 'vitest';
import {XmlReader} from '#lists/xml-reader.ts';
import {unzipPieces, zipEntries} from '#lists/zip-entries.ts';
import {zip} from '../support/xlsx.ts';

afterEach(() => vi.unstubAllGlobals());

function reader() {
  const seen = {tags: 0, characters: 0};
  const xml = new XmlReader({
    open: () => seen.tags++,
    close: () => undefined,
    text: text => {
      seen.characters += text.length;
    },
  });
  return {xml, seen};
}

test('short tags are read however large the piece they come in: 2 MB at once', () => {
  const {xml, seen} = reader();
  const count = 200_000;
  xml.write(`<a>${'<b>字𠀀</b>xy'.repeat(count)}</a>`);
  xml.end();
  expect(seen).toEqual({tags: count + 1, characters: 5 * count});
});

test('a tag or text of more than a million characters is refused, in one piece or in many', () => {
  const long = 'x'.repeat(1_070_000);
  for (const start of ['<a>', '<a b="', '<!--']) {
    expect(() => reader().xml.write(start + long)).toThrow('more than 1000000 characters');
    const {xml} = reader();
    xml.write(start);
    const write = () => {
      for (let at = 0; at < long.length; at += 10_000) xml.write(long.slice(at, at + 10_000));
    };
    expect(write).toThrow('more than 1000000 characters');
  }
});

test('packed bytes are inflated a few at a time, so that what they unpack to is counted in between', async () => {
  const noise = Array.from({length: 60_000}, (_, i) => String.fromCharCode(33 + (((i * i * 7919) % 9001) % 90))).join(
    '',
  );
  const bytes = zip({a: noise});
  const [entry] = zipEntries(bytes)!;
  const unpacked: Uint8Array[] = [];
  await unzipPieces(bytes, entry!, piece => unpacked.push(piece));
  expect(Buffer.concat(unpacked).toString()).toBe(noise);
  // one that hands over what it is given shows how much is inflated at once
  vi.stubGlobal(
    'DecompressionStream',
    class extends TransformStream {
      constructor() {
        super({});
      }
    },
  );
  const packed: number[] = [];
  await unzipPieces(bytes, entry!, piece => packed.push(piece.length));
  expect(packed.reduce((sum, length) => sum + length, 0)).toBe(entry!.packedBytes);
  expect(packed.length).toBeGreaterThan(1);
  expect(Math.max(...packed)).toBeLessThanOrEqual(4096);
  let given = 0;
  const stops = unzipPieces(bytes, entry!, piece => {
    given += piece.length;
    throw new Error('enough');
  });
  await expect(stops).rejects.toThrow('enough');
  expect(given).toBe(4096);
});
