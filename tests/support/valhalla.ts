import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {sharedFile} from './shared.ts';

type Place = readonly [lon: number, lat: number];
type Ring = readonly Place[];

/** What Valhalla answers, walking at a level speed. */
export interface Valhalla {
  /** Seconds from every place to every other, row by row; null = no walk. */
  matrix(from: readonly Place[], to: readonly Place[], metersPerSecond: number): Promise<(number | null)[][]>;
  /** The area within so many minutes. */
  isochrone(at: Place, minutes: number, metersPerSecond: number): Promise<readonly (readonly Ring[])[]>;
}

interface Actor {
  matrix(question: unknown): Promise<{sources_to_targets: {time: number | null}[][]}>;
  isochrone(question: unknown): Promise<{features: {geometry: {type: string; coordinates: unknown}}[]}>;
}

const walking = (speed: number) => ({
  costing: 'pedestrian',
  costing_options: {pedestrian: {walking_speed: speed * 3.6}},
});
const located = (places: readonly Place[]) => places.map(([lon, lat]) => ({lon, lat}));

/**
 * Valhalla in this process, on the tiles that ../shared/peers/valhalla.mjs makes of the Las Palmas extract (made now if they
 * are not there yet). Null when VALHALLA does not name the folder @valhallajs/valhallajs is installed in.
 */
export async function openValhalla(): Promise<Valhalla | null> {
  const folder = process.env['VALHALLA'];
  const extract = sharedFile('las_palmas/las_palmas_2023-02-21.osm.pbf');
  if (!folder || !extract) return null;
  const key = createHash('sha256').update(readFileSync(extract)).digest('hex').slice(0, 12);
  const config = join(tmpdir(), `valhalla-${key}`, 'config.json');
  if (!existsSync(join(tmpdir(), `valhalla-${key}`, 'tiles'))) makeTiles(extract);
  const require = createRequire(join(resolve(folder), 'package.json'));
  const {Actor: Engine} = require('@valhallajs/valhallajs') as {Actor: {fromConfigFile(path: string): Promise<Actor>}};
  const actor = await Engine.fromConfigFile(config);
  return {
    matrix: async (from, to, speed) => {
      const answer = await actor.matrix({sources: located(from), targets: located(to), ...walking(speed)});
      return answer.sources_to_targets.map(row => row.map(({time}) => time));
    },
    isochrone: async (at, minutes, speed) => {
      const contours = [{time: minutes}];
      const answer = await actor.isochrone({locations: located([at]), contours, polygons: true, ...walking(speed)});
      return answer.features.flatMap(({geometry}) =>
        geometry.type === 'Polygon' ? [geometry.coordinates as Ring[]] : (geometry.coordinates as Ring[][]),
      );
    },
  };
}

function makeTiles(extract: string): void {
  const script = fileURLToPath(new URL('../../../shared/peers/valhalla.mjs', import.meta.url));
  const places = join(tmpdir(), `valhalla-place-${process.pid}.csv`);
  writeFileSync(places, 'lon,lat\n-15.43,28.11\n');
  const made = spawnSync(process.execPath, [script, 'isochrone', extract, places], {encoding: 'utf8'});
  if (made.status !== 0) throw new Error(`valhalla: ${made.stderr}`);
}
