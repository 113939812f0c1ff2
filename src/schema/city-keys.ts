import {z} from 'zod';

/** An object of exactly these keys; an unknown key is named together with the keys that exist. */
export function keys<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys' ? `only the keys ${names}` : `an object with the keys ${names}`,
  });
}

/** Text that is not empty. */
export const text = z.string('text').refine(value => value.trim() !== '', 'text that is not empty');
/** A path, relative to the city file. */
export const file = text.describe('path, relative to the city file');
/** Any number. */
export const number = z.number('a number');
/** A number above 0. */
export const positive = number.positive('a number above 0');
/** More people than ever lived at once: above it a total is a slip, and thousandths would not stay whole numbers. */
export const MOST_PEOPLE = 1e10;
/** A number of people. */
export const count = number.nonnegative('a number of people, 0 or more').max(MOST_PEOPLE, 'at most 10000000000 people');
/** A day, YYYY-MM-DD, that exists. */
export const date = z.string('a date YYYY-MM-DD').refine(isDate, 'a date YYYY-MM-DD');
/** Name of a text encoding. */
export const encoding = z.string('an encoding').refine(isEncoding, 'an encoding such as utf-8, gb18030 or big5');

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isEncoding(value: string): boolean {
  try {
    new TextDecoder(value);
    return true;
  } catch {
    return false;
  }
}
