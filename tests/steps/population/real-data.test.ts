import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {readOsm} from '../../../scripts/io/osm-read.ts';
import {silent} from '../../../scripts/progress.ts';
import {Report} from '../../../scripts/report.ts';
import {buildBoundary} from '../../../scripts/steps/boundary.ts';
import {buildCells} from '../../../scripts/steps/population.ts';
import {build, sum} from '../../support/build-cells.ts';
import {sharedFile} from '../../support/shared.ts';
import {testCity} from '../../support/test-city.ts';

describe('on real data', () => {
  test.skipIf(!sharedFile('porto_alegre/poa_hexgrid.csv'))(
    'the H3 cells of Porto Alegre keep every person',
    async () => {
      const path = sharedFile('porto_alegre/poa_hexgrid.csv')!;
      const population = {kind: 'table', file: 'poa.csv', columns: {h3: 'id', people: 'population'}};
      const {cells} = await build(
        {boundary: {bbox: [-51.2663, -30.1133, -51.1322, -29.9877]}, population},
        {files: {'poa.csv': readFileSync(path)}},
      );
      // 812,935 by adding the column up elsewhere; without streets every wide cell stays at its middle
      expect(cells.sourceTotal).toBe(812_935_000);
      expect(cells.cellId.every(id => /^89a9[0-9a-f]{11}$/.test(id))).toBe(true);
    },
  );

  test.skipIf(!sharedFile('las_palmas/las_palmas_2023-02-21.osm.pbf'))(
    '299,090 people of Las Palmas live in its buildings',
    async () => {
      const extract = await readOsm(sharedFile('las_palmas/las_palmas_2023-02-21.osm.pbf')!, silent);
      const city = testCity({
        jurisdiction: 'ES',
        boundary: {osmRelation: 340783},
        population: {kind: 'buildings', total: 299_090},
      });
      const report = new Report();
      const boundary = await buildBoundary(city, extract, '.', report);
      const cells = await buildCells(city, {extract, boundary, areas: [], streets: null, dir: '.', report});
      expect(sum(cells.people)).toBe(299_090_000);
      expect(cells.placedBy.every(placed => placed === 'buildings')).toBe(true);
      expect(cells.cellId.every(id => id.startsWith('utm28N_'))).toBe(true);
      for (let i = 0; i < cells.cellCount; i++)
        expect(boundary.contains(cells.lon[i]! / 1e7, cells.lat[i]! / 1e7)).toBe(true);
    },
  );
});
