import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {beginSwap} from '../../scripts/steps/swap-folder.ts';

/** A process number that no system gives. */
const GONE = 2 ** 30;

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'yike-swap-'));
});
afterEach(() => rmSync(out, {recursive: true}));

function folder(name: string, text: string): void {
  mkdirSync(join(out, name));
  writeFileSync(join(out, name, 'file'), text);
}
const content = () => readFileSync(join(out, 'city', 'file'), 'utf8');

test('replaces a folder as a whole and leaves nothing beside it', () => {
  folder('city', 'old');
  const swap = beginSwap(out, 'city');
  writeFileSync(join(swap.building, 'file'), 'new');
  expect(content()).toBe('old');
  swap.commit();
  expect(content()).toBe('new');
  expect(readdirSync(out)).toEqual(['city']);
});

test('leaves the old folder as it was when the work is abandoned', () => {
  folder('city', 'old');
  const swap = beginSwap(out, 'city');
  writeFileSync(join(swap.building, 'file'), 'half');
  swap.abandon();
  expect(content()).toBe('old');
  expect(readdirSync(out)).toEqual(['city']);
});

test('brings back the old folder when a run was killed between its two renames', () => {
  folder('.city.previous', 'old');
  folder(`.city.building-${GONE}`, 'new');
  folder(`.city.building-${process.ppid}`, 'of a process that still runs');
  const swap = beginSwap(out, 'city');
  expect(content()).toBe('old');
  expect(readdirSync(swap.building)).toEqual([]);
  swap.abandon();
  expect(readdirSync(out)).toEqual([`.city.building-${process.ppid}`, 'city']);
});

test('throws away what a run left that was killed after its renames', () => {
  folder('city', 'new');
  folder('.city.previous', 'old');
  beginSwap(out, 'city').abandon();
  expect(content()).toBe('new');
  expect(existsSync(join(out, '.city.previous'))).toBe(false);
});

test('makes the folder that cities lie in when there is none', () => {
  const swap = beginSwap(join(out, 'deep', 'er'), 'city');
  writeFileSync(join(swap.building, 'file'), 'new');
  swap.commit();
  expect(readdirSync(join(out, 'deep', 'er'))).toEqual(['city']);
});
