import type {Lang} from '#i18n/lang.ts';

/** Path the site stands under, with a slash at both ends: `/`, or what YIKE_BASE names. */
export function siteBase(): string {
  const base = process.env['YIKE_BASE'] ?? '/';
  return `/${base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
}

/** Origin of the site, such as https://example.org, or '' when YIKE_SITE does not name it. */
export function siteOrigin(): string {
  return (process.env['YIKE_SITE'] ?? '').replace(/\/+$/, '');
}

/** Address of a page from the root of the host: page '' is the front page. Ends in a slash. */
export function pageHref(lang: Lang, page: string): string {
  const path = page.replace(/^\/+|\/+$/g, '');
  return `${siteBase()}${lang === 'en' ? 'en/' : ''}${path === '' ? '' : `${path}/`}`;
}

/** Address of a file of the site from the root of the host. */
export function fileHref(path: string): string {
  return `${siteBase()}${path.replace(/^\/+/, '')}`;
}
