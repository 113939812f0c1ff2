import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {judgePromise, type LatestValue, readPlanMonitor} from '#schema/plan-monitor.ts';
import type {PlanRow, PlanStatus} from '#schema/plan-row.ts';
import {catalogueRows, planRow} from '#site/catalogue-rows.ts';
import {loadCatalogue} from '../../scripts/catalogue.ts';

const rows = catalogueRows();
const {monitor} = rows;
const categories = loadCatalogue().categories;
const keys = new Set(categories.map(({key}) => key));
const TEXT = readFileSync(new URL('../../data/catalogues/plan-monitor.json', import.meta.url), 'utf8');
const verdictOf = (id: string): string => {
  const entry = monitor.entries.find(one => one.id === id)!;
  return judgePromise(planRow(rows, entry.row), entry.latest, monitor.period.last_year);
};

describe('the promises that are watched', () => {
  test('are about forty, the seven indicators of the plan among them and first', () => {
    expect(monitor.entries.length).toBeGreaterThanOrEqual(40);
    expect(monitor.entries.length).toBeLessThanOrEqual(50);
    const indicators = monitor.entries.filter(({section}) => section === 'indicators');
    expect(indicators.map(({row}) => row)).toEqual(['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7']);
    expect(monitor.entries.slice(0, 7)).toEqual(indicators);
    expect(indicators).toHaveLength(Number(planRow(rows, 'SD003').value));
  });

  test('each have a target, a scope that binds somebody, and a year', () => {
    for (const {id, row} of monitor.entries) {
      const {target_value, target_year, scope} = planRow(rows, row);
      expect([target_value === null, target_year === null, scope === 'general'], id).toEqual([false, false, false]);
    }
  });

  test('take a baseline that is one', () => {
    for (const {id, baseline_row} of monitor.entries)
      if (baseline_row !== null) expect(planRow(rows, baseline_row).baseline_value, id).not.toBeNull();
  });

  test('compare with places below the nation only', () => {
    const places = monitor.entries.flatMap(({provinces}) => provinces).map(id => planRow(rows, id).scope);
    expect(places.filter(scope => scope === 'national' || scope === 'general')).toEqual([]);
    expect(places.length).toBeGreaterThan(15);
  });

  test('of provinces bind a province', () => {
    const local = monitor.entries.filter(({section}) => section === 'province');
    expect(local.every(({row}) => planRow(rows, row).scope.startsWith('province:'))).toBe(true);
  });
});

describe('the last value seen', () => {
  const seen = monitor.entries.flatMap(({id, row, latest}) => (latest ? [{id, row, latest}] : []));

  test('is the value of the row it comes from, or stands on an official page', () => {
    for (const {id, latest} of seen) {
      if (latest.row === null) {
        expect([latest.grade, latest.url !== null, latest.published !== null], id).toEqual(['official', true, true]);
        continue;
      }
      const source = planRow(rows, latest.row);
      expect([source.value, source.baseline_value], id).toContain(latest.value);
      expect(source.status, id).toBe('found');
    }
  });

  test('is never later than the building of this catalogue, and no end value before the end', () => {
    expect(seen.filter(({latest}) => latest.as_of > '2026').map(({id}) => id)).toEqual([]);
    expect(seen.filter(({latest}) => latest.final).map(({id}) => id)).toEqual([]);
  });

  test('is missing for every one of the seven indicators: no final value was published that we saw', () => {
    expect(monitor.entries.slice(0, 7).map(({latest}) => latest)).toEqual(Array.from({length: 7}, () => null));
  });
});

