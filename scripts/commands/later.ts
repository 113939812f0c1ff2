import {type Command, UsageError} from './command.ts';

/** Stands for a command that this version does not have yet: says so and counts as wrong usage. */
function later(name: string, usage: string, en: string, zh: string): Command {
  return {
    name,
    usage,
    en: `${en} (not in this version)`,
    zh: `${zh}（本版本尚无）`,
    flags: {},
    flagHelp: {},
    rest: [],
    unread: true,
    notes: ['This command comes with a later version. 本命令将在以后的版本提供。'],
    run: () => {
      throw new UsageError(`not in this version; it comes with a later one 本版本尚无此命令`);
    },
  };
}

/** `import`: what a facility list was understood to be. */
export const importList: Command = later(
  'import',
  '<file> …',
  'Explain how a facility list is read',
  '说明设施名单怎样被读取',
);
