import {type IsochroneCity, isochroneEdges, isochrones} from '#core/isochrone.ts';
import {snapOf} from '#core/places.ts';
import {planeShape} from '#core/plane-shape.ts';
import {placeIndex} from '#core/reached-places.ts';
import {walkNetwork} from '#core/search.ts';
import {BUFFER_METERS} from '#core/shapes.ts';
import {PEOPLE_SCALE, TENTHS_PER_SECOND} from '#core/units.ts';
import {polygonGeometry} from '#files/geojson.ts';
import {roundTo} from '#files/table.ts';
import {type Arguments, type Command, choiceFlag, placeFlag, textFlag, UsageError} from './command.ts';
import {type OpenCity, openCity, profileFlag, walkCosts} from './open-city.ts';
import {snapOne} from './snap-one.ts';

const LONGEST_MINUTES = 109;

/** `isochrone`: what one place reaches within so many minutes, and how many people live there. */
export const isochrone: Command = {
  name: 'isochrone',
  usage: '<city-dir> --at LON,LAT --minutes M[,M…] [--profile P] [--speed M/S] [--format geojson|edges]',
  en: 'What one place reaches on foot within so many minutes, and how many people live there',
  zh: '从一处出发几分钟内步行可达的范围与人口',
  flags: {
    at: {type: 'string'},
    minutes: {type: 'string'},
    profile: {type: 'string'},
    speed: {type: 'string'},
    format: {type: 'string'},
  },
  flagHelp: {
    at: 'the place, degrees, longitude first: 7.4246,43.7384',
    minutes: 'one or more times, separated by commas: 5,10,15',
    profile: 'who walks: adult (default), age60plus, age80plus, child, step_free, bike, plain',
    speed: 'another level speed, metres per second',
    format: 'geojson: polygons (default); edges: the reached streets as lines, cut where the time is up',
  },
  rest: ['city-dir'],
  notes: [
    'Answers a GeoJSON FeatureCollection, one feature per time, smallest first, each containing the smaller ones. Properties:',
    'minutes, profile, people, people_<group>, reached_meters (length of the reached streets), buffer_meters (half the width of',
    'the band drawn around them). People are counted by their walking time, not by the polygon.',
    'Example: isochrone public/data/monaco --at 7.4246,43.7384 --minutes 5,10,15',
  ],
  run: async (given, terminal) => {
    const at = placeFlag(given, 'at');
    const minutes = minutesFlag(given);
    const format = choiceFlag(given, 'format', ['geojson', 'edges']);
    const city = openCity(terminal, given.rest[0]);
    const profile = profileFlag(given, city);
    const origin = snapOne(city, at, profile);
    const graph = city.graph();
    const network = walkNetwork(graph, walkCosts(city, profile, terminal), 'from-origins');
    const demand = city.demand();
    const cells = placeIndex(graph.edgeCount, snapOf(demand, profile));
    const within = {network, city: {shape: planeShape(graph, city.shape().shape), demand, cells}, origin};
    const features = format === 'edges' ? lines(within, minutes, profile.key) : polygons(within, minutes, profile.key);
    terminal.answer(collection(city, features));
  },
};

interface Within {
  readonly network: Parameters<typeof isochrones>[0];
  readonly city: IsochroneCity;
  readonly origin: Parameters<typeof isochrones>[2];
}

function minutesFlag(given: Arguments): number[] {
  const text = textFlag(given, 'minutes');
  if (text === undefined) throw new UsageError('--minutes M[,M…] is missing, for example --minutes 5,10,15');
  const minutes = text.split(',').map(part => (/^\s*(\d+\.?\d*|\.\d+)\s*$/.test(part) ? Number(part) : Number.NaN));
  if (minutes.some(value => !(value > 0 && value <= LONGEST_MINUTES)))
    throw new UsageError(`--minutes: found ${text}, expected numbers above 0, at most ${LONGEST_MINUTES}`);
  return [...new Set(minutes)].sort((a, b) => a - b);
}

function tenthsOf(minutes: number): number {
  return Math.round(minutes * 60 * TENTHS_PER_SECOND);
}

function polygons({network, city, origin}: Within, minutes: readonly number[], profile: string): object[] {
  return isochrones(network, city, origin, minutes.map(tenthsOf)).map((reached, index) => {
    const groups = Object.entries(reached.groups).map(([key, people]) => [`people_${key}`, people / PEOPLE_SCALE]);
    return {
      type: 'Feature',
      properties: {
        minutes: minutes[index],
        profile,
        people: reached.people / PEOPLE_SCALE,
        ...Object.fromEntries(groups),
        reached_meters: roundTo(reached.reachedMeters, 1),
        buffer_meters: BUFFER_METERS,
      },
      geometry: polygonGeometry(reached.polygon),
    };
  });
}

function lines({network, city, origin}: Within, minutes: readonly number[], profile: string): object[] {
  return minutes.flatMap(value =>
    isochroneEdges(network, city, origin, tenthsOf(value)).map(({edge, line, startCost, endCost}) => ({
      type: 'Feature',
      properties: {
        minutes: value,
        profile,
        edge,
        seconds_from: roundTo(startCost / TENTHS_PER_SECOND, 2),
        seconds_to: roundTo(endCost / TENTHS_PER_SECOND, 2),
      },
      geometry: {type: 'LineString', coordinates: line.map(([lon, lat]) => [roundTo(lon, 7), roundTo(lat, 7)])},
    })),
  );
}

function collection({manifest}: OpenCity, features: readonly object[]): string {
  const head = {type: 'FeatureCollection', city: manifest.id, invented: manifest.invented};
  const attribution = [...new Set(manifest.licences.map(licence => licence.attribution))].join('; ');
  const text = features.map(feature => JSON.stringify(feature)).join(',\n');
  return `${JSON.stringify({...head, attribution}).slice(0, -1)},"features":[\n${text}\n]}\n`;
}
