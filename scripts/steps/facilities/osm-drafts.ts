import Flatbush from 'flatbush';
import {roundDegrees} from '#lists/list-coordinates.ts';
import {type Classifier, hasAll, type TaggedPlace} from '#lists/tag-rules.ts';
import type {Catalogue, OsmAlternative} from '#schema/category.ts';
import {polygonIndex} from '../../geometry/polygon-index.ts';
import type {OsmExtract, Tags} from '../../io/osm-extract.ts';
import {isClosedGround, isSensitive} from '../background/sensitive.ts';
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

/**
 * Every service point of the map, one draft per element and category, duplicates not yet joined. Nothing of what is left out
 * of every published file, and nothing on the grounds of the military and of prisons.
 */
export function osmDrafts(reading: OsmReading): Draft[] {
  const places = osmPlaces(reading.extract, wantedTags(reading.catalogue)).filter(place =>
    reading.near(place.lon, place.lat),
  );
  const inSchool = grounds(places, isSchool);
  const inPrivate = grounds(places, isPrivateGround);
  const onClosedGround = grounds(places, isClosedGround);
  return places.flatMap(place =>
    isSensitive(place.tags) || onClosedGround(place)
      ? []
      : draftsOf(place, {inSchool: inSchool(place), inPrivate: inPrivate(place)}, reading),
  );
}

type Surroundings = Pick<TaggedPlace, 'inSchool' | 'inPrivate'>;

function draftsOf(place: OsmPlace, around: Surroundings, reading: OsmReading): Draft[] {
  const drafts: Draft[] = [];
  for (const {tags, status} of readings(place.tags)) {
    const facts = osmFacts(tags, reading.language);
    for (const {category, doubt} of reading.classify({tags, areaSqm: place.areaSqm, ...around})) {
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
    isSchool(tags) ||
    isPrivateGround(tags) ||
    isClosedGround(tags) ||
    Object.keys(tags).some(key =>
      rules.get(key)?.some(rule => (rule.name === undefined || tags['name'] !== undefined) && hasAll(tags, rule.tags)),
    );
  return tags => fits(tags) || (hasLifecycle(tags) && readings(tags).some(reading => fits(reading.tags)));
}

const SCHOOLS = new Set(['school', 'kindergarten', 'college', 'university']);
const PRIVATE = new Set(['private', 'no', 'members']);

function isSchool(tags: Tags): boolean {
  return SCHOOLS.has(tags['amenity'] ?? '');
}

/** Clubs, resorts and other leisure grounds that are not open to everyone. */
function isPrivateGround(tags: Tags): boolean {
  return (tags['leisure'] !== undefined || tags['tourism'] !== undefined) && PRIVATE.has(tags['access'] ?? '');
}

/** Says whether a place lies in grounds of a kind, other than itself. */
function grounds(places: readonly OsmPlace[], isKind: (tags: Tags) => boolean): (place: OsmPlace) => boolean {
  const areas = places.filter(place => place.polygons !== null && isKind(place.tags));
  if (areas.length === 0) return () => false;
  const indexes = areas.map(area => polygonIndex(area.polygons!));
  const tree = new Flatbush(areas.length);
  for (const {bbox} of indexes) tree.add(...bbox);
  tree.finish();
  return ({id, lon, lat}) =>
    tree.search(lon, lat, lon, lat).some(index => areas[index]!.id !== id && indexes[index]!.contains(lon, lat));
}

/** Mapped access points of categories that have them (subway entrances), degrees, with the category and their tags. */
export function accessPoints(
  reading: OsmReading,
): {category: string; withinMetres: number; lon: number; lat: number; tags: Tags}[] {
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
          tags: place.tags,
        })),
    );
}
