/** What was wrong with an input and where: one clear sentence for the person who wrote the file. */
export interface InputProblem {
  /** File as the user named it. */
  readonly file: string;
  /** Row number (1 = first data row), key path or element, e.g. `row 12`, `population.kind`, `way 123`. */
  readonly where?: string;
  /** What was found. */
  readonly found: string;
  /** What was expected instead. */
  readonly expected: string;
}

/** Thrown where an input is refused; the command line prints its message and exits 1. */
export class InputError extends Error {
  readonly problem: InputProblem;

  constructor(problem: InputProblem) {
    super(
      `${problem.file}${problem.where === undefined ? '' : `: ${problem.where}`}: found ${problem.found}, expected ${problem.expected}`,
    );
    this.name = 'InputError';
    this.problem = problem;
  }
}
