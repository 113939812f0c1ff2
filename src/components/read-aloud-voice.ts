/** What is needed to know of a browser's voice. */
export interface Voice {
  readonly lang: string;
  /** False: the words would be sent to another company's server to be spoken. */
  readonly localService: boolean;
  readonly default: boolean;
  readonly name: string;
}

/** Mandarin before other Chinese: the page is written in it. */
const MANDARIN = /^(zh|cmn)([-_](hans|cn|sg))?([-_].*)?$/i;
const OTHER_CHINESE = /[-_](hk|tw|hant|mo)\b|^yue/i;

/**
 * The voice a page is read with: of its language and on this device only, for remote voices send the page's words elsewhere. Null
 * when there is none. Of several the browser's default, then the first.
 */
export function chooseVoice<V extends Voice>(voices: readonly V[], lang: string): V | null {
  const primary = lang.split('-')[0]!.toLowerCase();
  const own = voices.filter(voice => voice.localService && speaks(voice.lang, primary));
  const best =
    primary === 'zh' ? own.filter(voice => MANDARIN.test(voice.lang) && !OTHER_CHINESE.test(voice.lang)) : own;
  const among = best.length > 0 ? best : own;
  return among.find(voice => voice.default) ?? among[0] ?? null;
}

function speaks(tag: string, primary: string): boolean {
  const language = tag.split(/[-_]/)[0]!.toLowerCase();
  return language === primary || (primary === 'zh' && language === 'cmn');
}
