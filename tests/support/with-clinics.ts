import type {CityModel} from '../../scripts/steps/city-model.ts';
import {joinSnaps} from './scene.ts';

/** A grid town with open clinics of its first category at the positions of cells too. */
export function withClinics(model: CityModel, cells: readonly number[]): CityModel {
  const {facilities, demand} = model;
  const one = (c: number) => ({
    edge: demand.snap.edge.slice(c, c + 1),
    fraction: demand.snap.fraction.slice(c, c + 1),
    centimeters: demand.snap.centimeters.slice(c, c + 1),
    doubtful: demand.snap.doubtful.slice(c, c + 1),
  });
  const points = joinSnaps(facilities.points, ...cells.map(one));
  const count = facilities.facilityCount + cells.length;
  const more = <T extends Uint8Array | Uint16Array | Int32Array>(column: T, values: readonly number[]): T => {
    const longer = new (column.constructor as new (length: number) => T)(count);
    longer.set(column);
    longer.set(values, column.length);
    return longer;
  };
  return {
    ...model,
    facilityIds: [...model.facilityIds, ...cells.map(c => `plan:${c}:clinic`)],
    facilities: {
      ...facilities,
      facilityCount: count,
      category: more(
        facilities.category,
        cells.map(() => 0),
      ),
      lon: more(
        facilities.lon,
        cells.map(c => demand.lon[c]!),
      ),
      lat: more(
        facilities.lat,
        cells.map(c => demand.lat[c]!),
      ),
      inside: more(
        facilities.inside,
        cells.map(() => 1),
      ),
      doubtful: more(
        facilities.doubtful,
        cells.map(() => 0),
      ),
      open: more(
        facilities.open,
        cells.map(() => 1),
      ),
      firstPoint: Uint32Array.from({length: count + 1}, (_, i) => i),
      points,
      pointsStepFree: points,
    },
  };
}
