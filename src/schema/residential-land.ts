import {z} from 'zod';
import {date, file, keys, text} from './city-keys.ts';

/** Where the outlines of residential land come from: a GeoJSON file, or `landuse=residential` of the OpenStreetMap extract. */
export type CityResidentialLand =
  | {
      readonly file: string;
      readonly source: string;
      /** Day the outlines hold for, YYYY-MM-DD; null: not known. */
      readonly asOf: string | null;
      /** SPDX id; null: that of the areas. */
      readonly licence: string | null;
    }
  | {readonly kind: 'osm'};

/** The key `residentialLand` of a city file. */
export const residentialLand = keys({
  kind: z.literal('osm', 'osm, or no kind').optional(),
  file: file.optional(),
  source: text.optional(),
  asOf: date.optional(),
  licence: text.optional(),
}).transform((value, context): CityResidentialLand => {
  const {kind, file: path, source, asOf, licence} = value;
  const given = [path, source, asOf, licence].some(part => part !== undefined);
  if (kind === 'osm' && !given) return {kind};
  if (kind === undefined && path !== undefined && source !== undefined)
    return {file: path, source, asOf: asOf ?? null, licence: licence ?? null};
  context.addIssue({
    code: 'custom',
    message: 'either {"file", "source"} (with "asOf", "licence"), or {"kind": "osm"} alone',
  });
  return z.NEVER;
});
