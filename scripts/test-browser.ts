import {execFileSync, spawnSync} from 'node:child_process';
import {accessSync, constants, existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {delimiter, join} from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** Path of a Chrome or Chromium on this machine: CHROME_PATH, the search path, usual places, playwright's own; else null. */
export async function findBrowser(): Promise<string | null> {
  const named = process.env['CHROME_PATH'];
  if (named && existsSync(named)) return named;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const name of NAMES) {
      const path = join(folder, name);
      if (isExecutable(path)) return path;
    }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  if (existsSync(mac)) return mac;
  const {chromium} = await import('playwright-core');
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds a browser or installs one (Debian's package as root, else playwright's own). Throws with advice when none is to be had. */
export async function ensureBrowser(): Promise<string> {
  const found = await findBrowser();
  if (found) return found;
  if (isRootWithApt()) aptInstall('chromium');
  else spawnSync(process.execPath, [playwrightCli(), 'install', 'chromium'], {stdio: 'inherit'});
  const installed = await findBrowser();
  if (installed) return installed;
  throw new Error('no Chrome or Chromium found or installable: install one, or set CHROME_PATH to it');
}

/** Makes sure a Chinese font is there, so that screenshots show characters. Without rights to install one, says so and goes on. */
export function ensureChineseFont(): void {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], {encoding: 'utf8'});
  if (list.status === 0 && list.stdout.trim() !== '') return;
  if (process.platform !== 'linux') return;
  if (isRootWithApt()) aptInstall('fonts-noto-cjk');
  else
    console.error('No Chinese font found and no right to install one: screenshots will show boxes, tests still hold.');
}

function isRootWithApt(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

function aptInstall(name: string): void {
  console.error(`Installing ${name} with apt …`);
  execFileSync('apt-get', ['update', '-qq'], {stdio: ['ignore', 'ignore', 'inherit']});
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
  });
}

function playwrightCli(): string {
  return join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '..', 'cli.js');
}
