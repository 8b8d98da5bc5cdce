import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const PACKAGE = '@expo-google-fonts';
const require = createRequire(import.meta.filename);

interface Family {
  readonly name: string;
  /** `noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf`, within the packages of fonts. */
  readonly faces: readonly string[];
}

const family = (name: string, folder: string, styles: readonly string[]): Family => ({
  name,
  faces: styles.map((style) => `${folder}/${style}/${name.replaceAll(' ', '')}_${style}.ttf`),
});
const TWO = ['400Regular', '700Bold'];

/** With Cyrillic, Greek and Devanagari. */
export const LATIN = family('Noto Sans', 'noto-sans', [
  ...TWO,
  '400Regular_Italic',
  '700Bold_Italic',
]);

/** For text in Chinese characters the first of the last three. */
const FAMILIES: readonly Family[] = [
  LATIN,
  family('Noto Sans Arabic', 'noto-sans-arabic', TWO),
  family('Noto Sans SC', 'noto-sans-sc', TWO),
  family('Noto Sans JP', 'noto-sans-jp', TWO),
  family('Noto Sans KR', 'noto-sans-kr', TWO),
];

/** What a deployed function has to hold beside its code, as paths within the packages of fonts. */
export const FACES: readonly string[] = FAMILIES.flatMap(({ faces }) => faces);

/** Beside the code where it is deployed, in its package elsewhere. */
export function facePath(face: string): string {
  const shipped = join(import.meta.dirname, 'fonts', face.slice(face.lastIndexOf('/') + 1));
  return existsSync(shipped) ? shipped : require.resolve(`${PACKAGE}/${face}`);
}

const EAST_ASIAN = ['Noto Sans SC', 'Noto Sans JP', 'Noto Sans KR'];

export interface FamilyRun {
  readonly family: string;
  readonly text: string;
}

/** The text with `missing` for each letter that the family lacks. */
export const fitted = (text: string, name: string, missing: string): string =>
  Array.from(text, (char) =>
    /[\s\p{C}]/u.test(char) || hasGlyphIn(name, char.codePointAt(0) ?? 0) ? char : missing,
  ).join('');

/** The text in pieces that one family can set; signs and spaces stay with the letters before them. */
export function familyRuns(text: string, language: string): FamilyRun[] {
  const families = familiesFor(language);
  const runs: { family: string; text: string }[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const run = runs.at(-1);
    const stays =
      !/\p{L}/u.test(char) && run && (hasGlyphIn(run.family, code) || /\s|\p{C}/u.test(char));
    const family = stays
      ? run.family
      : (families.find((one) => hasGlyphIn(one, code)) ?? families[0]);
    if (run && run.family === family) run.text += char;
    else runs.push({ family: family ?? 'Noto Sans', text: char });
  }
  return runs;
}

/** The families in the order in which a letter is looked for: those of the text's language before its neighbours'. */
export function familiesFor(language: string): readonly string[] {
  const own = { ja: 'Noto Sans JP', ko: 'Noto Sans KR' }[language.split('-')[0] ?? ''];
  const order = own === undefined ? EAST_ASIAN : [own, ...EAST_ASIAN.filter((one) => one !== own)];
  return ['Noto Sans', 'Noto Sans Arabic', ...order];
}

type Ranges = readonly (readonly [first: number, last: number])[];
const covered = new Map<string, Ranges>();

/** Whether one of the shipped faces has the letter; large faces are read only when no small one has it. */
export const hasGlyph = (code: number): boolean =>
  FAMILIES.some(({ name }) => hasGlyphIn(name, code));

function hasGlyphIn(name: string, code: number): boolean {
  const face = FAMILIES.find((one) => one.name === name)?.faces[0] ?? '';
  const ranges = covered.get(face) ?? characterRanges(characterTable(facePath(face)));
  covered.set(face, ranges);
  return within(ranges, code);
}

function within(ranges: Ranges, code: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, 0];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}

/** The `cmap` table of a TrueType face, alone: a face of Chinese has ten megabytes. */
function characterTable(path: string): Buffer {
  const file = openSync(path, 'r');
  const read = (offset: number, length: number) => {
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, offset);
    return bytes;
  };
  try {
    const records = read(12, 16 * read(0, 12).readUInt16BE(4));
    const at = records.indexOf('cmap', 0, 'latin1');
    if (at < 0 || at % 16 !== 0) throw new Error('the face has no table of characters');
    return read(records.readUInt32BE(at + 8), records.readUInt32BE(at + 12));
  } finally {
    closeSync(file);
  }
}

/** The characters that a `cmap` table has, in order: its best subtable, format 12 or 4 (OpenType specification, cmap). */
function characterRanges(face: Buffer): Ranges {
  const subtables = Array.from({ length: face.readUInt16BE(2) }, (_, at) => {
    const offset = face.readUInt32BE(4 + 8 * at + 4);
    return { offset, format: face.readUInt16BE(offset) };
  });
  const best = [12, 4].flatMap((format) => subtables.filter((one) => one.format === format))[0];
  if (best === undefined) throw new Error('the face has no table of characters that can be read');
  const { offset } = best;
  if (best.format === 12) {
    return Array.from({ length: face.readUInt32BE(offset + 12) }, (_, at) => {
      const group = offset + 16 + 12 * at;
      return [face.readUInt32BE(group), face.readUInt32BE(group + 4)] as const;
    });
  }
  const bytes = face.readUInt16BE(offset + 6);
  return Array.from({ length: bytes / 2 }, (_, at) => {
    const last = face.readUInt16BE(offset + 14 + 2 * at);
    return [face.readUInt16BE(offset + 16 + bytes + 2 * at), last] as const;
  });
}
