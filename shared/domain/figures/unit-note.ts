import { currencyOf, powerOf } from './figure-lexicon.ts';
import { foldText } from './number-notation.ts';

/** What a head, a row's label or a note above a table says of its bare numbers; null: nothing. */
export interface Unit {
  /** Power of ten: 6 for "in Mio. €", -2 for "(cents)". */
  readonly power: number | null;
  /** As in `Figure.unit`. */
  readonly currency: string | null;
  readonly percent: boolean;
}

const NONE: Unit = { power: null, currency: null, percent: false };
const TOKEN = /[\p{L}\p{Sc}][\p{L}\p{M}\p{Sc}.]*|'?\d[\d.,' ]*/gu;
const UNSPACED =
  /(?<![\d.,])(十億|十亿|百万|百萬|[千万萬億亿兆]|십억|백만|[천만억조])\s?(米ドル|ドル|ユーロ|円|日元|美元|元|원|달러)|[:(]\s?([百千万億亿]+)(?=(?![円元])\p{Script=Han}?(?:\)|$))/u;
const LETTERED =
  /^(?:(t|k|m|mn|mio|mrd|md|bn|b)(eur|usd|sek|nok|dkk|chf|gbp|pln|huf|czk|jpy|inr|brl|kr|\p{Sc})|((?:us|a|c|hk|r)?\p{Sc}|eur|usd)(t|k|m|mm|mn|mio|mrd|bn|b|tn))$/u;
const CENTS = /^(?:cents?|pence|centimes?|céntimos|centavos|öre|øre|groszy|копе\p{L}+|gr)$/u;

/** Words that scale notes and never numbers. */
const NOTE_POWERS = new Map(
  Object.entries({
    migliaia: 3,
    milhares: 3,
    tusental: 3,
    duizenden: 3,
    tisíc: 3,
    tis: 3,
    ezer: 3,
    bin: 3,
  }),
);
const powerIn = (word: string) => NOTE_POWERS.get(word) ?? powerOf(word);

/** The unit that a few words state: "(In millions)", "w tys. zł", "MSEK", "€'000", "単位：百万円", "margin_pct". */
export function unitIn(text: string): Unit {
  const folded = foldText(text.slice(0, 300)).replace(/_/g, ' ');
  const percent =
    /(?<!\d\s?)[%‰]|(?<!\p{L})(?:pct|percent|per cent|prozent|procent|por ?cento|pourcentage|процент\p{L}*)(?!\p{L})/u.test(
      folded,
    );
  const unspaced = UNSPACED.exec(folded);
  let power = unspaced === null ? null : sumOfPowers(unspaced[1] ?? unspaced[3] ?? '');
  let currency = unspaced === null ? null : currencyOf(unspaced[2] ?? '');
  let scaled = -1;
  for (const { 0: raw, index } of folded.matchAll(TOKEN)) {
    const word = raw.trim().replace(/\.$/, '');
    const lettered = LETTERED.exec(word);
    if (lettered !== null) {
      const letter = lettered[1] ?? lettered[4] ?? '';
      power ??= letter === 't' ? 3 : powerOf(letter);
      currency ??= currencyOf(lettered[2] ?? lettered[3] ?? '');
    } else if (/^\p{N}|^'/u.test(word)) {
      const zeros = /^1?((?:000){1,3})$/.exec(word.replace(/\D/g, ''))?.[1];
      if (zeros !== undefined) power ??= zeros.length;
    } else if (CENTS.test(word)) power ??= -2;
    else if (word.length > 1 && powerIn(word) >= 3) {
      // "miles de millones", "thousand million"
      const follows = scaled >= 0 && /^ (?:de )?$/.test(folded.slice(scaled, index));
      power = follows ? (power ?? 0) + powerIn(word) : (power ?? powerIn(word));
      scaled = index + raw.length;
    } else {
      currency ??= currencyOf(word) ?? currencyOf(raw.trim());
      if (/^(?:m|k|mm|bn)$/.test(word) && currency !== null) power ??= powerOf(word);
    }
  }
  if (/(?:us|u\.s\.)[ -]dollars?/u.test(folded)) currency = 'USD';
  return { power, currency, percent };
}

const sumOfPowers = (signs: string) =>
  [...signs].reduce(
    (sum, sign) => sum + ('十십'.includes(sign) ? 1 : sign === '백' ? 2 : powerOf(sign)),
    0,
  );

/** The unit a row's label states, in brackets or behind its last comma; a percent sign anywhere. */
export function unitOfLabel(label: string): Unit {
  const stated = [...label.matchAll(/[(（[]([^()（）[\]]{1,80})[)）\]]/gu)].map(
    (match) => match[1] ?? '',
  );
  const behind = /[,:：]([^,:：]{1,40})$/u.exec(label)?.[1];
  const units = [...stated, ...(behind === undefined ? [] : [behind])].map((part) =>
    unitIn(`(${part})`),
  );
  const found = units.find(({ power, currency }) => power !== null || currency !== null) ?? NONE;
  return { ...found, percent: unitIn(label).percent };
}

export const statesUnit = ({ power, currency, percent }: Unit): boolean =>
  power !== null || currency !== null || percent;

/** What a note does not scale: amounts per share, and heads counted. Nothing in "Stores | 214 | 207" says so but the word. */
const PER_SHARE =
  /(?<!\p{L})(?:per|je|pro|par|por|na|på|на|pr\.?) (?:\p{L}+ ){0,2}(?:share|ads|adr|aktie|stammaktie|action|acción|ação|azione|aandeel|akcję|акцию)|(?<!\p{L})(?:eps|bpa)(?!\p{L})|(?:株|주)\s?(?:当|あた|당)|每股|주당/u;
const COUNTED =
  /(?<!\p{L})(?:employee|headcount|ftes?(?!\p{L})|full-time|workforce|mitarbeit|beschäftigt|vollzeit|effectif|salari[ée]s|collabora|emplead|plantilla|trabajador|empregad|funcionári|trabalhador|dipendent|organico|medewerker|werknemer|personeelsled|pracowni|zatrudni|anställd|medarbetar|ansatte|årsverk|сотрудник|работник|численност|stores?(?!\p{L})|shops|outlets|filial|läden|magasins|tiendas|lojas|negozi(?!\p{L})|winkels|sklep|butik|магазин|number of|anzahl|nombre d|número de|numero di|aantal|liczba|antal|количество|число)|従業員|社員数|人員|人数|店舗|员工|職員|门店|店铺|직원|종업원|임직원|매장/u;

export function unscaledKind(words: string): 'share' | 'count' | null {
  const folded = foldText(words);
  return PER_SHARE.test(folded) ? 'share' : COUNTED.test(folded) ? 'count' : null;
}
