import {count} from '#i18n/format.ts';
import {pageHref, siteOrigin} from '../address.ts';
import {type City, cityName} from '../city.ts';
import {tableFiles} from '../clauses/judged-page.ts';
import {citation, type Figure} from '../figure.ts';
import {cityFigures} from '../figures/all.ts';
import {completenessWords} from '../scorecard.ts';
import {type AreaList, areaLists} from './area-lists.ts';
import {figureName} from './coverage-figure.ts';
import {type CoverageSection, coverageSection} from './coverage-section.ts';
import {type EntryList, entryLists, rowsEach} from './entry-lists.ts';
import type {CityVersions} from './rows.ts';
import {isUnchanged, type ServiceStep, type Step, versionSteps} from './steps.ts';
import {cityOf, earlierSources, serviceName, sourceNames, versionDate, type Words} from './version-words.ts';

/** A service with its entries in both versions. */
export interface ServiceLine extends Omit<ServiceStep, 'rows'> {
  readonly service: string;
  readonly completeness: string;
}

/** Everything a page says of one step. */
export interface StepView {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly headline: string;
  /** That there are changes beyond the boundary; '' where there are none. */
  readonly beyond: string;
  /** How many changes each source has, most first. */
  readonly sources: readonly string[];
  readonly services: readonly ServiceLine[];
  /** Services without a change, added up. */
  readonly unchanged: {readonly services: readonly string[]; readonly entries: number};
  readonly total: Step['total'];
  /** True where the column of what is neither new nor gone is needed. */
  readonly hasOther: boolean;
  readonly lists: readonly EntryList[];
  readonly areas: readonly AreaList[];
  readonly coverage: CoverageSection;
  readonly figure: Figure | null;
}

/** The page of what changed between the versions of a city. */
export interface ChangesPage {
  readonly title: string;
  readonly headline: string;
  /** False for a city without earlier versions: the headline says so, and there is nothing else. */
  readonly hasSteps: boolean;
  readonly notSaid: readonly string[];
  readonly steps: readonly StepView[];
  readonly files: ReturnType<typeof tableFiles>;
  readonly citation: string;
  readonly address: string;
}

/** Address of the page within the site, without language. */
export function changesPath({manifest}: City): string {
  return `${manifest.id}/changes`;
}

/** Id of the section of a step, for links. */
export function stepId({from, to}: Pick<Step, 'from' | 'to'>): string {
  return `step-${from}-${to}`;
}

/** What the page of changes says; of a city with one version, that there is no other. */
export function changesPage(city: City, words: Words): ChangesPage {
  const {lang, v} = words;
  const address = pageHref(lang, changesPath(city));
  const title = v('ver.title', {name: cityName(city, lang)});
  const {versions} = city;
  const steps = versions === null ? [] : versionSteps(city, versions);
  const [newest] = steps;
  const frame = {title, address, files: tableFiles(city, 'changes', 'changes_coverage')};
  if (versions === null || !newest)
    return {...frame, headline: onlyWords(city, words), hasSteps: false, notSaid: [], steps: [], citation: ''};
  const headline = stepHeadline(city, newest, words);
  const lists = steps.flatMap(step => step.services.filter(({rows}) => rows.length > 0)).length;
  return {
    ...frame,
    headline,
    hasSteps: true,
    notSaid: notSaid(steps, words),
    steps: steps.map((step, at) =>
      stepView(city, versions, step, {rows: rowsEach(lists), steps: steps.length, whole: at === 0}, words),
    ),
    citation: citation(
      city,
      {title: headline, categories: null, earlier: earlierSources(city, versions, newest.from, null)},
      `${siteOrigin()}${address}`,
      words.t,
      lang,
    ),
  };
}

function onlyWords(city: City, words: Words): string {
  const name = cityName(city, words.lang);
  const {version} = city.manifest;
  return version
    ? words.v('ver.only', {name, version: versionDate(words, version)})
    : words.v('ver.onlyUndated', {name});
}

function stepHeadline(city: City, step: Step, words: Words): string {
  const {registered, unregistered} = step.total;
  return words.v(registered + unregistered === 0 ? 'ver.headlineSame' : 'ver.headline', {
    name: cityName(city, words.lang),
    from: versionDate(words, step.from),
    to: versionDate(words, step.to),
    registered: count(registered),
    unregistered: count(unregistered),
  });
}

/** What the numbers do not say; of OpenStreetMap only where it is among the sources of a change. */
function notSaid(steps: readonly Step[], {v}: Words): string[] {
  const isOsm = steps.some(({rows}) => rows.some(({facilityId}) => facilityId.startsWith('osm:')));
  return [v('ver.not.opened'), v('ver.not.people'), ...(isOsm ? [v('ver.not.osm')] : []), v('ver.not.lists')];
}

/** How much of a step a page has room for. */
interface Room {
  /** Entries of each service. */
  readonly rows: number;
  /** Steps that share the page. */
  readonly steps: number;
  /** True for the newest step: coverage of everything; of older ones what is required in the whole city. */
  readonly whole: boolean;
}

function stepView(city: City, versions: CityVersions, step: Step, room: Room, words: Words): StepView {
  const changed = step.services.filter(one => !isUnchanged(one));
  const same = step.services.filter(isUnchanged);
  const name = figureName(step);
  return {
    id: stepId(step),
    from: versionDate(words, step.from),
    to: versionDate(words, step.to),
    title: words.v('ver.step', {from: versionDate(words, step.from), to: versionDate(words, step.to)}),
    headline: stepHeadline(city, step, words),
    beyond: step.beyond > 0 ? words.v('ver.beyond', {count: count(step.beyond)}) : '',
    sources: bySource(city, versions, step, words),
    services: changed.map(one => serviceLine(city, versions, step, one, words)),
    unchanged: {
      services: same.map(({category}) => serviceName(city, category, words.lang)),
      entries: same.reduce((sum, {to}) => sum + to, 0),
    },
    total: step.total,
    hasOther: step.services.some(({other}) => other !== 0),
    lists: entryLists(city, versions, step, room.rows, words),
    areas: areaLists(city, step, room.steps, words),
    coverage: coverageSection(city, versions, step, room.whole, words),
    figure: cityFigures(city, words.lang).versions.find(figure => figure.name === name) ?? null,
  };
}

function serviceLine(
  city: City,
  versions: CityVersions,
  step: Step,
  {rows: _, ...numbers}: ServiceStep,
  {lang, t, v}: Words,
): ServiceLine {
  const [from, to] = [step.from, step.to].map(version =>
    completenessWords(cityOf(city, versions, version), numbers.category, t),
  ) as [string, string];
  return {
    ...numbers,
    service: serviceName(city, numbers.category, lang),
    completeness: from === to ? to : v('ver.fromTo', {from, to}),
  };
}

function bySource(city: City, versions: CityVersions, step: Step, words: Words): string[] {
  const {lang, v} = words;
  const [before, after] = [step.from, step.to].map(version => sourceNames(cityOf(city, versions, version), lang)) as [
    ReturnType<typeof sourceNames>,
    ReturnType<typeof sourceNames>,
  ];
  const sources = Map.groupBy(step.rows, row => (row.change === 'unregistered' ? before : after)(row.source));
  return [...sources]
    .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
    .map(([source, rows]) => v('ver.sourceCount', {source, count: count(rows.length)}));
}
