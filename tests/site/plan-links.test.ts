import {describe, expect, test} from 'vitest';
import {LANGS} from '#i18n/lang.ts';
import {planLinksEn} from '#i18n/plan-links.en.ts';
import {planLinksZh} from '#i18n/plan-links.zh.ts';
import {translator} from '#i18n/translate.ts';
import {catalogueRows} from '#site/catalogue-rows.ts';
import {catalogueCategories} from '#site/categories.ts';
import type {City} from '#site/city.ts';
import {loadViews} from '#site/clauses/rows.ts';
import {serviceNames} from '#site/plan/plan-page.ts';
import {promiseViews} from '#site/plan/promise-view.ts';
import {cityMentions, linkViews, namedServices, serviceGroups} from '#site/plan/service-links.ts';
import {sceneCity} from './scene-city.ts';

const rows = catalogueRows();
const services = catalogueCategories();
const {monitor} = rows;

/** A city as far as these pages go: with tables of norms and of records, or without. */
function cityWith(tables: readonly string[]): City {
  const city = sceneCity();
  const table = {rows: 1, columns: [], files: [], notes: []};
  const added = Object.fromEntries(tables.map(name => [name, table]));
  return {...city, manifest: {...city.manifest, tables: added as City['manifest']['tables']}};
}

const full = [cityWith(['indicators', 'records'])];

describe.each(LANGS)('what the plan promises, in %s', lang => {
  const t = translator(lang);
  const names = serviceNames(services, lang);
  const linksWith = (cities: readonly City[]) => ({
    promises: promiseViews(rows, names, t, lang, cities),
    actions: linkViews(monitor.actions, names, lang, cities),
    plans: linkViews(monitor.plans, names, lang, cities),
    projects: linkViews(monitor.projects, names, lang, cities),
    provisions: linkViews(monitor.provisions, names, lang, cities),
    kinds: linkViews(monitor.kinds, names, lang, cities),
  });
  const groups = serviceGroups(rows, services, full, t, lang);
  const anchors = new Set(groups.flatMap(group => group.lines.map(({key}) => key)));

  test('is all there: 7 indicators, 39 other promises, 14 actions, 4 plans, 1 project, 9 provisions, 3 kinds', () => {
    const {promises, ...links} = linksWith(full);
    expect(promises.filter(({section}) => section === 'indicators')).toHaveLength(7);
    expect(promises.filter(({section}) => section !== 'indicators')).toHaveLength(39);
    expect(Object.values(links).map(list => list.length)).toEqual([14, 4, 1, 9, 3]);
  });

  test.each([
    ['with all tables', full],
    ['without tables', [cityWith([])]],
    ['without cities', []],
  ] as const)('%s leads to a page that shows it, or says why there is none', (_, cities) => {
    for (const {id, where} of Object.values(linksWith(cities)).flat()) {
      const links = where.services.length + where.pages.length;
      expect(links > 0, id).toBe(where.none === null);
      for (const {key} of where.services) expect(anchors.has(key), `${id} ${key}`).toBe(true);
      if (where.none !== null) expect(where.none, id).toMatch(/没有|no such data|takes/);
    }
  });

  test('gives a reason of its own wherever nothing can show it', () => {
    const bare = Object.values(linksWith(full))
      .flat()
      .filter(({where}) => where.none !== null);
    expect(bare.map(({id}) => id).sort()).toEqual([
      'circle-cities',
      'fujian-grid-workers',
      'old-estates',
      'provision-6',
      'senior-school',
      'shanghai-coverage',
      'sports-instructors',
    ]);
    const reasons = bare.map(({where}) => where.none);
    expect(new Set(reasons).size).toBe(bare.length);
    expect(reasons).not.toContain((lang === 'zh' ? planLinksZh : planLinksEn)['pl.none']);
  });

  test('the norms of the plan lead to the norms of a city, figures on record to its area reports, where it has them', () => {
    const pagesOf = (id: string, cities: readonly City[]) =>
      linksWith(cities)
        .promises.find(one => one.id === id)!
        .where.pages.map(({href}) => href);
    expect(pagesOf('workers-per-10000', full)).toEqual([expect.stringMatching(/scene\/analysis\/#norms$/)]);
    expect(pagesOf('monthly-visits', full)).toEqual([expect.stringMatching(/scene\/areas\/$/)]);
    expect(pagesOf('workers-per-10000', [cityWith([])])).toEqual([]);
  });

  test('each service leads to the map, the view by clause and the places out of reach, only where they show it', () => {
    const city = sceneCity();
    const gapped = new Set(city.gaps.map(({category}) => category));
    const lines = serviceGroups(rows, services, [city], t, lang).flatMap(group => group.lines);
    expect(lines.map(({key}) => key).sort()).toEqual([...namedServices(monitor)].sort());
    const viewsOf = (key: string) =>
      loadViews().filter(view => view.groups.some(({categories}) => categories.includes(key)));
    let shown = 0;
    for (const line of lines)
      for (const {href, pages} of [...line.real, ...line.invented]) {
        const judged = pages.find(({kind}) => kind === 'judged');
        expect(
          pages.some(({kind}) => kind === 'gaps'),
          line.key,
        ).toBe(href !== null && gapped.has(line.key));
        expect(judged !== undefined, line.key).toBe(href !== null && viewsOf(line.key).length > 0);
        if (href === null) continue;
        shown++;
        expect(href).toContain(`#mode=city&service=${line.key}`);
        if (judged) expect(viewsOf(line.key).some(({key}) => judged.href.endsWith(`/judged/${key}/`))).toBe(true);
      }
    expect(shown).toBeGreaterThan(0);
  });

  test('a city has the pages that show all of its services, and area reports only where it has areas', () => {
    const city = sceneCity();
    const kinds = (one: City) => {
      const {real, invented} = cityMentions([one], t, lang);
      return [...real, ...invented][0]!.pages.map(({kind}) => kind);
    };
    expect(kinds({...city, areas: []})).toEqual(['judged', 'gaps', 'depth', 'data']);
    expect(kinds(full[0]!)).toEqual(kinds(city));
  });
});
