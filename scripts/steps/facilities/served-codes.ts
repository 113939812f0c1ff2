import type {Report} from '../../report.ts';
import type {Area, Facility} from '../model.ts';

/** Kinds of areas a place can say that it serves: clauses ask in each of them whether there is one. */
const SERVED: ReadonlySet<Area['kind']> = new Set(['community', 'district']);

/** Statistical codes of 6, 9 or 12 digits are the same area with and without the zeros at their end. */
function whole(code: string): string {
  return /^\d{6}(\d{3}){0,2}$/.test(code) ? code.padEnd(12, '0') : code;
}

/** Puts codes a list says are served as the ids of the areas they stand for; those of no area stay as they are. */
export function servedAreas(areas: readonly Area[]): (codes: readonly string[]) => string[] {
  const idOf = new Map<string, string>();
  for (const {areaId, code12} of areas) {
    idOf.set(whole(code12 ?? areaId), areaId);
    idOf.set(areaId, areaId);
  }
  return codes => [...new Set(codes.map(code => idOf.get(code) ?? idOf.get(whole(code)) ?? code))].sort();
}

/** Reports codes that count nowhere: no area has them, or one of a kind that nothing is asked in; or the city has no such areas. */
export function noteUnknownServed(
  facilities: readonly Pick<Facility, 'servesCodes' | 'source' | 'facilityId' | 'name'>[],
  areas: readonly Area[],
  report: Report,
): void {
  const kinds = new Map(areas.map(({areaId, kind}) => [areaId, kind]));
  const hasAreas = areas.some(({kind}) => SERVED.has(kind));
  for (const {servesCodes, source, facilityId, name} of facilities) {
    for (const code of servesCodes ?? []) {
      const kind = kinds.get(code);
      if (kind !== undefined && SERVED.has(kind)) continue;
      const example = `${facilityId}${name === '' ? '' : ` ${name}`}: ${code.slice(0, 40)}`;
      if (!hasAreas)
        report.note(
          'serves-code-without-areas',
          source,
          '这个城市没有社区（村）或区县数据，声明服务的代码无从核对，不计入',
          'the city has no communities (villages) or districts: codes of areas served cannot be looked up and count nowhere',
          example,
        );
      else if (kind !== undefined)
        report.note(
          'serves-code-other-kind',
          source,
          '声明服务的代码是街道（乡镇）或生活圈单元，不是社区（村）或区县，不计入',
          'codes of subdistricts or life-circle units served, not of communities (villages) or districts; they count nowhere',
          example,
        );
      else
        report.note(
          'serves-code-unknown',
          source,
          '声明服务的村（社区）代码不在行政区数据内，不计入',
          'codes of villages or communities served that no area of the city has; they count nowhere',
          example,
        );
    }
  }
}
