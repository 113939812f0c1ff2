import type {PbfReader} from 'pbf';
import {GrowingColumn, type OsmColumns} from './osm-columns.ts';

/** Stands for a string of the block that nothing has named yet. */
const UNSEEN = 0xffffffff;

/** What the groups of one block share. */
interface Block {
  readonly pbf: PbfReader;
  readonly columns: OsmColumns;
  /** Number in the extract of each string of the block, asked for when first used. */
  string(local: number): number;
  readonly granularity: number;
  readonly lonOffset: number;
  readonly latOffset: number;
  readonly dateSeconds: number;
  readonly scratchDeltas: readonly GrowingColumn<Float64Array>[];
}

/** Enters the elements of one inflated block into columns. Throws Error when a field does not fit. */
export function readBlock(pbf: PbfReader, columns: OsmColumns): void {
  const groups: number[] = [];
  let stringsAt = -1;
  let [granularity, dateGranularity, latOffset, lonOffset] = [100, 1000, 0, 0];
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) stringsAt = pbf.pos;
    else if (field === 2) groups.push(pbf.pos);
    else if (field === 17) granularity = pbf.readVarint();
    else if (field === 18) dateGranularity = pbf.readVarint();
    else if (field === 19) latOffset = pbf.readVarint(true);
    else if (field === 20) lonOffset = pbf.readVarint(true);
  }
  const string = stringsAt < 0 ? () => 0 : blockStrings(pbf, stringsAt, columns);
  const dateSeconds = dateGranularity / 1000;
  const scratchDeltas = [0, 1, 2].map(() => new GrowingColumn<Float64Array>(new Float64Array(0)));
  const block = {pbf, columns, string, granularity, lonOffset, latOffset, dateSeconds, scratchDeltas};
  for (const group of groups) {
    pbf.pos = group;
    readGroup(block);
  }
}

function blockStrings(pbf: PbfReader, at: number, columns: OsmColumns): (local: number) => number {
  pbf.pos = at;
  const end = pbf.readVarint() + pbf.pos;
  const start: number[] = [];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) if (field === 1) start.push(pbf.pos);
  const numbers = new Uint32Array(start.length).fill(UNSEEN);
  return local => {
    let number = numbers[local];
    if (number === undefined) throw new Error(`string ${local} of ${start.length}`);
    if (number === UNSEEN) {
      const back = pbf.pos;
      pbf.pos = start[local]!;
      number = columns.stringNumber(pbf.readString());
      numbers[local] = number;
      pbf.pos = back;
    }
    return number;
  };
}

function readGroup(block: Block): void {
  const {pbf} = block;
  const end = pbf.readVarint() + pbf.pos;
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 1) readNode(block);
    else if (field === 2) readDense(block);
    else if (field === 3) readWay(block);
    else if (field === 4) readRelation(block);
  }
  if (pbf.pos > pbf.length) throw new Error('a field reaches past the end of its block');
}

function readDense(block: Block): void {
  const {pbf, columns, granularity, lonOffset, latOffset} = block;
  const end = pbf.readVarint() + pbf.pos;
  let [ids, lons, lats, pairs, visible] = [-1, -1, -1, -1, -1];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 1) ids = pbf.pos;
    else if (field === 5) visible = readDenseInfo(block);
    else if (field === 8) lats = pbf.pos;
    else if (field === 9) lons = pbf.pos;
    else if (field === 10) pairs = pbf.pos;
  }
  if (ids < 0) return;
  const {scratchDeltas: scratch} = block;
  const id = packedDeltas(pbf, ids, scratch[0]!);
  const lon = packedDeltas(pbf, lons, scratch[1]!);
  const lat = packedDeltas(pbf, lats, scratch[2]!);
  if (lon.length !== id.length || lat.length !== id.length) {
    throw new Error(`${id.length} nodes with ${lon.length} longitudes and ${lat.length} latitudes`);
  }
  const shown = visible < 0 ? null : packedNumbers(pbf, visible);
  const exact = granularity === 100 && lonOffset === 0 && latOffset === 0;
  const pairsEnd = pairs < 0 ? 0 : startPacked(pbf, pairs);
  for (let i = 0; i < id.length; i++) {
    const keep = shown === null || shown[i] !== 0;
    if (keep) {
      columns.nodes.id.push(id[i]!);
      columns.nodeLon.push(exact ? lon[i]! : Math.round((lonOffset + granularity * lon[i]!) / 100));
      columns.nodeLat.push(exact ? lat[i]! : Math.round((latOffset + granularity * lat[i]!) / 100));
    }
    const position = columns.nodes.id.length - 1;
    while (pairs >= 0 && pbf.pos < pairsEnd) {
      const key = pbf.readVarint();
      if (key === 0) break;
      const value = pbf.readVarint();
      if (keep) columns.nodes.addTag(position, block.string(key), block.string(value));
    }
  }
  pbf.pos = end;
}

/** Start of the packed `visible` flags, or -1; notes the newest timestamp on the way. */
function readDenseInfo(block: Block): number {
  const {pbf, columns} = block;
  const end = pbf.readVarint() + pbf.pos;
  let visible = -1;
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 6) visible = pbf.pos;
    else if (field === 2 && columns.snapshot === null) {
      const stampEnd = startPacked(pbf, pbf.pos);
      let stamp = 0;
      let newest = 0;
      while (pbf.pos < stampEnd) {
        stamp += pbf.readSVarint();
        if (stamp > newest) newest = stamp;
      }
      noteTime(block, newest);
    }
  }
  pbf.pos = end;
  return visible;
}

