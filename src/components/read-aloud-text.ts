/** What is read of a page, in its order: heading, opening, key figures, headings of figures and sections, titles of tables, findings. */
export const READ_SELECTOR = [
  'h1',
  '.lead',
  '.fact',
  'h2',
  '.figure-sub',
  '.finding blockquote',
  '.finding-sentence',
  '.prose h3',
  '.prose p',
  '.prose li',
  'caption',
  '.ykx-answer',
  '[data-spoken]',
].join(',');

/** Longest piece handed to a voice at once, characters: some voices fall silent in the middle of longer ones. */
export const LONGEST_PIECE = 160;

const ENDS = /[^。！？；.!?;]+[。！？；.!?;]*["”’）)]*\s*/g;

/** The words of a part of a page as they are to be spoken: marks that mean a word are said as that word. */
export function spokenText(text: string, lang: string): string {
  const isChinese = lang.startsWith('zh');
  return text
    .replace(/\s+/g, ' ')
    .replace(/(\d[\d.,]*\s?%?)\s*[–—]\s*(\d)/g, isChinese ? '$1到$2' : '$1 to $2')
    .replace(/≥\s*/g, isChinese ? '不少于' : 'at least ')
    .replace(/≤\s*/g, isChinese ? '不超过' : 'at most ')
    .replace(/\s*[·▲△#›]\s*/g, isChinese ? '，' : ', ')
    .replace(/^[，,\s]+|[，,\s]+$/g, '');
}

/** Cuts a text into pieces of whole sentences, none longer than a voice holds out but a single long sentence's clauses. */
export function spokenPieces(text: string): string[] {
  const pieces: string[] = [];
  for (const sentence of sentences(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + sentence.length <= LONGEST_PIECE)
      pieces[pieces.length - 1] = last + sentence;
    else pieces.push(sentence);
  }
  return pieces.map(piece => piece.trim()).filter(piece => /[\p{L}\p{N}]/u.test(piece));
}

/** Sentences; a point inside a number ends none, and what is too long is cut at its commas. */
function sentences(text: string): string[] {
  const found = text.replace(/(\d)\.(\d)/g, '$1\u0000$2').match(ENDS) ?? [];
  return found
    .map(sentence => sentence.replaceAll('\u0000', '.'))
    .flatMap(sentence =>
      sentence.length <= LONGEST_PIECE ? [sentence] : (sentence.match(/[^，、,]+[，、,]*\s*/g) ?? []),
    );
}
