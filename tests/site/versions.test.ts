import {describe, expect, test} from 'vitest';
import {LANGS, type Lang} from '#i18n/lang.ts';
import {translator} from '#i18n/translate.ts';
import {versionsEn} from '#i18n/versions.en.ts';
import {versionsZh} from '#i18n/versions.zh.ts';
import {figureCsvMachine, figureSvg} from '#site/figure.ts';
import {pageHead} from '#site/page-head.ts';
import {cityEntries} from '#site/search/city-entries.ts';
import {changesPage} from '#site/versions/changes-page.ts';
import {versionFigures} from '#site/versions/coverage-figure.ts';
import {MOST_OF_SERVICE, rowsEach} from '#site/versions/entry-lists.ts';
import {versionSteps} from '#site/versions/steps.ts';
import {versionList, versionPage} from '#site/versions/version-page.ts';
import {versionWords} from '#site/versions/version-words.ts';
import {sceneCity} from './scene-city.ts';
import {change, entry, sceneWithVersions, sides} from './scene-versions.ts';

/** Three kept, one new, one gone, one moved, one renamed in two languages, one that turned from one service to another. */
const STORY = {
  older: [
    entry('n1', 'pharmacy'),
    entry('n2', 'pharmacy'),
    entry('n3', 'pharmacy'),
    entry('n4', 'kindergarten'),
    entry('n5', 'market'),
    entry('n9', 'pharmacy', {inside: false}),
  ],
  newer: [
    entry('n1', 'pharmacy'),
    entry('n3', 'pharmacy'),
    entry('n6', 'pharmacy', {area_id_district: 'd2', area_id_community: 'c2'}),
    entry('n4', 'market'),
    entry('n5', 'market'),
  ],
  changes: [
    change('registered', 'n6', 'pharmacy'),
    change('unregistered', 'n2', 'pharmacy'),
    change('unregistered', 'n9', 'pharmacy', {inside: false}),
    change('moved', 'n1', 'pharmacy', {moved_meters: 84.4}),
    change('renamed', 'n3', 'pharmacy', {field: 'name', before: '旧', after: '新'}),
    change('renamed', 'n3', 'pharmacy', {field: 'name_zh', before: null, after: '新'}),
    change('recategorised', 'n4', 'market', {before: 'kindergarten', after: 'market'}),
    change('status', 'n5', 'market', {field: 'status', before: 'open', after: 'closed'}),
  ],
};

const page = (lang: Lang, scene = STORY as Parameters<typeof sceneWithVersions>[0]) =>
  changesPage(sceneWithVersions(scene), versionWords(lang));

