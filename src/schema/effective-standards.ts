import type {Catalogue} from './category.ts';
import type {Standard} from './standard.ts';

/** A standard as it holds in one jurisdiction. */
export interface EffectiveStandard extends Standard {
  /** Key of the category it belongs to. */
  readonly category: string;
  /** True when the row binds this jurisdiction. Our own rows (scope *) are in scope everywhere. */
  readonly inScope: boolean;
  /** True when the row makes gaps, ranks and verdicts: a checked ▲ threshold, or its stand-in outside China. */
  readonly decides: boolean;
  /** True when a Chinese threshold is only borrowed to show the method (方法示例 · 不适用中国标准): never a verdict. */
  readonly methodExample: boolean;
}

/** True when rows of `scope` bind a place of `jurisdiction` (CN binds CN and CN-FJ; CN-FJ binds CN-FJ only). */
export function inScope(scope: string, jurisdiction: string): boolean {
  return scope === '*' || jurisdiction === scope || jurisdiction.startsWith(`${scope}-`);
}

/**
 * The computable standards of every category in one jurisdiction, in the order of the catalogue.
 *
 * - Left out: rows without a threshold (presence), rows that ask a size of the facility, rows of another province.
 * - Inside China every row keeps its obligation. A row `decides` when it is ▲ (`must`) and its threshold is not merely
 *   recalled; recalled rows are information marked 待核.
 * - Outside China no Chinese row binds: rows of scope CN that are not recalled stay as our own reference (`own`,
 *   `inScope` false). Those that are ▲ in China still make gaps, marked `methodExample`, so that the method can be
 *   looked at; they are no verdict on the place.
 */
export function standardsFor(catalogue: Catalogue, jurisdiction: string): EffectiveStandard[] {
  return catalogue.categories.flatMap(category =>
    category.standards.flatMap(row => {
      const effective = effectiveRow(row, jurisdiction);
      return effective === null ? [] : [{...effective, category: category.key}];
    }),
  );
}

/** The default standard of each category in a jurisdiction, by category key. */
export function defaultStandards(catalogue: Catalogue, jurisdiction: string): Map<string, EffectiveStandard> {
  const rows = standardsFor(catalogue, jurisdiction).filter(row => row.default);
  return new Map(rows.map(row => [row.category, row]));
}

function effectiveRow(row: Standard, jurisdiction: string): Omit<EffectiveStandard, 'category'> | null {
  if (row.measure === 'presence' || row.min_area_sqm !== null) return null;
  const binds = inScope(row.scope, jurisdiction);
  const decides = row.obligation === 'must' && row.status !== 'recalled';
  if (binds) return {...row, inScope: true, decides, methodExample: false};
  if (row.scope !== 'CN' || row.status === 'recalled') return null;
  return {...row, obligation: 'own', inScope: false, decides, methodExample: decides};
}
