import type {Command} from './command.ts';

const CALL = 'npm run --silent yike --';

/** Help of one command: what it does, how it is called, its flags, what comes out. */
export function commandHelp(command: Command): string {
  const flags = Object.entries({...command.flagHelp, help: 'this text'});
  const width = Math.max(...flags.map(([name]) => flagText(command, name).length));
  return [
    command.en,
    command.zh,
    '',
    `Usage: ${CALL} ${command.name} ${command.usage}`,
    '',
    'Flags',
    ...flags.map(([name, text]) => `  ${flagText(command, name).padEnd(width)}  ${text}`),
    '',
    ...command.notes,
    '',
  ].join('\n');
}

function flagText({flags}: Command, name: string): string {
  return flags[name]?.type === 'string' ? `--${name} …` : `--${name}`;
}

/** Help of the whole command line: all commands, one line each in both languages. */
export function overviewHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({name}) => name.length));
  return [
    'Yikezhong 一刻钟: who can reach which community service on foot in fifteen minutes.',
    '',
    `Usage: ${CALL} <command> …`,
    '',
    'Commands',
    ...commands.flatMap(({name, en, zh}) => [`  ${name.padEnd(width)}  ${en}`, `  ${' '.repeat(width)}  ${zh}`]),
    '',
    `Help of a command: ${CALL} <command> --help`,
    'First steps: make an invented city, build it, ask it something:',
    `  ${CALL} demo --people 20000 --seed 1 --out my-demo`,
    `  ${CALL} build my-demo/city.json --out my-data`,
    `  ${CALL} coverage my-data/demo --category pharmacy`,
    '',
    'Answers go to stdout, progress and messages to stderr. Exit code 0: done; 1: an input was refused; 2: wrong usage.',
    '',
  ].join('\n');
}
