import type {LinearProgram, ProgramAnswer, ProgramSolver} from './lp-solver.ts';

/** Starts the HiGHS solver (WebAssembly, 3.5 MB; only where this is called). Its answers depend on the program alone. */
export async function highsSolver(): Promise<ProgramSolver> {
  const {default: loadHighs} = await import('highs');
  const highs = await loadHighs();
  return (program, branches) => {
    const model = highs.createModel(modelOf(program));
    try {
      model.options.set({
        output_flag: false,
        mip_max_nodes: branches,
        mip_rel_gap: 0,
        mip_abs_gap: 1e-6,
        random_seed: 1,
      });
      model.run();
      return answerOf(model, highs.constants.modelStatus.optimal, program);
    } finally {
      model.dispose();
    }
  };
}

function modelOf(program: LinearProgram) {
  const columns = program.columnCost.length;
  const rows = program.rowLower.length;
  return {
    numCols: columns,
    numRows: rows,
    colCost: program.columnCost,
    colLower: new Float64Array(columns),
    colUpper: program.columnUpper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    integrality: Int32Array.from(program.columnWhole),
    matrix: {
      format: 'csr' as const,
      numRows: rows,
      numCols: columns,
      starts: Int32Array.from(program.firstEntry),
      indices: Int32Array.from(program.column),
      values: program.value,
    },
  };
}

interface Solved {
  getModelStatus(): number;
  getSolution(): {readonly colValue: Float64Array};
  readonly info: {get(name: string): number | bigint};
}

/** HiGHS status of `primal_solution_status`: a feasible point is there. */
const FEASIBLE = 2;

function answerOf(model: Solved, optimal: number, program: LinearProgram): ProgramAnswer {
  const found = Number(model.info.get('primal_solution_status')) === FEASIBLE;
  const solved = model.getModelStatus() === optimal;
  const isWhole = program.columnWhole.includes(1);
  const bound = Number(model.info.get(isWhole ? 'mip_dual_bound' : 'objective_function_value'));
  return {columns: found ? model.getSolution().colValue : null, bound: isWhole || solved ? bound : -Infinity, solved};
}
