import {expect, test} from 'vitest';
import {type Piece, Reader, type ReaderState} from '../../src/components/read-aloud-reader.ts';
import {LONGEST_PIECE, spokenPieces, spokenText} from '../../src/components/read-aloud-text.ts';
import {chooseVoice, type Voice} from '../../src/components/read-aloud-voice.ts';

const voice = (lang: string, localService = true, isDefault = false): Voice => ({
  lang,
  localService,
  default: isDefault,
  name: `${lang}${localService ? '' : ' online'}`,
});

test('a voice that sends the words elsewhere is never taken, even when it is the only one of the language', () => {
  expect(chooseVoice([voice('zh-CN', false, true), voice('en-US')], 'zh-Hans')).toBeNull();
  expect(chooseVoice([voice('zh-CN', false, true), voice('zh-CN')], 'zh-Hans')?.localService).toBe(true);
});

test('a page in Chinese is read in Mandarin before other Chinese, and in that before not at all', () => {
  const voices = [voice('zh-HK', true, true), voice('zh-TW'), voice('zh-CN'), voice('en-GB')];
  expect(chooseVoice(voices, 'zh-Hans')?.lang).toBe('zh-CN');
  expect(chooseVoice([voice('cmn-Hans-CN')], 'zh-Hans')?.lang).toBe('cmn-Hans-CN');
  expect(chooseVoice([voice('zh_CN_#Hans')], 'zh-Hans')?.lang).toBe('zh_CN_#Hans');
  expect(chooseVoice([voice('zh-HK')], 'zh-Hans')?.lang).toBe('zh-HK');
});

test('an English page takes the default of the English voices', () => {
  expect(chooseVoice([voice('en-US'), voice('en-GB', true, true), voice('zh-CN')], 'en')?.lang).toBe('en-GB');
  expect(chooseVoice([], 'en')).toBeNull();
});

test('marks that mean a word are spoken as the word', () => {
  expect(spokenText('约 71%（假设区间66–75%）', 'zh-Hans')).toBe('约 71%（假设区间66到75%）');
  expect(spokenText('range 66–75%', 'en')).toBe('range 66 to 75%');
  expect(spokenText(' ▲ 必须配置 · 官方名单 ', 'zh-Hans')).toBe('必须配置，官方名单');
  expect(spokenText('≤ 10 minutes', 'en')).toBe('at most 10 minutes');
});

test('pieces hold whole sentences, lose no letter and stay within what voices hold out', () => {
  const sentence = '一刻城超过99.5%的居民步行10分钟内到得了菜市场；约1,100人到不了。';
  const text = sentence.repeat(12);
  const pieces = spokenPieces(text);
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.join('')).toBe(text);
  for (const piece of pieces) {
    expect(piece.length).toBeLessThanOrEqual(LONGEST_PIECE);
    expect(piece).toMatch(/[。；]$/);
  }
});

test('a sentence longer than that is cut at its commas, and a point inside a number ends nothing', () => {
  const long = Array.from({length: 40}, (_, index) => `part ${index}.5 of it`).join(', ');
  const pieces = spokenPieces(long);
  expect(pieces.join(' ')).toBe(long);
  expect(pieces.every(piece => !/\d\.$/.test(piece))).toBe(true);
});

test('a text without letters or numbers is not handed to a voice', () => {
  expect(spokenPieces('— · —')).toEqual([]);
  expect(spokenPieces('')).toEqual([]);
});

/** A voice whose pieces end when the test says so. */
function stage() {
  const spoken: string[] = [];
  const states: [ReaderState, string | null][] = [];
  let now: {end: () => void; fail: () => void} | null = null;
  let silenced = 0;
  const reader = new Reader<string>(
    (text, end, fail) => {
      spoken.push(text);
      now = {end, fail};
      return () => {
        silenced += 1;
      };
    },
    (state, part) => states.push([state, part]),
  );
  return {reader, spoken, states, voice: () => now!, silenced: () => silenced};
}

const PIECES: Piece<string>[] = ['a', 'b', 'c'].map(text => ({text, part: text.toUpperCase()}));

test('pieces are read one after the other, each named while it is read, and then it rests', () => {
  const {reader, spoken, states, voice} = stage();
  reader.start(PIECES);
  for (const _ of PIECES) voice().end();
  expect(spoken).toEqual(['a', 'b', 'c']);
  expect(states).toEqual([
    ['reading', 'A'],
    ['reading', 'B'],
    ['reading', 'C'],
    ['idle', null],
  ]);
});

test('after a pause it goes on with the piece it was at', () => {
  const {reader, spoken, states, voice, silenced} = stage();
  reader.start(PIECES);
  voice().end();
  reader.pause();
  expect(states.at(-1)).toEqual(['paused', 'B']);
  expect(silenced()).toBe(1);
  // the end a browser still reports of the silenced piece does not lead on
  voice().end();
  expect(spoken).toEqual(['a', 'b']);
  reader.resume();
  expect(spoken).toEqual(['a', 'b', 'b']);
});

test('stopping silences at once and the next start begins at the first piece', () => {
  const {reader, spoken, voice} = stage();
  reader.start(PIECES);
  voice().end();
  reader.stop();
  expect(reader.state).toBe('idle');
  reader.start(PIECES);
  expect(spoken.at(-1)).toBe('a');
});

test('a voice that does not answer is said, and a page without words leaves it resting', () => {
  const {reader, states, voice} = stage();
  reader.start(PIECES);
  voice().fail();
  expect(states.at(-1)).toEqual(['failed', null]);
  reader.start([]);
  expect(reader.state).toBe('idle');
});
