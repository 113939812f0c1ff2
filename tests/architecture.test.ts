import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each folder may import: ours (folders, or single files without ending) and packages (by prefix). */
const RULES: Readonly<Record<string, {ours: readonly string[]; packages: readonly string[]}>> = {
  'src/core': {ours: [], packages: ['flatbush', 'flatqueue', 'highs']},
  'src/schema': {ours: [], packages: ['zod']},
  'src/files': {
    ours: ['src/schema'],
    packages: ['apache-arrow', 'hyparquet', 'hyparquet-writer', 'hyparquet-compressors', 'node:'],
  },
  'src/lists': {
    ours: ['src/core', 'src/schema'],
    packages: ['gcoord', 'proj4', 'opening_hours', 'papaparse', 'saxes'],
  },
  'src/search': {ours: ['src/schema'], packages: []},
  'src/worker': {ours: ['src/core', 'src/lists', 'src/files', 'src/schema'], packages: ['comlink']},
  'src/tables': {ours: ['src/files', 'src/schema'], packages: ['@duckdb/duckdb-wasm', 'apache-arrow']},
  'src/charts': {ours: ['src/schema'], packages: ['d3-']},
  'src/map': {
    ours: ['src/schema', 'src/charts/colors'],
    packages: ['maplibre-gl', '@deck.gl/', '@luma.gl/engine', 'pmtiles'],
  },
  'src/i18n': {ours: [], packages: []},
  'src/explorer': {
    ours: [
      'src/worker/client',
      'src/tables',
      'src/files',
      'src/search',
      'src/map',
      'src/charts',
      'src/i18n',
      'src/schema',
      'src/core/units',
      'src/core/scenario',
    ],
    packages: ['preact', '@preact/signals'],
  },
  'src/site': {
    ours: ['src/files', 'src/schema', 'src/charts', 'src/i18n', 'src/search'],
    packages: ['node:', 'astro:content', 'sharp'],
  },
  'src/components': {
    ours: ['src/site', 'src/charts', 'src/i18n', 'src/explorer', 'src/search', 'src/files', 'src/styles'],
    packages: ['astro'],
  },
  'src/layouts': {
    ours: ['src/site', 'src/charts', 'src/i18n', 'src/explorer', 'src/components', 'src/styles'],
    packages: ['astro'],
  },
  'src/pages': {
    ours: ['src/site', 'src/charts', 'src/i18n', 'src/explorer', 'src/components', 'src/layouts', 'src/styles'],
    packages: ['astro'],
  },
  'src/middleware.ts': {ours: ['src/site'], packages: ['astro']},
  scripts: {
    ours: ['src/core', 'src/files', 'src/lists', 'src/schema', 'src/search', 'src/i18n', 'data'],
    packages: [
      'node:',
      'geotiff',
      'proj4',
      'h3-js',
      'pbf',
      'unbzip2-stream',
      'gcoord',
      'flatbush',
      '@maplibre/',
      'playwright-core',
      'pinyin-pro',
      'zod',
      'd3',
      'pmtiles',
      'astro',
    ],
  },
};

/** Files with wider rights than their folder. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  'src/site/area-report/qr-code.ts': ['qrcode-generator'],
  'src/core/shapes.ts': ['d3-contour', '@turf/'],
  // at build time only: tests/e2e/pages-search.test.ts measures what the browser gets
  'src/search/name-readings.ts': ['pinyin-pro'],
};

/** What scripts/demo must not see: its answers follow from how the gaps are drawn. */
const FORBIDDEN_TO_DEMO =
  /core\/(travel-times|place-times|search|route|nearest|coverage|gaps|catchment|isochrone)|steps\/(times|coverage|gaps|catchments)/;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter(name => /\.(ts|tsx|astro)$/.test(name))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  const statement = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\sfrom\s+)?['"]([^'"\n]+)['"]/gm;
  for (const match of text.matchAll(statement))
    found.push({from: file, to: match[2]!, typeOnly: match[1] !== undefined});
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g))
    found.push({from: file, to: match[1]!, typeOnly: false});
  for (const match of text.matchAll(/new URL\(\s*['"](\.[^'"\n]+)['"],\s*import\.meta\.url/g))
    if (/\.tsx?$/.test(match[1]!)) found.push({from: file, to: match[1]!, typeOnly: false});
  return found;
}

/** Path in the project of an import of ours, or null for a package. */
function ours(file: string, specifier: string): string | null {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('#')) return `src/${bare.slice(1)}`;
  if (!bare.startsWith('.')) return null;
  return relative(root, resolve(root, dirname(file), bare)).replaceAll('\\', '/');
}

function folderOf(file: string): string {
  return file.startsWith('scripts/') ? 'scripts' : file.split('/').slice(0, 2).join('/');
}

function allowed(entry: Import): boolean {
  const folder = folderOf(entry.from);
  const rule = RULES[folder];
  if (rule === undefined) return false;
  const target = ours(entry.from, entry.to);
  if (target === null) {
    const packages = [...rule.packages, ...(EXCEPTIONS[entry.from] ?? [])];
    return packages.some(name => entry.to === name || entry.to.startsWith(/[-:/]$/.test(name) ? name : `${name}/`));
  }
  if (target === folder || target.startsWith(`${folder}/`)) return true;
  return rule.ours.some(
    name => target === name || target.startsWith(`${name}/`) || target.replace(/\.tsx?$/, '') === name,
  );
}

const everything = [...filesBelow('src'), ...filesBelow('scripts')].flatMap(importsOf);

describe('import directions of the module map', () => {
  test('reads a realistic number of imports', () => {
    expect(everything.length).toBeGreaterThan(20);
  });

  test('every folder with code has a rule', () => {
    const folders = new Set([...filesBelow('src'), ...filesBelow('scripts')].map(folderOf));
    expect([...folders].filter(folder => RULES[folder] === undefined && !folder.includes('.'))).toEqual([]);
  });

  test('no folder imports what its row does not name', () => {
    expect(everything.filter(entry => !allowed(entry)).map(entry => `${entry.from} -> ${entry.to}`)).toEqual([]);
  });

  test('schema is imported by browser folders as types only, but for the dictionary and rules that need no package', () => {
    const browser = new Set(['src/worker', 'src/map', 'src/charts', 'src/explorer', 'src/tables']);
    const wrong = everything.filter(
      entry =>
        browser.has(folderOf(entry.from)) &&
        ours(entry.from, entry.to)?.startsWith('src/schema/') === true &&
        !entry.typeOnly &&
        !/schema\/(tables|dictionary|input-error|effective-standards)/.test(entry.to),
    );
    expect(wrong.map(entry => `${entry.from} -> ${entry.to}`)).toEqual([]);
  });

  test('the demo city does not import what it is judged by', () => {
    const wrong = everything.filter(
      entry => entry.from.startsWith('scripts/demo/') && FORBIDDEN_TO_DEMO.test(ours(entry.from, entry.to) ?? ''),
    );
    expect(wrong.map(entry => `${entry.from} -> ${entry.to}`)).toEqual([]);
  });

  test('only the worker client starts a worker', () => {
    const starts = filesBelow('src').filter(file =>
      /new (Shared)?Worker\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(
      starts.filter(file => !['src/worker/client.ts', 'src/tables/connect.ts', 'src/tables/engine.ts'].includes(file)),
    ).toEqual([]);
  });
});
