import type {EdgeShape} from '#core/graph.ts';
import type {Category} from '#schema/category.ts';
import type {City} from '#schema/city.ts';
import type {SearchFile} from '#schema/search-file.ts';
import type {OsmExtract} from '../../io/osm-extract.ts';
import {sensitiveGround} from '../background/sensitive.ts';
import type {Area, Boundary, Facilities, Streets} from '../model.ts';
import {searchFile} from '../search.ts';
import {namedPlaces} from './named-places.ts';
import {streetNames} from './street-names.ts';

/** What a build knows when it lists what can be found by name. */
export interface BuiltCity {
  readonly city: City;
  /** Null when the streets are no OpenStreetMap extract. */
  readonly extract: OsmExtract | null;
  readonly boundary: Boundary;
  readonly areas: readonly Area[];
  readonly streets: Streets | null;
  /** Geometry of the streets as published. */
  readonly shape: EdgeShape | null;
  readonly facilities: Facilities;
  readonly categories: readonly Category[];
}

/** Lists what can be found by name in a city; nothing that stands on sensitive ground. */
export function buildSearch({city, extract, boundary, areas, streets, shape, ...built}: BuiltCity): SearchFile {
  const sensitive = extract === null ? () => false : sensitiveGround(extract);
  return searchFile({
    city,
    bounds: streets?.extent ?? boundary.bbox,
    boundary,
    areas,
    facilities: built.facilities.facilities,
    categories: built.categories,
    streets: streets && shape && {graph: streets.graph, shape, names: streets},
    streetNames: extract && streets ? streetNames(extract, streets.ways) : new Map(),
    places: extract === null ? [] : namedPlaces(extract).filter(({lon, lat}) => !sensitive(lon, lat)),
    hides: (_, lon, lat) => sensitive(lon, lat),
  });
}
