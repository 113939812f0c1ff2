import type {Manifest} from '#schema/manifest.ts';

/** For each category the categories whose facilities meet its need: itself, and those that say they replace it. */
export function servingCategories({parameters}: Pick<Manifest, 'parameters'>): Map<string, string[]> {
  return new Map(
    parameters.categories.map(({key}) => {
      const replacing = parameters.categories.filter(other =>
        (other['replaces'] as string[] | undefined)?.includes(key),
      );
      return [key, [key, ...replacing.map(other => other.key)]];
    }),
  );
}
