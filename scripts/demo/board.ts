import type {Spot} from './frame.ts';
import type {Name} from './names.ts';
import type {DrawnTags, OsmDrawing} from './osm-drawing.ts';
import type {Random} from './random.ts';
import type {RoadNet} from './road-net.ts';

/** A building people live in, before they are counted. */
export interface Residence {
  /** Where its people are counted: the centre of a population cell near the building. */
  readonly cell: readonly [column: number, row: number];
  /** Floor area on all storeys, square metres: people are shared out by it. */
  readonly floorArea: number;
  /** Share of people of 60 and over here compared with the city, e.g. 1.6 in the old town. */
  readonly elderFactor: number;
}

/** A service point of an invented official list. */
export interface ListedPlace {
  readonly category: string;
  readonly name: Name;
  readonly spot: Spot;
  readonly address: string;
  /** Absent: open. Only open places serve anyone. */
  readonly status?: 'closed' | 'building';
  /** What the list said a year before, where it was another thing; null: it did not have the place. Absent: the same. */
  readonly earlier?: Partial<Pick<ListedPlace, 'name' | 'spot' | 'address' | 'status'>> | null;
}

/** A community or village: its seed for the area map. */
export interface CommunitySeed {
  readonly spot: Spot;
  readonly name: Name;
  readonly kind: 'urban' | 'fringe' | 'rural';
  /** Key of its subdistrict. */
  readonly subdistrict: string;
}

/** Everything of the city while it is being drawn. */
export interface Board {
  readonly drawing: OsmDrawing;
  readonly roads: RoadNet;
  readonly residences: Residence[];
  /** Outlines of the residential land, for the plan of land use. */
  readonly homes: (readonly Spot[])[];
  readonly listed: ListedPlace[];
  /** Places that only the lists of a year before had. */
  readonly gone: ListedPlace[];
  readonly seeds: CommunitySeed[];
  /** A stream of random numbers for one purpose. */
  random(label: string): Random;
  nextName(): Name;
}

/** Tags that may carry a name. */
export function withName(tags: DrawnTags, name: Name): DrawnTags {
  return {...tags, name: name.zh, 'name:zh': name.zh, 'name:en': name.en};
}
