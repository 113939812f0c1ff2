/** Parts of a build that `--only` can name. */
export const BUILD_STEPS = ['streets', 'population', 'facilities', 'times', 'tables', 'tiles'] as const;

export type BuildStep = (typeof BUILD_STEPS)[number];

/** True for the steps whose files are to be made. */
export type Wanted = (step: BuildStep) => boolean;

/** All steps, or those of a list. */
export function wantedSteps(only: readonly BuildStep[] | undefined): Wanted {
  return step => only === undefined || only.includes(step);
}
