interface Props {
  /** Any unit, all the same. */
  readonly inTime: number;
  readonly out: number;
  readonly unsure: number;
  /** What is left over, of which only that it is there is said. */
  readonly rest?: number;
  /** What the whole width stands for; everyone unless it is given. */
  readonly full?: number;
  /** Ends of the range, shares 0 to 1; null: none drawn. */
  readonly range: readonly [number, number] | null;
}

/**
 * One bar of people: in time (jade), not (brick tint), not clear (hatched), the range of assumptions as a light band with
 * two ends. Decoration beside the same numbers in words.
 */
export function PartsBar({inTime, out, unsure, rest = 0, range, full}: Props) {
  const people = full ?? inTime + out + unsure + rest;
  if (people <= 0) return null;
  const at = (part: number) => `${((100 * part) / people).toFixed(2)}%`;
  const spread = range === null ? 0 : range[1] - range[0];
  return (
    <svg class="ykx-partsbar" aria-hidden="true" focusable="false">
      <rect class="is-in" x="0" width={at(inTime)} height="100%" />
      <rect class="is-out" x={at(inTime)} width={at(out)} height="100%" />
      <rect class="is-unsure" x={at(inTime + out)} width={at(unsure)} height="100%" />
      {rest > 0 && <rect class="is-whole" x={at(inTime + out + unsure)} width={at(rest)} height="100%" />}
      {range !== null && spread > 0.005 && (
        <>
          <rect class="is-band" x={share(range[0])} width={share(spread)} y="25%" height="50%" />
          <rect class="is-end" x={share(range[0])} width="1.5" y="10%" height="80%" />
          <rect class="is-end" x={share(range[1])} width="1.5" y="10%" height="80%" />
        </>
      )}
    </svg>
  );
}

function share(part: number): string {
  return `${(100 * part).toFixed(2)}%`;
}

/** The hatching bars refer to; once on the page. */
export function BarHatch() {
  return (
    <svg class="ykx-bar-hatch" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="ykx-bar-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="is-ground" width="5" height="5" />
          <rect class="is-line" width="1.8" height="5" />
        </pattern>
      </defs>
    </svg>
  );
}
