import type {Demand, Division, Rank} from './places.ts';
import {decodeSections, encodeSections, type Section, type SectionReader} from './section-file.ts';
import {readSnaps, snapSections} from './snap-sections.ts';

const MAGIC = 'YKDM';
const VERSION = [2, 1] as const;
const GROUP = 'people:';
const DIVISION = 'area:';

/** Writes `demand.bin`: where the people of every cell are, how they join the streets, and how many of each group they are. */
export function encodeDemand(demand: Demand): Uint8Array<ArrayBuffer> {
  const groups = [...demand.groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return encodeSections(MAGIC, VERSION, [
    {name: 'counts', unit: 'cells', type: 'u32', values: Uint32Array.of(demand.cellCount)},
    {name: 'lon', unit: '1e-7 deg', type: 'delta', values: demand.lon},
    {name: 'lat', unit: '1e-7 deg', type: 'delta', values: demand.lat},
    {name: 'people', unit: '1/1000 person', type: 'varint', values: demand.people},
    ...groups.map(([key, values]): Section => ({name: GROUP + key, unit: '1/1000 person', type: 'varint', values})),
    {name: 'extract_edge', unit: 'm', type: 'u16', values: demand.extractEdgeMeters},
    ...snapSections({any: demand.snap, stepFree: demand.snapStepFree}),
    ...(demand.divisions ? divisionSections(demand.divisions) : []),
    ...(demand.rank === undefined ? [] : rankSections(demand.rank)),
  ]);
}

/** Kinds and ids of the areas, then for each kind the area of every cell, + 1 (0 = in none). */
function divisionSections(divisions: readonly Division[]): Section[] {
  const areas = divisions.map(({kind, areaIds}) => ({kind, areaIds}));
  return [
    {name: 'areas', unit: 'json', type: 'json', values: areas},
    ...divisions.map(
      ({kind, index}): Section => ({
        name: DIVISION + kind,
        unit: 'area + 1',
        type: 'varint',
        values: Uint32Array.from(index, area => area + 1),
      }),
    ),
  ];
}

/** What people are ranked by and its different values, ascending; then the value of every cell, + 1 (0 = unknown). */
function rankSections(rank: Rank | null): Section[] {
  if (rank === null) return [{name: 'rank', unit: 'json', type: 'json', values: null}];
  const values = [...new Set(rank.value)].filter(value => !Number.isNaN(value)).sort((a, b) => a - b);
  const place = new Map(values.map((value, index) => [value, index + 1]));
  return [
    {name: 'rank', unit: 'json', type: 'json', values: {measure: rank.measure, values}},
    {
      name: 'rank_value',
      unit: 'value + 1',
      type: 'varint',
      values: Uint32Array.from(rank.value, value => place.get(value) ?? 0),
    },
  ];
}

/** Reads `demand.bin`. Throws, naming what is wrong, when the file is not one, is cut short, or its columns do not fit together. */
export function decodeDemand(bytes: Uint8Array): Demand {
  const file = decodeSections('demand', MAGIC, VERSION[0], bytes);
  const cellCount = file.column('counts', 'u32', 1)[0]!;
  const groups = new Map<string, Uint32Array>();
  for (const name of file.names)
    if (name.startsWith(GROUP)) groups.set(name.slice(GROUP.length), file.column(name, 'varint', cellCount));
  const snaps = readSnaps(file, cellCount, 'demand');
  return {
    cellCount,
    lon: file.column('lon', 'delta', cellCount),
    lat: file.column('lat', 'delta', cellCount),
    snap: snaps.any,
    snapStepFree: snaps.stepFree,
    people: file.column('people', 'varint', cellCount),
    groups,
    extractEdgeMeters: file.column('extract_edge', 'u16', cellCount),
    ...(file.has('areas') && {divisions: readDivisions(file, cellCount)}),
    ...(file.has('rank') && {rank: readRank(file, cellCount)}),
  };
}

function readDivisions(file: SectionReader, cellCount: number): Division[] {
  const areas = file.column('areas', 'json') as readonly Pick<Division, 'kind' | 'areaIds'>[];
  return areas.map(({kind, areaIds}) => {
    const index = shifted(file.column(DIVISION + kind, 'varint', cellCount));
    const last = index.reduce((most, area) => Math.max(most, area), -1);
    if (last >= areaIds.length)
      throw new Error(`demand: section ${DIVISION}${kind} names area ${last}, expected below ${areaIds.length}`);
    return {kind, areaIds, index};
  });
}

function readRank(file: SectionReader, cellCount: number): Rank | null {
  const rank = file.column('rank', 'json') as {readonly measure: string; readonly values: readonly number[]} | null;
  if (rank === null) return null;
  const index = shifted(file.column('rank_value', 'varint', cellCount));
  return {measure: rank.measure, value: Float64Array.from(index, at => rank.values[at] ?? Number.NaN)};
}

/** Numbers stored with one added, as indices: −1 = none. */
function shifted(column: Uint32Array): Int32Array {
  return Int32Array.from(column, value => value - 1);
}
