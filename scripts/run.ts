import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

/** Folder of the project. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program in the project folder with our Node first on the path; resolves with its exit code. Its output is shown. */
export function run(program: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {cwd: projectRoot, stdio: 'inherit', env: {...process.env, ...env}});
    child.on('error', reject);
    child.on('exit', code => resolve(code ?? 1));
  });
}

/** Runs a program of the project's own packages, e.g. `astro`. */
export function runPackage(name: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return run(`${projectRoot}node_modules/.bin/${name}`, args, {ASTRO_TELEMETRY_DISABLED: '1', ...env});
}

/** The bundler's allocator gives memory back as soon as it is free: a large city needs it for its pages. */
export const FRUGAL = {MIMALLOC_PURGE_DELAY: '0'};

/** Builds the site into `dist/`; resolves with the exit code. */
export function buildSite(): Promise<number> {
  return runPackage('astro', ['build'], FRUGAL);
}
