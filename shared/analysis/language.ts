/** Enough to tell a language by, in characters; more only takes longer. */
const ENOUGH = 3_000;
/** Lines with fewer words are menus, rows and heads. */
const PROSE_WORDS = 6;
const SENTENCE = /[.!?。！？…؟।]["'”»)]?$/u;

/**
 * The language of a page, ISO 639-1, told once from its prose: its lines that end as sentences do. Null where
 * it has too little of it.
 */
export async function createLanguageReader(): Promise<(text: string) => string | null> {
  // Nearly a megabyte: loaded with the first page, not with the file.
  const { eld } = await import('eld/extrasmall');
  return (text) => {
    const prose = proseOf(text);
    if (prose === '') return null;
    const { language } = eld.detect(prose);
    return language === '' ? null : language;
  };
}

/** The reader, loaded with the first text. */
export function createLanguageOf(): (text: string) => Promise<string | null> {
  let reader: ReturnType<typeof createLanguageReader> | undefined;
  return async (text) => {
    reader ??= createLanguageReader();
    return (await reader)(text);
  };
}

function proseOf(text: string): string {
  let prose = '';
  for (const line of text.split('\n')) {
    if (prose.length >= ENOUGH) break;
    if (line.includes('|') || !SENTENCE.test(line)) continue;
    const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]{8}/u.test(line);
    if (unspaced || line.split(' ', PROSE_WORDS).length === PROSE_WORDS) {
      prose += `${line.slice(0, ENOUGH)}\n`;
    }
  }
  return prose;
}
