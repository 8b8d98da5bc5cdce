/** Two characters or more with a digit among them, or one before a Latin word: 四十二. */
const CJK =
  /(?=[十百千萬万億亿兆]*[〇零一二三四五六七八九])[〇零一二三四五六七八九十百千萬万億亿兆]{2,}|(?<!\p{L})[一二三四五六七八九十百千](?= ?\p{Script=Latin})/gu;
/** A count of things: "XLII plants". */
const ROMAN =
  /(?<![\p{L}\p{N}])(?=[IVXLCDM]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?=[ \u00a0](?:\p{Ll}+[ \u00a0])?(?:\p{Ll}+s|people|staff)(?!\p{L}))/gu;
/** Abbreviations that are Roman numerals by chance. */
const ABBREVIATIONS = new Set(['CD', 'DC', 'MC', 'MD', 'CC', 'CV', 'DI', 'MI', 'LI', 'XL', 'MIX']);

/** Numerals that are letters. */
export function numeralsIn(text: string): string[] {
  const found = [...text.matchAll(CJK), ...text.matchAll(ROMAN)].map(([numeral]) => numeral);
  return [...new Set(found)].filter((numeral) => !ABBREVIATIONS.has(numeral));
}

const DIGITS = '〇一二三四五六七八九';
const POWERS: Record<string, number> = {
  十: 10,
  百: 100,
  千: 1000,
  万: 1e4,
  萬: 1e4,
  億: 1e8,
  亿: 1e8,
  兆: 1e12,
};

/** 四十二 → 42. */
export function hanNumeral(numeral: string): number {
  let [total, group, digit] = [0, 0, 0];
  for (const sign of numeral.replaceAll('零', '〇')) {
    const power = POWERS[sign];
    if (power === undefined) digit = digit * 10 + Math.max(0, DIGITS.indexOf(sign));
    else if (power < 1e4) {
      group += (digit || 1) * power;
      digit = 0;
    } else {
      total += (group + digit || 1) * power;
      [group, digit] = [0, 0];
    }
  }
  return total + group + digit;
}
