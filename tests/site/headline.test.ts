import {describe, expect, test} from 'vitest';
import {translator} from '#i18n/translate.ts';
import {findings} from '#site/findings.ts';
import {headline, keyFacts} from '#site/headline.ts';
import {thresholdWords} from '#site/words.ts';
import {type SceneService, sceneCity, sceneGap} from './scene-city.ts';

const zh = translator('zh');
const en = translator('en');
const kindergarten: SceneService = {
  category: 'kindergarten',
  completeness: 'official',
  covered: 0.7,
  low: 0.66,
  high: 0.75,
};
const park: SceneService = {category: 'park', completeness: 'official', covered: 0.9};
const pharmacy: SceneService = {category: 'pharmacy', completeness: 'partial', covered: 0.6, low: 0.55, high: 0.7};

describe('the sentence a city opens with', () => {
  test('is the required service that leaves out the most people, with share, range and people', () => {
    const city = sceneCity({services: [park, kindergarten, pharmacy]});
    expect(headline(city, zh, 'zh').sentence).toBe(
      '场景市70%的居民步行5分钟内到得了幼儿园（假设区间66–75%）；约3,000人到不了。',
    );
    expect(headline(city, en, 'en').sentence).toBe(
      'Kindergarten: 70% of the people of Sceneville live within a 5-minute walk of one (range of assumptions 66–75%); about 3,000 people do not.',
    );
  });

  test('has the article that the number of minutes is spoken with', () => {
    const {sentence} = headline(sceneCity({jurisdiction: 'MC', services: [pharmacy]}), en, 'en');
    expect(sentence).toContain('within an 8-minute walk of one');
    const spoken = [1, 5, 8, 11, 15, 18, 80, 110].map(
      minutes =>
        thresholdWords(en, 'en', {measure: 'seconds', cutoffSeconds: minutes * 60, cutoffMeters: null}).split(' ')[0],
    );
    expect(spoken).toEqual(['a', 'a', 'an', 'an', 'a', 'an', 'an', 'a']);
  });

  test('names the oldest date and the standing of the threshold', () => {
    const {notes} = headline(sceneCity({services: [kindergarten]}), zh, 'zh');
    expect(notes[0]).toBe('所用资料中最早的一份截至2016年3月5日。');
    expect(notes[1]).toMatch(/^步行5分钟：▲ 必须配置（GB 50180/);
  });

  test('never turns what an incomplete list does not show into people without a service', () => {
    const city = sceneCity({jurisdiction: 'MC', services: [pharmacy]});
    const {sentence, notes} = headline(city, zh, 'zh');
    expect(sentence).toBe(
      '按已登记的药店，场景市60%的居民步行8分钟内有一处（假设区间55–70%）；其余约4,000人不清楚，不等于没有。',
    );
    expect(sentence).not.toContain('到不了');
    expect(notes[1]).toBe('步行8分钟：本站参考值，不是国家标准。');
  });

  test('says so when there is nothing to say', () => {
    expect(headline(sceneCity(), zh, 'zh').sentence).toBe('场景市还没有可以写成一句话的结果。');
  });
});

test('outside the scope of the standards, gaps are not applicable rather than zero', () => {
  const facts = (jurisdiction: string) =>
    keyFacts(sceneCity({jurisdiction, services: [kindergarten]}), zh, 'zh').map(fact => fact.value);
  expect(facts('MC').at(-1)).toBe('不适用');
  expect(facts('CN').at(-1)).toBe('0');
});

test('where no list is complete, the number of gaps is unknown rather than zero', () => {
  const city = sceneCity({services: [{...kindergarten, completeness: 'partial'}]});
  expect(keyFacts(city, zh, 'zh').at(-1)?.value).toBe('不清楚');
});

describe('the findings to quote', () => {
  test('are three, each with definition, range and what not to write', () => {
    const gaps = [sceneGap('g1', 1100, 'robust', 1), sceneGap('g2', 5000, 'unverified', null)];
    const city = sceneCity({services: [kindergarten, park, pharmacy], gaps});
    const found = findings(city, zh, 'zh');
    expect(found).toHaveLength(3);
    for (const finding of found) {
      expect(finding.sentence).toMatch(/\d|：/);
      for (const part of [finding.definition, finding.range, finding.doNotWrite])
        expect(part.length).toBeGreaterThan(8);
    }
    expect(found.map(finding => finding.name)).toEqual(['main', 'old', 'gap']);
  });

  test('an unverified gap is in none of them, however large', () => {
    const gaps = [sceneGap('g2', 5000, 'unverified', null)];
    const city = sceneCity({services: [kindergarten, park], gaps, noData: ['women']});
    expect(findings(city, zh, 'zh').map(finding => finding.name)).not.toContain('gap');
    expect(findings(city, zh, 'zh')).toHaveLength(3);
  });

  test('a city without standards counts what is unknown instead of judging', () => {
    const city = sceneCity({jurisdiction: 'MC', services: [pharmacy], noData: ['women', 'bathing']});
    const unknown = findings(city, zh, 'zh').find(finding => finding.name === 'unknown');
    expect(unknown?.sentence).toContain('2种服务没有资料');
    expect(unknown?.sentence).toContain('不是没有');
  });
});
