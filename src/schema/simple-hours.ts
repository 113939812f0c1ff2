const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = DAYS.length * DAY_MINUTES;

const DAY = DAYS.join('|');
const RULE = new RegExp(`^(?:((?:${DAY})(?:-(?:${DAY}))?(?:,(?:${DAY})(?:-(?:${DAY}))?)*) )?(.+)$`);
const STRETCH = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/**
 * Reads simple opening hours in the notation of OpenStreetMap: always, or days and times such as
 * `Mo-Fr 09:00-12:00,14:00-17:30; Sa off`. A later rule replaces an earlier one on its days; days of no rule are shut; what ends
 * before it begins ends on the next day. Gives minutes of the week, Monday first, as ascending pairs [start, end). Null for
 * everything that says more (holidays, months, appointments) or is written otherwise: half of it would be wrong. `overnight`:
 * whether hours past midnight are taken, or are a slip.
 */
export function simpleHours(text: string, {overnight = true} = {}): number[] | null {
  if (text.trim() === '24/7') return [0, WEEK_MINUTES];
  const days: (readonly (readonly [number, number])[])[] = DAYS.map(() => []);
  for (const part of text.split(';')) {
    const rule = RULE.exec(part.trim());
    const stretches = rule ? stretchesOf(rule[2]!) : null;
    if (!rule || stretches === null) return null;
    if (!overnight && stretches.some(([from, to]) => to <= from)) return null;
    for (const day of daysOf(rule[1])) days[day] = stretches;
  }
  return weekOf(days);
}

function stretchesOf(text: string): [number, number][] | null {
  if (text === 'off') return [];
  const stretches = text.split(',').map((part): [number, number] | null => {
    const [, from, to] = STRETCH.exec(part.trim()) ?? [];
    return from === undefined || to === undefined ? null : [minuteOf(from), minuteOf(to)];
  });
  return stretches.every(one => one !== null) ? stretches : null;
}

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

function daysOf(words: string | undefined): number[] {
  if (words === undefined) return DAYS.map((_, day) => day);
  return words.split(',').flatMap(part => {
    const [from, to = from] = part.split('-').map(day => DAYS.indexOf(day));
    const count = ((to! - from! + DAYS.length) % DAYS.length) + 1;
    return Array.from({length: count}, (_, i) => (from! + i) % DAYS.length);
  });
}

/** Stretches of each day as pairs of minutes of the week, joined where they touch, cut at its end. */
function weekOf(days: readonly (readonly (readonly [number, number])[])[]): number[] {
  const spans = days.flatMap((stretches, day) =>
    stretches.flatMap(([from, to]) => {
      const start = day * DAY_MINUTES + from;
      const end = day * DAY_MINUTES + (to <= from ? to + DAY_MINUTES : to);
      return end <= WEEK_MINUTES
        ? [[start, end]]
        : [
            [start, WEEK_MINUTES],
            [0, end - WEEK_MINUTES],
          ];
    }),
  );
  const week: number[] = [];
  for (const [start, end] of spans.sort((a, b) => a[0]! - b[0]!)) {
    if (week.length > 0 && start! <= week.at(-1)!) week[week.length - 1] = Math.max(week.at(-1)!, end!);
    else week.push(start!, end!);
  }
  return week;
}
