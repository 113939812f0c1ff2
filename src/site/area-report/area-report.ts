import {people} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {areaName, type City, cityName, standardsApply} from '../city.ts';
import type {AreaRow} from '../rows.ts';
import {ribbonLines, sourceLine} from '../words.ts';
import {type NoticeSheet, noticeSheet, reportAddress} from './notice-sheet.ts';
import {type PeerLine, peerLines} from './peers.ts';
import {reportMap} from './report-map.ts';
import {type AgeRow, ageRows, type FloorArea, floorArea, type LeftOut, leftOut} from './residents.ts';
import {isJudged, type OtherService, otherServices, type ServiceRow, serviceRows} from './services.ts';
import {summarySentences} from './summary.ts';

/** Everything the report of one area says beside its place in the city. */
export interface AreaReport {
  readonly name: string;
  readonly sentences: readonly string[];
  /** False where nothing is called present or missing: abroad, in villages, where nobody lives. */
  readonly judged: boolean;
  /** True for villages: other measures hold. */
  readonly rural: boolean;
  readonly inScope: boolean;
  readonly services: readonly ServiceRow[];
  readonly others: readonly OtherService[];
  readonly ages: readonly AgeRow[];
  readonly left: LeftOut;
  /** Why no one stands in the table of those left out; '' when it has rows. */
  readonly leftNote: string;
  readonly floor: FloorArea | null;
  /** Things in which some peer differs for certain. */
  readonly peers: readonly PeerLine[];
  readonly peersNote: string;
  readonly map: string;
  readonly ribbons: readonly string[];
  readonly sources: string;
  /** Where all of it stands, and what paper leaves out. */
  readonly paper: string;
  readonly sheet: NoticeSheet;
}

/** The report of an area, ready to print. */
export function areaReport(city: City, area: AreaRow, t: Translate, lang: Lang): AreaReport {
  const services = serviceRows(city, area, t, lang);
  const left = leftOut(city, area, t, lang);
  const peers = peerLines(city, area, t, lang);
  const sentences = summarySentences(city, area, services, t, lang);
  const name = areaName(area, lang);
  const lives = t('ar.sheet.lives', {people: people(lang, area.people)});
  const head = {
    name,
    lives: [cityName(city, lang), translateOr(t, `ar.kind.${area.kind}`, area.kind), lives].join(' · '),
    plain: sentences[1] ?? '',
    last: `${sentences.at(-1) ?? ''}${lang === 'zh' ? '' : ' '}${t('site.notGovernment')}`,
  };
  const telling = peers.filter(line => line.higher + line.lower > 0);
  return {
    name,
    sentences,
    judged: isJudged(city, area),
    rural: area.areaType === 'rural',
    inScope: standardsApply(city),
    services,
    others: otherServices(city, area, t, lang),
    ages: ageRows(area, lang),
    left,
    leftNote: left.rows.length > 0 ? '' : leftNote(services, t),
    floor: floorArea(city, area, t, lang),
    peers: telling.sort((a, b) => b.lower - a.lower || b.higher - a.higher).slice(0, MOST_PEER_LINES),
    peersNote: peersNote(peers, telling, area, t),
    map: reportMap(city, area, t, lang),
    ribbons: ribbonLines(city, t, lang),
    sources: sourceLine(city, lang),
    paper: paperLine(city, area, t, lang),
    sheet: noticeSheet(city, area, services, head, t, lang),
  };
}

/** Comparisons shown, and how many of them are printed; as in area-paper.css. */
const MOST_PEER_LINES = 6;
export const PEERS_ON_PAPER = 2;

function paperLine(city: City, area: AreaRow, t: Translate, lang: Lang): string {
  const address = reportAddress(city, area, lang);
  return t('ar.paper', {address: address === '' ? t('ar.paper.page') : address});
}

function leftNote(services: readonly ServiceRow[], t: Translate): string {
  if (services.length === 0) return t('area.noRows');
  const unclear = services.filter(row => row.coverage.unknown > 0).length;
  return unclear === 0 ? t('ar.left.nobody') : t('ar.left.nobodyKnown', {count: unclear});
}

function peersNote(peers: readonly PeerLine[], telling: readonly PeerLine[], area: AreaRow, t: Translate): string {
  if (area.areaType === 'rural') return t('ar.peers.rural');
  if (peers.length === 0) return t('ar.peers.none');
  const same = peers.length - telling.length;
  return same === 0 ? '' : t(telling.length === 0 ? 'ar.peers.allTied' : 'ar.peers.tied', {count: same});
}
