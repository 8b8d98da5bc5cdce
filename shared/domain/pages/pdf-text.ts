/** Text of a PDF: pages between form feeds, their running heads, words broken at the ends of lines. */

const letters = (line: string) => line.toLowerCase().replace(/[^\p{L}]/gu, '');

/** Lines that stand at the edge of several pages, or hold a page number alone, go with the form feeds. */
export function joinPages(text: string): string {
  if (!text.includes('\f')) return text;
  const pages = text.split('\f').map((page) => page.split('\n'));
  const edges = pages.map((lines) => {
    const filled = lines.flatMap((line, n) => (line.trim() === '' ? [] : [n]));
    return [...new Set([filled[0], filled[1], filled.at(-2), filled.at(-1)])].filter(
      (n) => n !== undefined,
    );
  });
  const seen = new Map<string, number>();
  for (const [page, at] of edges.entries())
    for (const key of new Set(at.map((n) => letters(pages[page]?.[n] ?? ''))))
      seen.set(key, (seen.get(key) ?? 0) + 1);
  const runs = (line: string) => {
    const key = letters(line);
    return key === ''
      ? /^\W{0,3}\d{1,4}\W{0,3}$/u.test(line.trim())
      : line.length < 200 && (seen.get(key) ?? 0) > 1;
  };
  return pages
    .map((lines, page) =>
      lines.filter((line, n) => !(edges[page]?.includes(n) && runs(line))).join('\n'),
    )
    .join('\n');
}

const BROKEN = /(?<=\p{Ll}{2})-\n(?=\p{Ll}{2})/gu;

/** "mil-\nlion" is one word again, unless the page writes that word with its hyphen elsewhere. */
export function joinBrokenWords(text: string): string {
  if (!text.includes('-\n')) return text;
  const hyphenated = new Set(text.match(/\p{Ll}{2,40}-\p{Ll}{2,40}/gu));
  return text.replace(BROKEN, (_, at: number) => {
    const before = /\p{Ll}*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
    const behind = /^\p{Ll}*/u.exec(text.slice(at + 2, at + 42))?.[0] ?? '';
    return hyphenated.has(`${before}-${behind}`) ? '-' : '';
  });
}
