let codes: Map<string, number> | undefined;

/** The two-byte half of GB18030, turned around from what the platform decodes. */
function twoByteCodes(): Map<string, number> {
  if (codes !== undefined) return codes;
  const decoder = new TextDecoder('gb18030');
  codes = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd') codes.set(character, (lead << 8) | trail);
    }
  return codes;
}

/** Text as GB18030 bytes. Throws at a character that needs four bytes: the invented lists have none. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0)!;
    const code = point < 0x80 ? point : twoByteCodes().get(character);
    if (code === undefined) throw new Error(`gb18030: character ${character} found, expected one of two bytes`);
    if (code < 0x80) bytes.push(code);
    else bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}
