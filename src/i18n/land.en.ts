import type {LandKey} from './land.zh.ts';

/** Texts that put residents and residential land side by side, in English. */
export const landEn: Readonly<Record<LandKey, string>> = {
  'land.people': 'Residents who can walk there',
  'land.land': 'Residential land within reach',
  'land.hectares': '{reached} of {all} hectares',
  'land.unknown': '{hectares} hectares unknown',
  'land.peopleUnknown': '{people} unknown',
  'land.none': 'not given',
  'land.noneWhy':
    'Residential land was not given: the data of this city have no outlines of it and nothing else stands in for them. The column is empty, which is not zero.',
  'land.how':
    'Residential land: {source}, {date}. {all} hectares inside the city, cut into squares of {side} metres; from each one walks to the facility by the same ways and at the same pace as residents. Where lists are incomplete, land out of reach is unknown.',
  'land.noDate': 'date not known',
  'land.osm': 'land tagged residential in OpenStreetMap',
  'land.osmCaution':
    'There is as much of it as somebody drew, most likely not all: the shares speak of these {all} hectares only, not of all residential land of the city.',
  'land.judged':
    'The verdict is by residents; land stands beside for comparison and is not judged. Where a clause binds towns only, only the land of towns counts.',
  'land.byDistrict': 'Residents and residential land by district',
};
