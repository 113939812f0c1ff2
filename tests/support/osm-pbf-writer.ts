import {deflateSync} from 'node:zlib';
import {PbfWriter} from 'pbf';
import {MISSING_NODE, type OsmExtract, type Tags} from '../../scripts/io/osm-extract.ts';

/** How a test wants its .osm.pbf written. */
export interface PbfStyle {
  readonly dense: boolean;
  readonly packing: 'raw' | 'zlib' | 'lzma' | 'zstd';
  readonly granularity?: number;
  /** Required features of the header. */
  readonly features?: readonly string[];
  /** Nodes written as deleted, by id. */
  readonly deleted?: ReadonlySet<number>;
  /** Seconds since 1970, written as the newest data of the header. */
  readonly replicationSeconds?: number;
}

/** Writes an extract as .osm.pbf, following the format's own description and sharing no code with the reader. */
export function osmPbf(extract: OsmExtract, style: PbfStyle): Uint8Array {
  const strings = new Map<string, number>([['', 0]]);
  const number = (text: string) => {
    if (!strings.has(text)) strings.set(text, strings.size);
    return strings.get(text)!;
  };
  const group = new PbfWriter();
  if (style.dense) group.writeMessage(2, () => writeDense(extract, style, number, group), undefined);
  else
    for (let node = 0; node < extract.nodeCount; node++)
      group.writeMessage(1, () => writeNode(extract, node, style, number, group), undefined);
  for (let way = 0; way < extract.wayCount; way++)
    group.writeMessage(3, () => writeWay(extract, way, number, group), undefined);
  for (let at = 0; at < extract.relationCount; at++) {
    group.writeMessage(4, () => writeRelation(extract, at, number, group), undefined);
  }
  const block = new PbfWriter();
  block.writeMessage(
    1,
    () => {
      for (const text of strings.keys()) block.writeStringField(1, text);
    },
    undefined,
  );
  block.writeBytesField(2, group.finish());
  block.writeVarintField(17, style.granularity ?? 100);
  const header = new PbfWriter();
  for (const feature of style.features ?? ['OsmSchema-V0.6', 'DenseNodes']) header.writeStringField(4, feature);
  if (style.replicationSeconds !== undefined) header.writeVarintField(32, style.replicationSeconds);
  return Buffer.concat([fileBlock('OSMHeader', header.finish(), style), fileBlock('OSMData', block.finish(), style)]);
}

function fileBlock(type: string, contents: Uint8Array, style: PbfStyle): Uint8Array {
  const blob = new PbfWriter();
  if (style.packing === 'raw') blob.writeBytesField(1, contents);
  else {
    blob.writeVarintField(2, contents.length);
    blob.writeBytesField(style.packing === 'zlib' ? 3 : style.packing === 'lzma' ? 4 : 7, deflateSync(contents));
  }
  const packed = Uint8Array.from(blob.finish());
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, packed.length);
  const headerBytes = Uint8Array.from(header.finish());
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headerBytes.length);
  return Buffer.concat([length, headerBytes, packed]);
}

function deltas(values: readonly number[]): number[] {
  return values.map((value, i) => value - (values[i - 1] ?? 0));
}

function writeDense(extract: OsmExtract, style: PbfStyle, number: (text: string) => number, pbf: PbfWriter): void {
  const scale = 100 / (style.granularity ?? 100);
  pbf.writePackedSVarint(1, deltas([...extract.nodeId]));
  if (style.deleted !== undefined) {
    const visible = [...extract.nodeId].map(id => !style.deleted!.has(id));
    pbf.writeMessage(5, () => pbf.writePackedBoolean(6, visible), undefined);
  }
  pbf.writePackedSVarint(8, deltas([...extract.nodeLat].map(lat => lat * scale)));
  pbf.writePackedSVarint(9, deltas([...extract.nodeLon].map(lon => lon * scale)));
  const pairs: number[] = [];
  for (let node = 0; node < extract.nodeCount; node++) {
    for (const [key, value] of Object.entries(extract.nodeTags(node))) pairs.push(number(key), number(value));
    pairs.push(0);
  }
  pbf.writePackedVarint(10, pairs);
}

function writeTags(tags: Tags, number: (text: string) => number, pbf: PbfWriter): void {
  pbf.writePackedVarint(2, Object.keys(tags).map(number));
  pbf.writePackedVarint(3, Object.values(tags).map(number));
}

function writeNode(
  extract: OsmExtract,
  node: number,
  style: PbfStyle,
  number: (text: string) => number,
  pbf: PbfWriter,
): void {
  const scale = 100 / (style.granularity ?? 100);
  pbf.writeSVarintField(1, extract.nodeId[node]!);
  writeTags(extract.nodeTags(node), number, pbf);
  if (style.deleted?.has(extract.nodeId[node]!)) pbf.writeMessage(4, () => pbf.writeBooleanField(6, false), undefined);
  pbf.writeSVarintField(8, extract.nodeLat[node]! * scale);
  pbf.writeSVarintField(9, extract.nodeLon[node]! * scale);
}

function writeWay(extract: OsmExtract, way: number, number: (text: string) => number, pbf: PbfWriter): void {
  pbf.writeVarintField(1, extract.wayId[way]!);
  writeTags(extract.wayTags(way), number, pbf);
  const refs = extract.wayRef.subarray(extract.wayFirstRef[way], extract.wayFirstRef[way + 1]);
  pbf.writePackedSVarint(8, deltas([...refs].map(ref => (ref === MISSING_NODE ? 999999 : extract.nodeId[ref]!))));
}

function writeRelation(extract: OsmExtract, at: number, number: (text: string) => number, pbf: PbfWriter): void {
  const members = extract.relationMembers(at);
  pbf.writeVarintField(1, extract.relationId[at]!);
  writeTags(extract.relationTags(at), number, pbf);
  pbf.writePackedVarint(
    8,
    members.map(({role}) => number(role)),
  );
  pbf.writePackedSVarint(9, deltas(members.map(({ref}) => ref)));
  pbf.writePackedVarint(
    10,
    members.map(({type}) => ['node', 'way', 'relation'].indexOf(type)),
  );
}
