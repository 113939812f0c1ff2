import {pickSnaps} from './facility-selection.ts';
import type {SnapColumns} from './places.ts';
import type {Section, SectionReader} from './section-file.ts';
import {copySnap, differingRows} from './snap-columns.ts';

const ANY = 'snap';
const STEP_FREE = 'step_free';
const ROWS = 'step_free_rows';

/** Snap columns of the same places for both families of profiles. */
export interface BothSnaps {
  readonly any: SnapColumns;
  readonly stepFree: SnapColumns;
}

function columnSections(prefix: string, snap: SnapColumns): Section[] {
  return [
    {name: `${prefix}_edge`, unit: 'edge', type: 'delta', values: Int32Array.from(snap.edge, edge => edge | 0)},
    {name: `${prefix}_fraction`, unit: '1/65535', type: 'u16', values: snap.fraction},
    {name: `${prefix}_approach`, unit: 'cm', type: 'varint', values: Uint32Array.from(snap.centimeters)},
    {name: `${prefix}_doubtful`, unit: '0 or 1', type: 'u8', values: snap.doubtful},
  ];
}

function readColumns(file: SectionReader, prefix: string, count: number): SnapColumns {
  return {
    edge: Uint32Array.from(file.column(`${prefix}_edge`, 'delta', count)),
    fraction: file.column(`${prefix}_fraction`, 'u16', count),
    centimeters: Uint16Array.from(file.column(`${prefix}_approach`, 'varint', count)),
    doubtful: file.column(`${prefix}_doubtful`, 'u8', count),
  };
}

/** Sections of files that place things on the network: all rows for `any`, and for `stepFree` only those that differ. */
export function snapSections({any, stepFree}: BothSnaps): Section[] {
  const rows = differingRows(any, stepFree);
  return [
    ...columnSections(ANY, any),
    {name: ROWS, unit: 'row', type: 'delta', values: Int32Array.from(rows)},
    ...columnSections(STEP_FREE, pickSnaps(stepFree, rows)),
  ];
}

/** Reads them back: `count` places. Throws, naming `subject`, when a row of the second family is none of them. */
export function readSnaps(file: SectionReader, count: number, subject: string): BothSnaps {
  const any = readColumns(file, ANY, count);
  const stepFree = copySnap(any);
  const rows = file.column(ROWS, 'delta');
  const differing = readColumns(file, STEP_FREE, rows.length);
  rows.forEach((row, i) => {
    if (row < 0 || row >= count) throw new Error(`${subject}: ${ROWS} names place ${row}, expected 0 to ${count - 1}`);
    stepFree.edge[row] = differing.edge[i]!;
    stepFree.fraction[row] = differing.fraction[i]!;
    stepFree.centimeters[row] = differing.centimeters[i]!;
    stepFree.doubtful[row] = differing.doubtful[i]!;
  });
  return {any, stepFree};
}
