import {inlineSvg} from '#charts/svg.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {offlineService} from '../accessibility/offline-service.ts';
import {pageHref, siteOrigin} from '../address.ts';
import {areaSlug, type City} from '../city.ts';
import type {AreaRow} from '../rows.ts';
import {ribbonLines} from '../words.ts';
import {qrDrawing} from './qr-code.ts';
import type {ServiceRow, Verdict} from './services.ts';
import {roomForLines} from './sheet-room.ts';

/** One line of a notice: service, facility, minutes, telephone. */
export interface NoticeLine {
  readonly category: string;
  readonly service: string;
  readonly name: string;
  readonly minutes: string;
  readonly phone: string | null;
}

/** A verdict with the services it is said of. */
export interface NoticeVerdict {
  readonly key: Verdict;
  readonly label: string;
  readonly count: number;
  readonly services: string;
}

/** One A4 sheet for the notice board, in large type. */
export interface NoticeSheet extends SheetHead {
  readonly verdicts: readonly NoticeVerdict[];
  readonly lines: readonly NoticeLine[];
  /** Address of the report as it is typed, or that the site does not know its own. */
  readonly address: string;
  /** SVG of the code; '' without an address. */
  readonly qr: string;
  /** Whom to ask, or that the publisher names nobody. */
  readonly contact: string;
}

/** What people ask the way to first; the sheet has room for eight. */
const ASKED = [
  'health_centre',
  'health_station',
  'svc_station',
  'market',
  'elder_daycare',
  'bus',
  'park',
  'convenience',
  'svc_centre',
  'kindergarten',
  'primary',
  'culture_centre',
];
const MOST_LINES = 8;

/** What the sheet says of the area beside its services. */
export interface SheetHead {
  readonly name: string;
  /** City, kind and people. */
  readonly lives: string;
  /** Said where nothing is judged. */
  readonly plain: string;
  /** The last line: how old the sources are, and who this is not. */
  readonly last: string;
}

/** The sheet of one area, from the rows of its report: as many of the nearest places as there is room for. */
export function noticeSheet(
  city: City,
  area: AreaRow,
  services: readonly ServiceRow[],
  head: SheetHead,
  t: Translate,
  lang: Lang,
): NoticeSheet {
  const byCategory = new Map(services.map(row => [row.category, row]));
  const lines = ASKED.flatMap(category => {
    const row = byCategory.get(category);
    if (!row?.nearest) return [];
    const {name, minutes, phones} = row.nearest;
    return [{category, service: row.shortName, name, minutes, phone: phones[0]?.written ?? null}];
  });
  const address = reportAddress(city, area, lang);
  const judged = verdicts(services, t, lang);
  const contact = contactWords(city, t, lang);
  const room = roomForLines(
    {
      ...head,
      ribbons: ribbonLines(city, t, lang).length,
      verdicts: judged.map(one => one.services),
      meaning: t('ar.sheet.verdictMeans'),
      hasCode: address !== '',
      small: [address || t('ar.sheet.noAddress'), head.last],
      large: [...(address === '' ? [] : [t('ar.sheet.scan')]), contact],
    },
    lines,
  );
  return {
    ...head,
    verdicts: judged,
    lines: lines.slice(0, Math.min(MOST_LINES, room)),
    address: address || t('ar.sheet.noAddress'),
    qr: address === '' ? '' : inlineSvg(qrDrawing(address), t('ar.sheet.qrLabel', {address}), 'qr'),
    contact,
  };
}

/** Full address of the report of an area; '' where the site does not know where it stands. */
export function reportAddress(city: City, area: AreaRow, lang: Lang): string {
  const origin = siteOrigin();
  return origin === '' ? '' : `${origin}${pageHref(lang, `${city.manifest.id}/areas/${areaSlug(area.areaId)}`)}`;
}

function verdicts(services: readonly ServiceRow[], t: Translate, lang: Lang): NoticeVerdict[] {
  if (services.every(row => row.verdict === null)) return [];
  return (['has', 'lacks', 'unknown'] as const).map(key => {
    const rows = services.filter(row => row.verdict === key);
    return {
      key,
      label: t(`verdict.${key}`),
      count: rows.length,
      services: rows.map(row => row.shortName).join(lang === 'zh' ? '、' : ', '),
    };
  });
}

/** Whom to call or where to go without the network, and when; that nobody is named where the publisher names neither. */
function contactWords(city: City, t: Translate, lang: Lang): string {
  const service = offlineService(city, lang);
  if (service === null) return t('ar.sheet.noContact');
  const comma = lang === 'zh' ? '，' : ', ';
  const [phone, place] = [
    service.phones.map(({written}) => written).join(lang === 'zh' ? '、' : ', '),
    service.address,
  ];
  const more = [service.who, phone === '' ? null : place, service.hours].filter(part => part !== null);
  const who = more.length === 0 ? '' : t('ar.sheet.who', {who: more.join(comma)});
  return phone === '' ? t('ar.sheet.contact', {place: place ?? '', who}) : t('ar.sheet.contactPhone', {phone, who});
}
