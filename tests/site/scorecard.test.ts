import {describe, expect, test} from 'vitest';
import {translator} from '#i18n/translate.ts';
import {scorecardFigure} from '#site/figures/scorecard-figure.ts';
import {cityAreaId, scorecard} from '#site/scorecard.ts';
import {sceneCity} from './scene-city.ts';

const zh = translator('zh');
const services = [
  {category: 'park', completeness: 'official', covered: 0.9} as const,
  {category: 'kindergarten', completeness: 'official', covered: 0.7, low: 0.66, high: 0.75} as const,
  {category: 'pharmacy', completeness: 'partial', covered: 0.6} as const,
  {category: 'toilet', completeness: 'partial', covered: 0.95} as const,
];

describe('a scorecard', () => {
  const city = sceneCity({services, noData: ['women']});
  const card = scorecard(city, cityAreaId(city), zh, 'zh');

  test('keeps what must be provided apart from what is only a reference', () => {
    expect(card.groups.map(group => group.key)).toEqual(['must', 'other']);
    expect(card.groups[0]?.rows.map(row => row.category)).toEqual(['kindergarten', 'park']);
    expect(card.groups[1]?.rows.map(row => row.category)).toEqual(['toilet', 'pharmacy']);
  });

  test('shows share, range and people, and never a zero where it is not known', () => {
    const [kindergarten] = card.groups[0]?.rows ?? [];
    expect([kindergarten?.shareText, kindergarten?.rangeText, kindergarten?.uncoveredText]).toEqual([
      '70%',
      '66–75%',
      '3,000',
    ]);
    const pharmacy = card.groups[1]?.rows.find(row => row.category === 'pharmacy');
    expect([pharmacy?.uncoveredText, pharmacy?.unknownText, pharmacy?.completeness]).toEqual([
      '—',
      '4,000',
      '不保证完整',
    ]);
  });

  test('has a title that speaks of the required services only, whatever others leave out more people', () => {
    const toilet = {category: 'toilet', completeness: 'official', covered: 0.1} as const;
    const titled = sceneCity({services: [...services.slice(0, 2), toilet]});
    const title = (lang: 'zh' | 'en') => scorecardFigure(titled, cityAreaId(titled), translator(lang), lang)?.title;
    expect(title('zh')).toBe('场景市：必须配置的服务里，公园绿地最容易走到，幼儿园到不了的人最多');
    expect(title('en')).toBe(
      'Sceneville: of the required services park is the easiest to walk to, kindergarten leaves out the most people',
    );
  });

  test('names the services without data instead of showing them as bars', () => {
    expect(card.noData).toEqual(['妇女微家']);
  });
});

test('outside the scope of the standards there is one group that judges nothing', () => {
  const city = sceneCity({jurisdiction: 'MC', services});
  const {groups} = scorecard(city, cityAreaId(city), zh, 'zh');
  expect(groups.map(group => group.key)).toEqual(['example']);
  expect(groups[0]?.title).toContain('不作判断');
  expect(groups[0]?.rows[0]?.share).toBe(0.95);
});

test('an area without rows has no groups', () => {
  const city = sceneCity({services});
  expect(scorecard(city, 'nowhere', zh, 'zh').groups).toEqual([]);
});
