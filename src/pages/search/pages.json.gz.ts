import {encodePages, sitePages} from '#site/search/page-file.ts';

/** What can be looked for on the site, packed: fetched when a visitor turns to the search field. */
export async function GET(): Promise<Response> {
  return new Response(encodePages(await sitePages()));
}