describe('what changed between two versions', () => {
  test('adds up for every service and for all: before, what came, what went, what turned into another kind, after', () => {
    const city = sceneWithVersions(STORY);
    const [newest, oldest] = versionSteps(city, city.versions!);
    const of = (category: string) => newest!.services.find(one => one.category === category);
    const {rows: _, ...pharmacy} = of('pharmacy')!;
    expect(pharmacy).toEqual({
      category: 'pharmacy',
      from: 3,
      registered: 1,
      unregistered: 1,
      other: 0,
      to: 3,
      moved: 1,
      renamed: 1,
      edited: 0,
    });
    expect([of('kindergarten')!.other, of('market')!.other]).toEqual([-1, 1]);
    for (const one of [...newest!.services, newest!.total])
      expect(one.from + one.registered - one.unregistered + one.other).toBe(one.to);
    expect(newest!.beyond).toBe(1);
    // entries came between the first two versions without a row that says so: the table does not hide it
    expect(oldest!.total).toMatchObject({from: 0, registered: 0, other: 5, to: 5});
  });

  test('opens with the newest step, its numbers, and that a register is not services', () => {
    expect(page('zh').headline).toBe(
      '2024年6月30日到2025年6月30日，场景市的登记：新登记1处，不再登记1处；登记的变化不等于服务的变化。',
    );
    expect(page('en').headline).toBe(
      'From 30 Jun 2024 to 30 Jun 2025, the register of Sceneville: 1 newly registered, 1 no longer registered; a change in the register is not a change in services.',
    );
    expect(page('zh').steps.map(({id}) => id)).toEqual(['step-2024-06-30-2025-06-30', 'step-2023-06-30-2024-06-30']);
    expect(page('zh', {}).headline).toContain('没有增加，也没有减少');
  });

  test('says of OpenStreetMap only where it is the source of a change', () => {
    const lists = (lang: Lang, scene = STORY as object) => page(lang, scene).notSaid.join(' ');
    expect(lists('zh')).toContain('志愿者');
    expect(lists('en')).toContain('volunteers');
    const official = {changes: [change('registered', 'n6', 'pharmacy', {facility_id: 'list:6:pharmacy'})]};
    expect(lists('zh', official)).not.toContain('志愿者');
  });

  test('lists every change with its place, what it was and what it is', () => {
    const [{lists, areas, beyond, sources}] = page('zh').steps as [ReturnType<typeof page>['steps'][number]];
    const pharmacy = lists.find(({category}) => category === 'pharmacy')!;
    expect(pharmacy.summary).toMatch(/新登记1处、不再登记1处、移了位置1处、改了名2处$/);
    expect(pharmacy.rows.map(({kind, what, area}) => [kind, what, area?.name])).toEqual([
      ['新登记', '', '丑社区'],
      ['不再登记', '', '子社区'],
      ['移了位置', '移了84米', '子社区'],
      ['改了名', '旧 → 新', '子社区'],
      ['改了名', '没有 → 新', '子社区'],
    ]);
    const market = lists.find(({category}) => category === 'market')!.rows.map(({what}) => what);
    expect(market).toEqual(['幼儿园 → 菜市场、生鲜超市（菜店）', '在用 → 停用']);
    expect(areas.map(({id, total}) => [id, total])).toEqual([
      ['d1', 1],
      ['d2', 1],
    ]);
    expect(areas[1]!.rows[0]).toMatchObject({name: '丑社区', registered: '药店1处', unregistered: '', edited: ''});
    expect(beyond).toContain('边界以外还有1处');
    expect(sources).toEqual(['OpenStreetMap：7处']);
  });

  test('counts what was of a service that the catalogue no longer has', () => {
    const gone = change('unregistered', 'n7', 'telegraph');
    const [step] = page('zh', {older: [entry('n7', 'telegraph')], changes: [gone]}).steps;
    expect(step!.total).toMatchObject({from: 1, unregistered: 1, other: 0, to: 0});
    expect(step!.lists[0]).toMatchObject({service: 'telegraph', total: 1});
    expect(step!.areas[0]!.rows[0]!.unregistered).toBe('telegraph1处');
  });

  test('keeps hostile names as text, in lists and pictures', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const city = sceneWithVersions({
      newer: [entry('n6', 'pharmacy', {name: hostile})],
      changes: [change('registered', 'n6', 'pharmacy', {name: hostile})],
      coverage: [sides([0.5, 0.6, 0.7], [0.5, 0.61, 0.7], 'cannot-say', 'ranges-overlap')],
    });
    expect(changesPage(city, versionWords('zh')).steps[0]!.lists[0]!.rows[0]!.name).toBe(hostile);
    const svg = figureSvg(city, versionFigures(city, 'zh')[0]!, translator('zh'), 'zh', '');
    expect(svg).not.toContain('<img');
  });

  test('of thousands of changes lists the first of each service and says how many there are', () => {
    const many = Array.from({length: 5000}, (_, at) => `n${at}`);
    const scene = {
      newer: many.map(id => entry(id, 'pharmacy')),
      changes: many.map(id => change('registered', id, 'pharmacy')),
    };
    const [list] = page('zh', scene).steps[0]!.lists;
    expect([list!.total, list!.rows.length]).toEqual([5000, MOST_OF_SERVICE]);
    expect(page('zh', scene).headline).toContain('新登记5,000处');
    // sixty services over five years: still some hundred kilobytes
    expect(rowsEach(300) * 300).toBeLessThanOrEqual(1000);
    expect(rowsEach(1)).toBe(MOST_OF_SERVICE);
  });
});

