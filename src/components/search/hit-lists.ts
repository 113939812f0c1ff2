import type {Lang} from '#i18n/lang.ts';
import type {SearchText} from '#i18n/search.ts';
import type {PageCity} from '#search/page-file.ts';
import type {Hit, HitList} from '#search/site-results.ts';
import {hitKind, hitSign, hitWhere} from './hit-words.ts';

/** What lists of results are written with. */
export interface ListWords {
  readonly lang: Lang;
  readonly text: SearchText;
  /** Address of something below the language. */
  href(path: string): string;
  /** Level of the headings. */
  readonly heading: '2' | '3';
  /** Asked for when a visitor wants more lines of a list. */
  more(list: HitList): void;
}

/** Draws the lists of results, each city in its own under its name and ribbons. Names only ever become text. */
export function hitLists(lists: readonly HitList[], words: ListWords): HTMLElement[] {
  return lists.map(list => listElement(list, words));
}

function listElement(list: HitList, words: ListWords): HTMLElement {
  const {text, lang} = words;
  const {city, hits, total} = list;
  const id = `hits-${city?.id ?? 'site'}`;
  // a group, not a landmark: the index below has landmarks of these names
  const section = element('div', 'hit-list');
  section.setAttribute('role', 'group');
  section.dataset['city'] = city?.id ?? '';
  section.setAttribute('aria-labelledby', id);
  const heading = element(`h${words.heading}`, '', city?.name[lang] ?? text('search.siteList'));
  heading.id = id;
  section.append(heading);
  if (city !== null && city.ribbons[lang].length > 0) {
    const ribbons = element('p', 'ribbons');
    ribbons.append(...city.ribbons[lang].map(line => element('span', 'ribbon-tag', line)));
    section.append(ribbons);
  }
  if (total > hits.length)
    section.append(element('p', 'note', text('search.shown', {count: total, shown: hits.length})));
  const items = element('ol', 'hits');
  items.append(...hits.map(hit => hitElement(hit, city, words)));
  section.append(items);
  if (total > hits.length) section.append(moreButton(list, words));
  return section;
}

function hitElement(hit: Hit, city: PageCity | null, words: ListWords): HTMLElement {
  const {text, lang, href} = words;
  const item = element('li', 'hit');
  item.dataset['kind'] = hit.kind;
  const link = linkTo(href(hit.path), 'hit-link');
  link.append(element('bdi', '', hit.name[lang]));
  const sign = hitSign(hit, lang);
  const title = element('p', 'hit-title');
  title.append(link, ...(sign === null ? [] : [' ', element('bdi', 'hit-sign', sign)]));
  const about = element('p', 'hit-about');
  about.append(element('span', 'hit-kind', hitKind(hit, city, text, lang)));
  if (hit.service !== null && city?.noData.includes(hit.service))
    about.append(element('span', 'hit-unknown', text('search.noData')));
  const where = hitWhere(hit, text, lang);
  if (where !== '') about.append(element('bdi', 'hit-where', where));
  item.append(title, about);
  if (hit.also.length > 0) item.append(alsoElement(hit, words));
  return item;
}

function alsoElement({also, name}: Hit, {text, lang, href}: ListWords): HTMLElement {
  const line = element('p', 'hit-also');
  for (const {kind, path} of also) {
    const link = linkTo(href(path), '');
    link.append(
      text(`also.${kind}`),
      element('span', 'visually-hidden', lang === 'zh' ? `：${name.zh}` : `: ${name.en}`),
    );
    line.append(link);
  }
  return line;
}

function moreButton(list: HitList, {text, more}: ListWords): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'hit-more';
  button.textContent = text('search.more', {count: list.total - list.hits.length});
  button.addEventListener('click', () => more(list));
  return button;
}

function linkTo(address: string, name: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  if (name !== '') link.className = name;
  return link;
}

function element(tag: string, name: string, words = ''): HTMLElement {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  if (words !== '') made.textContent = words;
  return made;
}
