import {DEGREE_SCALE, PEOPLE_SCALE} from '#core/units.ts';
import type {City} from '#schema/city.ts';
import type {AreaLocator} from '../../geometry/area-locator.ts';
import type {OsmExtract} from '../../io/osm-extract.ts';
import type {Report} from '../../report.ts';
import type {AreaKind, Boundary} from '../model.ts';
import type {Piece} from './place-people.ts';
import type {Units} from './units.ts';

/** Less floor than this for one person means that buildings are missing from the map, square metres. */
const LEAST_FLOOR = 4;

/** Notes where people had to be put on streets or left in the middle, and where mapped dwellings are too few for them. */
export function notePlacement(city: City, pieces: readonly Piece[], units: Units, file: string, report: Report): void {
  const floorOf = new Float64Array(units.count);
  const peopleOf = new Float64Array(units.count);
  for (const piece of pieces) {
    if (piece.placedBy === 'buildings') {
      floorOf[piece.unit]! += piece.weight;
      peopleOf[piece.unit]! += piece.people / PEOPLE_SCALE;
    } else if (city.population.kind === 'buildings' || city.population.kind === 'areas')
      noteFallback(piece, file, report);
  }
  floorOf.forEach((floor, unit) => {
    const people = peopleOf[unit]!;
    if (people > 0 && floor / people < LEAST_FLOOR)
      report.note(
        'dwellings-too-few',
        file,
        '地图上的住宅对这些人来说太少（人均不足4平方米），可能有建筑未绘制，位置不准。',
        'places with less than 4 m² of mapped dwellings a person: buildings are probably missing, positions are inexact.',
        `${units.id[unit]}: ${Math.round(people)} people, ${Math.round(floor)} m²`,
      );
  });
}

function noteFallback(piece: Piece, file: string, report: Report): void {
  const example = `${piece.people / PEOPLE_SCALE} people near ${piece.lon / DEGREE_SCALE}, ${piece.lat / DEGREE_SCALE}`;
  if (piece.placedBy === 'edges')
    report.note(
      'people-spread-over-streets',
      file,
      '地图上没有住宅建筑，人口沿可步行道路分布。',
      'cells without mapped dwellings: people are spread along walkable streets.',
      example,
    );
  else
    report.note(
      'people-left-at-centre',
      file,
      '地图上既没有住宅建筑也没有可步行道路，人口留在中心点。',
      'places without mapped dwellings or streets: people stay at the middle.',
      example,
    );
}

/** Shares by which a total may differ from the map's own before it is worth a note: censuses and registers differ. */
const LIKE_THE_MAP = 0.2;

/** Compares the people with the `population` tag of the relation that is the boundary, where there is one. */
export function notePopulationTag(
  pieces: readonly Piece[],
  {extract, boundary, report}: {extract: OsmExtract | null; boundary: Boundary; report: Report},
  file: string,
): void {
  const relation = /^osm:r(\d+)$/.exec(boundary.source);
  if (extract === null || relation === null) return;
  const tags = extract.relationTags(extract.relationIndex(Number(relation[1])));
  const tagged = /^\d+$/.test(tags['population'] ?? '') ? Number(tags['population']) : 0;
  const people = pieces.reduce((sum, piece) => sum + piece.people, 0) / PEOPLE_SCALE;
  if (tagged === 0 || Math.abs(people / tagged - 1) <= LIKE_THE_MAP) return;
  report.note(
    'population-unlike-map',
    file,
    '人口总数与地图上边界关系的 population 标签相差超过20%。',
    'the total of the people differs by more than 20 % from the population tag of the boundary in the map.',
    `${Math.round(people)} here, ${tagged} tagged (${tags['population:date'] ?? 'without a date'})`,
  );
}

/** Notes people in more than one area of a kind: areas overlap, and each place counts for the first of them. */
export function noteContested(
  pieces: readonly Piece[],
  kind: AreaKind,
  locator: AreaLocator,
  file: string,
  report: Report,
): void {
  const people = pieces.reduce(
    (sum, {lon, lat, people}) => (locator.isContested(lon / DEGREE_SCALE, lat / DEGREE_SCALE) ? sum + people : sum),
    0,
  );
  if (people === 0) return;
  report.note(
    'people-in-two-areas',
    file,
    '同类区域互相重叠；重叠处的人口只计入编码较小的区域。',
    'areas of a kind overlap; people there count for the area with the smaller id only.',
    `${kind}: ${people / PEOPLE_SCALE} people`,
  );
}

/** Notes people who live in no area of a kind. */
export function noteOutsideAreas(
  pieces: readonly Piece[],
  areaIndex: ReadonlyMap<AreaKind, Int32Array>,
  file: string,
  report: Report,
): void {
  for (const [kind, index] of areaIndex) {
    const people = pieces.reduce((sum, piece, cell) => (index[cell] === -1 ? sum + piece.people : sum), 0);
    if (people > 0)
      report.note(
        'people-in-no-area',
        file,
        '有人口不在任何一个同类区域内；全市数字包含他们，分区数字不包含。',
        'people in none of the areas of a kind; figures of the city include them, figures by area do not.',
        `${kind}: ${people / PEOPLE_SCALE} people`,
      );
  }
}
