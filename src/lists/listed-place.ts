/** One service point as a list has it, before it is joined with other sources. */
export interface ListedPlace {
  /** Row as a person counts: 1 = first after the header. */
  readonly row: number;
  /** Id of the list, or one made of name, category and place when the list has none. */
  readonly id: string;
  readonly category: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  /** WGS84 degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly status: 'open' | 'building' | 'planned' | 'closed';
  readonly provider: 'public' | 'market' | 'mutual' | null;
  readonly capacity: number | null;
  readonly capacityUnit: string | null;
  readonly floorAreaSqm: number | null;
  readonly openingHours: string | null;
  readonly wheelchair: 'yes' | 'limited' | 'no' | null;
  readonly asOf: string | null;
  /** Codes of villages and communities it says it serves beside its own (联村共建), sorted; absent: it says nothing. */
  readonly servesCodes?: readonly string[];
  /** True when the list's own words could not be understood. */
  readonly doubtful: boolean;
}

/** Something odd in a row that was kept or left out. */
export interface ListFinding {
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  /** `row 12: …` */
  readonly example: string;
  readonly row: number;
  /** What stands there; null: nothing. */
  readonly value: string | null;
}