describe('verdicts', () => {
  type Judged = Parameters<typeof judgePromise>[0];
  const target = (more: Partial<PlanRow> = {}): Judged => ({
    status: 'found' as PlanStatus,
    verified_by: null,
    verified_on: null,
    comparator: '≥',
    target_value: 80,
    target_year: 2025,
    ...more,
  });
  const value = (number: number, more: Partial<LatestValue> = {}) => ({
    value: number,
    comparator: '=' as const,
    final: true,
    ...more,
  });

  test.each<[string, Judged, ReturnType<typeof value> | null, string]>([
    ['at the limit', target(), value(80), 'reached'],
    ['below it, at the end', target(), value(79.9), 'not-reached'],
    ['below it, before the end', target(), value(79.9, {final: false}), 'not-final'],
    ['above it, before the end', target(), value(81, {final: false}), 'reached'],
    ['no value', target(), null, 'no-value'],
    ['no value, and its year has not come', target({target_year: 2027}), null, 'running'],
    ['a value below it, and its year has not come', target({target_year: 2030}), value(10, {final: false}), 'running'],
    ['the limit itself, where more is asked', target({comparator: '>'}), value(80), 'not-reached'],
    ['about the limit', target(), value(80, {comparator: '≈', final: false}), 'not-final'],
    ['more than the limit, where more is asked', target({comparator: '>'}), value(80, {comparator: '>'}), 'reached'],
    [
      'at least the limit, where more is asked',
      target({comparator: '>'}),
      value(80, {comparator: '≥', final: false}),
      'not-final',
    ],
    ['at least something below the limit, at the end', target(), value(79, {comparator: '≥'}), 'not-final'],
    ['about more than the limit', target(), value(85, {comparator: '≈'}), 'reached'],
    ['words for a target', target({target_value: '全覆盖', comparator: null}), value(100), 'no-number'],
    ['a recalled target', target({status: 'recalled'}), value(100), 'to-verify'],
    [
      'a recalled target somebody checked',
      target({status: 'recalled', verified_by: 'A', verified_on: '2026-11-22'}),
      value(100),
      'reached',
    ],
  ])('%s', (_, row, latest, verdict) => {
    expect(judgePromise(row, latest, 2025)).toBe(verdict);
  });

  test('of the seven indicators: four without a final value, three to be verified', () => {
    const verdicts = monitor.entries.slice(0, 7).map(({id}) => verdictOf(id));
    expect(verdicts).toEqual(['no-value', 'no-value', 'no-value', 'to-verify', 'to-verify', 'to-verify', 'no-value']);
  });

  test('of meals for older people: still running, as its five years end in 2027', () => {
    expect(verdictOf('elder-meals')).toBe('running');
  });

  test('of nursing beds and sports parks: reached, by published values', () => {
    expect([verdictOf('nursing-beds'), verdictOf('sports-parks'), verdictOf('sports-area')]).toEqual([
      'reached',
      'reached',
      'reached',
    ]);
  });
});

describe('actions, plans and services', () => {
  test('are fourteen, four and one, as the material counts them', () => {
    expect(monitor.actions).toHaveLength(Number(planRow(rows, 'SD006').value));
    expect(monitor.plans).toHaveLength(Number(planRow(rows, 'SD004').value));
    expect(monitor.projects).toHaveLength(Number(planRow(rows, 'SD005').value));
  });

  test('whose names are recalled say so', () => {
    const recalled = monitor.actions.filter(({name_recalled}) => name_recalled).map(({id}) => id);
    expect(recalled).toEqual(['action-04', 'action-05', 'action-06', 'action-07']);
    for (const {
      id,
      rows: [first],
      name_recalled,
    } of monitor.actions)
      expect(planRow(rows, first!).status === 'recalled', id).toBe(name_recalled);
    expect(monitor.provisions.filter(({name_recalled}) => name_recalled).map(({name_zh}) => name_zh)).toEqual([
      '劳有所得',
      '住有所居',
    ]);
  });

  test('of the three kinds are the services of their domains, none left out', () => {
    const domainOf = {为民: 'public', 便民: 'daily', 安民: 'safety', 支撑: 'support'};
    for (const {domain, services} of monitor.kinds) {
      const expected = categories.filter(one => one.domain === domainOf[domain]).map(({key}) => key);
      expect([...services].sort()).toEqual(expected.sort());
    }
  });

  test('nearly every service is shown by an entry, an action, a provision or a kind', () => {
    const links = [...monitor.entries, ...monitor.actions, ...monitor.plans, ...monitor.provisions, ...monitor.kinds];
    const shown = new Set(links.flatMap(({services}) => services));
    expect([...keys].filter(key => !shown.has(key))).toEqual([]);
  });
});

