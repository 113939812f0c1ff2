/** A linear program with whole-number columns: least `columnCost` · x with rows between their limits. */
export interface LinearProgram {
  readonly columnCost: Float64Array;
  readonly columnUpper: Float64Array;
  /** 1 = the column is a whole number. Columns start at 0. */
  readonly columnWhole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Entries by row: where those of each row start (rows + 1), their columns and values. */
  readonly firstEntry: Uint32Array;
  readonly column: Uint32Array;
  readonly value: Float64Array;
}

/** Answer of a solver. */
export interface ProgramAnswer {
  /** Value of each column; null when none was found. */
  readonly columns: Float64Array | null;
  /** No solution costs less, as far as the solver knows. */
  readonly bound: number;
  /** True when the solver finished. */
  readonly solved: boolean;
}

/** Solves a program within so many branches. Deterministic. */
export type ProgramSolver = (program: LinearProgram, branches: number) => ProgramAnswer;
