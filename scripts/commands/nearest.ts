import {nearestByCategory} from '#core/nearest.ts';
import {walkNetwork} from '#core/search.ts';
import {roundTo} from '#files/table.ts';
import type {Category} from '#schema/category.ts';
import {servingCategories} from '../steps/city-model.ts';
import {type Command, placeFlag} from './command.ts';
import {openCity, profileFlag, walkCosts} from './open-city.ts';
import {snapOne} from './snap-one.ts';

/** `nearest`: the facility of each category that a place reaches first. */
export const nearest: Command = {
  name: 'nearest',
  usage: '<city-dir> --at LON,LAT [--profile P]',
  en: 'The nearest facility of every category from one place',
  zh: '从一处出发，每类设施中最近的一个',
  flags: {at: {type: 'string'}, profile: {type: 'string'}},
  flagHelp: {
    at: 'the place, degrees, longitude first: 7.4246,43.7384',
    profile: 'who walks: adult (default), age60plus, age80plus, child, step_free, bike, plain',
  },
  rest: ['city-dir'],
  notes: [
    'Answers one JSON object: {at, snap_meters, categories: {<key>: {facility_id, name, seconds, meters}}}; null where none',
    'can be reached, {"no_data": true} where the city has no source for the category. seconds include both approaches,',
    'meters is the length along the streets.',
  ],
  run: async (given, terminal) => {
    const at = placeFlag(given, 'at');
    const city = openCity(terminal, given.rest[0]);
    const profile = profileFlag(given, city);
    const origin = snapOne(city, at, profile);
    const network = walkNetwork(city.graph(), walkCosts(city, profile, terminal), 'from-origins');
    const {points, cards} = city.facilities();
    const catalogue = city.manifest.parameters.categories as unknown as readonly Category[];
    const serving = new Map(catalogue.map(({key}) => [key, servingCategories(catalogue, key)]));
    const found = nearestByCategory(network, origin, points, serving);
    const noData = new Set(city.manifest.noData);
    const categories = catalogue.map(({key}) => {
      const hit = found.get(key) ?? null;
      const card = hit && cards[hit.facility];
      if (hit && card) {
        const {facilityId, name} = card;
        return [
          key,
          {facility_id: facilityId, name: name || null, seconds: hit.tenths / 10, meters: roundTo(hit.meters, 1)},
        ];
      }
      return [key, noData.has(key) ? {no_data: true} : null];
    });
    const snap_meters = (origin.centimeters[0] as number) / 100;
    terminal.answer(`${JSON.stringify({at, snap_meters, categories: Object.fromEntries(categories)}, null, 2)}\n`);
  },
};
