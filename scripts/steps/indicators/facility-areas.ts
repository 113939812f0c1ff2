import type {FacilityPoints} from '#core/places.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import {orientedPolygons} from '#files/table.ts';
import {areaLocator} from '../../geometry/area-locator.ts';
import type {Area} from '../model.ts';

/**
 * The area each facility stands in, for every kind of area: [facilities] index among the areas of that kind, −1 = in none.
 * Outlines are taken as they are published, so that published files give the same answer.
 */
export function facilityAreas(
  {facilityCount, lon, lat}: Pick<FacilityPoints, 'facilityCount' | 'lon' | 'lat'>,
  areas: readonly Pick<Area, 'kind' | 'polygons'>[],
): ReadonlyMap<Area['kind'], Int32Array> {
  const kinds = Map.groupBy(areas, area => area.kind);
  return new Map(
    [...kinds].map(([kind, members]) => {
      const locator = areaLocator(members.map(({polygons}) => ({polygons: orientedPolygons(polygons)})));
      const index = new Int32Array(facilityCount);
      for (let f = 0; f < facilityCount; f++) index[f] = locator.find(lon[f]! / DEGREE_SCALE, lat[f]! / DEGREE_SCALE);
      return [kind, index] as const;
    }),
  );
}
