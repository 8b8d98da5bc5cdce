/** Two characters or more with a digit among them, or one before a Latin word: 四十二. */
const CJK =
  /(?=[十百千萬万億亿兆]*[〇零一二三四五六七八九])[〇零一二三四五六七八九十百千萬万億亿兆]{2,}|(?<!\p{L})[一二三四五六七八九十百千](?= ?\p{Script=Latin})/gu;
/** A count of things: "XLII plants". */
const ROMAN =
  /(?<![\p{L}\p{N}])(?=[IVXLCDM]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?=[ \u00a0](?:\p{Ll}+[ \u00a0])?(?:\p{Ll}+s|people|staff)(?!\p{L}))/gu;
/** Abbreviations that are Roman numerals by chance. */
const ABBREVIATIONS = new Set(['CD', 'DC', 'MC', 'MD', 'CC', 'CV', 'DI', 'MI', 'LI', 'XL', 'MIX']);

/** Numerals that are letters, which only a passage with the same letters bears out. */
export function foreignNumeralsIn(text: string): string[] {
  const found = [...text.matchAll(CJK), ...text.matchAll(ROMAN)].map(([numeral]) => numeral);
  return [...new Set(found)].filter((numeral) => !ABBREVIATIONS.has(numeral));
}
