import type {SearchKey} from './search.zh.ts';

/** Texts of the search over the whole site, in English. */
export const searchEn: Readonly<Record<SearchKey, string>> = {
  'search.nav': 'Search',
  'search.title': 'Search this site',
  'search.lead':
    'Type the name of a service, community, housing estate, street, facility or page: English, Chinese characters, pinyin or its initials. One wrong letter is forgiven.',
  'search.description':
    'Search the pages of this site and the places of its cities, each city in its own list; without scripts there is an index of everything.',
  'search.label': 'What to look for',
  'search.placeholder': 'canteen, Laocheng…',
  'search.button': 'Search',
  'search.where': 'Where to look',
  'search.everywhere': 'Whole site, city by city',
  'search.inventedGroup': 'Invented cities',
  'search.private':
    'What you type stays on this device: your browser does the searching, and the address keeps the words after “#”, which is never sent to the server.',
  'search.privateShared':
    'If somebody sends you an address with “?q=”, the server sees those words when you open it; this page then moves them behind “#”.',
  'search.noScript':
    'This browser runs no scripts, so there is no search as you type. Below is an index of the whole site; your browser’s own “find in page” works on it.',
  'search.loading': 'Opening the index…',
  'search.failed': 'The index could not be fetched ({message}). The index of the whole site still works.',
  'search.placesFailed': 'The list of places of {name} could not be fetched ({message}); only its pages were searched.',
  'search.tooLarge':
    'There are too many cities to open all their places at once. Choose a city to find its communities, streets and facilities.',
  'search.none':
    'Nothing found for “{query}”. Try fewer letters, pinyin, or the index of the whole site. Places without a registered name cannot be found.',
  'search.found': '“{query}”: {count} in all. Arrow down goes to the results, Enter opens one.',
  'search.siteList': 'About this site',
  'search.shown': '{count} in all, first {shown} shown',
  'search.more': 'Show more ({count} left)',
  'search.index': 'Index of the whole site',
  'search.indexLead':
    'Every page, section, place and service of this site. Real cities come first; invented ones stand apart.',
  'search.frontTitle': 'What is near my home',
  'search.frontAll': 'Index of the whole site',
  'search.frontNote':
    'What you type stays on this device. To use your location, follow “Use my location on the map” of a city below; the map asks your phone only when you press its button.',
  'search.locate': 'Use my location on the map',
  'search.locateOf': ': {name}',
  'search.sections': 'Sections',
  'search.areas': 'Areas and community reports',
  'search.services': 'Services',
  'search.manyAreas': '{count} places in all: see “{page}”.',
  'search.noData': 'no data, not known',

  'kind.service': 'Service',
  'kind.page': 'Page',
  'kind.section': 'Section',
  'kind.file': 'Data file',
  'kind.promise': 'Promise of the plan',
  'kind.district': 'District report',
  'kind.subdistrict': 'Subdistrict report',
  'kind.community': 'Community report',
  'kind.estate': 'Housing estate',
  'kind.square': 'Square',
  'kind.village': 'Village',
  'kind.neighbourhood': 'Neighbourhood',
  'kind.street': 'Street',
  'kind.facility': 'Facility',

  'also.map': 'See it on the map',
  'also.near': 'Nearest to me',
  'also.gaps': 'Where it is missing',
  'also.plan': 'What the plan promises',
  'also.report': 'Report of its area',

  'place.near': 'near {name}',
  'place.outside': 'outside the city',

  'entry.home': 'Front page: what is near my home',
  'entry.plan': 'Indicators of the plan',
  'entry.explore': 'Map and questions',
  'entry.areas': 'Reports of all areas',
  'entry.gaps': 'Gaps: who is out of walking reach',
  'entry.analysis': 'In depth',
  'entry.data': 'Data downloads and notes',
  'entry.gapsOf': 'Gaps: {service}',
  'entry.table': 'Data table: {title}',
  'entry.file': 'File: {title}',
};
