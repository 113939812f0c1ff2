import {DatabaseSync} from 'node:sqlite';
import {buildArcs} from '#core/arcs.ts';
import {lengthCosts} from '#core/edge-costs.ts';
import type {Graph} from '#core/graph.ts';
import {planeAt} from '#core/plane.ts';
import {walkNetwork} from '#core/search.ts';
import {travelTimes} from '#core/travel-times.ts';
import {DEGREE_SCALE, HORIZON_TENTHS, UNREACHED} from '#core/units.ts';
import type {OracleResult} from '#schema/validation.ts';
import {compared, type Oracle, type OracleTexts} from './oracle.ts';

type Row = Readonly<Record<string, string | number | Uint8Array | null>>;

const TARGETS = [
  {key: 'Supermarket', zh: '超市', en: 'supermarkets'},
  {key: 'Convenience', zh: '便利店', en: 'convenience shops'},
  {key: 'Public transport stop (any)', zh: '公交站', en: 'public transport stops'},
] as const;

/** Their flag says "within 500 m". */
const FLAG_METERS = 500;

/** Bytes of the envelope of a GeoPackage geometry, by the three bits of its flags. */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

/** x and y of a point as GeoPackage stores it: a header, an optional envelope, well-known binary. */
function pointOf(blob: Uint8Array): readonly [number, number] {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.length);
  const start = 8 + ENVELOPE_BYTES[(view.getUint8(3) >> 1) & 7]!;
  const little = view.getUint8(start) === 1;
  return [view.getFloat64(start + 5, little), view.getFloat64(start + 13, little)];
}

/** The project's own nodes, and the edges between them, as a graph of ours; edges to nodes it does not publish are left out. */
function odenseGraph(db: DatabaseSync) {
  const nodes = db.prepare('select osmid, x, y, lon, lat from gdf_nodes_poi_dist order by osmid').all() as Row[];
  const index = new Map(nodes.map((row, i) => [String(row['osmid']), i]));
  const rows = db.prepare('select "from" a, "to" b, length from edges order by fid').all() as Row[];
  const edges = rows.flatMap(({a, b, length}) => {
    const [from, to] = [index.get(String(a)), index.get(String(b))];
    return from === undefined || to === undefined ? [] : [{from, to, centimeters: Math.round(100 * Number(length))}];
  });
  const edgeFrom = Uint32Array.from(edges, edge => edge.from);
  const edgeTo = Uint32Array.from(edges, edge => edge.to);
  const flat = new Uint16Array(edges.length).fill(1000);
  const degrees = (name: string) => Int32Array.from(nodes, row => Math.round(Number(row[name]) * DEGREE_SCALE));
  const graph: Graph = {
    plane: planeAt(Number(nodes[0]!['lat'])),
    nodeCount: nodes.length,
    edgeCount: edges.length,
    nodeLon: degrees('lon'),
    nodeLat: degrees('lat'),
    edgeFrom,
    edgeTo,
    edgeLength: Uint32Array.from(edges, edge => Math.max(1, edge.centimeters)),
    edgeKind: new Uint8Array(edges.length),
    edgeFlags: new Uint16Array(edges.length),
    edgeWaits: new Uint8Array(edges.length),
    edgeSlopeForward: flat,
    edgeSlopeBackward: flat,
    edgeSnap: new Uint8Array(edges.length),
    ...buildArcs(nodes.length, edgeFrom, edgeTo),
  };
  const place = nodes.map(row => [Number(row['x']), Number(row['y'])] as const);
  return {graph, index, place, left: rows.length - edges.length};
}

function nearestNode(place: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): number {
  let best = 0;
  let least = Infinity;
  for (const [i, at] of place.entries()) {
    const square = (at[0] - x) ** 2 + (at[1] - y) ** 2;
    if (square < least) [best, least] = [i, square];
  }
  return best;
}

function compareTarget(db: DatabaseSync, paths: readonly string[], {key, zh, en}: (typeof TARGETS)[number]) {
  const {graph, index, place, left} = odenseGraph(db);
  const found = db.prepare('select geom from destinations where dest_name_full = ?').all(key) as Row[];
  const node = Int32Array.from(found, row => nearestNode(place, pointOf(row['geom'] as Uint8Array)));
  const network = walkNetwork(graph, lengthCosts(graph), 'to-destinations');
  const decimeters = travelTimes(network.search, {node, cost: new Uint16Array(node.length)}, HORIZON_TENTHS);
  const samples = db.prepare('select * from samplePointsData order by fid').all() as Row[];
  const differences: number[] = [];
  let flags = 0;
  for (const sample of samples) {
    const at = index.get(String(sample['closest_node_id']));
    const cost = at === undefined ? UNREACHED : decimeters[at]!;
    const theirs = Number(sample[`sp_nearest_node_${key}_dist`]);
    const near = cost !== UNREACHED && cost <= 10 * FLAG_METERS;
    if (near === (sample[`sp_nearest_node_${key}_binary`] === 1)) flags++;
    // they answer −999 beyond 500 m
    if (theirs >= 0) differences.push(cost === UNREACHED ? theirs : cost / 10 - theirs);
  }
  const texts: OracleTexts = {
    id: `nearest-odense-${key.split(' ')[0]!.toLowerCase()}`,
    title_zh: `到最近${zh}的路网距离，欧登塞样本`,
    title_en: `Network distance to the nearest of the ${en}, Odense sample`,
    against_zh: 'global-indicators (pandana)',
    against_en: 'global-indicators (pandana)',
    unit: 'metres',
    note_zh: `500 米之内与否：${samples.length} 个样本点中 ${flags} 个相同。公布的样本是从更大的路网裁下的，${left} 条边的端点没有公布；对方的路有时经过那里。`,
    note_en: `Within 500 m or not: ${flags} of ${samples.length} sample points agree. The published sample is cut out of a larger network; ${left} edges end at nodes that are not published, and some of their walks pass there.`,
  };
  return compared(texts, differences, 1, paths);
}

/** Nearest distances on the nodes and edges of the global-indicators project, against its own answers. */
export const odense: Oracle = {
  files: ['odense/sample_odense.gpkg'],
  run: async (paths): Promise<OracleResult[]> => {
    const db = new DatabaseSync(paths[0]!, {readOnly: true});
    try {
      return TARGETS.map(target => compareTarget(db, paths, target));
    } finally {
      db.close();
    }
  },
};
