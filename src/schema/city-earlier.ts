import {z} from 'zod';
import {date, keys, text} from './city-keys.ts';

const earlierVersion = keys({
  city: text.describe('city file of that time, with its own sources and dates').optional(),
  folder: text.describe('folder of an earlier build, kept as it was published').optional(),
}).transform((value, context): EarlierVersion => {
  if ((value.city === undefined) === (value.folder === undefined)) {
    context.addIssue({code: 'custom', message: 'either {"city"} (a city file) or {"folder"} (an earlier build)'});
    return z.NEVER;
  }
  return value as EarlierVersion;
});

/** An earlier state of the city: a city file that is built anew by the present method, or a folder as it was published. */
export type EarlierVersion = {readonly city: string} | {readonly folder: string};

/** Keys of the city file about its states in time. */
export const versionKeys = {
  /** Day the city file describes; absent: the day of the street data. */
  version: date.optional(),
  /** Earlier states of the same city, oldest first. */
  earlier: z.array(earlierVersion, 'a list').optional(),
};

/** The day a city file describes: `version`, else the day of its street data; null when it says neither. */
export function versionOf(city: {
  readonly version?: string | undefined;
  readonly streets?: {readonly snapshot?: string | undefined} | undefined;
}): string | null {
  return city.version ?? city.streets?.snapshot ?? null;
}
