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

/** Kind of page a path is of: every city, area and language of it is the same template. */
export function templateOf(path: string): string {
  return path
    .replace(/^\/en\//, '/')
    .replace(/^\/(monaco|demo|las-palmas)\//, '/:city/')
    .replace(/\/areas\/[^/]+\//, '/areas/:area/');
}

/** One page of every template in Chinese, of the invented city where there is one of it. */
export function oneOfEach(paths: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const path of paths) {
    const template = templateOf(path);
    if (path.startsWith('/en/')) continue;
    if (!found.has(template) || (path.startsWith('/demo/') && !found.get(template)!.startsWith('/demo/')))
      found.set(template, path);
  }
  return [...found.values()];
}
