/** Told how far a long step is: a label and a share from 0 to 1. The command line draws it; tests ignore it. */
export type Progress = (label: string, share: number) => void;

/** Shows nothing. */
export const silent: Progress = () => {};
