import {type Drawing, element} from '#charts/svg.ts';
import {alignments, qrCodewords, sideOf} from './qr-codewords.ts';

/** Quiet zone around a code, modules: what ISO/IEC 18004 asks for. */
const QUIET = 4;

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  i => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i * j) % 3) + ((i + j) % 2)) % 2 === 0,
];

/** What all codes of a version share. Modules row by row, 1 = dark. */
interface Layout {
  readonly side: number;
  /** Finders, timing and alignment patterns; light where format and version stand. */
  readonly fixed: Uint8Array;
  /** Places of the data, in their order. */
  readonly places: Int32Array;
  /** What each mask turns round, by place. */
  readonly masks: readonly Uint8Array[];
}

const layouts = new Map<number, Layout>();

function layoutOf(version: number): Layout {
  const known = layouts.get(version);
  if (known) return known;
  const side = sideOf(version);
  const {fixed, taken} = patterns(version, side);
  const places = zigzag(side).filter(place => taken[place] === 0);
  const masks = MASKS.map(mask =>
    Uint8Array.from(places, place => Number(mask(Math.floor(place / side), place % side))),
  );
  const made = {side, fixed, places, masks};
  layouts.set(version, made);
  return made;
}

function patterns(version: number, side: number): {fixed: Uint8Array; taken: Uint8Array} {
  const [fixed, taken] = [new Uint8Array(side * side), new Uint8Array(side * side)];
  const put = (row: number, column: number, dark: boolean) => {
    if (row < 0 || column < 0 || row >= side || column >= side) return;
    fixed[row * side + column] = Number(dark);
    taken[row * side + column] = 1;
  };
  // squares in squares: around a finder a ring of light, and further out the format
  const squares = (row: number, column: number, reach: number, isDark: (ring: number) => boolean) => {
    for (let y = -reach; y <= reach; y++)
      for (let x = -reach; x <= reach; x++) put(row + y, column + x, isDark(Math.max(Math.abs(x), Math.abs(y))));
  };
  for (let i = 0; i < side; i++) {
    put(6, i, i % 2 === 0);
    put(i, 6, i % 2 === 0);
  }
  const middles = alignments(version);
  const last = side - 7;
  for (const row of middles)
    for (const column of middles) {
      const isFinder = (row === 6 && (column === 6 || column === last)) || (row === last && column === 6);
      if (!isFinder) squares(row, column, 2, ring => ring !== 1);
    }
  for (const [row, column] of [
    [3, 3],
    [3, side - 4],
    [side - 4, 3],
  ] as const)
    squares(row, column, 4, ring => ring !== 2 && ring !== 4);
  for (const [row, column] of [...formatPlaces(side).flat(), ...versionPlaces(version, side), [side - 8, 8] as const])
    put(row, column, false);
  return {fixed, taken};
}

/** Places of the 15 bits of the format, lowest first, twice. */
function formatPlaces(side: number): (readonly [row: number, column: number])[][] {
  const bits = Array.from({length: 15}, (_, i) => i);
  return [
    bits.map(i => [i < 6 ? i : i < 8 ? i + 1 : side - 15 + i, 8] as const),
    bits.map(i => [8, i < 8 ? side - 1 - i : i < 9 ? 7 : 14 - i] as const),
  ];
}

/** Places of the 18 bits of the version, lowest first, both times; none below version 7. */
function versionPlaces(version: number, side: number): (readonly [row: number, column: number])[] {
  if (version < 7) return [];
  const bits = Array.from({length: 18}, (_, i) => [Math.floor(i / 3), (i % 3) + side - 11] as const);
  return [...bits, ...bits.map(([a, b]) => [b, a] as const)];
}

/** All places two columns at a time, up and down, from the right; the column of the timing pattern is passed over. */
function zigzag(side: number): Int32Array {
  const places: number[] = [];
  let isUp = true;
  for (let right = side - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < side; step++) {
      const row = isUp ? side - 1 - step : step;
      places.push(row * side + right, row * side + right - 1);
    }
    isUp = !isUp;
  }
  return Int32Array.from(places);
}

