import type {BrowserContext} from 'playwright-core';

/** Gives the pages of a context a voice of the device, of the language named, that keeps what it is told on `window.spoken`. */
export async function giveVoice(context: BrowserContext, lang: string, localService = true): Promise<void> {
  await context.addInitScript(
    ([tag, local]) => {
      const spoken: string[] = [];
      class Utterance {
        onend: (() => void) | null = null;
        onerror: (() => void) | null = null;
        readonly text: string;
        constructor(text: string) {
          this.text = text;
        }
      }
      let isSilent = false;
      const voice = {lang: tag, localService: local, default: true, name: 'voice', voiceURI: 'voice'};
      const speech = {
        getVoices: () => [voice],
        speak: (utterance: Utterance) => {
          isSilent = false;
          spoken.push(utterance.text);
          setTimeout(() => {
            if (!isSilent) utterance.onend?.();
          }, 400);
        },
        cancel: () => {
          isSilent = true;
        },
        addEventListener: () => {},
      };
      Object.defineProperty(window, 'speechSynthesis', {value: speech});
      Object.defineProperty(window, 'SpeechSynthesisUtterance', {value: Utterance});
      Object.defineProperty(window, 'spoken', {value: spoken});
    },
    [lang, localService] as const,
  );
}
