import {LIGHT, TIME_STEPS} from '#charts/colors.ts';
import {framedSvg} from '#charts/frame.ts';
import type {Drawing} from '#charts/svg.ts';
import {BOM, csvCell, csvLine} from '#files/csv.ts';
import {guardText} from '#files/text-guard.ts';
import type {Lang} from '#i18n/lang.ts';
import {languageTag} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {versionText} from '#i18n/versions.ts';
import {pageHref} from './address.ts';
import {type City, cityName} from './city.ts';
import {cityGround, type GroundKind} from './figures/map-sizes.ts';
import {licenceLine, ribbonLines, sourceLine} from './words.ts';

/** One column of the table beside a figure. */
export interface FigureColumn {
  /** Name in the machine CSV: snake_case, unit in the name. */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly numeric: boolean;
}

/** A field: what the files hold (full value, null = missing) and what the page shows. */
export interface FigureCell {
  readonly value: string | number | null;
  readonly text: string;
}

/** Everything about one figure: the page, the SVG file and both CSV files are made of it. */
export interface Figure {
  /** Name in addresses: `fig-<name>` on the page, `<name>.svg` among the files. */
  readonly name: string;
  /** The page it stands on, below the city: '' or 'gaps'. */
  readonly page: string;
  /** Categories it is about, which decide whose sources are named; null: all. */
  readonly categories: readonly string[] | null;
  /** Sources of an earlier version that it compares the present one with; they are named with the others. */
  readonly earlier?: Readonly<Record<Lang, string>>;
  /** The finding. */
  readonly title: string;
  /** What is measured, where, when. */
  readonly subtitle: string;
  /** The figure in words, for those who do not see it. */
  readonly alt: string;
  /** For wide columns and for files. */
  readonly wide: Drawing;
  /** The ground of its city that a map lies on: a file beside the page, and part of the downloaded SVG. */
  readonly ground?: GroundKind;
  /** Words of the colours of a map of the walk, the last for unknown. */
  readonly key?: readonly string[];
  /** For phones; null: the wide one scales. */
  readonly narrow: Drawing | null;
  /** HTML of the page stands in for the drawing (the scorecard): the drawing is for the files. */
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly FigureCell[])[];
}

/** A text field. */
export function word(text: string): FigureCell {
  return {value: text, text};
}

/** A number with the way it is shown; null is shown as `absent`. */
export function amount(value: number | null, show: (value: number) => string, absent: string): FigureCell {
  return {value, text: value === null ? absent : show(value)};
}

/** Permanent address of a figure, from the root of the site. */
export function figureAddress(city: City, figure: Figure, lang: Lang): string {
  const page = figure.page === '' ? city.manifest.id : `${city.manifest.id}/${figure.page}`;
  return `${pageHref(lang, page)}#fig-${figure.name}`;
}

/** Sources with their dates of what is quoted: those of the present version, and of an earlier one it is compared with. */
export function quotedSources(
  city: City,
  {categories, earlier}: Pick<Figure, 'categories' | 'earlier'>,
  lang: Lang,
): string {
  const present = sourceLine(city, lang, categories);
  return earlier ? versionText(lang)('ver.cites', {present, earlier: earlier[lang]}) : present;
}

/** The figure as an SVG file: headline, source, date, licence and address inside. `origin` is '' when the host is unknown. */
export function figureSvg(city: City, figure: Figure, t: Translate, lang: Lang, origin: string): string {
  const ground = figure.ground ? cityGround(city, 'wide', 'light', figure.ground).body : '';
  const drawing = {...figure.wide, body: ground + figure.wide.body};
  return framedSvg(drawing, {
    headline: figure.title,
    subtitle: figure.subtitle,
    source: `${t('fig.source', {sources: quotedSources(city, figure, lang), licence: licenceLine(city, lang)})}${t('fig.range')}`,
    address: `${t('site.name')} · ${origin}${figureAddress(city, figure, lang)}`,
    ribbon: ribbonLines(city, t, lang),
    key: figure.key ? mapKey(figure.key, t) : [],
    language: languageTag(lang),
  });
}

function mapKey(words: readonly string[], t: Translate): [string, string][] {
  const fills = [...TIME_STEPS.map(step => step.light), 'url(#hatch-unknown)', LIGHT.paper];
  return [...words, t('mapFig.facility')].map((word, index) => [fills[index] ?? LIGHT.paper, word]);
}

/** The line a journalist pastes below a quotation. */
export function citation(
  city: City,
  quoted: Pick<Figure, 'title' | 'categories' | 'earlier'>,
  address: string,
  t: Translate,
  lang: Lang,
): string {
  const title = quoted.title.replace(/[。.]$/, '');
  return t('fig.citation', {
    title,
    city: cityName(city, lang),
    sources: quotedSources(city, quoted, lang),
    address,
  });
}

/** The table of a figure for programs: English column names, full values, and `invented` where it applies. UTF-8 with BOM. */
export function figureCsvMachine(city: City, figure: Figure): string {
  const invented = city.manifest.invented;
  const header = figure.columns.map(column => column.key);
  const rows = figure.rows.map(row => row.map(cell => csvCell(rounded(cell.value))));
  const lines = [header, ...rows].map((fields, index) =>
    invented ? [...fields, index === 0 ? 'invented' : 'true'] : fields,
  );
  return BOM + lines.map(csvLine).join('');
}

/** The table of a figure for people: Chinese header, full values, and below it finding, source, licence and address. */
export function figureCsvPeople(city: City, figure: Figure, t: Translate, origin: string): string {
  const header = figure.columns.map(column => column.zh);
  const rows = figure.rows.map(row => row.map(cell => csvCell(rounded(cell.value))));
  const notes = [
    ...ribbonLines(city, t, 'zh').map(line => ['提示', line]),
    ['结论', figure.title],
    ['口径', figure.subtitle],
    ['来源', quotedSources(city, figure, 'zh')],
    ['许可', licenceLine(city, 'zh')],
    ['地址', `${origin}${figureAddress(city, figure, 'zh')}`],
  ];
  const table = [header, ...rows].map(csvLine).join('');
  return `${BOM}${table}\n${notes.map(fields => csvLine(fields.map(guardText))).join('')}`;
}

/** A number with the six decimals that a figure's file has; anything else as it is. */
function rounded(value: string | number | null): string | number | null {
  return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
}
