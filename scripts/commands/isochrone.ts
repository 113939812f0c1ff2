import type {Command} from './command.ts';

/** `isochrone`: recompute a published folder. */
export const isochrone: Command = {
  name: 'isochrone',
  usage: '<city-dir>',
  en: 'Isochrone',
  zh: '重新计算一座城市已发布的全部数字并比对',
  flags: {},
  flagHelp: {},
  rest: ['city-dir'],
  notes: [],
  run: async () => {
    throw new Error('being written');
  },
};