describe('the reader', () => {
  const changed = (
    change: (file: {entries: Record<string, unknown>[]; actions: Record<string, unknown>[]}) => void,
  ): string => {
    const file = JSON.parse(TEXT);
    change(file);
    return JSON.stringify(file);
  };
  const read = (json: string) => readPlanMonitor(json, rows, keys);

  test('takes the file as it is', () => {
    expect(read(TEXT)).toEqual(monitor);
  });

  test('names file, entry, what it found and what it expected', () => {
    expect(() => read(changed(({entries}) => Object.assign(entries[0]!, {row: 'N99'})))).toThrow(
      'plan-monitor.json: row urban-facilities, row: found "N99", expected the id of a plan row',
    );
    expect(() => read(changed(({entries}) => Object.assign(entries[0]!, {services: ['moon']})))).toThrow(
      'plan-monitor.json: row urban-facilities, services: found "moon", expected a key of categories.json',
    );
    expect(() => read(changed(({entries}) => Object.assign(entries[0]!, {row: 'SD025'})))).toThrow(
      'plan-monitor.json: row urban-facilities, row: found "SD025", expected a row with a target',
    );
    expect(() => read(changed(({entries}) => Object.assign(entries[1]!, {id: 'urban-facilities'})))).toThrow(
      'expected each id once',
    );
    expect(() => read(changed(({actions}) => actions.pop()))).toThrow('plan-monitor.json: actions');
  });

  test('refuses an earlier value that calls itself final', () => {
    const early = changed(({entries}) =>
      Object.assign(entries.find(({id}) => id === 'nursing-beds')!['latest'] as object, {final: true}),
    );
    expect(() => read(early)).toThrow(
      'plan-monitor.json: row nursing-beds, latest.final: found true, expected false before 2025',
    );
  });

  test('refuses a target that is no lower limit: reached and short of it would be said the wrong way round', () => {
    for (const comparator of ['≤', '<', 'between'] as const) {
      const byId = new Map(rows.byId);
      byId.set('PS-NURSING-BEDS', {...rows.byId.get('PS-NURSING-BEDS')!, comparator});
      expect(() => readPlanMonitor(TEXT, {...rows, byId}, keys), comparator).toThrow(
        /row nursing-beds, row: found "PS-NURSING-BEDS: (≤|<|between) \d+", expected a target that is a lower limit/,
      );
    }
  });

  test('refuses a final value that does not tell whether the target is reached', () => {
    const limit = Number(rows.byId.get('PS-NURSING-BEDS')!.target_value);
    const ending = (value: number, comparator: string) =>
      changed(({entries}) =>
        Object.assign(entries.find(({id}) => id === 'nursing-beds')!['latest'] as object, {
          ...{final: true, as_of: '2025-12-31', value, comparator},
        }),
      );
    for (const comparator of ['≥', '>', '≈'])
      expect(() => read(ending(limit - 1, comparator)), comparator).toThrow(
        `latest.comparator: found "${comparator} ${limit - 1}", expected a final value that tells whether ${limit} is reached`,
      );
    expect(() => read(ending(limit, '≈'))).toThrow('latest.comparator');
    for (const [value, comparator] of [
      [limit - 1, '='],
      [limit, '≥'],
      [limit, '>'],
      [limit + 1, '≈'],
    ] as const)
      expect(() => read(ending(value, comparator)), comparator).not.toThrow();
  });
});
