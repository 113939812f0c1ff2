import type {ClauseRow} from './rows.ts';

/** True for a clause counted by residential land: it stands beside the residents and is never counted with them. */
export function isLandRow({denominatorKind}: Pick<ClauseRow, 'denominatorKind'>): boolean {
  return denominatorKind === 'residential_land' || denominatorKind === 'urban_residential_land';
}
