import type {OsmExtract, Tags} from '../../io/osm-extract.ts';
import type {Report} from '../../report.ts';

/**
 * Counts a street or square that is not published: military, prisons, fuel, power and water supply. Which one it is and where is
 * not published either, only its kind.
 */
export function noteLeftOut({file}: OsmExtract, {highway}: Tags, report: Report): void {
  report.note(
    'way-left-out',
    file,
    '属于军事、监狱、油气、电力、供水等不公布的地物，不收入路网，计算时不能从那里走',
    'streets and squares of the military, prisons, fuel, power or water supply: not published, so nobody walks there',
    highway === undefined ? '—' : `highway=${highway.slice(0, 40)}`,
  );
}
