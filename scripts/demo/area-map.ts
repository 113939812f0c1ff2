import {Delaunay} from 'd3';
import {isInsideRing} from '#core/inside.ts';
import type {CommunitySeed} from './board.ts';
import {degreesOf, type Spot} from './frame.ts';
import type {CellPeople} from './people.ts';
import type {Random} from './random.ts';

/** One area of the invented city as it stands in the file: codes start with 99, a province that does not exist. */
export interface DemoArea {
  readonly kind: 'district' | 'subdistrict' | 'community';
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Statistical class of town and country: 111, 112 or 220. */
  readonly areaClass: string;
  readonly people: number;
  readonly households: number;
  readonly serviceFloorAreaSqm: number;
  readonly workers: number;
  /** Rings in degrees, outer first, then holes; several polygons where an area is in parts. */
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

/** A subdistrict: which communities belong to it, and its district. */
export interface SubdistrictPlan {
  readonly key: string;
  readonly district: 0 | 1 | 2;
  readonly zh: string;
  readonly en: string;
}

export const DISTRICTS = [
  {zh: '示范老城区', en: 'Laocheng District (invented)'},
  {zh: '示范河东区', en: 'Hedong District (invented)'},
  {zh: '示范城郊区', en: 'Chengjiao District (invented)'},
] as const;

type Ring = readonly (readonly [number, number])[];

/** What an area is called, and the communities it is made of. */
interface AreaPlan extends Pick<DemoArea, 'kind' | 'code' | 'nameZh' | 'nameEn' | 'areaClass'> {
  readonly members: readonly number[];
}

/** Areas of all levels and the edge of the city, from the seeds of the communities. `ghosts` are seeds outside the city. */
export function mapAreas(
  seeds: readonly CommunitySeed[],
  ghosts: readonly Spot[],
  plans: readonly SubdistrictPlan[],
  cells: readonly CellPeople[],
  random: Random,
): {readonly areas: DemoArea[]; readonly boundary: DemoArea['polygons']} {
  const spots = [...seeds.map(seed => seed.spot), ...ghosts];
  const delaunay = Delaunay.from(spots as [number, number][]);
  const voronoi = delaunay.voronoi([-20000, -20000, 20000, 20000]);
  const rings = seeds.map((_, i) => voronoi.cellPolygon(i).map(([u, v]) => roundedDegrees([u, v])));
  const people = new Float64Array(seeds.length);
  for (const cell of cells) {
    const found = delaunay.find((cell.column + 0.5) * 100, (cell.row + 0.5) * 100);
    if (found >= seeds.length) throw new Error(`demo: people in cell ${cell.column},${cell.row} outside the city`);
    people[found]! += cell.people;
  }
  const areas = areaPlans(seeds, plans).map(({members, ...named}): DemoArea => {
    const total = members.reduce((sum, member) => sum + people[member]!, 0);
    return {
      ...named,
      people: total,
      households: Math.round(total / 2.6),
      serviceFloorAreaSqm: Math.round((total / 100) * random.between(7, 15)),
      workers: Math.max(3, Math.round((total / 10000) * random.between(12, 20))),
      polygons: dissolve(members.map(member => rings[member]!)),
    };
  });
  return {areas, boundary: dissolve(rings)};
}

/** Each district followed by its subdistricts, each of these by its communities; those without any are left out. */
function areaPlans(seeds: readonly CommunitySeed[], plans: readonly SubdistrictPlan[]): AreaPlan[] {
  const groups = plans
    .map(plan => ({plan, members: seeds.flatMap((seed, i) => (seed.subdistrict === plan.key ? [i] : []))}))
    .filter(({members}) => members.length > 0);
  return DISTRICTS.flatMap(({zh, en}, district): AreaPlan[] => {
    const own = groups.filter(({plan}) => plan.district === district);
    const all = own.flatMap(({members}) => members);
    if (all.length === 0) return [];
    const prefix = `99010${district + 1}`;
    const areaClass = district === 2 ? '122' : '111';
    return [
      {kind: 'district', code: `${prefix}000000`, nameZh: zh, nameEn: en, areaClass, members: all},
      ...own.flatMap(({plan, members}, s): AreaPlan[] => {
        const street = `${prefix}${String(s + 1).padStart(3, '0')}`;
        return [
          {kind: 'subdistrict', code: `${street}000`, nameZh: plan.zh, nameEn: plan.en, areaClass, members},
          ...members.map((member, k) => communityPlan(seeds[member]!, member, street, k)),
        ];
      }),
    ];
  });
}

function communityPlan({kind, name}: CommunitySeed, member: number, street: string, k: number): AreaPlan {
  const isVillage = kind === 'rural';
  const [zh, en] = isVillage ? ['', ''] : ['社区', ' Community'];
  return {
    kind: 'community',
    code: `${street}${String((isVillage ? 200 : 0) + k + 1).padStart(3, '0')}`,
    nameZh: name.zh + zh,
    nameEn: name.en + en,
    areaClass: isVillage ? '220' : kind === 'fringe' ? '112' : '111',
    members: [member],
  };
}

function roundedDegrees(spot: Spot): readonly [number, number] {
  const [lon, lat] = degreesOf(spot);
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}

/** Union of neighbouring polygons that share whole edges: the edges that only one of them has, chained into rings. */
export function dissolve(rings: readonly Ring[]): Ring[][] {
  const edges = new Map<string, readonly [number, number]>();
  const from = new Map<string, (readonly [number, number])[]>();
  const keyOf = (a: readonly [number, number], b: readonly [number, number]) => `${a}|${b}`;
  for (const ring of rings)
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [ring[i]!, ring[i + 1]!];
      if (String(a) === String(b)) continue;
      if (!edges.delete(keyOf(b, a))) edges.set(keyOf(a, b), a);
    }
  for (const key of edges.keys()) {
    const [a, b] = key.split('|').map(text => text.split(',').map(Number) as [number, number]) as [
      [number, number],
      [number, number],
    ];
    const list = from.get(String(a));
    if (list === undefined) from.set(String(a), [b]);
    else list.push(b);
  }
  const loops: (readonly [number, number])[][] = [];
  for (const [start] of from) {
    while (from.get(start)!.length > 0) {
      const loop: (readonly [number, number])[] = [];
      let key = start;
      do {
        const next = from.get(key)!.pop()!;
        loop.push(next);
        key = String(next);
      } while (key !== start);
      loops.push([loop.at(-1)!, ...loop]);
    }
  }
  return nest(loops);
}

function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i]![0] * ring[i + 1]![1] - ring[i + 1]![0] * ring[i]![1];
  return sum / 2;
}

/** Outer rings counter-clockwise, each with the holes inside it. */
function nest(loops: readonly Ring[]): Ring[][] {
  const sign = Math.sign(
    loops.reduce((best, ring) => (Math.abs(signedArea(ring)) > Math.abs(best) ? signedArea(ring) : best), 0),
  );
  const isOuter = (ring: Ring) => Math.sign(signedArea(ring)) === sign;
  const turned = (ring: Ring, wanted: number) => (Math.sign(signedArea(ring)) === wanted ? ring : [...ring].reverse());
  const polygons = loops.filter(isOuter).map(ring => [turned(ring, 1)]);
  for (const hole of loops.filter(ring => !isOuter(ring))) {
    const owner = polygons.find(([outer]) => isInsideRing(outer!, ...hole[0]!)) ?? polygons[0]!;
    owner.push(turned(hole, -1));
  }
  return polygons;
}
