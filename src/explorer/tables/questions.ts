import type {ExplorerKey} from '#i18n/explorer.ts';

/** A ready-made question about the tables. */
export interface Question {
  readonly title: ExplorerKey;
  readonly sql: string;
}

/** Questions worth asking of every city's tables. Column names are those of the data dictionary. */
export const QUESTIONS: readonly Question[] = [
  {
    title: 'question.unknown',
    sql: `SELECT category, standard_id, round(people) AS people,
       round(unknown) AS unknown, round(100 * unknown / people, 1) AS percent_unknown
FROM coverage
WHERE area_kind = 'city' AND profile = 'adult' AND "group" = 'all' AND measure = 'seconds' AND people > 0
ORDER BY percent_unknown DESC NULLS LAST, category
LIMIT 30`,
  },
  {
    title: 'question.walkers',
    sql: `SELECT a.category, a.standard_id,
       round(100 * a.covered / a.people, 1) AS percent_adult,
       round(100 * o.covered / o.people, 1) AS percent_age60plus,
       round(100 * a.covered / a.people - 100 * o.covered / o.people, 1) AS points_less
FROM coverage a
JOIN coverage o USING (category, standard_id, area_id)
WHERE a.area_kind = 'city' AND a.profile = 'adult' AND a."group" = 'all' AND a.people > 0
  AND o.profile = 'age60plus' AND o."group" = 'age60plus' AND o.people > 0
ORDER BY points_less DESC, a.category
LIMIT 30`,
  },
  {
    title: 'question.alone',
    sql: `SELECT name, category, round(people_only_here) AS people_only_here, round(people_served) AS people_served
FROM facilities
WHERE people_only_here IS NOT NULL
ORDER BY people_only_here DESC, facility_id
LIMIT 30`,
  },
  {
    title: 'question.areas',
    sql: `SELECT name, kind, has, lacks, "unknown", round(people) AS people
FROM areas
ORDER BY lacks DESC NULLS LAST, "unknown" DESC NULLS LAST, area_id
LIMIT 30`,
  },
  {
    title: 'question.doubtful',
    sql: `SELECT category, doubt_reason, count(*) AS facilities
FROM facilities
WHERE doubtful
GROUP BY category, doubt_reason
ORDER BY facilities DESC, category`,
  },
  {
    title: 'question.sources',
    sql: `SELECT source, completeness, min(as_of) AS oldest, max(as_of) AS newest, count(*) AS facilities
FROM facilities
GROUP BY source, completeness
ORDER BY facilities DESC, source, completeness`,
  },
];
