import {DEGREE_SCALE} from '#core/units.ts';
import type {OsmExtract, Tags} from '../../io/osm-extract.ts';
import {polygonOfWay, polygonsOfRelation} from '../../io/osm-polygons.ts';
import {isSensitive} from '../background/sensitive.ts';
import type {Polygons} from '../model.ts';
import {innerPlace} from '../population/inner-place.ts';
import {type OtherNames, otherNames} from './street-names.ts';

/** A named place that is neither a street nor an area of the city's own list nor a facility. */
export interface NamedPlace {
  readonly kind: string;
  readonly name: string;
  readonly others: OtherNames;
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
}

/** Kinds of places people call home or meet at; the city itself and what is larger are not among them. */
const KINDS = new Set([
  ...['town', 'village', 'hamlet', 'isolated_dwelling', 'borough', 'suburb', 'quarter', 'neighbourhood'],
  ...['city_block', 'square', 'locality', 'island', 'islet'],
]);

/** Residential compounds (小区), neighbourhoods, villages and squares of an extract that have a name; nothing sensitive. */
export function namedPlaces(extract: OsmExtract): NamedPlace[] {
  const found: NamedPlace[] = [];
  const offer = (tags: Tags, at: () => readonly [number, number] | null) => {
    const kind = kindOf(tags);
    const place = kind === null || isSensitive(tags) ? null : at();
    if (kind === null || place === null) return;
    found.push({kind, name: tags['name']!.trim(), others: otherNames(tags), lon: place[0], lat: place[1]});
  };
  for (const node of extract.taggedNodes)
    offer(extract.nodeTags(node), () => [extract.nodeLon[node]! / DEGREE_SCALE, extract.nodeLat[node]! / DEGREE_SCALE]);
  for (let way = 0; way < extract.wayCount; way++)
    offer(extract.wayTags(way), () => inside(polygonOfWay(extract, way)));
  for (let relation = 0; relation < extract.relationCount; relation++)
    offer(extract.relationTags(relation), () => inside(polygonsOfRelation(extract, relation)));
  return found;
}

function kindOf(tags: Tags): string | null {
  if ((tags['name'] ?? '').trim() === '') return null;
  const place = tags['place'];
  if (place !== undefined && KINDS.has(place)) return place;
  return tags['landuse'] === 'residential' ? 'estate' : null;
}

function inside(polygons: Polygons | null): readonly [number, number] | null {
  return polygons === null || polygons.length === 0 ? null : innerPlace(polygons);
}