describe('coverage in both versions', () => {
  const coverage = [
    sides([0.5, 0.6, 0.7], [0.75, 0.8, 0.9], 'more', null),
    {...sides([0.5, 0.6, 0.7], [0.6, 0.7, 0.8], 'cannot-say', 'ranges-overlap'), standard_id: 'primary-gb50180-10min'},
    {
      ...sides([0, 0, 0, 1], [0.1, 0.2, 0.3, 0.5], 'cannot-say', 'register-incomplete'),
      area_id: 'd1',
      area_kind: 'district',
    },
  ];

  test('stands side by side with ranges, and a difference is said with its reason', () => {
    const {must, districts} = page('zh', {coverage}).steps[0]!.coverage;
    expect(must.map(line => [line.from.share, line.from.range, line.to.share, line.differenceWords])).toEqual([
      ['60%', '50–70%', '80%', '后一版更高'],
      ['60%', '50–70%', '70%', '说不准：假设区间重叠'],
    ]);
    expect(districts[0]).toMatchObject({area: '甲区', differenceWords: '说不准：名单不完整'});
    // of nobody it is known: no share, not even none
    expect(districts[0]!.from).toEqual({value: null, share: '不清楚', range: '', unknown: ''});
    expect(districts[0]!.to).toMatchObject({share: '20%', unknown: '其中不清楚50%'});
  });

  test('is folded where both versions have the same numbers, and said to be slight where rounding hides it', () => {
    const rows = [
      sides([0.5, 0.6, 0.7, 0.4], [0.5, 0.6, 0.7, 0.4], 'cannot-say', 'register-incomplete'),
      {...sides([0.996, 0.996, 0.996], [0.998, 0.998, 0.998], 'more', null), standard_id: 'primary-gb50180-10min'},
    ];
    const {must, same} = page('zh', {coverage: rows}).steps[0]!.coverage;
    expect(same.map(({differenceWords}) => differenceWords)).toEqual(['说不准：名单不完整']);
    expect(must.map(({differenceWords}) => differenceWords)).toEqual(['后一版更高，相差0.2个百分点']);
    const [figure] = versionFigures(sceneWithVersions({coverage: rows}), 'zh');
    expect(figure!.rows).toHaveLength(2);
    expect(figure!.subtitle).toContain('有1条相差不到1个百分点。两版取整后一样的1条没有画');
    expect(versionFigures(sceneWithVersions({coverage: rows.slice(0, 1)}), 'zh')).toEqual([]);
  });

  test('of older steps is that of required services in the whole city, and the download is named for the rest', () => {
    const older = coverage.map(row => ({...row, from_version: '2023-06-30', to_version: '2024-06-30'}));
    const [newest, oldest] = page('zh', {coverage: [...coverage, ...older]}).steps.map(step => step.coverage);
    expect([newest!.districts.length, newest!.districtTotal]).toEqual([1, 1]);
    expect([oldest!.must.length, oldest!.districts.length, oldest!.districtTotal]).toEqual([2, 0, 1]);
  });

  test('is drawn with both dates and both sources, and its table holds the shares as published', () => {
    const city = sceneWithVersions({coverage});
    const [figure, ...more] = versionFigures(city, 'zh');
    expect(more).toEqual([]);
    expect(figure!.title).toContain('2条标准里：后一版更高1条，更低0条，一样0条，说不准1条');
    expect(figureSvg(city, figure!, translator('zh'), 'zh', '')).toMatch(
      /2016年3月5日[\s\S]*前一版[\s\S]*2024年6月30日/,
    );
    expect(figureCsvMachine(city, figure!).split('\n')[1]).toContain(',0.5,0.6,0.7,0.75,0.8,0.9,more,');
    expect(changesPage(city, versionWords('zh')).steps[0]!.figure?.name).toBe(figure!.name);
  });
});

