import type {planZh} from './plan.zh.ts';

/** Texts of the plan page in English, under the keys of the Chinese file. */
export const planEn: Readonly<Record<keyof typeof planZh, string>> = {
  'site.plan': 'Plan',
  'plan.title': 'The plan at the end of its period',
  'plan.kicker':
    'Plan for urban and rural community services in the 14th five-year period (State Council, 2021, no. 56)',
  'plan.headlineNone':
    'The plan’s period is over: for none of its {indicators} indicators, nor for any of {promises} promises in all, have we seen an official final figure.',
  'plan.headlineSome':
    'For {indicatorsFinal} of the {indicators} indicators we have seen an official final figure; for {final} of all {promises} promises.',
  'plan.notSeen':
    'Not seen does not mean not published: a figure may be out that we did not find. We project and estimate no final figure.',
  'plan.facts': 'Verdicts on the {promises} promises, the {indicators} indicators among them, each counted once:',
  'plan.rules':
    'Only figures in official documents decide. Press reports are shown with source and date and judged by nobody. What was written down from memory and not yet compared with the text is marked “to be verified” and decides nothing.',
  'plan.standing.reached': 'Reached',
  'plan.standing.not-reached': 'Not reached',
  'plan.standing.reached-before': 'Reached before the end',
  'plan.standing.below-before': 'Below target before the end',
  'plan.standing.press': 'Press report, not judged',
  'plan.standing.no-value': 'No official final figure seen',
  'plan.standing.running': 'Still running',
  'plan.standing.to-verify': 'Target to be verified, not judged',
  'plan.standing.no-number': 'Target in words, not judged',
  'plan.why.reached': 'The official figure for {when} is {value}; the target is {target}.',
  'plan.why.not-reached': 'The official figure for {when} is {value}, short of the target of {target}.',
  'plan.why.reached-before':
    'The official figure for {when} is {value}, then already at the target of {target} or above; it is not the final figure.',
  'plan.why.below-before':
    'The official figure for {when} is {value}, then below the target of {target}; it is not the final figure.',
  'plan.why.press':
    'The press gives {value} for {when}; the target is {target}. We have not seen the official document, so this is not judged.',
  'plan.why.no-value': 'It was due {due}.',
  'plan.why.running': 'It is due {due}.',
  'plan.why.running-official': 'It is due {due}; the official figure for {when} is {value}.',
  'plan.why.running-press': 'It is due {due}; the press gives {value} for {when}, which is not judged.',
  'plan.why.to-verify': 'The target was written down from memory and not yet compared with the text; it cannot decide.',
  'plan.why.no-number': 'The target is “{target}”, without a number to compare.',
  'plan.noFinal': 'No official final figure seen.',
  'plan.due': 'by {year}',
  'plan.dueEarly': 'by about early {year}',
  'plan.only.large-cities': 'large cities only',
  'plan.only.urban': 'urban',
  'plan.only.rural': 'rural',
  'plan.only.new-estates': 'new ones only',
  'plan.only.renewal': 'renewal only',
  'plan.grade.official': 'official',
  'plan.grade.press': 'press report',
  'plan.published': 'published {date}',
  'plan.publishedUnknown': 'date of publication not seen',
  'plan.latestSource': '{document}, {issuer}, {published}',
  'plan.recalled': 'to be verified',
  'plan.toVerifyTitle': 'Written down from memory, not yet compared with the text; decides nothing',

  'plan.contents.indicators': 'The seven indicators',
  'plan.contents.measures': 'Two kinds of coverage',
  'plan.contents.promises': 'Other promises',
  'plan.contents.places': 'What places wrote',
  'plan.contents.actions': 'Actions, plans, project',
  'plan.contents.services': 'Where it can be seen',
  'plan.contents.traps': 'Easily got wrong',
  'plan.contents.conflicts': 'Contradictions',
  'plan.contents.files': 'Download',

  'plan.figure.titleNone':
    '{indicators} indicators: {checked} targets seen in published texts, {toVerify} to be verified, not one final figure seen',
  'plan.figure.title':
    '{indicators} indicators: {checked} targets seen in published texts, {toVerify} to be verified, {final} with an official final figure',
  'plan.figure.subtitle':
    'Dark is where it stood before the plan, pale up to the upright line the target for 2025, a dashed outline a target to be verified. Every bar begins at nought and has its own unit: lengths of different bars do not compare. A final figure that is not drawn was not seen.',
  'plan.figure.alt':
    'The seven indicators from where they stood to their targets; the table below has the same figures.',
  'plan.figure.source':
    'Source: plan of the State Council General Office (2021, no. 56) and its briefing of 9 February 2022; the table names the source of each figure. Licence: CC0-1.0.',
  'plan.figure.before': '{year}: {value}',
  'plan.figure.noBefore': 'before: not seen',
  'plan.figure.target': 'target {year}: {value}',
  'plan.figure.targetToVerify': 'target {year}: {value} (to be verified)',
  'plan.figure.latest': 'official, {when}: {value}',
  'plan.figure.none': 'end: no official figure seen',
  'plan.table.promise': 'Promise',
  'plan.table.before': 'Before',
  'plan.table.target': 'Target',
  'plan.table.latest': 'Last figure seen',
  'plan.table.standing': 'Verdict',
  'plan.table.noBefore': 'not seen',
  'plan.table.noLatest': 'not seen',
  'plan.table.link': 'Permanent address of this line: {name}',
  'plan.table.more': 'Sources and more',
  'plan.table.document': 'Document',
  'plan.table.seenAt': 'Figure seen in',
  'plan.table.row': 'Row of the data',
  'plan.table.see': 'See also',
  'plan.table.places': 'Places',
  'plan.table.services': 'Services that show it',
  'plan.mention': '{name}: {value} ({document})',
  'plan.mentionPlain': '{name} ({document})',

  'plan.measures.lead':
    'Two figures are both called coverage, and they count different things. We never put them into one chart, nor turn one into the other.',
  'plan.measures.plan': 'Coverage in the plan',
  'plan.measures.planFormula': 'communities that have it ÷ all communities',
  'plan.measures.planSays':
    'Counts communities. One place within a community, and the community has it, however far it is from anybody’s door.',
  'plan.measures.ours': 'Walking coverage on this site',
  'plan.measures.oursFormula': 'residents who can walk there ÷ all residents',
  'plan.measures.oursSays':
    'Counts people. A place near by counts even when it lies in the next community; one of your own that is too far does not.',
  'plan.measures.example': 'Suppose',
  'plan.measures.exampleText':
    '{communities} communities of {each} people each; {have} of them have one place each. Coverage in the plan is {have} ÷ {communities}, or {planShare}. In these {have} communities {far} people live too far away to walk there; in the other {lack}, {near} people can walk to one next door. That makes {reach} people who can, and walking coverage is {reach} ÷ {all}, or {ourShare}.',

  'plan.promises.finding': '{count} more promises about services from this and related plans, by subject.',
  'plan.section.services': 'Facilities and estates',
  'plan.section.care': 'Care for the old, the very young and the disabled',
  'plan.section.health': 'Health',
  'plan.section.learning': 'Schools and training',
  'plan.section.culture-sport': 'Culture and sport',
  'plan.section.daily': 'Convenience circles',
  'plan.section.safety': 'Safety and emergencies',
  'plan.section.province': 'Promises of provinces',

  'plan.places.lead':
    'Only places whose texts were seen, in the order of the catalogue and not ranked: documents differ in what they count, so higher and lower mean nothing. The third document does not name its province; Fujian is our inference.',
  'plan.places.role.target': 'target {year}',
  'plan.places.role.before': '{year}',
  'plan.places.table': 'The seven indicators by place',
  'plan.places.indicator': 'Indicator',
  'plan.places.documents': 'Documents of these places',
  'plan.places.none': 'not seen',

  'plan.actions.lead':
    '{actions} actions, {plans} action plans and {projects} project; the seven provisions and two guarantees; services for people, for daily life and for safety. Each names the services that show it; follow a service, then choose a city.',
  'plan.actions.actions': '{count} actions',
  'plan.actions.plans': '{count} action plans',
  'plan.actions.projects': '{count} project',
  'plan.actions.provisions': 'Seven provisions and two guarantees',
  'plan.actions.kinds': 'Three kinds of service',
  'plan.actions.show': '{count} services',

  'plan.services.lead':
    'The name of a city opens its map with the service chosen. There are links here and no numbers: cities have different data and do not compare.',
  'plan.services.real': 'Real streets',
  'plan.services.invented': 'Invented city',
  'plan.services.none': 'There is no city yet.',
  'plan.services.noData': 'no data',
  'plan.services.group': '{title} ({count})',
  'plan.services.open': '{service} on the map of {city}',
  'plan.domain.public': 'Services for people',
  'plan.domain.daily': 'Services for daily life',
  'plan.domain.safety': 'Services for safety',
  'plan.domain.support': 'Facilities that carry the services',

  'plan.traps.lead':
    'First what is often said, then what the documents mean. All figures come from the rows of the data.',
  'plan.trap.wrong': 'Do not write',
  'plan.trap.right': 'Write',
  'plan.trap.urban-rural.wrong': '“By 2025 all urban and rural communities have comprehensive service facilities.”',
  'plan.trap.urban-rural.right': 'Urban {urban}, rural {rural}: two targets that do not make one.',
  'plan.trap.large-cities.wrong': '“By 2025, {mealsNumber}% of all communities have meal services for older people.”',
  'plan.trap.large-cities.right': '{meals} of large cities, {due}, not 2025; no such target elsewhere.',
  'plan.trap.either.wrong': '“New estates must have both indoor and outdoor sports facilities.”',
  'plan.trap.either.right': '{indoor} indoors or {outdoor} outdoors: one of the two is enough.',
  'plan.trap.land-floor.wrong':
    '“Elder care and sport both ask for {landNumber} square metres per person, so they are the same.”',
  'plan.trap.land-floor.right':
    'For elder care {land} means land, for indoor sport {floor} means floor area; one does not stand in for the other.',
  'plan.trap.all-ages.wrong': '“{placesNumber} nursery places for every 1,000 small children.”',
  'plan.trap.all-ages.right': '{places}, counted over residents of all ages and not over small children.',
  'plan.trap.urban-residents.wrong': '“{workersNumber} community workers for every 10,000 people.”',
  'plan.trap.urban-residents.right':
    '{workers}: a national average over urban residents, and no measure of a single community.',
  'plan.trap.satisfaction.wrong': '“The plan asks for {shareNumber}% of residents to be satisfied.”',
  'plan.trap.satisfaction.right':
    '{share} is what the Ministry of Commerce asks of its pilot circles; the plan for community services asks for surveys and gives no number.',
  'plan.trap.minutes.wrong':
    '“{minutesNumber} minutes are {metresNumber} metres, so either can be worked out from the other.”',
  'plan.trap.minutes.right':
    'The standard gives {minutes} and {metres} as two requirements; this site computes both and derives neither from the other.',

  'plan.conflicts.lead':
    'In {count} places two texts say different things about the same. Both rows are kept; they are not merged and we do not choose.',

  'plan.files.lead':
    'All {rows} rows of the catalogues ({seed} of them from the briefing material) can be downloaded, one statement each: who said what, where it was seen, whether it was checked.',
  'plan.files.rowsCsv': 'All {count} rows, CSV',
  'plan.files.rowsJson': 'All {count} rows, JSON',
  'plan.files.promisesCsv': 'The {count} promises of this page with verdicts, CSV',
  'plan.files.promisesJson': 'The {count} promises of this page with verdicts, JSON',
  'plan.files.licence':
    'Licence: {licence}. The figures are facts and belong to nobody; we waive all rights in our compilation and translation. To quote a figure, cite its document and not this site alone.',
  'plan.files.encoding':
    'CSV is UTF-8 with a byte order mark, so that spreadsheets read it; text that looks like a formula has an apostrophe before it. An empty cell means none or not known, never 0.',
  'plan.files.status':
    'Of all {rows} rows, {seed} have a figure that stands in the briefing material (indicators taken from it among them), {found} were seen in a published text, {derived} were worked out by us and {recalled} were written down from memory, {toVerify} of which are still to be verified.',
  'plan.files.dictionaryRows': 'Columns of plan-rows ({count})',
  'plan.files.dictionaryPromises': 'Columns of plan-promises ({count})',
  'plan.cite': 'Copy citation',
  'plan.citation':
    '{title}. Yikezhong, the plan at the end of its period, after State Council General Office (2021) no. 56 and other documents. {address}',
};
