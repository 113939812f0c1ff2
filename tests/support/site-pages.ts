import {readdirSync} from 'node:fs';

/** Every page that links lead to from the front page, by path, Chinese and English. */
export async function sitePages(site: string): Promise<string[]> {
  const seen = new Set(['/', '/en/']);
  for (const path of seen) {
    const response = await fetch(site + path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    for (const href of linksOf(await response.text())) if (isPage(href)) seen.add(href);
  }
  return [...seen].sort();
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*?href="(\/[^"#?]*)/g)].map(match => match[1]!);
}

function isPage(href: string): boolean {
  return href.endsWith('/');
}

/** Kind of page a path is of: every city, area, version and language of it is the same template. */
export function templateOf(path: string, cities: readonly string[]): string {
  const below = path.replace(/^\/en\//, '/');
  const city = cities.find(id => below.startsWith(`/${id}/`));
  return (city === undefined ? below : `/:city/${below.slice(city.length + 2)}`)
    .replace(/\/areas\/[^/]+\//, '/areas/:area/')
    .replace(/\/data\/[^/]+\//, '/data/:version/');
}

/** Ids of the cities of a site: whatever has a map. */
export function citiesOf(paths: readonly string[]): string[] {
  return paths.flatMap(path => /^\/([^/]+)\/explore\/$/.exec(path)?.[1] ?? []).filter(id => id !== 'en');
}

/** One page of every template in Chinese, of the invented city where there is one of it. */
export function oneOfEach(paths: readonly string[]): string[] {
  const cities = citiesOf(paths);
  const found = new Map<string, string>();
  for (const path of paths) {
    const template = templateOf(path, cities);
    if (path.startsWith('/en/')) continue;
    if (!found.has(template) || (path.startsWith('/demo/') && !found.get(template)!.startsWith('/demo/')))
      found.set(template, path);
  }
  return [...found.values()];
}

/** The files of src/pages that make pages, each with what the addresses of its pages look like, in Chinese. */
export function pageFiles(): {readonly file: string; readonly address: RegExp}[] {
  const folder = new URL('../../src/pages/', import.meta.url);
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => name.endsWith('.astro') && name !== '404.astro')
    .map(file => {
      const parts = file
        .replace(/\.astro$/, '')
        .split('/')
        .filter(part => part !== '[...lang]' && part !== 'index');
      const address = parts.map(part => `${part.startsWith('[') ? '[^/]+' : part}/`).join('');
      return {file, address: new RegExp(`^/${address}$`)};
    });
}
