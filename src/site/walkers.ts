import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {inLang, type Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {groupName} from '#schema/group-name.ts';
import {type Walker, walkersSchema} from '#schema/walker.ts';
import type {TableView} from './analysis/section.ts';

/** All walkers with what they assume, as the catalogue has them. Throws when the catalogue is not as it should be. */
export function walkerTable(t: Translate, lang: Lang, root = process.cwd()): TableView {
  const path = join(root, 'data', 'catalogues', 'profiles.json');
  const {profiles, ...notes} = walkersSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return {
    title: t('walkers.title'),
    note: notes[`note_${lang}`],
    columns: [
      {title: t('walkers.walker'), numeric: false},
      {title: t('walkers.group'), numeric: false},
      {title: t('walkers.speed'), numeric: true},
      {title: t('walkers.steps'), numeric: true},
      {title: t('walkers.wait'), numeric: true},
      {title: t('walkers.slope'), numeric: false},
      {title: t('walkers.source'), numeric: false},
    ],
    rows: profiles.map(walker => walkerRow(walker, t, lang)),
    shown: profiles.length,
  };
}

function walkerRow(walker: Walker, t: Translate, lang: Lang): string[] {
  return [
    inLang(lang, walker.name_zh, walker.name_en) ?? walker.key,
    groupName(walker.group)[lang],
    walker.metersPerSecond.toFixed(2),
    walker.usesSteps ? t('walkers.perMetre', {seconds: walker.stepsSecondsPerMeter}) : t('walkers.noSteps'),
    String(walker.waitSeconds),
    t(`walkers.slope.${walker.slope}`),
    inLang(lang, walker.source_zh, walker.source_en) ?? '',
  ];
}
