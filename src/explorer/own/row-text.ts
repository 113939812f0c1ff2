import {guardText} from '#files/text-guard.ts';
import type {ExplorerText} from '#i18n/explorer.ts';
import type {RefusedRow} from '#worker/client.ts';
import type {OwnList} from './own-store.ts';

/** All rows of a list not used and all doubts as a table of text, guarded against being run as formulas. */
export function rowText(
  {text, lang}: {readonly text: ExplorerText; readonly lang: 'zh' | 'en'},
  {refused, doubts}: Pick<OwnList, 'refused' | 'doubts'>,
  separator: string,
): string {
  const cell = (value: string | number | null) =>
    typeof value === 'number' ? String(value) : `"${guardText(value ?? '').replaceAll('"', '""')}"`;
  const line = (kind: string, row: RefusedRow) =>
    [row.row, kind, row.column, row.value, row[lang]].map(cell).join(separator);
  const head = ['own.row', 'own.csvKind', 'own.column', 'own.value', 'own.reason'] as const;
  return [
    head.map(key => cell(text(key))).join(separator),
    ...refused.map(row => line(text('own.kind.refused'), row)),
    ...doubts.map(row => line(text('own.kind.doubt'), row)),
    '',
  ].join('\r\n');
}
