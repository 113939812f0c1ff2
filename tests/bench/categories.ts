/**
 * All categories × published walkers × three scenarios of Las Palmas, cells included, against the bare searches in C:
 * `npm run bench -- categories`. Ours also snaps seeds to positions on edges, answers for every cell, names the nearest
 * facility, and adds two searches by length and straight lines; C only searches, from the nearest end nodes.
 */
import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import {seedsAt} from '#core/place-times.ts';
import {HORIZON_TENTHS} from '#core/units.ts';
import {standardsFor} from '#schema/effective-standards.ts';
import {loadCatalogue} from '../../scripts/catalogue.ts';
import {cityModel, servingCategories} from '../../scripts/steps/city-model.ts';
import {buildFacilities} from '../../scripts/steps/facilities.ts';
import {categoryTimes, cityNetworks} from '../../scripts/steps/times.ts';
import {loadWalkers} from '../../scripts/walkers.ts';
import {compileKernel} from '../support/c-kernel.ts';
import {lasPalmas} from '../support/real-city.ts';

const {city, dir, report, extract, boundary, areas, streets, cells} = await lasPalmas();
const catalogue = loadCatalogue();
const facilities = await buildFacilities(city, {extract, boundary, areas, streets, catalogue, dir, report});
const {categories} = catalogue;
const standards = standardsFor(catalogue, city.jurisdiction);
const model = cityModel({
  cityId: city.id,
  cells,
  streets,
  facilities,
  areas,
  categories,
  standards,
  walkers: loadWalkers(),
});
const networks = cityNetworks(model)!;

let ours = Infinity;
for (let round = 0; round < 4; round++) {
  const started = performance.now();
  for (const {key} of categories) categoryTimes(model, networks, key);
  ours = Math.min(ours, performance.now() - started);
}

const kernel = compileKernel();
try {
  let [inC, searches] = [0, 0];
  for (const network of networks.seconds.values())
    for (const scenario of ['low', 'base', 'high'] as const)
      for (const {key} of categories) {
        const serving = servingCategories(categories, key);
        const chosen = countingFacilities(model.facilities, serving, scenario !== 'low');
        const {points} = pointsOf(model.facilities, chosen);
        const {search} = network[scenario];
        const nodes = [...new Set(seedsAt(network[scenario], points).node)];
        inC += kernel.run(search, Int32Array.from(nodes), HORIZON_TENTHS, 3).median_ms;
        searches++;
      }
  console.log(
    `categories ${categories.length}, cells ${model.demand.cellCount}, facilities ${model.facilities.facilityCount}`,
  );
  console.log(
    `C: ${searches} searches ${inC.toFixed(0)} ms; ours, everything: ${ours.toFixed(0)} ms; ratio ${(ours / inC).toFixed(2)}`,
  );
} finally {
  kernel.close();
}
