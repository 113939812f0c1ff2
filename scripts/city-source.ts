import {existsSync, readFileSync, statSync} from 'node:fs';
import {basename, dirname, resolve} from 'node:path';
import {type City, parseCity} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import {decodeText} from './io/text-file.ts';

/** A city file that was read and checked. */
export interface CitySource {
  readonly city: City;
  /** The file as it was written. */
  readonly text: string;
  /** Folder that its paths start at. */
  readonly dir: string;
}

/** Reads a city file. Throws InputError when it is missing or wrong. */
export function readCityFile(cityFile: string): CitySource {
  const file = basename(cityFile);
  const found = !existsSync(cityFile) ? 'no such file' : statSync(cityFile).isDirectory() ? 'a folder' : null;
  if (found !== null) throw new InputError({file: cityFile, found, expected: 'a city file'});
  const {text} = decodeText(readFileSync(cityFile), file);
  return {city: parseCity(text, file), text, dir: dirname(resolve(cityFile))};
}

/** Steps know the city by its id; the person who wrote the file knows it by the name of that file. */
export function namingCityFile(error: unknown, city: City, file: string): unknown {
  if (!(error instanceof InputError) || error.problem.file !== city.id) return error;
  return new InputError({...error.problem, file});
}
