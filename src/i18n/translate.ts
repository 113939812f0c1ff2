import type {Lang} from './lang.ts';
import {en} from './messages.en.ts';
import {type MessageKey, zh} from './messages.zh.ts';

/** Values for the `{name}` places of a message. */
export type Parameters = Readonly<Record<string, string | number>>;

/** Looks a message up and fills it in. */
export type Translate = (key: MessageKey, parameters?: Parameters) => string;

/** The messages of one language. Throws when a message has a place that was not filled: a sentence with a hole is worse. */
export function translator(lang: Lang): Translate {
  const messages: Readonly<Record<MessageKey, string>> = lang === 'zh' ? zh : en;
  return (key, parameters = {}) => fillMessage(key, messages[key], parameters);
}

/** True when there is a message of that name; for keys made from data, such as `cause.barrier`. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(zh, key);
}

/** The message of a key made from data, or the word itself when there is none. */
export function translateOr(t: Translate, key: string, word: string): string {
  return isMessageKey(key) ? t(key) : word;
}

/** Fills the `{name}` places of a message. Throws when one is missing: a sentence with a hole is worse. */
export function fillMessage(key: string, message: string, parameters: Parameters): string {
  if (!message.includes('{')) return message;
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined)
      throw new Error(`message ${key}: ${name} is missing, found ${Object.keys(parameters).join(', ') || 'nothing'}`);
    return String(value);
  });
}
