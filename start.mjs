// Entry of the two commands, `npm start` and `npm test`. Plain JavaScript for any Node ≥ 20: installs the pinned packages
// (Node 24 among them) if they are missing or outdated, then hands over to that Node.
import {execFileSync, spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';

const root = import.meta.dirname;
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.installed-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Node ${process.versions.node} found, expected 20 or newer (see https://nodejs.org).`);
  process.exit(1);
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('安装依赖 · Installing the pinned packages …');
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
  } catch (error) {
    console.error(`npm ci failed: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
const version = existsSync(node)
  ? execFileSync(node, ['--version'], {encoding: 'utf8', shell: process.platform === 'win32'}).trim()
  : 'none';
if (!/^v(2[4-9]|[3-9]\d)\./.test(version)) {
  console.error(
    `Node in node_modules/.bin: found ${version}, expected v24. Install scripts may be blocked; run: npm rebuild node`,
  );
  process.exit(1);
}

const [command = 'start', ...rest] = process.argv.slice(2);
const child = spawn(node, [join(root, 'scripts', `${command}.ts`), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: {...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ASTRO_TELEMETRY_DISABLED: '1'},
  shell: process.platform === 'win32',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
