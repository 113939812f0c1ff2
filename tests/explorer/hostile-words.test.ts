import {describe, expect, test} from 'vitest';
import {areaName} from '#explorer/city/city-areas.ts';
import type {CityInfo} from '#explorer/city-info.ts';
import {sourcesOf} from '#explorer/frame/map-words.ts';
import {doubtWords, sourceWords} from '#explorer/resident/facility-words.ts';
import type {OpenCity} from '#explorer/store.ts';
import {cellText, type Labels, sourceName} from '#explorer/tables/table-words.ts';
import {facilityName} from '#explorer/words.ts';
import {explorerText} from '#i18n/explorer.ts';
import type {FacilityCard} from '#worker/client.ts';

/** Turns what follows it in the same line; a text of many lines; a text nobody reads to its end. */
const TURNED = '\u202e店药';
const LINES = '甲\u2028乙\u0000丙';
const LONG = '长'.repeat(5000);
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/u;

const text = explorerText('zh');
const words = {text, lang: 'zh' as const};

/** Everywhere the explorer writes a text from outside into a line with its own words. */
const SHOWN: Record<string, (hostile: string) => string> = {
  'name of a facility': name => facilityName(words, {name, nameZh: null, nameEn: null} as FacilityCard),
  'name of an area': name => areaName('zh', {areaId: '1', name, nameZh: null, nameEn: null}),
  'name of a source in tables': source => sourceName({info: infoOf(source), lang: 'zh'}, 'list'),
  'source of a facility': source =>
    sourceWords(words, infoOf(source).manifest, {source: 'list', asOf: null} as FacilityCard),
  'key of a source that is not known': source =>
    sourceWords(words, {sources: [], invented: false, licences: []}, {source, asOf: '2024-01-01'} as FacilityCard),
  'sources under the map': source => sourcesOf({info: infoOf(source)} as OpenCity, 'zh'),
  'reason of a doubt': doubtReason => doubtWords(words, {doubtReason} as FacilityCard)!,
  'reason of a doubt in two languages': reason =>
    doubtWords(words, {doubtReason: `${reason} · reason`} as FacilityCard)!,
};

function infoOf(source: string): CityInfo {
  const sources = [{kind: 'facilities', key: 'list', source, file: null, date: null}];
  return {manifest: {sources, licences: []}, categories: []} as unknown as CityInfo;
}

describe.each(Object.keys(SHOWN))('%s', key => {
  const shown = SHOWN[key]!;

  test('turns no words beside it and breaks no line', () => {
    expect(shown(TURNED)).toContain('店药');
    expect(shown(TURNED)).not.toMatch(UNSEEN);
    expect(shown(LINES)).toContain('甲 乙 丙');
  });

  test('is cut where nobody reads on', () => {
    expect(shown(LONG).length).toBeLessThan(300);
    expect(shown(LONG)).toContain('长长…');
  });
});

test('a field of an answer is shown whole, without what nobody sees', () => {
  const labels: Labels = {...words, info: infoOf(''), dictionary: []};
  expect(cellText(labels, null, 'name', TURNED)).toBe('店药');
  expect(cellText(labels, null, 'category', LINES)).toBe('甲 乙 丙');
  expect(cellText(labels, null, 'name', LONG)).toBe(LONG);
});
