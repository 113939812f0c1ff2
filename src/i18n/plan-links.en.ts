import type {PlanLinkKey} from './plan-links.zh.ts';

/** Texts that say where the site shows what the plan promises, in English. */
export const planLinksEn: Readonly<Record<PlanLinkKey, string>> = {
  'pl.where': 'Where to see it',
  'pl.judged': 'by clause',
  'pl.gaps': 'out of reach',
  'pl.areas': 'area reports',
  'pl.depth': 'in depth',
  'pl.data': 'data',
  'pl.open': '{page}: {city}, {service}',
  'pl.openCity': '{page}: {city}',
  'pl.norms': '{city}: norms per household and person',
  'pl.records': '{city}: figures on record in the area reports',
  'pl.none': 'This site has no such data.',
  'pl.none.senior-school':
    'This site has no such data: it is about how many are at school, not whether a school is within walking distance.',
  'pl.none.sports-instructors':
    'This site has no such data: it counts instructors, not grounds; for grounds see the sports facilities.',
  'pl.none.circle-cities':
    'This site has no such data: it counts the cities of the nation that take part, not services in one city.',
  'pl.none.old-estates': 'This site has no such data: no public list says how far each estate has been renovated.',
  'pl.none.fujian-grid-workers': 'This site has no such data: nothing is published about grids and their workers.',
  'pl.none.shanghai-coverage':
    'This site has no such data: it has nothing of Shanghai and does not know how the share is worked out.',
  'pl.none.provision-6': 'This site has no such data: housing is not a place one walks to.',
  'pl.none.norms': 'It takes tables of households, floor areas or workers; no city here gives them.',
  'pl.none.records': 'It takes registers of visits, satisfaction or social workers; no city here gives them.',
};
