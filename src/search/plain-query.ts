/** Words people put around what they look for: 附近的药店, 厕所在哪里, nearest park. */
const BEFORE =
  /^(?:请问|我家|我想?|想?找一?下?|查一?下?|附近|周边|最近|离我最近|哪里|哪儿|哪有|哪|有没有|缺少?|没有|有|的)+/u;
const AFTER = /(?:在哪里?|在哪儿|在什么地方|怎么走|怎么去|有多远|多远|有哪些|有吗|附近|周边|的)+$/u;
const ENGLISH =
  /\b(?:where (?:is|are)(?: the)?|(?:is|are) there|nearest|closest|nearby|near (?:me|here|my home)|find|how far(?: is)?|the|an?)\b/gi;

/** A query without the words around what is looked for; null when nothing is left, or nothing was there to leave out. */
export function plainQuery(text: string): string | null {
  const trimmed = text.trim().replace(/[？?！!。.]+$/u, '');
  const plain = trimmed.replace(ENGLISH, ' ').replace(/\s+/g, ' ').trim().replace(BEFORE, '').replace(AFTER, '').trim();
  return plain === '' || plain === trimmed ? null : plain;
}
