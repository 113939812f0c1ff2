import {describe, expect, test} from 'vitest';
import {textWidth} from '#charts/svg.ts';
import {parseCsv} from '#files/csv.ts';
import {unguardText} from '#files/text-guard.ts';
import {LANGS, type Lang} from '#i18n/lang.ts';
import {translator} from '#i18n/translate.ts';
import type {LatestValue} from '#schema/plan-monitor.ts';
import {needsCheck, type PlanRow} from '#schema/plan-row.ts';
import {catalogueRows, planRow} from '#site/catalogue-rows.ts';
import {catalogueCategories} from '#site/categories.ts';
import {COLUMN_WORDS} from '#site/plan/column-words.ts';
import {indicatorFigure, indicatorSvg} from '#site/plan/indicator-figure.ts';
import {placeTable} from '#site/plan/place-table.ts';
import {PROMISE_COLUMNS, planCsv, planJson, promiseRows, ROW_COLUMNS} from '#site/plan/plan-file.ts';
import {coverageExample, planFiles, planOpening, promiseSections, serviceNames} from '#site/plan/plan-page.ts';
import {promiseViews} from '#site/plan/promise-view.ts';
import {scopeName} from '#site/plan/scope-names.ts';
import {linkViews} from '#site/plan/service-links.ts';
import {entryStanding, planCounts, STANDINGS, standingOf} from '#site/plan/standing.ts';
import {conflicts, traps} from '#site/plan/traps.ts';
import {dueWords, figureWords, planNumber} from '#site/plan/value-words.ts';

const rows = catalogueRows();
const services = catalogueCategories();
const viewsIn = (lang: Lang) => promiseViews(rows, serviceNames(services, lang), translator(lang), lang);
const numbers = (text: string) => (text.match(/\d+(\.\d+)?/g) ?? []).map(Number);

type Target = Parameters<typeof standingOf>[0];
const target = (more: Partial<PlanRow> = {}): Target => ({
  status: 'found',
  verified_by: null,
  verified_on: null,
  comparator: '≥',
  target_value: 80,
  target_year: 2025,
  ...more,
});
const seen = (value: number, more: Partial<LatestValue> = {}) => ({
  value,
  comparator: '=' as const,
  final: false,
  grade: 'official' as const,
  ...more,
});

describe('what may be said of a promise', () => {
  test.each([
    ['an official final value at the target', target(), seen(80, {final: true}), 'reached'],
    ['an official final value below it', target(), seen(79.9, {final: true}), 'not-reached'],
    ['an official value at the target, before the end', target(), seen(80), 'reached-before'],
    ['an official value below it, before the end', target(), seen(79.9), 'below-before'],
    ['a press report above the target', target(), seen(99, {grade: 'press'}), 'press'],
    ['a press report of the final value', target(), seen(99, {grade: 'press', final: true}), 'press'],
    ['nothing', target(), null, 'no-value'],
    ['nothing, while it runs', target({target_year: 2030}), null, 'running'],
    [
      'a press report above the target, while it runs',
      target({target_year: 2030}),
      seen(99, {grade: 'press'}),
      'running',
    ],
    ['a recalled target, whatever was published', target({status: 'recalled'}), seen(99, {final: true}), 'to-verify'],
    ['words for a target', target({target_value: '全覆盖', comparator: null}), seen(99, {final: true}), 'no-number'],
  ] as const)('%s', (_, row, latest, standing) => {
    expect(standingOf(row, latest, 2025)).toBe(standing);
  });

  test('no press report and no recalled row decides anything on the page', () => {
    for (const entry of rows.monitor.entries) {
      const decided = ['reached', 'not-reached', 'reached-before', 'below-before'].includes(entryStanding(rows, entry));
      if (entry.latest?.grade === 'press' || needsCheck(planRow(rows, entry.row)))
        expect(decided, entry.id).toBe(false);
      if (decided) expect(entry.latest?.grade, entry.id).toBe('official');
    }
  });

  test('every promise is counted once', () => {
    const counts = planCounts(rows);
    expect([...counts.byStanding.values()].reduce((sum, one) => sum + one, 0)).toBe(rows.monitor.entries.length);
    expect(counts.indicators).toBe(planRow(rows, 'SD003').value);
  });
});

