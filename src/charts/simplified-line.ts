type Position = readonly [number, number];

/**
 * A line with fewer vertices, none of the left-out ones farther than `tolerance` from it; its ends stay. Douglas and Peucker 1973.
 * A ring is a line that ends where it begins.
 */
export function simplifiedLine(line: readonly Position[], tolerance: number): Position[] {
  const keep = new Uint8Array(line.length).fill(1, 0, 1);
  if (line.length > 0) keep[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [farthest, most] = [-1, tolerance];
    for (let index = from + 1; index < to; index++) {
      const off = offSegment(line[index] as Position, line[from] as Position, line[to] as Position);
      if (off > most) [farthest, most] = [index, off];
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    spans.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, index) => keep[index] === 1);
}

/** Distance of a place from a segment. */
function offSegment([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / square));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
