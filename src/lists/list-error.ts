import {InputError, type InputProblem} from '#schema/input-error.ts';

/** An InputError that can also be said in Chinese: what is wrong with a list, for the person who made it. */
export class ListError extends InputError {
  /** The whole sentence in Chinese. */
  readonly zh: string;

  constructor(problem: InputProblem, zh: string) {
    super(problem);
    this.name = 'ListError';
    this.zh = zh;
  }
}

/** What was wrong in both languages; an error that knows only English gets a general Chinese sentence before it. */
export function bothLanguages(error: InputError): {readonly zh: string; readonly en: string} {
  const zh = error instanceof ListError ? error.zh : `文件里有一处读不懂：${error.message}`;
  return {zh, en: error.message};
}
