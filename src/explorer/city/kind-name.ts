import {type ExplorerText, isExplorerKey} from '#i18n/explorer.ts';

/** Name of a kind of areas; the key itself for one without words. */
export function kindName(text: ExplorerText, kind: string): string {
  const key = `areas.kind.${kind}`;
  return isExplorerKey(key) ? text(key) : kind;
}
