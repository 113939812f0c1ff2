/** Stands for “none” where the worker's columns name a facility. */
export const NO_FACILITY = 0xffffffff;

/** Verdict on a cell of which nobody knows. */
export const UNKNOWN_VERDICT = 2;
