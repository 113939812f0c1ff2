/**
 * Sums the results of mutation runs, file by file, as a table: `node tests/mutation/score.ts [--survivors FILE] RESULTS.json …`,
 * oldest first. A mutant met again counts as it was met last; a file that changed between two runs counts as the later one
 * found it.
 */
import {readFileSync} from 'node:fs';

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement: string;
  readonly status: string;
  readonly location: {readonly start: Place; readonly end: Place};
}

interface Report {
  readonly files: Readonly<Record<string, {readonly source: string; readonly mutants: readonly Mutant[]}>>;
}

const MET = new Set(['Killed', 'Timeout', 'Survived', 'NoCoverage']);

/** Text of a mutant that stays the same while its file does not change. */
function keyOf({location: {start, end}, mutatorName, replacement}: Mutant): string {
  return [start.line, start.column, end.line, end.column, mutatorName, replacement].join('|');
}

interface FileMutants {
  readonly source: string;
  readonly mutants: Map<string, {mutant: Mutant; met: boolean}>;
}

/** All mutants of each file as the last run found it, with the last status of those that were met. */
function lastMet(reports: readonly Report[]): Map<string, FileMutants> {
  const files = new Map<string, FileMutants>();
  for (const report of reports)
    for (const [name, {source, mutants}] of Object.entries(report.files)) {
      const before = files.get(name);
      const file = before?.source === source ? before : {source, mutants: new Map()};
      files.set(name, file);
      for (const mutant of mutants) {
        const met = MET.has(mutant.status);
        if (met || !file.mutants.has(keyOf(mutant))) file.mutants.set(keyOf(mutant), {mutant, met});
      }
    }
  return files;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}

function row(name: string, all: readonly {mutant: Mutant; met: boolean}[]): string {
  const count = (status: string) => all.filter(one => one.met && one.mutant.status === status).length;
  const met = all.filter(one => one.met).length;
  const score = percent(count('Killed') + count('Timeout'), met);
  const cells = [
    name,
    all.length,
    met,
    count('Killed'),
    count('Timeout'),
    count('Survived'),
    count('NoCoverage'),
    score,
  ];
  return `| ${cells.join(' | ')} |`;
}

const args = process.argv.slice(2);
const shown = args[0] === '--survivors' ? args.splice(0, 2)[1] : undefined;
const files = lastMet(args.map(name => JSON.parse(readFileSync(name, 'utf8')) as Report));
const rowsOf = (name: string) => [...(files.get(name)?.mutants.values() ?? [])];
if (shown !== undefined) {
  const lines = files.get(shown)?.source.split('\n') ?? [];
  for (const {mutant, met} of rowsOf(shown)) {
    if (!met || (mutant.status !== 'Survived' && mutant.status !== 'NoCoverage')) continue;
    const {start, end} = mutant.location;
    const line = lines[start.line - 1]!;
    const piece = start.line === end.line ? line.slice(start.column - 1, end.column - 1) : line.trim();
    console.log(
      `${start.line}:${start.column} ${mutant.status} ${mutant.mutatorName}: ${piece} → ${mutant.replacement}`,
    );
  }
} else {
  console.log('| file | mutants | met | killed | timed out | survived | not covered | score, % |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  const names = [...files.keys()].sort();
  for (const name of names) console.log(row(name.replace('src/core/', ''), rowsOf(name)));
  console.log(row('**all**', names.flatMap(rowsOf)));
}
