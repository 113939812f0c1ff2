import type {Command} from './command.ts';

/** `verify`: recompute a published folder. */
export const verify: Command = {
  name: 'verify',
  usage: '<city-dir>',
  en: 'Recompute every published number of a city and compare',
  zh: '重新计算一座城市已发布的全部数字并比对',
  flags: {},
  flagHelp: {},
  rest: ['city-dir'],
  notes: [],
  run: async () => {
    throw new Error('being written');
  },
};
