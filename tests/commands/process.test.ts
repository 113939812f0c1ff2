import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {writeTown} from './tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-process-'));
afterAll(() => rmSync(root, {recursive: true}));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as npm does: from the project, with the caller's folder in INIT_CWD. */
function run(args: readonly string[], stopAt?: string): Promise<Ended> {
  return new Promise(resolveEnd => {
    const child = spawn(process.execPath, [resolve('scripts/yike.ts'), ...args], {
      env: {...process.env, INIT_CWD: root},
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', piece => (stdout += piece));
    child.stderr.on('data', piece => {
      stderr += piece;
      if (stopAt !== undefined && stderr.includes(stopAt)) child.kill('SIGINT');
    });
    child.on('close', code => resolveEnd({code, stdout, stderr}));
  });
}

test('paths start at the caller’s folder; answers go to stdout, progress to stderr', async () => {
  writeTown(join(root, 'sources'));
  const built = await run(['build', 'sources/city.json', '--out', 'out']);
  expect(built).toMatchObject({code: 0, stdout: '', stderr: expect.stringContaining('streets\n')});
  const answer = await run(['nearest', 'out/tiny', '--at', '7.001,43.002']);
  expect(answer.code).toBe(0);
  expect(JSON.parse(answer.stdout)).toHaveProperty('categories.pharmacy');
  expect(await run(['nearest', 'out/tiny', '--at', '43.002'])).toMatchObject({code: 2, stdout: ''});
});

test('leaves nothing behind when it is stopped half-way', async () => {
  const file = writeTown(join(root, 'stopped'));
  const {code, stderr} = await run(['build', file, '--out', 'stopped-out'], 'population');
  expect([130, null]).toContain(code);
  expect(stderr).not.toContain('people in');
  expect(readdirSync(join(root, 'stopped-out'))).toEqual([]);
});

test('says in one line what the system refuses', async () => {
  writeFileSync(join(root, 'file'), '');
  mkdirSync(join(root, 'folder'));
  const noFolder = await run(['build', writeTown(join(root, 'sources')), '--out', 'file']);
  expect([noFolder.code, noFolder.stderr.split('\n').length]).toEqual([1, 2]);
  expect(noFolder.stderr).toContain('found a file, expected a folder');
  expect(await run(['build', 'folder', '--out', 'out'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('found a folder, expected a city file'),
  });
});
