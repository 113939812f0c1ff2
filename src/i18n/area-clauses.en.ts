import type {AreaClauseKey} from './area-clauses.zh.ts';

/** Texts of the verdicts by clause in the report of one area, in English. */
export const areaClausesEn: Readonly<Record<AreaClauseKey, string>> = {
  'ac.title': 'Judged clause by clause',
  'ac.counts': '{met} met, {notMet} not met, {open} cannot be judged, {not} do not apply.',
  'ac.informing': '{count} more are references, as needed, unverified or our own: numbers only, no verdict.',
  'ac.notMet': 'Not met',
  'ac.notMetWhy': 'Not met: {why}',
  'ac.open': 'Cannot be judged: {why}',
  'ac.village':
    'What counts in a village: what it has, and who gets there on foot or by bicycle (figures only, no verdict)',
  'ac.openPaper': '{count} cannot be judged ({why}): {services}.',
  'ac.openPaperMore': '{count} cannot be judged ({why}): {services}, and {more} more.',
  'ac.times': '{service} ({count})',
  'ac.not': 'Do not apply: {why} ({count})',
  'ac.clause': 'clause {clause}',
  'ac.range': 'range {range}',
  'ac.documents': 'Documents: {documents}.',
  'ac.unknown':
    'What is unknown is not counted as not met. Numerators, denominators and the verdicts of the whole city:',
  'ac.all': 'by clause',
};
