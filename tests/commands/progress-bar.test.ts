import {expect, test} from 'vitest';
import {barText, progressBar, progressLines, timeLeft} from '../../scripts/commands/progress-bar.ts';

test('says how much time is left once it can tell', () => {
  expect(timeLeft(0.5, 0.5)).toBe('');
  expect(timeLeft(10, 0.01)).toBe('');
  expect(timeLeft(10, 0.25)).toBe('about 30 s left');
  expect(timeLeft(100, 0.25)).toBe('about 5 min left');
});

test('draws a bar of constant width', () => {
  expect(barText('streets', 0.5, 0)).toBe('████████████░░░░░░░░░░░░  50 %  streets');
  expect(barText('streets', 0, 0)).toBe('░░░░░░░░░░░░░░░░░░░░░░░░   0 %  streets');
});

test('redraws at most every 80 ms while a step lasts, and clears itself', () => {
  let now = 0;
  let drawn = '';
  const bar = progressBar({write: text => (drawn += text)}, () => now);
  bar.progress('a', 0.1);
  now = 50;
  bar.progress('a', 0.2);
  now = 100;
  bar.progress('a', 0.3);
  bar.progress('b', 0.3);
  bar.done();
  expect(drawn.split('\r\u001b[2K').map(part => /(\d+) % {2}(\w)/.exec(part)?.slice(1).join(' '))).toEqual([
    undefined,
    '10 a',
    '30 a',
    '30 b',
    undefined,
  ]);
});

test('writes one line a step into logs', () => {
  let log = '';
  const progress = progressLines({write: text => (log += text)});
  progress('a', 0);
  progress('a', 0.5);
  progress('b', 0.6);
  expect(log).toBe('a\nb\n');
});
