// Entry of every npm script (`npm start`, `npm test`, `npm run yike` …). Plain JavaScript for any Node ≥ 20: installs the
// pinned packages (Node 24 among them) when they are missing or outdated, then hands over to that Node.
import {execFileSync, spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const shell = process.platform === 'win32';
const node = join(bin, shell ? 'node.cmd' : 'node');

/** Installs the packages unless the ones of this very lock file are there; ends the process when that fails. */
function ensurePackages() {
  const stamp = join(root, 'node_modules', '.installed-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('安装依赖 · Installing the pinned packages …');
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', process.stderr, process.stderr],
      shell,
    });
  } catch (error) {
    fail(`npm ci failed: ${error instanceof Error ? error.message : error}`);
  }
  const version = existsSync(node) ? execFileSync(node, ['--version'], {encoding: 'utf8', shell}).trim() : 'none';
  if (!/^v(2[4-9]|[3-9]\d)\./.test(version))
    fail(`node in node_modules/.bin: found ${version}, expected v24. Install scripts may be blocked: npm rebuild node`);
  writeFileSync(stamp, lock);
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) fail(`Node: found ${process.versions.node}, expected 20 or newer (nodejs.org)`);
ensurePackages();

const [command = 'start', ...rest] = process.argv.slice(2);
const child = spawn(node, [join(root, 'scripts', `${command}.ts`), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: {...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ASTRO_TELEMETRY_DISABLED: '1'},
  shell,
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('error', error => fail(String(error)));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
