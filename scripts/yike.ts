/** The command line: `npm run --silent yike -- <command> …`. Exit code 0 done, 1 input refused, 2 wrong usage. */
import {InputError} from '#schema/input-error.ts';
import {readArguments} from './commands/arguments.ts';
import {build} from './commands/build.ts';
import {type Command, type Terminal, UsageError} from './commands/command.ts';
import {coverage} from './commands/coverage.ts';
import {demo} from './commands/demo.ts';
import {gaps} from './commands/gaps.ts';
import {commandHelp, overviewHelp} from './commands/help.ts';
import {importList} from './commands/import.ts';
import {isochrone} from './commands/isochrone.ts';
import {nearest} from './commands/nearest.ts';
import {progressBar, progressLines} from './commands/progress-bar.ts';
import {site} from './commands/site.ts';
import {suggest} from './commands/suggest.ts';
import {times} from './commands/times.ts';
import {verify} from './commands/verify.ts';

const COMMANDS: readonly Command[] = [build, demo, times, isochrone, nearest, coverage, gaps, verify, site, importList];

/** Runs one command line and gives its exit code. Never throws for what a user can do wrong. */
export async function runYike(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const [name, ...others] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const wanted = COMMANDS.find(command => command.name === others[0]);
    const text = name === 'help' && wanted ? commandHelp(wanted) : overviewHelp(COMMANDS);
    if (name === undefined) terminal.tell(text.trimEnd());
    else terminal.answer(text);
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find(candidate => candidate.name === name);
  try {
    if (command === undefined) throw new UsageError(unknownCommand(name));
    const given = readArguments(others, command);
    if (given === null) terminal.answer(commandHelp(command));
    else await command.run(given, terminal);
    return 0;
  } catch (error) {
    return explain(error, command, terminal);
  }
}

function unknownCommand(name: string): string {
  const names = COMMANDS.map(command => command.name);
  const near = suggest(name, names);
  return `${name} is no command; ${near === null ? `there are ${names.join(', ')}` : `did you mean ${near}?`}`;
}

function explain(error: unknown, command: Command | undefined, terminal: Terminal): 1 | 2 {
  if (error instanceof UsageError) {
    terminal.tell(`yike${command ? ` ${command.name}` : ''}: ${error.message}`);
    if (command) terminal.tell(`Usage: npm run --silent yike -- ${command.name} ${command.usage}`);
    return 2;
  }
  if (error instanceof InputError) terminal.tell(`yike ${command?.name}: ${error.message}`);
  else if (isFileError(error)) terminal.tell(`yike ${command?.name}: ${error.message}`);
  else terminal.tell(`yike ${command?.name}: this should not happen: ${(error as Error)?.stack ?? String(error)}`);
  return 1;
}

/** True for what the system says of files: no such file, no permission, no space … */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

/** Runs the command line of this process. */
async function main(): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // the reader of a pipe has seen enough
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  // lets what was begun be cleared away: listeners of `exit` run
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => process.exit(code));
  const bar = progressBar(process.stderr, () => performance.now());
  const terminal: Terminal = {
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    answer: text => process.stdout.write(text),
    tell: line => {
      bar.done();
      process.stderr.write(`${line}\n`);
    },
    progress: process.stderr.isTTY ? bar.progress : progressLines(process.stderr),
  };
  process.exitCode = await runYike(process.argv.slice(2), terminal);
  bar.done();
}

if (process.argv[1] === import.meta.filename) await main();
