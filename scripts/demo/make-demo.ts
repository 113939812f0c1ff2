import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {InputError} from '#schema/input-error.ts';
import {type DemoArea, mapAreas} from './area-map.ts';
import type {Board, ListedPlace} from './board.ts';
import {areaFile, cityFile, DEMO_FILES, EARLIER_FOLDER, earlierCityFile, groupFile} from './city-file.ts';
import {drawCity, GHOSTS, innerCommunities, subdistrictPlans} from './draw-city.ts';
import {estateList} from './estates.ts';
import {encodeGeotiff} from './geotiff-drawing.ts';
import {readKeyData} from './key-data.ts';
import {landUse} from './land-use.ts';
import {capacityKey, DEMO_LISTS, encodeList} from './lists.ts';
import {nameGiver} from './names.ts';
import {DEMO_SNAPSHOT, EARLIER_SNAPSHOT, OsmDrawing} from './osm-drawing.ts';
import {DEMO_GROUPS, peopleRaster, settle} from './people.ts';
import {changesKey} from './planted/changes.ts';
import {keyOf, plantedQuarters} from './planted/plant.ts';
import {randomStream} from './random.ts';
import {readme} from './readme.ts';
import {recordFiles, VILLAGE_MEALS, villageMeals} from './records.ts';
import {RoadNet} from './road-net.ts';

/** What city to invent and where to put it. */
export interface DemoOptions {
  /** Everyone in the city, exactly. */
  readonly people: number;
  /** Another seed gives other names, buildings and shops; the planted situations stay. */
  readonly seed: number;
  /** Folder for the files; made if it is not there. */
  readonly out: string;
}

const NOTE = 'Invented city, no real place. 虚构城市，不对应任何真实地点。CC0-1.0';

/**
 * Invents a Chinese city and writes it as source files: streets, people by age, official lists, areas, city file and the key
 * of the planted gaps. The same options give the same bytes. Throws InputError when there are fewer people than the planted
 * situations need.
 */
export async function makeDemo({people, seed, out}: DemoOptions): Promise<void> {
  const board: Board = {
    drawing: new OsmDrawing(),
    roads: new RoadNet(),
    residences: [],
    homes: [],
    listed: [],
    gone: [],
    seeds: [],
    random: label => randomStream(seed, label),
    nextName: nameGiver(randomStream(seed, 'names')),
  };
  const quarters = plantedQuarters();
  const planted = quarters.flatMap(quarter => quarter.cells);
  const plantedPeople = planted.reduce((sum, cell) => sum + cell.people, 0);
  refuseTooFew(people, plantedPeople + 1000);
  drawCity(board, people, quarters);
  const changes = changesKey(innerCommunities(), {from: EARLIER_SNAPSHOT, to: DEMO_SNAPSHOT});
  const key = {...keyOf(quarters, board.listed, await readKeyData()), capacities: capacityKey(), changes};
  const cells = [...planted, ...settle(board.residences, people - plantedPeople)];
  const {areas, boundary} = mapAreas(board.seeds, GHOSTS, subdistrictPlans(), cells, board.random('areas'));
  await mkdir(out, {recursive: true});
  const write = (file: string, content: string | Uint8Array) => writeFile(join(out, file), content);
  await write(DEMO_FILES.streets, board.drawing.encode());
  await write(DEMO_FILES.population, encodeGeotiff(peopleRaster(cells, 'all'), NOTE));
  for (const group of DEMO_GROUPS) await write(groupFile(group), encodeGeotiff(peopleRaster(cells, group), NOTE));
  await mkdir(join(out, EARLIER_FOLDER), {recursive: true});
  const writeEarlier = (file: string, content: string | Uint8Array) => write(join(EARLIER_FOLDER, file), content);
  for (const list of DEMO_LISTS) {
    const isOf = (place: ListedPlace) => place.category === list.category;
    const places = board.listed.filter(isOf);
    const streams = () => ({
      random: board.random(`list ${list.category}`),
      capacities: board.random(`capacity ${list.category}`),
    });
    await write(list.file, encodeList(list, places, streams()));
    await writeEarlier(list.file, encodeList(list, [...places, ...board.gone.filter(isOf)], streams(), 'earlier'));
  }
  await writeEarlier(DEMO_FILES.streets, board.drawing.encode('earlier'));
  await writeEarlier(DEMO_FILES.city, earlierCityFile());
  for (const kind of ['district', 'subdistrict', 'community'] as const)
    await write(areaFile(kind), areaCollection(areas.filter(area => area.kind === kind)));
  const meals = {random: board.random('list village meals'), capacities: board.random('capacity village meals')};
  await write(VILLAGE_MEALS.file, encodeList(VILLAGE_MEALS, villageMeals(board), meals));
  for (const {file, bytes} of recordFiles(board, areas)) await write(file, bytes);
  await write(DEMO_FILES.estates, estateList(areas));
  await write(DEMO_FILES.boundary, featureCollection([{properties: {note: NOTE}, polygons: boundary}]));
  await write(
    DEMO_FILES.land,
    featureCollection([{properties: {用地: '居住用地（虚构）'}, polygons: landUse(board.homes, planted)}]),
  );
  await write(DEMO_FILES.city, cityFile());
  await write(DEMO_FILES.readme, readme(people, seed));
  await write(DEMO_FILES.key, `${JSON.stringify(key, null, 2)}\n`);
}

function refuseTooFew(people: number, least: number): void {
  if (people < least)
    throw new InputError({
      file: 'demo',
      where: '--people',
      found: String(people),
      expected: `at least ${least}: the planted situations alone need most of them`,
    });
}

function areaCollection(areas: readonly DemoArea[]): string {
  return featureCollection(
    areas.map(area => ({
      properties: {
        区划代码: area.code,
        名称: area.nameZh,
        name_en: area.nameEn,
        城乡分类: area.areaClass,
        户数: area.households,
        服务设施面积: area.serviceFloorAreaSqm,
        社区工作者: area.workers,
        备注: '虚构',
      },
      polygons: area.polygons,
    })),
  );
}

function featureCollection(
  features: readonly {readonly properties: object; readonly polygons: DemoArea['polygons']}[],
): string {
  const lines = features.map(({properties, polygons}) =>
    JSON.stringify({type: 'Feature', properties, geometry: {type: 'MultiPolygon', coordinates: polygons}}),
  );
  return `{"type":"FeatureCollection","note":${JSON.stringify(NOTE)},"features":[\n${lines.join(',\n')}\n]}\n`;
}
