import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {nearestRows} from '../../scripts/steps/nearest.ts';
import {type LineTown, lineTown, STREET_METERS} from '../support/line-town.ts';

const rowsOf = (town: LineTown) => {
  const {model, times} = lineTown(town);
  return nearestRows(model, times);
};

describe('what is nearest in an area', () => {
  test('is the facility that is nearest for most of its people, with their median walk and that of everyone', () => {
    // adults walk 1.2 m a second
    const rows = rowsOf({
      homes: [0, 60, 120, 900, 1000],
      people: [1000, 2000, 2000, 3000, 1000],
      sites: [{meters: 240}, {meters: 1060, category: 'centre'}],
      partitions: [{kind: 'community', areaIds: ['a', 'b'], index: Int32Array.from([0, 0, 0, 0, 1])}],
    });
    expect(rows).toEqual([
      {
        ...{category: 'clinic', area_id: 'a', area_kind: 'community', facility_id: 'list:0:clinic'},
        ...{people: 5, people_area: 8, seconds: 150, seconds_median: 133.3},
      },
      {
        ...{category: 'clinic', area_id: 'b', area_kind: 'community', facility_id: 'list:1:centre'},
        ...{people: 1, people_area: 1, seconds: 50, seconds_median: 50},
      },
    ]);
  });

  test('has no row for the city, without people, without a facility, or where nothing can be known', () => {
    const partitions = [{kind: 'district', areaIds: ['empty', 'full'], index: Int32Array.from([0, 1])} as const];
    const town: LineTown = {homes: [0, 100], people: [0, 1000], sites: [{meters: 200}], partitions};
    expect(rowsOf(town).map(row => row['area_id'])).toEqual(['full']);
    expect(rowsOf({...town, sites: []})).toEqual([]);
    expect(rowsOf({...town, sites: [{meters: 200, closed: true}]})).toEqual([]);
    expect(rowsOf({...town, noData: true})).toEqual([]);
    expect(rowsOf({...town, streets: false})).toEqual([]);
  });

  test('is what a slow count home by home finds, whatever the town', () => {
    const place = fc.integer({min: 0, max: STREET_METERS});
    fc.assert(
      fc.property(
        fc.array(fc.record({at: place, people: fc.integer({min: 0, max: 5000}), area: fc.integer({min: -1, max: 2})}), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.array(place, {minLength: 1, maxLength: 5}),
        (homes, sites) => {
          const rows = rowsOf({
            homes: homes.map(home => home.at),
            people: homes.map(home => home.people),
            sites: sites.map(meters => ({meters})),
            partitions: [
              {kind: 'community', areaIds: ['0', '1', '2'], index: Int32Array.from(homes, home => home.area)},
            ],
          });
          for (let area = 0; area < 3; area++) {
            const here = homes.filter(home => home.area === area && home.people > 0);
            const row = rows.find(one => one['area_id'] === String(area));
            expect(row === undefined).toBe(here.length === 0);
            if (!row) continue;
            const site = Number(String(row['facility_id']).split(':')[1]);
            const least = (home: (typeof homes)[number]) => Math.min(...sites.map(at => Math.abs(at - home.at)));
            const all = here.reduce((sum, home) => sum + home.people, 0);
            expect(row['people_area']).toBe(all / 1000);
            // people for whom each could be the nearest, ties counted for all: none can have more than what is published allows
            const could = (at: number) =>
              here
                .filter(home => Math.abs(at - home.at) <= least(home) + 0.2)
                .reduce((sum, home) => sum + home.people, 0);
            const surely = (at: number) =>
              here
                .filter(home =>
                  sites.every(other => other === at || Math.abs(other - home.at) > Math.abs(at - home.at) + 0.2),
                )
                .reduce((sum, home) => sum + home.people, 0);
            expect(Number(row['people']) * 1000).toBeLessThanOrEqual(could(sites[site] as number) + 1e-6);
            for (const at of new Set(sites)) {
              if (sites.filter(other => other === at).length > 1) continue;
              expect(surely(at)).toBeLessThanOrEqual(Number(row['people']) * 1000 + 1e-6);
            }
            const limit = Number(row['seconds_median']) * 1.2;
            const within = here.filter(home => least(home) <= limit + 0.2).reduce((sum, home) => sum + home.people, 0);
            expect(2 * within).toBeGreaterThanOrEqual(all);
          }
        },
      ),
      {numRuns: 60},
    );
  });
});
