/** Positions on the network: k places, each joined to one point of one edge, or to none. */
export interface SnapColumns {
  /** [k] edge, or NO_EDGE when nothing is near enough. */
  readonly edge: Uint32Array;
  /** [k] position along the edge, 0 (first node) to 65535 (last node). */
  readonly fraction: Uint16Array;
  /** [k] length of the approach, centimetres, at most 25,000. */
  readonly centimeters: Uint16Array;
  /** [k] 1 when the approach crosses a mapped wall, fence, rail, water or motorway. */
  readonly doubtful: Uint8Array;
}

/** Families of profiles that join places to the streets in the same way: everyone, and those who need a way without steps. */
export type SnapFamily = 'any' | 'stepFree';

/** Anything that says which family it belongs to: a profile, or the costs of its walks. */
export interface HasFamily {
  readonly family: SnapFamily;
}

/** The people of a city: k cells. People are thousandths of a person. */
export interface Demand {
  readonly cellCount: number;
  /** [k] 1e-7 degrees. */
  readonly lon: Int32Array;
  /** [k] 1e-7 degrees. */
  readonly lat: Int32Array;
  /** Where walkers of the family `any` join the streets; read it through `snapOf`. */
  readonly snap: SnapColumns;
  /** The same for the family `stepFree`. */
  readonly snapStepFree: SnapColumns;
  /** [k] everyone. */
  readonly people: Uint32Array;
  /** Age groups (age60plus …), each [k]. A group that is unknown for the city is absent. */
  readonly groups: ReadonlyMap<string, Uint32Array>;
  /** [k] metres from the cell to the edge of the street extract, at most 65535. */
  readonly extractEdgeMeters: Uint16Array;
  /** How the cells divide into areas, one entry for each kind the city has; absent: the file does not say. */
  readonly divisions?: readonly Division[];
  /** What people are ranked by; null = the city has nothing of the kind; absent: the file does not say. */
  readonly rank?: Rank | null;
}

/** The cells of a city by area of one kind. */
export interface Division {
  /** district, subdistrict, community, life-circle-unit */
  readonly kind: string;
  /** In the order of the table `areas`. */
  readonly areaIds: readonly string[];
  /** [cells] index into areaIds, −1 = in none. */
  readonly index: Int32Array;
}

/** What people are ordered by from worst to best off, as the city's population source has it. */
export interface Rank {
  /** `income` or `rent`: more is better off; `deprivation`: less is. */
  readonly measure: string;
  /** [cells] as in the source, with three decimals; NaN = unknown. */
  readonly value: Float64Array;
}

/** The service points of a city: f facilities; facility i is entered at points firstPoint[i] … firstPoint[i + 1] − 1. */
export interface FacilityPoints {
  readonly facilityCount: number;
  /** [f] index into `categories`. */
  readonly category: Uint16Array;
  /** Category keys. */
  readonly categories: readonly string[];
  /** [f] 1e-7 degrees, for drawing and straight lines. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  /** [f] 1 when inside the boundary. */
  readonly inside: Uint8Array;
  /** [f] 1 when the place may not be what it says (doubtful). */
  readonly doubtful: Uint8Array;
  /** [f] 1 when it counts (status open). */
  readonly open: Uint8Array;
  /** [f + 1] */
  readonly firstPoint: Uint32Array;
  /** The entry points of all facilities, for the family `any`; read them through `entriesOf` or `pointsOf`. */
  readonly points: SnapColumns;
  /** The same entry points for the family `stepFree`; NO_EDGE where one cannot be entered without steps. */
  readonly pointsStepFree: SnapColumns;
}

/** Where the people of a city join the streets when they walk like this profile: [cells]. */
export function snapOf(demand: Pick<Demand, 'snap' | 'snapStepFree'>, {family}: HasFamily): SnapColumns {
  return family === 'stepFree' ? demand.snapStepFree : demand.snap;
}

/** Where facilities are entered by those who walk like this profile: [points]. */
export function entriesOf(
  facilities: Pick<FacilityPoints, 'points' | 'pointsStepFree'>,
  {family}: HasFamily,
): SnapColumns {
  return family === 'stepFree' ? facilities.pointsStepFree : facilities.points;
}
