import {shownText} from './shown-text.ts';

/** A phone number as it can be dialled, and as it is written. */
export interface Phone {
  readonly written: string;
  /** `tel:` and digits; null when what is written is no number. */
  readonly href: string | null;
}

/** Reads the phone numbers of a place: several may stand in one field. Only digits and a leading + get into the link. */
export function phones(field: string): Phone[] {
  return field
    .split(/[;；/、]|,(?!\d{3}\b)|，/)
    .map(part => shownText(part))
    .filter(part => part !== '')
    .map(written => {
      const digits = written.replace(/(?:转|ext\.?|x)\s*\d+\s*$/i, '').replace(/\D/g, '');
      const isNumber = digits.length >= 3 && digits.length <= 15;
      return {written, href: isNumber ? `tel:${/^\D*\+/.test(written) ? '+' : ''}${digits}` : null};
    });
}
