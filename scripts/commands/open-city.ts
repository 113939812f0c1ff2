import {resolve} from 'node:path';
import {decodeDemand} from '#core/demand-file.ts';
import {type EdgeCosts, edgeCosts, edgesBeyondHorizon} from '#core/edge-costs.ts';
import {decodeFacilities, type FacilityCard} from '#core/facility-file.ts';
import type {EdgeShape, Graph} from '#core/graph.ts';
import {decodeGraph} from '#core/graph-file.ts';
import type {Demand, FacilityPoints, SnapColumns} from '#core/places.ts';
import {type Profile, SCENARIOS} from '#core/profile.ts';
import {decodeShape, type EdgeNames} from '#core/shape-file.ts';
import {type SnapIndex, snapIndex, snapPoints} from '#core/snap.ts';
import {DEGREE_SCALE, HORIZON_TENTHS, TENTHS_PER_SECOND} from '#core/units.ts';
import {readCityFile, readManifest} from '#files/read-city.ts';
import {InputError} from '#schema/input-error.ts';
import type {Manifest} from '#schema/manifest.ts';
import {once} from '../once.ts';
import {type Arguments, numberFlag, type Terminal, textFlag, UsageError} from './command.ts';

/** A city's published folder, read as far as it is asked for. All readers throw InputError when a file is missing or broken. */
export interface OpenCity {
  readonly dir: string;
  readonly manifest: Manifest;
  graph(): Graph;
  shape(): {readonly shape: EdgeShape; readonly names: EdgeNames};
  demand(): Demand;
  facilities(): {readonly points: FacilityPoints; readonly cards: readonly FacilityCard[]};
  snapIndex(): SnapIndex;
  /** Reads another file of the folder. */
  read<T>(name: string, decode: (bytes: Uint8Array) => T): T;
}

/** Opens a city's folder. Throws InputError when it is none. */
export function openCity(terminal: Terminal, path: string | undefined): OpenCity {
  const dir = resolve(terminal.cwd, path ?? '.');
  const manifest = readManifest(dir);
  const read = <T>(name: string, decode: (bytes: Uint8Array) => T): T => {
    if (!manifest.files.some(file => file.path === name)) {
      const found = 'a city without it';
      throw new InputError({
        file: `${manifest.id}/${name}`,
        found,
        expected: 'a city built with street data and without --only',
      });
    }
    try {
      return decode(readCityFile(dir, name));
    } catch (error) {
      if (error instanceof InputError) throw error;
      throw new InputError({file: name, found: (error as Error).message, expected: 'a file as yike build writes it'});
    }
  };
  const graph = once(() => read('graph.bin.gz', decodeGraph));
  const shape = once(() => read('graph-shape.bin.gz', bytes => decodeShape(graph(), bytes)));
  return {
    dir,
    manifest,
    graph,
    shape,
    demand: once(() => read('demand.bin.gz', decodeDemand)),
    facilities: once(() => read('facilities.bin.gz', decodeFacilities)),
    snapIndex: once(() => snapIndex(graph(), shape().shape)),
    read,
  };
}

/** The profile of `--profile` (else `fallback`), at the speed of `--speed` when given. Throws UsageError naming those there are. */
export function profileFlag(given: Arguments, city: OpenCity, fallback = 'adult'): Profile {
  const key = textFlag(given, 'profile') ?? fallback;
  const profiles = city.manifest.parameters.profiles as unknown as readonly Profile[];
  const profile = profiles.find(candidate => candidate.key === key);
  if (profile === undefined) {
    throw new UsageError(`--profile: found ${key}, expected one of ${profiles.map(known => known.key).join(', ')}`);
  }
  const metersPerSecond = 'speed' in given.flags ? numberFlag(given, 'speed', 0.1, 20) : undefined;
  return metersPerSecond === undefined ? profile : {...profile, metersPerSecond};
}

/**
 * What a walker needs on every street, base assumptions. Says so when the walker is so slow that single streets take longer
 * than the longest time that is counted: they are impassable then, also for those who would walk only part of them.
 */
export function walkCosts(city: OpenCity, profile: Profile, terminal: Terminal): EdgeCosts {
  const graph = city.graph();
  const costs = edgeCosts(graph, profile, SCENARIOS[1]);
  const beyond = edgesBeyondHorizon(graph, profile, costs);
  const horizon = Math.floor(HORIZON_TENTHS / TENTHS_PER_SECOND).toLocaleString('en');
  if (beyond > 0)
    terminal.tell(
      `at ${profile.metersPerSecond} m/s ${beyond} of ${graph.edgeCount} streets take longer than ${horizon} s, the longest time counted, and count as impassable`,
    );
  return costs;
}

/** Joins places in degrees to the streets for a profile, one row each. */
export function snapPlaces(
  city: OpenCity,
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  profile: Profile,
): SnapColumns {
  const scaled = (values: ArrayLike<number>) => Int32Array.from(values, value => Math.round(value * DEGREE_SCALE));
  return snapPoints(city.snapIndex(), scaled(lon), scaled(lat), profile.family);
}
