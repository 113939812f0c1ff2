import {describe, expect, test} from 'vitest';
import {standardsFor} from '#schema/effective-standards.ts';
import type {ToVerify} from '#schema/to-verify.ts';
import {withVerified} from '#schema/verified-standards.ts';
import {loadCatalogue} from '../../scripts/catalogue.ts';

const catalogue = loadCatalogue();
const STATION = 'svc_station-gb50180b-300m';

const tick = (more: Partial<ToVerify>): ToVerify => ({
  row: 'FAC-SERVICE-STATION-RADIUS',
  value: 300,
  value_high: null,
  unit: 'metres',
  check_zh: '附录C',
  check_en: 'Annex C',
  document: 'gb50180',
  clause: null,
  standards: [STATION],
  verified_by: null,
  verified_on: null,
  ...more,
});

const deciding = (rows: readonly ToVerify[]): boolean =>
  standardsFor(withVerified(catalogue, rows), 'CN').find(row => row.id === STATION)!.decides;

describe('a threshold that is only recalled', () => {
  test('decides nothing without a tick, and the catalogue stays the very same', () => {
    expect(withVerified(catalogue, [tick({})])).toBe(catalogue);
    expect(deciding([tick({})])).toBe(false);
  });

  test('decides once a person has ticked it, and says who looked and when', () => {
    const done = [tick({verified_by: 'A. Reader', verified_on: '2026-11-22'})];
    expect(deciding(done)).toBe(true);
    const station = withVerified(catalogue, done).categories.find(({key}) => key === 'svc_station')!;
    expect(station.standards.find(row => row.id === STATION)).toMatchObject({
      status: 'found',
      source: expect.stringContaining('verified by A. Reader on 2026-11-22'),
    });
  });

  test('is not touched by the tick of another row', () => {
    const other = tick({standards: ['market-gb50180b-500m'], value: 500, verified_by: 'A', verified_on: '2026-11-22'});
    expect(deciding([other])).toBe(false);
  });

  test('cannot be ticked with another figure, and no other row can be ticked', () => {
    expect(() => withVerified(catalogue, [tick({value: 500})])).toThrow(
      'to-verify.json: row FAC-SERVICE-STATION-RADIUS, standards: found svc_station-gb50180b-300m with 300, expected 500 metres',
    );
    const minutes = tick({unit: 'minutes', value: 5});
    expect(() => withVerified(catalogue, [minutes])).toThrow(
      'found svc_station-gb50180b-300m with metres 300, expected a threshold in minutes',
    );
    // one that asks for presence only has no figure to be compared
    const presence = tick({unit: 'count', value: 1, standards: ['bank-gb50180b-presence']});
    expect(() => withVerified(catalogue, [presence])).not.toThrow();
    expect(() => withVerified(catalogue, [tick({standards: ['svc_station-gb50180-300m']})])).toThrow(
      'expected the id of a recalled row of categories.json',
    );
  });
});