describe('a version that is kept', () => {
  const words = versionWords('zh');

  test('has a page with its files, hashes, licences, sources of its time, and whether its method is the present one', () => {
    const city = sceneWithVersions(STORY);
    const kept = versionPage(city, '2024-06-30', words);
    expect(kept.files[0]).toMatchObject({
      name: 'areas.csv',
      href: '/data/scene/versions/2024-06-30/areas.csv',
      rows: '4',
      licence: 'CC-BY-4.0',
      hash: 'c'.repeat(64),
    });
    expect(kept.sources.map(({date}) => date)).toContain('2024年6月30日');
    expect(kept.notes.join()).toContain('现在的算法');
    expect(versionPage(city, '2023-06-30', words).notes.join()).toContain('数字不能直接相比');
    expect(kept.citation).toContain('2024年6月30日版');
    expect(kept.citation).toContain('/scene/data/2024-06-30/');
    expect(kept.changes.href).toBe('/scene/changes/#step-2024-06-30-2025-06-30');
    expect(() => versionPage(city, '2020-01-01', words)).toThrow('2020-01-01');
  });

  test('is listed newest first with what changed after it, and can be found', () => {
    const city = sceneWithVersions(STORY);
    const {rows} = versionList(city, words);
    expect(rows.map(({version, href}) => [version, href])).toEqual([
      ['2025-06-30', null],
      ['2024-06-30', '/scene/data/2024-06-30/'],
      ['2023-06-30', '/scene/data/2023-06-30/'],
    ]);
    expect(rows[2]!.changes?.href).toBe('/scene/changes/#step-2023-06-30-2024-06-30');
    const paths = cityEntries(city, 0, new Map(), new Set()).map(({path}) => path);
    expect(paths).toContain('scene/changes/');
    expect(paths).toContain('scene/data/2023-06-30/');
  });

  test('is missing from a city with one version: its page says so, and nothing leads there', () => {
    const city = sceneCity();
    const one = changesPage(city, words);
    expect([one.hasSteps, one.steps, one.headline]).toEqual([
      false,
      [],
      '场景市目前只有一版，没有更早的版本可以比较。',
    ]);
    expect(versionList(city, words).rows).toEqual([]);
    const links = (shown: typeof city) => pageHead('scene', shown, translator('zh'), 'zh').city.map(({href}) => href);
    expect(links(city)).not.toContain('/scene/changes/');
    expect(links(sceneWithVersions(STORY))).toContain('/scene/changes/');
    expect(cityEntries(city, 0, new Map(), new Set()).map(({path}) => path)).not.toContain('scene/changes/');
  });
});

/** What may never be said of a register. */
const NEVER =
  /新开|开业|关闭|关门|停业|倒闭|新建|受益|获益|惠及|\b(opened|opening|closed|closing|shut|gained?|benefit\w*|new (shops?|services?|facilit\w+))\b/i;

test('no text says opened, closed or people gained, but those that say so is not meant', () => {
  for (const texts of [versionsZh, versionsEn])
    for (const [key, text] of Object.entries(texts)) {
      if (key === 'ver.not.opened' || key === 'ver.not.people') expect(text, key).toMatch(NEVER);
      else expect(text, key).not.toMatch(NEVER);
    }
});

test('nothing a page makes of the numbers says so either', () => {
  for (const lang of LANGS) {
    const {notSaid: _, ...said} = page(lang);
    expect(JSON.stringify(said)).not.toMatch(NEVER);
    const city = sceneWithVersions(STORY);
    expect(JSON.stringify(versionList(city, versionWords(lang)))).not.toMatch(NEVER);
    expect(JSON.stringify(versionPage(city, '2024-06-30', versionWords(lang)))).not.toMatch(NEVER);
  }
});