function noteTime(block: Block, stamp: number): void {
  const seconds = stamp * block.dateSeconds;
  if (seconds > block.columns.newestSeconds) block.columns.newestSeconds = seconds;
}

function startPacked(pbf: PbfReader, at: number): number {
  pbf.pos = at;
  const end = pbf.readVarint() + pbf.pos;
  if (end > pbf.length) throw new Error('a list reaches past the end of its block');
  return end;
}

/** A packed list of differences, summed up. The answer is a view of the scratch column until its next use. */
function packedDeltas(pbf: PbfReader, at: number, scratch: GrowingColumn<Float64Array>): Float64Array {
  scratch.length = 0;
  if (at >= 0) {
    const end = startPacked(pbf, at);
    let sum = 0;
    while (pbf.pos < end) {
      sum += pbf.readSVarint();
      scratch.push(sum);
    }
  }
  return scratch.values.subarray(0, scratch.length);
}

function packedNumbers(pbf: PbfReader, at: number): number[] {
  const end = startPacked(pbf, at);
  const numbers: number[] = [];
  while (pbf.pos < end) numbers.push(pbf.readVarint());
  return numbers;
}

/** Reads an Info message; false when it says the element is deleted. */
function readInfo(block: Block): boolean {
  const {pbf} = block;
  const end = pbf.readVarint() + pbf.pos;
  let visible = true;
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 2) noteTime(block, pbf.readVarint());
    else if (field === 6) visible = pbf.readVarint() !== 0;
  }
  return visible;
}

/** Fields every element has; positions of packed fields, or -1. */
interface ElementFields {
  id: number;
  keys: number;
  values: number;
  visible: boolean;
}

function readCommon(block: Block, field: number, element: ElementFields): void {
  const {pbf} = block;
  if (field === 1) element.id = pbf.readVarint(true);
  else if (field === 2) element.keys = pbf.pos;
  else if (field === 3) element.values = pbf.pos;
  else if (field === 4) element.visible = readInfo(block);
}

/** Reads keys and values side by side from their two lists. */
function enterTags(block: Block, element: ElementFields, into: OsmColumns['nodes']): void {
  const {pbf} = block;
  if (element.keys < 0) return;
  if (element.values < 0) throw new Error('keys without values');
  const keysEnd = startPacked(pbf, element.keys);
  let keyAt = pbf.pos;
  const valuesEnd = startPacked(pbf, element.values);
  let valueAt = pbf.pos;
  const position = into.id.length - 1;
  while (keyAt < keysEnd && valueAt < valuesEnd) {
    pbf.pos = keyAt;
    const key = pbf.readVarint();
    keyAt = pbf.pos;
    pbf.pos = valueAt;
    into.addTag(position, block.string(key), block.string(pbf.readVarint()));
    valueAt = pbf.pos;
  }
  if (keyAt !== keysEnd || valueAt !== valuesEnd) throw new Error('lists of keys and values of unequal length');
}

function readNode(block: Block): void {
  const {pbf, columns} = block;
  const end = pbf.readVarint() + pbf.pos;
  const element: ElementFields = {id: 0, keys: -1, values: -1, visible: true};
  let [lon, lat] = [0, 0];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    // the only element whose id is zigzag coded
    if (field === 1) element.id = pbf.readSVarint();
    else if (field === 8) lat = pbf.readSVarint();
    else if (field === 9) lon = pbf.readSVarint();
    else readCommon(block, field, element);
  }
  if (element.visible) {
    columns.nodes.id.push(element.id);
    columns.nodeLon.push(Math.round((block.lonOffset + block.granularity * lon) / 100));
    columns.nodeLat.push(Math.round((block.latOffset + block.granularity * lat) / 100));
    enterTags(block, element, columns.nodes);
  }
  pbf.pos = end;
}

function readWay(block: Block): void {
  const {pbf, columns} = block;
  const end = pbf.readVarint() + pbf.pos;
  const element: ElementFields = {id: 0, keys: -1, values: -1, visible: true};
  let refs = -1;
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 8) refs = pbf.pos;
    else readCommon(block, field, element);
  }
  if (element.visible) {
    columns.ways.id.push(element.id);
    columns.wayFirstRef.push(columns.wayRef.length);
    enterTags(block, element, columns.ways);
    if (refs >= 0) {
      const refsEnd = startPacked(pbf, refs);
      for (let ref = 0; pbf.pos < refsEnd; ) {
        ref += pbf.readSVarint();
        columns.wayRef.push(ref);
      }
    }
  }
  pbf.pos = end;
}

function readRelation(block: Block): void {
  const {pbf, columns} = block;
  const end = pbf.readVarint() + pbf.pos;
  const element: ElementFields = {id: 0, keys: -1, values: -1, visible: true};
  let [roles, members, types] = [-1, -1, -1];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 8) roles = pbf.pos;
    else if (field === 9) members = pbf.pos;
    else if (field === 10) types = pbf.pos;
    else readCommon(block, field, element);
  }
  if (element.visible) {
    columns.relations.id.push(element.id);
    columns.relationFirstMember.push(columns.memberRef.length);
    enterTags(block, element, columns.relations);
    const ref = packedDeltas(pbf, members, block.scratchDeltas[0]!);
    const role = roles < 0 ? [] : packedNumbers(pbf, roles);
    const type = types < 0 ? [] : packedNumbers(pbf, types);
    if (role.length !== ref.length || type.length !== ref.length) throw new Error('a relation with unequal lists');
    for (let i = 0; i < ref.length; i++) {
      columns.memberRef.push(ref[i]!);
      columns.memberType.push(type[i]!);
      columns.memberRole.push(block.string(role[i]!));
    }
  }
  pbf.pos = end;
}
