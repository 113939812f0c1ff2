import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {groupName} from '#schema/group-name.ts';
import {type Walker, walkersSchema} from '#schema/walker.ts';
import type {TableView} from './analysis/section.ts';

/** The walkers: a table of what they assume, and where each comes from. */
export interface WalkerSection {
  readonly table: TableView;
  readonly sources: readonly {readonly name: string; readonly text: string}[];
}

/** All walkers, as the catalogue has them. Throws when the catalogue is not as it should be. */
export function walkerSection(t: Translate, lang: Lang, root = process.cwd()): WalkerSection {
  const path = join(root, 'data', 'catalogues', 'profiles.json');
  const {profiles, ...notes} = walkersSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const table = {
    title: t('walkers.title'),
    note: notes[`note_${lang}`],
    columns: [
      {title: t('walkers.walker'), numeric: false},
      {title: t('walkers.group'), numeric: false},
      {title: t('walkers.speed'), numeric: true},
      {title: t('walkers.steps'), numeric: true},
      {title: t('walkers.wait'), numeric: true},
      {title: t('walkers.slope'), numeric: false},
    ],
    rows: profiles.map(walker => walkerRow(walker, t, lang)),
    shown: profiles.length,
  };
  const sources = profiles.map(walker => ({name: walkerName(walker, lang), text: walker[`source_${lang}`]}));
  return {table, sources};
}

const walkerName = (walker: Walker, lang: Lang) => walker[`name_${lang}`];

function walkerRow(walker: Walker, t: Translate, lang: Lang): string[] {
  return [
    walkerName(walker, lang),
    groupName(walker.group)[lang],
    walker.metersPerSecond.toFixed(2),
    walker.usesSteps ? t('walkers.perMetre', {seconds: walker.stepsSecondsPerMeter}) : t('walkers.noSteps'),
    String(walker.waitSeconds),
    t(`walkers.slope.${walker.slope}`),
  ];
}
