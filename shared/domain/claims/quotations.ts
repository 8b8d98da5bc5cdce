const QUOTED =
  /"([^"]{1,2000})"|“([^”“]{1,2000})[”“]|„([^“”„]{1,2000})[“”]|«([^»«]{1,2000})»|»([^«»]{1,2000})«|「([^」]{1,2000})」|『([^』]{1,2000})』|(?<![\p{L}\p{N}])[‘']([^'‘’\n]{1,2000}(?:[’'](?=\p{L})[^'‘’\n]{1,2000}){0,5})[’'](?!\p{L})/gu;
const ELLIPSIS = /\[?(?:…|\.{3})\]?/u;
const FEWEST_WORDS = 4;
const FEWEST_CHARACTERS = 8;

/** Quotations of four words or more that no passage holds word for word. */
export function quotationFaults(text: string, passages: readonly string[]): string[] {
  const sources = passages.map(wordsOf);
  const faults: string[] = [];
  for (const match of text.matchAll(QUOTED)) {
    const quoted = match.slice(1).find((group) => group !== undefined) ?? '';
    const parts = quoted
      .split(ELLIPSIS)
      .map(wordsOf)
      .filter((words) => words.trim() !== '');
    if (!isQuotation(parts.join(' '))) continue;
    if (!sources.some((source) => holdsInOrder(source, parts))) {
      faults.push(`the quotation "${quoted}" is not in the cited passages`);
    }
  }
  return faults;
}

/** The words alone, each between single spaces; punctuation at a quotation's edge is the quoter's. */
function wordsOf(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}%$€£¥]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}

function isQuotation(words: string): boolean {
  const list = words.trim().split(/\s+/);
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words);
  return (
    list.length >= FEWEST_WORDS ||
    (unspaced && words.replace(/\s/g, '').length >= FEWEST_CHARACTERS)
  );
}

function holdsInOrder(source: string, parts: readonly string[]): boolean {
  let from = 0;
  return parts.every((part) => {
    const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(part);
    const sought = cjk ? part.trim() : part;
    const at = source.indexOf(sought, from);
    from = at + sought.length - 1;
    return at >= 0;
  });
}
