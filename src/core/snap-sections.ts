import type {SnapColumns} from './places.ts';
import type {Section, SectionReader} from './section-file.ts';

/** Sections that hold snap columns, for files that place things on the network. */
export function snapSections(snap: SnapColumns): Section[] {
  return [
    {name: 'snap_edge', unit: 'edge', type: 'delta', values: Int32Array.from(snap.edge, edge => edge | 0)},
    {name: 'snap_fraction', unit: '1/65535', type: 'u16', values: snap.fraction},
    {name: 'snap_approach', unit: 'cm', type: 'varint', values: Uint32Array.from(snap.centimeters)},
    {name: 'snap_doubtful', unit: '0 or 1', type: 'u8', values: snap.doubtful},
  ];
}

/** Reads them back: `count` places. */
export function readSnap(file: SectionReader, count: number): SnapColumns {
  return {
    edge: Uint32Array.from(file.column('snap_edge', 'delta', count)),
    fraction: file.column('snap_fraction', 'u16', count),
    centimeters: Uint16Array.from(file.column('snap_approach', 'varint', count)),
    doubtful: file.column('snap_doubtful', 'u8', count),
  };
}
