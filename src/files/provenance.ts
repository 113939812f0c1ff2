/** Who made a file out of what: written into every format that has room for it. */
export interface Provenance {
  /** Id of the city. */
  readonly city: string;
  /** True: the city does not exist. */
  readonly invented: boolean;
  /** SPDX ids of the licences that cover the file, joined by `AND`. */
  readonly licence: string;
  /** Who must be named. */
  readonly attribution: string;
}

/** As key and value pairs, in a fixed order. */
export function provenancePairs(provenance: Provenance): [string, string][] {
  return [
    ['city', provenance.city],
    ['invented', String(provenance.invented)],
    ['licence', provenance.licence],
    ['attribution', provenance.attribution],
  ];
}
