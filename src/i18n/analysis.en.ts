import type {analysisZh} from './analysis.zh.ts';

/** Texts about gaps' smallest fixes and the page of a city in depth, in English, under the keys of the Chinese file. */
export const analysisEn: Readonly<Record<keyof typeof analysisZh, string>> = {
  'gaps.split': 'Where the time goes',
  'gaps.split.approach': '{time} between doors and streets',
  'gaps.split.level': '{time} on the level',
  'gaps.split.climb': '{time} for slopes',
  'gaps.split.steps': '{time} more on stairs',
  'gaps.split.waiting': '{time} waiting at signals',
  'gaps.seconds': '{seconds} s',
  'gaps.minutes': '{minutes} min',
  'gaps.minutesSeconds': '{minutes} min {seconds} s',
  'gaps.fix': 'Smallest fix',
  'gaps.fixHere': '{people} here newly in time',
  'gaps.fixAll': '{people} in the whole city',
  'gaps.consent': 'needs the consent of owners',
  'gaps.fixNote':
    'The “smallest fix” was found by trying it in the same model: a new way of at most 150 metres, or one new facility. Scenario, candidate location: land, ownership and cost are not considered. The people are the difference after the whole city was computed again.',
  'gaps.keySite': 'place of a new facility',
  'gaps.keyLink': 'new way (drawn longer than it is)',
};
