import {InputError} from './input-error.ts';

const SPACE = /[ \t\r\n]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not hold them
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads JSON. A byte order mark is allowed. Throws InputError with line, column, what stands there and what should. */
export function parseJson(text: string, file: string): unknown {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  try {
    return JSON.parse(bare);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const {offset, expected} = firstFault(bare);
    const lines = bare.slice(0, offset).split('\n');
    const rest = bare.slice(offset, offset + 20).trimEnd();
    throw new InputError({
      file,
      where: `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`,
      found: rest === '' ? 'the end of the file' : JSON.stringify(rest),
      expected: `${expected} (JSON has no trailing commas, no single quotes, no NaN)`,
    });
  }
}

/** Text with its // and block comments replaced by spaces, so that lines and columns stay. Strings are left alone. */
export function withoutComments(text: string): string {
  return text.replace(STRING_OR_COMMENT, found => (found.startsWith('"') ? found : found.replace(/[^\r\n]/g, ' ')));
}

const STRING_OR_COMMENT = /"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;

/** Where a text first stops being JSON, by a scanner that only keeps the open brackets. */
function firstFault(text: string): {offset: number; expected: string} {
  const open: string[] = [];
  let at = 0;
  let state: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'next' = 'value';
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return false;
    at += match[0].length;
    return true;
  };
  for (;;) {
    skip(SPACE);
    const sign = text[at];
    const closing = open.at(-1) === '{' ? '}' : ']';
    if (state === 'next') {
      if (open.length === 0) return {offset: at, expected: 'nothing after the end of the JSON'};
      if (sign !== ',' && sign !== closing) return {offset: at, expected: `"," or "${closing}"`};
      at++;
      if (sign === closing) open.pop();
      else state = closing === '}' ? 'key' : 'value';
    } else if (state.endsWith('-or-end') && sign === closing) {
      at++;
      open.pop();
      state = 'next';
    } else if (state.startsWith('key')) {
      if (!skip(STRING)) return {offset: at, expected: 'a key in double quotes'};
      skip(SPACE);
      if (text[at] !== ':') return {offset: at, expected: '":"'};
      at++;
      state = 'value';
    } else if (sign === '{' || sign === '[') {
      open.push(sign);
      at++;
      state = sign === '{' ? 'key-or-end' : 'value-or-end';
    } else if (skip(STRING) || skip(SCALAR)) state = 'next';
    else return {offset: at, expected: 'a value'};
  }
}
