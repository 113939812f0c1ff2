import {describe, expect, test} from 'vitest';
import {translator} from '#i18n/translate.ts';
import {areaBySlug, areaLevels, areaPlace, areaTree} from '#site/area-pages.ts';
import {areaReport} from '#site/area-report/area-report.ts';
import {gapPage} from '#site/gap-list.ts';
import {sceneArea, sceneCity, sceneGap} from './scene-city.ts';

const zh = translator('zh');
const services = [{category: 'kindergarten', completeness: 'official', covered: 0.7} as const];

describe('the places of a city', () => {
  const areas = [
    sceneArea('01', 'district', null),
    sceneArea('0101', 'subdistrict', '01'),
    sceneArea('010101', 'community', '0101'),
    sceneArea('osm:r9', 'community', 'gone'),
  ];
  const city = sceneCity({services, areas});

  test('are a tree; what has lost its parent stands at the top', () => {
    const tree = areaTree(city, zh, 'zh');
    expect(tree.map(node => node.id).sort()).toEqual(['01', 'osm:r9']);
    const district = tree.find(node => node.id === '01');
    expect(district?.children[0]?.children[0]?.href).toBe('/scene/areas/010101/');
    // one district is a district, in English too
    expect(areaTree(city, translator('en'), 'en').find(node => node.id === '01')?.kind).toBe('district');
  });

  test('that are villages have no counts, for minutes do not judge them', () => {
    const village = sceneArea('0102', 'community', '01', {area_type: 'rural'});
    const [, list] = areaLevels(sceneCity({services, areas: [areas[0]!, areas[2]!, village]}), zh, 'zh');
    expect(list?.areas.map(({id, has, lacks, unknown}) => [id, has, lacks, unknown])).toEqual([
      ['010101', '3', '2', '1'],
      ['0102', '—', '—', '—'],
    ]);
  });

  test('have addresses without awkward signs, and two places never share one', () => {
    expect([...areaBySlug(city).keys()]).toContain('osm-r9');
    const clash = sceneCity({areas: [sceneArea('osm:r9', 'community', null), sceneArea('osm-r9', 'community', null)]});
    expect(() => areaBySlug(clash)).toThrow(/osm:r9 and osm-r9/);
  });

  test('know what is above them, what is below, and where they lie', () => {
    const [district, , community] = city.areas;
    if (!community || !district) throw new Error('the scene has three levels');
    const place = areaPlace(city, community, zh, 'zh');
    expect(place.parents.map(area => area.id)).toEqual(['01', '0101']);
    expect(place.locator).toContain('aria-label="地方010101在全市的位置"');
    expect(areaPlace(city, district, zh, 'zh').children.map(area => area.id)).toEqual(['0101']);
  });

  test('are not judged where the standards do not apply', () => {
    const abroad = sceneCity({jurisdiction: 'MC', services, areas});
    const community = abroad.areas[2];
    const report = community && areaReport(abroad, community, zh, 'zh');
    expect(report?.judged).toBe(false);
    expect(report?.sentences.join('')).toContain('不适用中国标准');
    expect(report?.sheet.verdicts).toEqual([]);
  });
});

describe('the page of gaps', () => {
  const gaps = [
    ...Array.from({length: 12}, (_, index) => sceneGap(`g${index}`, 1200 - index, 'robust', index + 1)),
    sceneGap('small', 30, 'contested', null),
    sceneGap('open', 9000, 'unverified', null),
  ];
  const page = gapPage(sceneCity({services, gaps}), zh, 'zh');

  test('opens with the largest verified gap, whatever is unverified', () => {
    expect(page.headline).toBe('场景市有12处已核实的缺口，人最多的一处住着约1,200人，步行5分钟内到不了幼儿园。');
  });

  test('ranks verified gaps, eight with a map, and keeps the others apart', () => {
    expect(page.groups).toHaveLength(1);
    expect(page.groups[0]?.cards.map(gap => gap.rank)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(page.groups[0]?.rest).toHaveLength(4);
    expect(page.unverified).toEqual([
      {service: '幼儿园', threshold: '5分钟', places: '1', people: '9,000', causes: '被隔开，要绕行1处'},
    ]);
    expect(page.summed.map(gap => gap.id)).toEqual(['small']);
  });

  test('says in words what is nearest, and that ages are not known', () => {
    const [gap] = page.groups[0]?.cards ?? [];
    expect(gap?.nearest).toBe('一号 <script>，7分钟，510米');
    expect(gap?.people60).toBe('不清楚');
    expect(gap?.locator).not.toContain('script');
  });

  test('tells the smallest fix with whom it brings in time, and draws it', () => {
    const [gap] = page.groups[0]?.cards ?? [];
    expect(gap?.fix).toBe('最小的改善：打开一处围墙或门。');
    expect(gap?.fixGain).toBe('这里约600人因此达标，全市共约1,200人');
    expect(gap?.needsConsent).toBe(true);
    expect(gap?.locator).toContain('s-jade');
    expect(page.fixNote).toContain('未考虑用地、产权、造价');
  });

  test('tells where the time goes once: in its own words only where the explanation does not', () => {
    const [gap] = page.groups[0]?.cards ?? [];
    expect(gap?.split).toBe('家门和设施入口到路边30秒，走平路5分钟，上下台阶多花1分10秒，等红绿灯20秒');
    expect(gap?.splitUntold).toBe(true);
    const told = {
      ...sceneGap('told', 500, 'robust', 1),
      explanation_zh: '其中走平路约 5 分钟，上下台阶多花约 1 分钟。',
    };
    const level = {...sceneGap('level', 400, 'robust', 2), approach_seconds: 0, steps_seconds: 0, wait_seconds: 0};
    const cards = gapPage(sceneCity({services, gaps: [told, level]}), zh, 'zh').groups[0]?.cards;
    expect(cards?.map(card => card.splitUntold)).toEqual([false, false]);
  });

  test('a gap without a fix or a walk says so and has no mark', () => {
    const none = {
      ...sceneGap('none', 500, 'robust', 1),
      ...Object.fromEntries(['approach', 'level', 'climb', 'steps', 'wait'].map(part => [`${part}_seconds`, null])),
      fix_kind: null,
      fix_zh: '没有找到150米以内的改善。',
    };
    const bare = gapPage(sceneCity({services, gaps: [none]}), zh, 'zh');
    const [gap] = bare.groups[0]?.cards ?? [];
    expect([gap?.fix, gap?.fixGain, gap?.split]).toEqual(['没有找到150米以内的改善。', '', '']);
    expect(gap?.locator).not.toContain('jade');
    expect(bare.fixNote).toBe('');
  });

  test('outside the scope of the standards it is an example and no verdict', () => {
    const abroad = gapPage(sceneCity({jurisdiction: 'MC', services, gaps}), zh, 'zh');
    expect(abroad.headline).toContain('方法示例');
    expect(gapPage(sceneCity({services}), zh, 'zh').headline).toBe('场景市没有可以排名的缺口。');
  });
});
