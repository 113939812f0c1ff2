import {ListError} from './list-error.ts';

/** A text file, decoded, with the encoding it turned out to be in. */
export interface TextFile {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Decodes a text file. Without a named encoding: byte order mark, then strict UTF-8, then GB18030. Throws ListError when the
 * bytes fit none of them, or not the named one.
 */
export function decodeText(bytes: Uint8Array, file: string, encoding?: string): TextFile {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)
    throw new ListError(
      {file, found: 'a ZIP container such as an Excel workbook', expected: 'a text file'},
      `${file} 是压缩包（例如 Excel 工作簿），不是文本文件。`,
    );
  const marked = encodingOfMark(bytes);
  const candidates = encoding !== undefined ? [encoding] : marked !== null ? [marked] : ['utf-8', 'gb18030'];
  for (const candidate of candidates) {
    const text = decodeStrictly(bytes, candidate);
    if (text !== null) return {text, encoding: candidate};
  }
  throw new ListError(
    {
      file,
      found: `bytes that are not ${candidates.join(' and not ')}`,
      expected:
        encoding === undefined ? 'UTF-8 or GB18030, or the right "encoding" in the city file' : `text in ${encoding}`,
    },
    `${file} 的文字编码认不出来：不是 ${candidates.join('，也不是 ')}。请另存为 UTF-8 的 CSV 再试。`,
  );
}

function encodingOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
