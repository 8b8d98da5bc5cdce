/** Of the end of an answer, and of the language of its texts. */

const LOOP_CHARS = 400;
/** Longer repeats are taken for what a long list looks like. */
const LONGEST_ROUND = 64;
/** Fewer characters tell no language for sure. */
const ENOUGH_CHARS = 160;

/** Whether an answer ends in a run of blanks, or of the same few characters over and over. */
export function endsInLoop(text: string): boolean {
  const end = text.slice(-LOOP_CHARS);
  if (end.length < LOOP_CHARS) return false;
  if (end.trim() === '') return true;
  return Array.from({ length: LONGEST_ROUND }, (_, n) => n + 1).some(
    (round) => end.slice(round) === end.slice(0, -round),
  );
}

/** What is wrong when the sentences of an answer are surely in another language; null otherwise. */
export async function wrongLanguage(
  value: unknown,
  wanted: string,
  languageOf: (text: string) => Promise<string | null>,
): Promise<string | null> {
  const sentences = sentencesOf(value);
  if (sentences.join('').length < ENOUGH_CHARS) return null;
  const is = await languageOf(sentences.join('\n'));
  const language = new Intl.Locale(wanted).language;
  if (is === null || near(is) === near(language)) return null;
  // Sure is what both halves say: names and quoted titles are in a language of their own.
  const half = Math.ceil(sentences.length / 2);
  const halves = [sentences.slice(0, half), sentences.slice(-half)];
  for (const part of halves) if ((await languageOf(part.join('\n'))) !== is) return null;
  return `its texts are in another language (${is}): write every text field in ${language}`;
}

/** Ids and fixed values are no sentences. */
function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.length > 12 && /\s|(?!\p{Script=Latin})\p{L}/u.test(value) ? [value] : [];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(sentencesOf)
    : [];
}

/** Languages that are hard to tell apart count as one. */
function near(language: string): string {
  return NEAR.find((group) => group.includes(language))?.[0] ?? language;
}

const NEAR = [
  ['no', 'nb', 'nn', 'da'],
  ['hr', 'sr', 'bs', 'sh'],
  ['id', 'ms'],
  ['cs', 'sk'],
  ['pt', 'gl'],
];
