import type {Report} from '../report.ts';
import type {Area} from './model.ts';

/**
 * Statistical classes of town and country (统计用城乡划分代码, 国统字〔2006〕60号 and 国函〔2008〕60号): 111 city centre, 112 city
 * fringe, 121 town centre, 122 town fringe, 123 special town area, 210 township centre, 220 village.
 */
const CLASSES: ReadonlyMap<string, Area['areaType']> = new Map([
  ['111', 'urban'],
  ['112', 'fringe'],
  ['121', 'urban'],
  ['122', 'fringe'],
  ['123', 'urban'],
  ['210', 'rural'],
  ['220', 'rural'],
  ['urban', 'urban'],
  ['fringe', 'fringe'],
  ['rural', 'rural'],
]);

/** Kind of place from a statistical class or our own word; null when absent. An unknown value is noted and read as absent. */
export function areaTypeOf(value: string | null, file: string, where: string, report: Report): Area['areaType'] {
  if (value === null) return null;
  const type = CLASSES.get(value.toLowerCase());
  if (type !== undefined) return type;
  report.note(
    'area-type-unknown',
    file,
    '城乡分类代码不认识，按缺失处理。',
    'classes of town and country that are not known; read as absent.',
    `${where}: ${value}`,
  );
  return null;
}
