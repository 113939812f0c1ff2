import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const NAMES = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const DAY = DAYS.join('|');
const TIME = '\\d\\d:\\d\\d-\\d\\d:\\d\\d';
const RULE = new RegExp(`^(?:((?:${DAY})(?:[-,](?:${DAY}))*) )?(${TIME}(?:,${TIME})*|off)$`);

/**
 * Opening hours in plain words, where they are simple: days and times, or always. What says more (holidays, months, sunset)
 * is given as it was entered, because half of it would be wrong. Null when nothing is known.
 */
export function hoursInWords(openingHours: string | null, t: Translate, lang: Lang): string | null {
  if (openingHours === null || openingHours.trim() === '') return null;
  const text = openingHours.trim();
  if (text === '24/7') return t('ar.hours.always');
  const rules = text.split(/\s*;\s*/).map(rule => RULE.exec(rule));
  if (rules.some(rule => rule === null)) return t('ar.hours.raw', {hours: text});
  return rules
    .flatMap(rule => (rule ? [ruleWords(rule[1] ?? null, rule[2] ?? '', t, lang)] : []))
    .join(lang === 'zh' ? '；' : '; ');
}

function ruleWords(days: string | null, times: string, t: Translate, lang: Lang): string {
  const hours =
    times === 'off' ? t('ar.hours.off') : times.replaceAll('-', '–').replaceAll(',', lang === 'zh' ? '、' : ', ');
  const when = days === null || days === 'Mo-Su' ? t('ar.hours.daily') : dayWords(days, t, lang);
  return t('ar.hours.on', {days: when, hours});
}

function dayWords(days: string, t: Translate, lang: Lang): string {
  const name = (day: string) => NAMES[lang][DAYS.indexOf(day)] ?? day;
  const parts = days.split(',').map(part => {
    const [from = '', to] = part.split('-');
    return to === undefined ? name(from) : t('ar.hours.range', {from: name(from), to: name(to)});
  });
  return parts.join(lang === 'zh' ? '、' : ', ');
}
