/** Numbers written as words: all in English, the commonest ones in eleven other languages. */

const SMALL = new Map<string, number>();
for (const [value, list] of [
  [0, 'zero null zéro cero'],
  [1, 'one'],
  [2, 'two zwei deux dos due dois duas twee dwa dwie dwóch två два две двух двумя'],
  [3, 'three drei trois tres tre três drie trzy trzech три трёх трех тремя'],
  [4, 'four vier quatre cuatro quattro quatro cztery czterech fyra четыре четырёх четырех'],
  [5, 'five fünf cinq cinco cinque vijf pięć pięciu fem пять пяти'],
  [6, 'six sechs seis sei zes sześć sześciu sex шесть шести'],
  [7, 'seven sieben sept siete sette sete zeven siedem siedmiu sju семь семи'],
  [8, 'eight acht huit ocho otto oito osiem ośmiu åtta восемь восьми'],
  [9, 'nine neun neuf nueve nove negen dziewięć dziewięciu nio девять девяти'],
  [10, 'ten zehn dix diez dieci dez tien dziesięć dziesięciu tio десять десяти'],
  [11, 'eleven elf onze undici elva jedenaście одиннадцать'],
  [12, 'twelve dozen zwölf dutzend douze doce dodici doze twaalf tolv dwanaście двенадцать'],
  [13, 'thirteen dreizehn treize trece'],
  [14, 'fourteen vierzehn quatorze catorce'],
  [15, 'fifteen fünfzehn quinze quince quindici vijftien piętnaście femton пятнадцать'],
  [16, 'sixteen sechzehn seize'],
  [17, 'seventeen siebzehn'],
  [18, 'eighteen achtzehn'],
  [19, 'nineteen neunzehn'],
  [20, 'twenty zwanzig vingt veinte venti vinte twintig dwadzieścia tjugo двадцать'],
  [30, 'thirty dreißig trente treinta trinta dertig trzydzieści trettio тридцать'],
  [40, 'forty vierzig quarante cuarenta quaranta veertig czterdzieści fyrtio сорок'],
  [
    50,
    'fifty fünfzig cinquante cincuenta cinquanta cinquenta vijftig pięćdziesiąt femtio пятьдесят',
  ],
  [60, 'sixty sechzig soixante sesenta'],
  [70, 'seventy siebzig setenta'],
  [80, 'eighty achtzig ochenta'],
  [90, 'ninety neunzig noventa'],
] as const) {
  for (const word of list.split(' ')) SMALL.set(word, value);
}

/** Number words that are other words in another language: "due to", "once", "dos" (Portuguese), "neuf". */
export const HOMOGRAPHS = new Set(
  'due once sei sex dos neuf elf otto nove sete dez fem vier'.split(' '),
);

const WORD = /(?:[ \u00a0-]|, )?(\p{L}+)/uy;
const NEXT_TO_ONE =
  /[ -](?:hundred|thousand|million|billion|trillion|lakh|crore|percent|per cent|dollar|euro|half|(?:in|out of) (?:every )?(?:\d|two|three|four|five|six|seven|eight|nine|ten))|-(?:year|month|week|day|hour)/uy;
/** An article is a one before a scale word: "a million", "eine Milliarde". */
const ARTICLE =
  /(?:an?|eine[rn]?|une?|un|una|um|half a)[ \u00a0](?=(?:hundred|thousand|million|billion|trillion|dozen|million|milliarde|milliard|millón|billón)(?!\p{L}))/uy;

export interface WordNumber {
  value: number;
  end: number;
}

/** The cardinal that begins at `at`: "two", "twenty-five", "three hundred and fifty", "two thousand". */
export function cardinalAt(folded: string, at: number): WordNumber | undefined {
  ARTICLE.lastIndex = at;
  const article = ARTICLE.exec(folded);
  if (article !== null) {
    const end = at + article[0].trimEnd().length;
    if (folded.startsWith('dozen', end + 1)) {
      return { value: article[0].startsWith('half') ? 6 : 12, end: end + 6 };
    }
    return { value: article[0].startsWith('half') ? 0.5 : 1, end };
  }
  let total = 0;
  let part: number | undefined;
  let end = at;
  for (let words = 0; words < 12; words++) {
    const next = wordAt(folded, end, part === undefined);
    if (next === undefined) break;
    const small = SMALL.get(next.word) ?? germanPair(next.word);
    if (small !== undefined && (part === undefined || joins(part, small)))
      part = (part ?? 0) + small;
    else if (next.word === 'dozen' && part !== undefined) part *= 12;
    else if (next.word === 'hundred' && part !== undefined && part < 100) part *= 100;
    else if (
      next.word === 'thousand' &&
      part !== undefined &&
      part < 1000 &&
      smallFollows(folded, next.end)
    ) {
      total += part * 1000;
      part = 0;
    } else if (next.word === 'and' && part !== undefined && part % 100 === 0 && part > 0) {
      if (!smallFollows(folded, next.end)) break;
    } else break;
    end = next.end;
  }
  if (part === undefined) return undefined;
  if (part === 1 && total === 0) {
    NEXT_TO_ONE.lastIndex = end;
    if (!NEXT_TO_ONE.test(folded)) return undefined;
  }
  if (part === 0 && total === 0 && /net[ -]$/.test(folded.slice(Math.max(0, at - 4), at)))
    return undefined;
  if (
    part === 0 &&
    total === 0 &&
    /^-|^ (?:emission|sum|trust|based|tolerance)/.test(folded.slice(end, end + 11))
  ) {
    return undefined;
  }
  return { value: total + part, end };
}

function joins(part: number, small: number): boolean {
  return (
    (part % 100 === 0 && part > 0 && small < 100) ||
    (part % 10 === 0 && part % 100 >= 20 && small < 10 && small > 0)
  );
}

/** The word at `at`; unless it is the first, with the space or hyphen before it. */
export function wordAt(folded: string, at: number, first: boolean) {
  WORD.lastIndex = at;
  const match = WORD.exec(folded);
  const word = match?.[1];
  if (match === null || word === undefined || (first && match[0] !== word)) return undefined;
  return { word, end: WORD.lastIndex };
}

function smallFollows(folded: string, at: number): boolean {
  const next = wordAt(folded, at, false);
  return next !== undefined && SMALL.has(next.word) && SMALL.get(next.word) !== 1;
}

/** "fünfundzwanzig" */
function germanPair(word: string): number | undefined {
  const cut = word.indexOf('und');
  if (cut < 3) return undefined;
  const head = word.slice(0, cut);
  const ones = head === 'ein' ? 1 : SMALL.get(head);
  const tens = SMALL.get(word.slice(cut + 3));
  return ones !== undefined && ones < 10 && tens !== undefined && tens >= 20
    ? tens + ones
    : undefined;
}

/** The number below a hundred that a single word names. */
export function smallNumber(word: string): number | undefined {
  return SMALL.get(word);
}
