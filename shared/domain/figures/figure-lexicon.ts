/** What may stand before and after a number, as patterns over folded text. Each is tried at one place only. */

export const END = '(?![\\p{L}\\p{N}])';
export const words = (list: string) => list.trim().split(/\s+/);
/** Longest first, so that "billions" is not read as "billion" and an "s". */
export const anyOf = (list: Iterable<string>) =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/_/g, '[ \\u00a0-]'))
    .join('|');

const SCALES = new Map<string, number>();
for (const [power, list] of [
  [2, 'hundred'],
  [3, 'thousand thousands k tausend tsd mille mil mila tusen duizend tys tysiąc tysiące tysięcy'],
  [3, 'тыс тысяча тысячи тысяч'],
  [5, 'lakh lakhs lac lacs'],
  [6, 'million millions mn mln mio mill millionen millón millones milhão milhões millioner млн'],
  [6, 'milione milioni miljoen miljon miljoner milj milion miliony milionów миллион миллиона'],
  [6, 'миллионов'],
  [7, 'crore crores cr'],
  [9, 'billion billions bn bln mrd mia mdr milliarde milliarden milliard milliards md mds mld'],
  [9, 'miliardo miliardi miljard miljarden miljarder milliarder bilhão bilhões miliard miliardy'],
  [9, 'miliardów млрд миллиард миллиарда миллиардов'],
  [12, 'trillion trillions tn trn trln billionen billón billones trilhão trilhões bilion biliony'],
  [12, 'bilionów biljoen biljon biljoner трлн триллион триллиона триллионов'],
] as const) {
  for (const word of words(list)) SCALES.set(word, power);
}
const CJK_SCALES = new Map(
  Object.entries({ 百: 2, 千: 3, 万: 4, 萬: 4, 億: 8, 亿: 8, 兆: 12, 천: 3, 만: 4, 억: 8, 조: 12 }),
);
export const SCALE_WORDS = anyOf(SCALES.keys());
export const SCALE_WORD = new RegExp(`[ \\u00a0-]?(${SCALE_WORDS})${END}`, 'yu');
export const CJK_SCALE = new RegExp(` ?([${[...CJK_SCALES.keys()].join('')}])`, 'yu');
/** One letter says little: money, case and the missing space decide. */
export const SCALE_LETTER = new RegExp(`([ \\u00a0]?)(mm|mi|bi|[kmbt])(?=[€£$]|${END})`, 'yu');
const GLUED = 'sek|nok|dkk|eur|usd|chf|gbp|pln|czk|huf|jpy|inr|brl|krw|kr|€|\\$|£';
/** "MSEK", "TEUR", "T€", "mkr": scale and currency in one word. */
export const SCALED_CURRENCY = new RegExp(`[ \\u00a0]?(mrd|md|bn|mn|[mtk])(${GLUED})${END}`, 'yu');
export const SCALED_CURRENCY_BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(mrd|md|bn|mn|[mtk])(${GLUED})[:]?[ \\u00a0]?[-(]?$`,
  'u',
);
/** "multi-billion", "millions of": a size without a number. */
export const MAGNITUDE = new RegExp(
  `(?:multi-?)?(dozens|hundreds|thousands|millions|billions|trillions|dutzende|hunderte|tausende|millionen|milliarden|dizaines|centaines|milliers|millones|miles)${END}`,
  'yu',
);
const MAGNITUDES: Record<string, number> = {
  dozens: 1,
  dutzende: 1,
  dizaines: 1,
  hundreds: 2,
  hunderte: 2,
  centaines: 2,
  thousands: 3,
  tausende: 3,
  milliers: 3,
  miles: 3,
};

export function powerOf(word: string): number {
  return MAGNITUDES[word] ?? SCALES.get(word) ?? CJK_SCALES.get(word) ?? LETTERS[word] ?? 0;
}
const LETTERS: Record<string, number> = { k: 3, m: 6, mm: 6, mi: 6, b: 9, bi: 9, t: 12 };

const CURRENCIES = new Map<string, string>();
for (const [code, list] of [
  [
    'USD',
    'usd us$ u.s.$ us_dollar us_dollars u.s._dollar u.s._dollars us-dollar 美元 米ドル 미국_달러',
  ],
  ['$', '$ dollar dollars dólar dólares dollari dolarów долларов долл ドル 달러'],
  ['EUR', 'eur € euro euros евро ユーロ 欧元 유로'],
  ['GBP', 'gbp £ pounds_sterling sterling pound pounds pfund livres libras sterline funtów 英镑'],
  ['JPY', 'jpy jp¥ yen jenów иен йен 円 日元 엔'],
  ['CNY', 'cny rmb cn¥ yuan renminbi юаней 元 人民币 위안'],
  ['¥', '¥'],
  ['INR', 'inr ₹ rs rs. rupee rupees rupias рупий'],
  ['KRW', 'krw ₩ won 원 韩元 ウォン'],
  ['CHF', 'chf francs franken'],
  ['CAD', 'cad c$ ca$ cdn$ canadian_dollars'],
  ['AUD', 'aud a$ au$ australian_dollars'],
  ['HKD', 'hkd hk$'],
  ['SGD', 'sgd s$'],
  ['TWD', 'twd nt$'],
  ['NZD', 'nzd nz$'],
  ['BRL', 'brl r$ reais'],
  ['MXN', 'mxn mx$ pesos'],
  ['SEK', 'sek'],
  ['NOK', 'nok'],
  ['DKK', 'dkk'],
  ['kr', 'kr kronor kroner'],
  ['PLN', 'pln zł złotych złote'],
  ['RUB', 'rub ₽ roubles rubles руб рублей рубля рубль'],
  ['TRY', '₺ lira'],
  ['ZAR', 'zar rand'],
  ['ILS', 'ils ₪'],
] as const) {
  for (const word of words(list)) CURRENCIES.set(word.replace(/_/g, ' '), code);
}
const AMBIGUOUS: Record<string, readonly string[]> = {
  $: ['USD', 'CAD', 'AUD', 'HKD', 'SGD', 'TWD', 'NZD', 'MXN', 'BRL'],
  '¥': ['JPY', 'CNY'],
  kr: ['SEK', 'NOK', 'DKK'],
};
const isCurrencyWord = (word: string) => /^\p{L}/u.test(word) && !/[$¥]$/.test(word);
const symbols = [...CURRENCIES.keys()].filter((word) => !isCurrencyWord(word));
const names = [...CURRENCIES.keys()].filter(isCurrencyWord);
const latin = names.filter((word) => /^[\p{Script=Latin}. -]+$/u.test(word));
const cjk = names.filter((word) => !latin.includes(word));
/** At the end of what precedes a number; with a sign or an opening parenthesis of a negative amount. */
export const CURRENCY_BEFORE = new RegExp(
  `(?:(?<![\\p{L}$])(${anyOf(latin.filter((w) => /^(?:[a-z]{3}|rs\.?|euros?)$/.test(w)))})|(?<!\\p{L})(${anyOf(symbols.filter((w) => /^\p{L}/u.test(w)))})|(${anyOf(symbols.filter((w) => !/^\p{L}/u.test(w)))}))[ \\u00a0]?[-(]?$`,
  'u',
);
/** "42 cents": a hundredth of whatever the currency is. */
export const CENTS = new RegExp(
  `[ \\u00a0-]?(?:cents?|centimes?|céntimos?|centavos?|centesimi|копе\\p{L}+|groszy)${END}`,
  'yu',
);
export const CURRENCY_AFTER = new RegExp(
  `[ \\u00a0-]?(?:(?:de |d'|of |di )?(?:(${anyOf(latin)})${END}|(${anyOf(symbols)})(?![\\d(]))|(${anyOf(cjk)}))`,
  'yu',
);
export function currencyOf(word: string): string | null {
  return CURRENCIES.get(word.replace(/[\u00a0-]/g, ' ')) ?? null;
}

/** Both null-tolerant: a unit that one side does not state is no disagreement. */
export function unitsAgree(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  return (AMBIGUOUS[a]?.includes(b) ?? false) || (AMBIGUOUS[b]?.includes(a) ?? false);
}
export function isCurrency(unit: string): boolean {
  return [...CURRENCIES.values()].includes(unit);
}

/** Words that end where a word ends, and others of scripts that leave no space. */
const after = (spaced: string, unspaced: string) =>
  new RegExp(`[ \\u00a0-]?(?:(?:${spaced})${END}|(?:${unspaced}))`, 'yu');

export const POINTS = after(
  'percentage[ -]points?|percent[ -]points?|%[ -]?points?|p\\.p\\.|ppts?|pp|pps|prozentpunkte?n?|%-punkte?n?|points? de pourcentage|puntos? porcentuales?|pontos? percentuais|punt[oi] percentual[ei]|procentpunt(?:en)?|procentenheter|procentpoeng|punkt\\p{L}{0,3} proc\\p{L}{0,9}|p\\.?\\s?proc|п\\.[ ]?п\\.|процентн\\p{L}{1,3} пункт\\p{L}{0,2}',
  '%?p(?![\\p{L}])|%?(?:ポイント|포인트)|个?百分点',
);
export const BASIS_POINTS = after(
  'bps?|basis[ -]points?|basispunkte?n?|points? de base|puntos? básicos?|pontos?[ -]base|punti base|basispunten|punkt\\p{L}{0,3} bazow\\p{L}{1,3}|б\\.п\\.|базисн\\p{L}{1,3} пункт\\p{L}{0,2}',
  '个?基点|ベーシスポイント',
);
export const PERCENT = after(
  'percent|per cent|pct|prozent|pour cent|por ciento|por cento|procent|per cento|proc|procenta|процент\\p{L}{0,3}',
  '%|パーセント|퍼센트',
);
export const TIMES = after(
  '(?<=[ -])(?:fold|times)|fold|fach(?:e[nrs]?)?|(?<=[ ])(?:fois|veces|vezes|volte|keer|maal|razy|gånger|раза?)|[×x]',
  '倍|배',
);