/** Check bits of a number: the rest of its division. */
function withCheck(value: number, bits: number, divisor: number): number {
  let rest = value << bits;
  for (let high = 31 - Math.clz32(divisor); rest >> bits > 0; ) rest ^= divisor << (31 - Math.clz32(rest) - high);
  return (value << bits) | rest;
}

/** How hard a code is to read: blocks of one colour, what looks like a finder, more of one colour than of the other. */
function penalty(modules: Uint8Array, side: number): number {
  let [points, dark] = [0, 0];
  for (let row = 0; row < side; row++) {
    let [across, down] = [0, 0];
    for (let column = 0; column < side; column++) {
      const at = row * side + column;
      const here = modules[at]!;
      dark += here;
      across = ((across << 1) | here) & 127;
      down = ((down << 1) | modules[column * side + row]!) & 127;
      if (across === 0b1011101) points += 40;
      if (down === 0b1011101) points += 40;
      if (row === 0 || column === 0) continue;
      const above = at - side;
      const four = here + modules[at - 1]! + modules[above]! + modules[above - 1]!;
      if (four === 0 || four === 4) points += 3;
      if (row === side - 1 || column === side - 1) continue;
      const below = at + side;
      const nine =
        four + modules[above + 1]! + modules[at + 1]! + modules[below - 1]! + modules[below]! + modules[below + 1]!;
      const same = here === 1 ? nine - 1 : 8 - nine;
      if (same > 5) points += same - 2;
    }
  }
  return points + (Math.abs((100 * dark) / side / side - 50) / 5) * 10;
}

/** Dark modules of the QR code of a text, row by row; error correction level M, the smallest version that holds it. */
export function qrModules(text: string): boolean[][] {
  const {version, words} = qrCodewords(new TextEncoder().encode(text));
  const {side, fixed, places, masks} = layoutOf(version);
  const masked = (mask: Uint8Array) => {
    const modules = fixed.slice();
    // past the last codeword a few bits are left over: zero
    for (let i = 0; i < places.length; i++)
      modules[places[i]!] = (((words[i >> 3] ?? 0) >> (7 - (i & 7))) & 1) ^ mask[i]!;
    return modules;
  };
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, mask] of masks.entries()) {
    const points = penalty(masked(mask), side);
    if (points < least) [best, least] = [index, points];
  }
  const modules = masked(masks[best]!);
  label(modules, version, side, best);
  return Array.from({length: side}, (_, row) => Array.from(modules.subarray(row * side, (row + 1) * side), Boolean));
}

/** Writes format (level M is 00, and the mask) and version into a code. */
function label(modules: Uint8Array, version: number, side: number, mask: number): void {
  const format = withCheck(mask, 10, 0x537) ^ 0x5412;
  for (const places of formatPlaces(side))
    for (const [i, [row, column]] of places.entries()) modules[row * side + column] = (format >> i) & 1;
  const numbered = withCheck(version, 12, 0x1f25);
  for (const [i, [row, column]] of versionPlaces(version, side).entries())
    modules[row * side + column] = (numbered >> (i % 18)) & 1;
  modules[(side - 8) * side + 8] = 1;
}

/** The QR code of a text, one unit a module with its quiet zone, dark on white whatever the theme. */
export function qrDrawing(text: string): Drawing {
  const modules = qrModules(text);
  const side = modules.length + 2 * QUIET;
  let d = '';
  for (const [y, row] of modules.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      const run = x - from + 1;
      d += `M${from + QUIET} ${y + QUIET}h${run}v1h-${run}z`;
    }
  const body = element('rect', {width: side, height: side, fill: '#fff'}) + element('path', {d, fill: '#000'});
  return {width: side, height: side, body};
}
