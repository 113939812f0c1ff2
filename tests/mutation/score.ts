/**
 * Sums the results of mutation runs, file by file, as a table: `node tests/mutation/score.ts [--survivors FILE] RESULTS.json …`,
 * oldest first. A mutant met again counts as it was met last; mutants of code that changed since are left out.
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

/** All mutants of each file as it is now, with the last status of those that were met; null = not met. */
function lastMet(reports: readonly Report[]): Map<string, Map<string, {mutant: Mutant; met: boolean}>> {
  const files = new Map<string, Map<string, {mutant: Mutant; met: boolean}>>();
  for (const report of reports)
    for (const [file, {source, mutants}] of Object.entries(report.files)) {
      if (source !== readFileSync(file, 'utf8')) continue;
      const known = files.get(file) ?? new Map<string, {mutant: Mutant; met: boolean}>();
      files.set(file, known);
      for (const mutant of mutants) {
        const met = MET.has(mutant.status);
        if (met || !known.has(keyOf(mutant))) known.set(keyOf(mutant), {mutant, met});
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
if (shown !== undefined) {
  const lines = readFileSync(shown, 'utf8').split('\n');
  for (const {mutant, met} of files.get(shown)?.values() ?? []) {
    if (!met || (mutant.status !== 'Survived' && mutant.status !== 'NoCoverage')) continue;
    const {start, end} = mutant.location;
    const piece =
      start.line === end.line ? lines[start.line - 1]!.slice(start.column - 1, end.column - 1) : lines[start.line - 1];
    console.log(
      `${start.line}:${start.column} ${mutant.status} ${mutant.mutatorName}: ${piece} → ${mutant.replacement}`,
    );
  }
} else {
  console.log('| file | mutants | met | killed | timed out | survived | not covered | score, % |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const file of [...files.keys()].sort())
    console.log(row(file.replace('src/core/', ''), [...files.get(file)!.values()]));
  console.log(
    row(
      '**all**',
      [...files.values()].flatMap(one => [...one.values()]),
    ),
  );
}
