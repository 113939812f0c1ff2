import {encodeDemand} from '#core/demand-file.ts';
import {encodeFacilities, type FacilityCard} from '#core/facility-file.ts';
import {encodeGraph} from '#core/graph-file.ts';
import {type CandidateLinks, encodeLinks} from '#core/link-file.ts';
import {encodeShape} from '#core/shape-file.ts';
import {openingWeek} from '#lists/opening-week.ts';
import type {BuildStep} from './build-steps.ts';
import {encodeCellShapes} from './cell-shape-file.ts';
import type {CityModel} from './city-model.ts';
import {alternativeFile} from './demand-alternatives.ts';
import {encodeLand, LAND_FILE} from './land/land-file.ts';
import type {Ingredient} from './licences.ts';
import type {Cells, Facilities, Facility, Streets} from './model.ts';

/** One packed binary file of a city. */
export interface Binary {
  readonly step: BuildStep;
  readonly path: string;
  readonly rows: number;
  readonly made: readonly Ingredient[];
  readonly zh: string;
  readonly en: string;
  encode(): Uint8Array;
}

/** What the binary files of a city are made of. */
export interface BinarySources {
  readonly streets: Streets | null;
  readonly links: CandidateLinks | null;
  readonly model: CityModel;
  readonly cells: Cells;
  readonly facilities: Facilities;
}

/** The binary files of a city, in the order in which they are written. */
export function binariesOf({streets, links, model, cells, facilities}: BinarySources): Binary[] {
  return [
    ...(streets ? streetFiles(streets) : []),
    ...(streets && links ? [linkFile(streets, links)] : []),
    ...peopleFiles(model, cells),
    ...landFiles(model),
    facilityFile(facilities),
  ];
}

function streetFiles(streets: Streets): Binary[] {
  const {graph, shape} = streets;
  const file = {step: 'streets', rows: graph.edgeCount, made: ['streets']} as const;
  return [
    {...file, path: 'graph.bin', zh: '步行路网', en: 'Walking network', encode: () => encodeGraph(graph)},
    {
      ...file,
      path: 'graph-shape.bin',
      zh: '路网的几何形状与街名',
      en: 'Geometry and names of the streets',
      encode: () => encodeShape(graph, shape, streets),
    },
  ];
}

function linkFile({graph}: Streets, links: CandidateLinks): Binary {
  return {
    step: 'streets',
    path: 'links.bin',
    rows: links.kind.length,
    made: ['streets'],
    zh: '可能打通的连接：开门、过街、小路、桥（情景测算的候选）',
    en: 'Links that could be opened: gates, crossings, paths, bridges (candidates of scenarios)',
    encode: () => encodeLinks(graph, links),
  };
}

function peopleFiles({demand, alternatives}: CityModel, cells: Cells): Binary[] {
  const file = {step: 'population', made: ['population', 'streets']} as const;
  return [
    {
      ...file,
      path: 'demand.bin',
      rows: demand.cellCount,
      zh: '人口及其接入的路段',
      en: 'People and where they join the streets',
      encode: () => encodeDemand(demand),
    },
    ...(alternatives ?? []).map(
      ({key, demand: other}): Binary => ({
        ...file,
        path: alternativeFile(key),
        rows: other.cellCount,
        zh: '同样的人口换一种分布（只用于敏感性）',
        en: 'The same people placed in another way (for sensitivity only)',
        encode: () => encodeDemand(other),
      }),
    ),
    {
      ...file,
      made: ['population'],
      path: 'cell-shape.bin',
      rows: demand.cellCount,
      zh: '人口格的邻接与轮廓',
      en: 'Neighbours and outlines of the cells',
      encode: () => encodeCellShapes(cells),
    },
  ];
}

function landFiles({land}: CityModel): Binary[] {
  if (!land) return [];
  return [
    {
      step: 'population',
      path: LAND_FILE,
      rows: land.demand.cellCount,
      made: ['land', 'streets'],
      zh: '居住用地，切成小方格（只用来和居民对照）',
      en: 'Residential land in small squares (to stand beside the residents only)',
      encode: () => encodeLand(land),
    },
  ];
}

function facilityFile({facilities, points}: Facilities): Binary {
  return {
    step: 'facilities',
    path: 'facilities.bin',
    rows: facilities.length,
    made: ['facilities', 'streets'],
    zh: '设施、入口与名称',
    en: 'Facilities, their entries and names',
    encode: () => encodeFacilities(points, facilities.map(cardOf)),
  };
}

function cardOf(facility: Facility): FacilityCard {
  const {facilityId, placeId, name, nameZh, nameEn, address, phone, openingHours, wheelchair} = facility;
  const {source, asOf, completeness, doubtReason, capacity, capacityUnit, floorAreaSqm} = facility;
  return {
    ...{facilityId, placeId, name, nameZh, nameEn, address, phone, openingHours, wheelchair},
    ...{source, asOf, completeness, doubtReason, capacity, capacityUnit, floorAreaSqm},
    week: openingWeek(openingHours),
  };
}