describe('numbers and days in words', () => {
  test.each([
    [80, '≥', 'percent', '≥80%', '≥80%'],
    [219000, '≈', 'count', '约21.9万', 'about 219,000'],
    [10000000, '≈', 'count', '约1000万', 'about 10,000,000'],
    [8132, '=', 'count', '8,132', '8,132'],
    [34000, '=', 'per_10000_people', '3.4万次/万人', '34,000 per 10,000 people'],
    [4.5, '=', 'per_1000_people', '4.5/千人', '4.5 per 1,000 people'],
    [18, '=', 'per_10000_urban_residents', '18人/万城镇常住人口', '18 per 10,000 urban residents'],
  ] as const)('%s %s %s', (value, comparator, unit, zh, en) => {
    expect(figureWords(value, {comparator, unit}, 'zh')).toBe(zh);
    expect(figureWords(value, {comparator, unit}, 'en')).toBe(en);
  });

  test('no number loses a digit', () => {
    for (const {value} of rows.rows) {
      if (typeof value !== 'number') continue;
      const zh = planNumber(value, 'zh').replaceAll(',', '');
      expect(zh.endsWith('万') ? Number(zh.slice(0, -1)) * 10_000 : Number(zh)).toBeCloseTo(value, 6);
      expect(Number(planNumber(value, 'en').replaceAll(',', ''))).toBe(value);
    }
  });

  test('meals for older people are due by about early 2027, indicators by 2025', () => {
    const t = translator('zh');
    expect(dueWords(planRow(rows, 'SD057'), t)).toBe('约到2027年初');
    expect(dueWords(planRow(rows, 'N1'), t)).toBe('到2025年');
  });

  test('every place of the catalogues has a name in both languages', () => {
    for (const {scope} of rows.rows) {
      expect(scopeName(scope, 'zh')).toMatch(/\p{Script=Han}/u);
      expect(scopeName(scope, 'en')).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

describe.each(LANGS)('the page in %s', lang => {
  const t = translator(lang);
  const views = viewsIn(lang);

  test('opens with the counts of the catalogue', () => {
    const opening = planOpening(rows, t, lang);
    const {indicators, promises} = planCounts(rows);
    expect(numbers(opening.sentence)).toEqual([indicators, promises]);
    expect(opening.facts.map(({count}) => count).reduce((sum, one) => sum + one, 0)).toBe(promises);
    expect(opening.facts.every(({count}) => count > 0)).toBe(true);
    expect(opening.banner).toContain('2021');
  });

  test('shows every promise once: seven indicators, the others by subject', () => {
    const others = promiseSections(views, t).flatMap(section => section.views);
    const shown = [...views.filter(({section}) => section === 'indicators'), ...others].map(({id}) => id);
    expect(shown.sort()).toEqual(rows.monitor.entries.map(({id}) => id).sort());
    expect(promiseSections(views, t).every(({title}) => title !== '')).toBe(true);
  });

  test('says of every promise why it stands so, with the figures of its row', () => {
    for (const view of views) {
      const entry = rows.monitor.entries.find(({id}) => id === view.id)!;
      const row = planRow(rows, entry.row);
      expect(view.why, view.id).not.toBe('');
      expect(view.why, view.id).not.toContain('{');
      if (view.standing === 'running') expect(view.why, view.id).toContain(String(row.target_year));
      if (typeof row.target_value === 'number' && view.standing === 'press')
        expect(view.why, view.id).toContain(view.target);
      if (entry.latest) expect(view.latest?.value, view.id).toContain(planNumber(entry.latest.value, lang));
    }
  });

  test('says “no official final figure” of every promise that is over and has none', () => {
    const last = rows.monitor.period.last_year;
    for (const view of views) {
      const over = (planRow(rows, view.row).target_year ?? 0) <= last;
      const said = [view.standingWords, view.why].some(text => /未见官方期末数|No official final figure/.test(text));
      expect(said, view.id).toBe(over);
    }
  });

  test('never names a target without its badge when it is recalled', () => {
    for (const view of views) expect(view.recalled, view.id).toBe(needsCheck(planRow(rows, view.row)));
    expect(views.filter(({recalled}) => recalled).length).toBeGreaterThan(3);
  });

  test('says whom a promise means: large cities, urban residents, an inferred province', () => {
    const whom = (id: string) => views.find(view => view.id === id)?.whom.join(' ') ?? '';
    expect(whom('elder-meals')).toMatch(/大城市|large cities only/);
    expect(whom('rural-facilities')).toMatch(/农村|rural/);
    expect(whom('fujian-women')).toMatch(/省名系推断|province inferred/);
    expect(whom('hubei-rural-facilities')).not.toMatch(/推断|inferred/);
  });

  test('sets places beside the nation, one column each, in the order of the catalogue', () => {
    const {places, rows: lines} = placeTable(rows, t, lang);
    expect(places.length).toBeGreaterThan(5);
    expect(new Set(places.map(({name}) => name)).size).toBe(places.length);
    expect(places.filter(({inferred}) => inferred)).toHaveLength(1);
    const shown = lines.flatMap(({cells}) => cells.flat());
    const indicators = rows.monitor.entries.filter(({section}) => section === 'indicators');
    expect(shown.map(({row}) => row).sort()).toEqual(
      indicators.flatMap(({row, provinces}) => [row, ...provinces]).sort(),
    );
    for (const figure of shown) expect(figure.recalled).toBe(needsCheck(planRow(rows, figure.row)));
  });

  test('lists fourteen actions, four plans, one project, nine provisions and three kinds', () => {
    const names = serviceNames(services, lang);
    const {actions, plans, projects, provisions, kinds} = rows.monitor;
    const sizes = [actions, plans, projects, provisions, kinds].map(links => linkViews(links, names, lang).length);
    expect(sizes).toEqual([14, 4, 1, 9, 3]);
    expect(linkViews(actions, names, lang).filter(({recalled}) => recalled)).toHaveLength(4);
  });

  test('shows every contradiction with both documents', () => {
    const pairs = conflicts(rows, t, lang).map(({both}) =>
      both
        .map(({id}) => id)
        .sort()
        .join(' '),
    );
    const expected = rows.rows.flatMap(row => row.conflicts.map(other => [row.id, other].sort().join(' ')));
    expect(pairs.sort()).toEqual([...new Set(expected)].sort());
    expect(pairs).toContain('E35-BEDS PS-BEDS');
    expect(pairs).toContain('PT-JS-ALLROUND-80 PT-JS-ALLROUND-90');
  });

  test('warns of what is easily got wrong in figures of the rows', () => {
    const all = traps(rows, t, lang);
    const right = (name: string) => all.find(trap => trap.name === name)?.right ?? '';
    expect(numbers(right('urban-rural'))).toEqual([100, 80]);
    expect(right('large-cities')).toMatch(/80%.*2027/);
    expect(numbers(right('either'))).toEqual([0.1, 0.3]);
    expect(numbers(right('land-floor'))).toEqual([0.1, 0.1]);
    for (const {wrong, right: said} of all) expect(`${wrong}${said}`).not.toMatch(/[{}]/);
  });

  test('keeps the two coverages apart with an example that adds up', () => {
    const words = coverageExample();
    const [all, reach] = [words['all'], words['reach']].map(text => Number(text?.replace(',', '')));
    expect(words['planShare']).toBe(`${(Number(words['have']) / Number(words['communities'])) * 100}%`);
    expect(words['ourShare']).toBe(`${((reach ?? 0) / (all ?? 1)) * 100}%`);
    expect(words['planShare']).not.toBe(words['ourShare']);
    expect(t('plan.measures.exampleText', words)).toContain(words['ourShare']);
  });

  test('explains every column of the downloads', () => {
    const {dictionaries, lead} = planFiles(rows, 'CC0-1.0', t, lang);
    expect(numbers(lead)).toEqual([rows.rows.length, 204]);
    for (const {name, meaning} of dictionaries.flatMap(({columns}) => columns)) expect(meaning, name).not.toBe('');
    const known = new Set([...ROW_COLUMNS, ...PROMISE_COLUMNS].map(({name}) => name));
    expect(Object.keys(COLUMN_WORDS).filter(name => !known.has(name))).toEqual([]);
  });

  test('draws all indicators from nought, recalled targets as an outline only', () => {
    const {wide, narrow, title} = indicatorFigure(rows, t, lang);
    const outlines = (body: string) => (body.match(/<rect[^>]*fill="none"/g) ?? []).length;
    expect(outlines(wide.body)).toBe(planCounts(rows).indicatorsToVerify);
    expect(outlines(narrow.body)).toBe(outlines(wide.body));
    expect(numbers(title)).toEqual([7, 7 - planCounts(rows).indicatorsToVerify, planCounts(rows).indicatorsToVerify]);
    const svg = indicatorSvg(rows, t, lang, 'https://example.org');
    expect(svg).toContain('https://example.org');
    expect(svg).toContain('#fig-indicators');
  });
});

test.each(LANGS)('words of the figure never run into one another or out of it, on a phone neither: %s', lang => {
  const figure = indicatorFigure(rows, translator(lang), lang);
  for (const {body, width} of [figure.wide, figure.narrow]) {
    const boxes = [...body.matchAll(/<text ([^>]*)>([^<]*)</g)].map(([, attributes = '', words = '']) => {
      const value = (name: string) => attributes.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? '';
      const [x, y, length] = [Number(value('x')), Number(value('y')), textWidth(words, Number(value('font-size')))];
      const from = value('text-anchor') === 'end' ? x - length : x;
      return {words, y, from, to: from + length};
    });
    expect(boxes.length).toBeGreaterThan(20);
    for (const box of boxes) {
      expect([box.from > -2, box.to < width + 2], box.words).toEqual([true, true]);
      const hit = boxes.find(other => other !== box && other.y === box.y && other.from < box.to && box.from < other.to);
      expect(hit?.words, box.words).toBeUndefined();
    }
  }
});

describe('the downloads', () => {
  const text = planCsv(ROW_COLUMNS, rows.rows);
  const [header = [], ...lines] = parseCsv(text);

  test('hold all rows of the catalogues, the 204 of the material among them', () => {
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(lines).toHaveLength(rows.rows.length);
    expect(lines.every(line => line.length === header.length)).toBe(true);
    expect(lines.filter(([id]) => /^SD\d{3}$/.test(id ?? ''))).toHaveLength(204);
  });

  test('give every value back as the catalogue has it', () => {
    const at = header.indexOf('value');
    for (const [index, line] of lines.entries()) {
      const {value} = rows.rows[index]!;
      expect(unguardText(line[at] ?? ''), line[0]).toBe(value === null ? '' : String(value));
    }
  });

  test('hold no cell that a spreadsheet would run', () => {
    const cells = [...lines, ...parseCsv(planCsv(PROMISE_COLUMNS, promiseRows(rows)))].flat();
    expect(cells.filter(cell => /^[=+@＝＋＠]|^-(?!\d)/.test(cell))).toEqual([]);
  });

  test('are the same in both forms', () => {
    const json = JSON.parse(planJson(rows.monitor, ROW_COLUMNS, rows.rows)) as {
      licence: string;
      count: number;
      rows: Record<string, unknown>[];
    };
    expect([json.licence, json.count]).toEqual(['CC0-1.0', rows.rows.length]);
    expect(json.rows.map(row => Object.values(row).map(value => (value === null ? '' : String(value))))).toEqual(
      lines.map(line => line.map(unguardText)),
    );
  });

  test('say of every promise what the page says', () => {
    const [names = [], ...promises] = parseCsv(planCsv(PROMISE_COLUMNS, promiseRows(rows)));
    const at = names.indexOf('standing');
    expect(promises.map(line => [line[0], line[at]])).toEqual(viewsIn('zh').map(({id, standing}) => [id, standing]));
    expect(promises.every(line => STANDINGS.some(standing => standing === line[at]))).toBe(true);
  });
});
