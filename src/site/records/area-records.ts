import type {AreaReport} from '../area-report/area-report.ts';
import type {City} from '../city.ts';
import type {AreaRow} from '../rows.ts';
import type {CityRecords} from './city-records.ts';
import {type AreaFigures, areaFigures} from './figures.ts';
import {type Rating, ratingOf} from './ratings.ts';
import type {Words} from './words.ts';

/** A facility that the report of an area names, with what its users gave it. */
export interface RatedPlace {
  readonly facilityId: string;
  readonly name: string;
  readonly service: string;
  readonly rating: Rating;
}

/** The section of figures on record in the report of one area. */
export interface AreaRecords extends AreaFigures {
  /** False where the city gives no ratings at all. */
  readonly hasRatings: boolean;
  /** Ratings by facility of what the report names as nearest, where something is on record. */
  readonly ratings: ReadonlyMap<string, Rating>;
  /** Those with something on record, in the order of the services. */
  readonly rated: readonly RatedPlace[];
  /** How many of the named facilities have nothing on record. */
  readonly unrated: number;
  /** Whose the ratings are, each source once. */
  readonly ratingSources: readonly string[];
}

/** Everything the report of an area shows of the optional tables. */
export function areaRecords(
  city: City,
  records: CityRecords,
  area: AreaRow,
  report: Pick<AreaReport, 'services'>,
  words: Words,
): AreaRecords {
  const order = new Map(city.categories.map(({key}, at) => [key, at]));
  const places = report.services
    .flatMap(({nearest, name, category}) => (nearest ? [{nearest, name, at: order.get(category) ?? 0}] : []))
    .sort((a, b) => a.at - b.at)
    .flatMap(({nearest: {facilityId, name}, name: service}) => {
      const rating = ratingOf(city, records, facilityId, words);
      return rating === null ? [] : [{facilityId, name, service, rating}];
    });
  const rated = places.filter(({rating}) => rating.state !== 'no-data');
  return {
    ...areaFigures(city, records, area, words),
    hasRatings: records.kinds.has('ratings'),
    ratings: new Map(rated.map(({facilityId, rating}) => [facilityId, rating])),
    rated,
    unrated: places.length - rated.length,
    ratingSources: [...new Set(rated.map(({rating}) => rating.source))],
  };
}
