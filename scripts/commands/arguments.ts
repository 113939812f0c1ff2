import {parseArgs} from 'node:util';
import {type Arguments, type Command, UsageError} from './command.ts';
import {suggest} from './suggest.ts';

/** Joins `--at -15.4,28.1` into `--at=-15.4,28.1`: a value may begin with a minus. */
function joinNegativeValues(args: readonly string[], {flags}: Command): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    const takesValue = before?.startsWith('--') && flags[before.slice(2)]?.type === 'string';
    if (takesValue && /^-[.\d]/.test(arg)) joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/** Reads what was typed after a command's name; null when help was asked for. Throws UsageError with a suggestion. */
export function readArguments(args: readonly string[], command: Command): Arguments | null {
  const {tokens} = parseArgs({
    args: joinNegativeValues(args, command),
    options: {...command.flags, help: {type: 'boolean', short: 'h'}},
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags: Record<string, string | boolean> = {};
  const rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value);
    else if (token.kind === 'option') {
      if (token.name === 'help') return null;
      checkFlag(token.rawName, token.name, token.value, command);
      if (token.name in flags) throw new UsageError(`${token.rawName} is given twice`);
      flags[token.name] = token.value ?? true;
    }
  }
  checkRest(rest, command);
  return {flags, rest};
}

function checkFlag(rawName: string, name: string, value: string | undefined, {name: command, flags}: Command): void {
  const flag = flags[name];
  if (flag === undefined || !rawName.startsWith('--')) {
    const near = suggest(name, [...Object.keys(flags), 'help']);
    const hint = near === null ? `see yike ${command} --help` : `did you mean --${near}?`;
    throw new UsageError(`${rawName} is no flag of yike ${command}; ${hint}`);
  }
  if (flag.type === 'string' && (value === undefined || value === '')) throw new UsageError(`${rawName} needs a value`);
  if (flag.type === 'boolean' && value !== undefined) throw new UsageError(`${rawName} takes no value`);
}

function checkRest(rest: readonly string[], command: Command): void {
  const missing = command.rest[rest.length];
  if (missing !== undefined && !missing.endsWith('?')) throw new UsageError(`<${missing.replace('…', '')}> is missing`);
  const repeats = command.rest.at(-1)?.endsWith('…');
  if (rest.length > command.rest.length && !repeats) {
    throw new UsageError(`found ${rest[command.rest.length]}, expected nothing more`);
  }
}
