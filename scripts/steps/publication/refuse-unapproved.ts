import {InputError} from '#schema/input-error.ts';
import {needsMapNumber} from '#schema/map-number.ts';

/** A city that is to be published, and the file that describes it. */
export interface PublishedCity {
  readonly city: {readonly jurisdiction: string; readonly publish: {readonly mapApproval: string | null}};
  readonly file: string;
}

/**
 * Refuses cities of China without an approval number of their map: all that lack one are named at once. Throws InputError;
 * called before anything is built, so that of several cities either all may be published or none is made.
 */
export function refuseUnapproved(cities: readonly PublishedCity[]): void {
  const lacking = cities.filter(({city}) => needsMapNumber(city.jurisdiction) && city.publish.mapApproval === null);
  if (lacking.length === 0) return;
  throw new InputError({
    file: lacking.map(({file}) => file).join(', '),
    where: 'publish.mapApproval',
    found: 'no approval number',
    expected:
      'the map approval number (审图号) that a public map of China needs; build without --public to look at it yourself',
  });
}
