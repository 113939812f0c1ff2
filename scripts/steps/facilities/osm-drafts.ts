import Flatbush from 'flatbush';
import {roundDegrees} from '#lists/list-coordinates.ts';
import {type Classifier, hasAll} from '#lists/tag-rules.ts';
import type {Catalogue, OsmAlternative} from '#schema/category.ts';
import {polygonIndex} from '../../geometry/polygon-index.ts';
import type {OsmExtract, Tags} from '../../io/osm-extract.ts';
import type {Completeness} from '../model.ts';
import type {Draft} from './draft.ts';
import {hasLifecycle, osmFacts, readings} from './osm-facts.ts';
import {type OsmPlace, osmPlaces} from './osm-places.ts';

/** What the map's facilities are read with. */
export interface OsmReading {
  readonly extract: OsmExtract;
  readonly catalogue: Catalogue;
  readonly classify: Classifier;
  readonly language: string;
  readonly asOf: string | null;
  completenessOf(category: string): Completeness;
  /** True for places of the city and its surroundings. */
  near(lon: number, lat: number): boolean;
}

/** Every service point of the map, one draft per element and category, duplicates not yet joined. */
export function osmDrafts(reading: OsmReading): Draft[] {
  const places = osmPlaces(reading.extract, wantedTags(reading.catalogue)).filter(place =>
    reading.near(place.lon, place.lat),
  );
  const inSchool = schoolGrounds(places);
  return places.flatMap(place => draftsOf(place, inSchool(place), reading));
}

function draftsOf(place: OsmPlace, inSchool: boolean, reading: OsmReading): Draft[] {
  const drafts: Draft[] = [];
  for (const {tags, status} of readings(place.tags)) {
    const facts = osmFacts(tags, reading.language);
    for (const {category, doubt} of reading.classify({tags, areaSqm: place.areaSqm, inSchool})) {
      if (drafts.some(draft => draft.category === category)) continue;
      drafts.push({
        facilityId: `osm:${place.id}:${category}`,
        placeId: `osm:${place.id}`,
        category,
        ...facts,
        lon: roundDegrees(place.lon),
        lat: roundDegrees(place.lat),
        status,
        source: 'osm',
        asOf: reading.asOf,
        completeness: reading.completenessOf(category),
        doubts: doubt === null ? [] : [doubt],
        shapes: [place],
        accesses: [],
      });
    }
  }
  return drafts;
}

/** Cheap test of tags before geometry is made: school grounds, and whatever any rule's tags (and need of a name) allow. */
function wantedTags(catalogue: Catalogue): (tags: Tags) => boolean {
  const rules = new Map<string, OsmAlternative[]>();
  for (const rule of catalogue.categories.flatMap(category => category.osm.any)) {
    const key = Object.keys(rule.tags)[0]!;
    rules.set(key, [...(rules.get(key) ?? []), rule]);
  }
  const fits = (tags: Tags) =>
    SCHOOLS.has(tags['amenity'] ?? '') ||
    Object.keys(tags).some(key =>
      rules.get(key)?.some(rule => (rule.name === undefined || tags['name'] !== undefined) && hasAll(tags, rule.tags)),
    );
  return tags => fits(tags) || (hasLifecycle(tags) && readings(tags).some(reading => fits(reading.tags)));
}

const SCHOOLS = new Set(['school', 'kindergarten', 'college', 'university']);

/** Says whether a place lies in the grounds of a school other than itself. */
function schoolGrounds(places: readonly OsmPlace[]): (place: OsmPlace) => boolean {
  const schools = places.filter(place => place.polygons !== null && SCHOOLS.has(place.tags['amenity'] ?? ''));
  if (schools.length === 0) return () => false;
  const grounds = schools.map(school => polygonIndex(school.polygons!));
  const tree = new Flatbush(schools.length);
  for (const {bbox} of grounds) tree.add(...bbox);
  tree.finish();
  return ({id, lon, lat}) =>
    tree.search(lon, lat, lon, lat).some(index => schools[index]!.id !== id && grounds[index]!.contains(lon, lat));
}

/** Mapped access points of categories that have them (subway entrances), degrees, with the category. */
export function accessPoints(
  reading: OsmReading,
): {category: string; withinMetres: number; lon: number; lat: number}[] {
  const rules = reading.catalogue.categories.flatMap(({key, entrances}) =>
    entrances === undefined ? [] : [{category: key, entrances}],
  );
  const wanted = (tags: Tags) => rules.some(({entrances}) => hasAll(tags, entrances.tags));
  return osmPlaces(reading.extract, wanted)
    .filter(place => place.polygons === null)
    .flatMap(place =>
      rules
        .filter(({entrances}) => hasAll(place.tags, entrances.tags))
        .map(({category, entrances}) => ({
          category,
          withinMetres: entrances.within_metres,
          lon: place.lon,
          lat: place.lat,
        })),
    );
}
