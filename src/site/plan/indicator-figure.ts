import {framedSvg} from '#charts/frame.ts';
import type {Drawing} from '#charts/svg.ts';
import {type TargetTrack, targetTracks} from '#charts/target-tracks.ts';
import {type Lang, languageTag} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import type {MonitorEntry} from '#schema/plan-monitor.ts';
import {decides, needsCheck} from '#schema/plan-row.ts';
import {fileHref, pageHref} from '../address.ts';
import {type CatalogueRows, planRow} from '../catalogue-rows.ts';
import {hasOfficialFinal, planCounts} from './standing.ts';
import {figureWords, targetWords} from './value-words.ts';

/** The figure of the indicators: what stands on the page and in the file. */
export interface IndicatorFigure {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly wide: Drawing;
  readonly narrow: Drawing;
  readonly svg: string;
  readonly png: string;
  readonly permalink: string;
}

/** The indicators with a number for a target, from where they stood to what was promised. */
export function indicatorFigure(rows: CatalogueRows, t: Translate, lang: Lang): IndicatorFigure {
  const indicators = rows.monitor.entries.filter(({section}) => section === 'indicators');
  const tracks = indicators.flatMap(entry => track(rows, entry, t, lang) ?? []);
  const counts = planCounts(rows);
  return {
    title: t(counts.indicatorsFinal === 0 ? 'plan.figure.titleNone' : 'plan.figure.title', {
      indicators: counts.indicators,
      checked: counts.indicators - counts.indicatorsToVerify,
      toVerify: counts.indicatorsToVerify,
      final: counts.indicatorsFinal,
    }),
    subtitle: t('plan.figure.subtitle'),
    source: t('plan.figure.source'),
    wide: targetTracks(tracks, 760),
    narrow: targetTracks(tracks, 358),
    svg: fileHref(`plan/indicators-${lang}.svg`),
    png: `plan-indicators-${lang}.png`,
    permalink: `${pageHref(lang, 'plan')}#fig-indicators`,
  };
}

/** The figure as a file of its own. `origin` is '' when the host is unknown. */
export function indicatorSvg(rows: CatalogueRows, t: Translate, lang: Lang, origin: string): string {
  const figure = indicatorFigure(rows, t, lang);
  return framedSvg(figure.wide, {
    headline: figure.title,
    subtitle: figure.subtitle,
    source: figure.source,
    address: `${t('site.name')} · ${origin}${figure.permalink}`,
    ribbon: [],
    key: [],
    language: languageTag(lang),
  });
}

function track(rows: CatalogueRows, entry: MonitorEntry, t: Translate, lang: Lang): TargetTrack | null {
  const row = planRow(rows, entry.row);
  const before = entry.baseline_row === null ? row : planRow(rows, entry.baseline_row);
  const {target_value: target} = row;
  if (typeof target !== 'number') return null;
  const {latest} = entry;
  const baseline = typeof before.baseline_value === 'number' ? before.baseline_value : null;
  const end = scaleEnd(row.unit, Math.max(target, baseline ?? 0, latest?.value ?? 0));
  const official = latest?.grade === 'official' ? latest : null;
  return {
    label: lang === 'zh' ? entry.name_zh : entry.name_en,
    end,
    endLabel: bare(end, row.unit, lang),
    baseline: {
      at: baseline,
      label:
        baseline === null
          ? t('plan.figure.noBefore')
          : t('plan.figure.before', {year: before.baseline_year ?? '', value: bare(baseline, row.unit, lang)}),
    },
    target: {
      at: target,
      label: t(needsCheck(row) ? 'plan.figure.targetToVerify' : 'plan.figure.target', {
        year: row.target_year ?? '',
        value: targetWords(row, lang),
      }),
      firm: decides(row),
    },
    latest:
      official === null
        ? null
        : {
            at: official.value,
            label: t('plan.figure.latest', {
              when: official.as_of,
              value: figureWords(official.value, {comparator: official.comparator, unit: row.unit}, lang),
            }),
          },
    ending: hasOfficialFinal(entry) ? '' : t('plan.figure.none'),
  };
}

/** A figure whose unit the target beside it names; shares keep theirs. */
function bare(value: number, unit: string | null, lang: Lang): string {
  return figureWords(value, {comparator: null, unit: unit === 'percent' ? unit : 'count'}, lang);
}

/** A round end of the scale above what is drawn; shares end at all. */
function scaleEnd(unit: string | null, most: number): number {
  if (unit === 'percent' && most <= 100) return 100;
  const step = 10 ** Math.floor(Math.log10(most));
  return Math.ceil((most * 1.05) / step) * step;
}
