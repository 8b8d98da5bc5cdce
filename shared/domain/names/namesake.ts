import type { Identity } from '../report.ts';
import { companyNames, withoutLegalForm } from './company-names.ts';
import { industryStems, stem, stemsOf } from './industry-words.ts';
import { introductionsOf, isOtherKind, isTrading, tradesOf } from './introductions.ts';
import { compact, createNameFinder, fold, type NameFinder, namePattern, wordsOf } from './names.ts';
import { NO_TRADE } from './namesake-words.ts';

interface NamedSource {
  id: string;
  title: string;
  text: string;
}

interface Reading {
  id: string;
  folded: string;
  stems: ReadonlySet<string>;
  /** Distinct signs of the right company: the industry's stems, rivals, ticker, domain, longer names. */
  signs: number;
  /** Every stem of the industry, or another sign. */
  sure: boolean;
  /** What the page says the name is: `american rock band`. */
  introductions: string[][];
  /** It says so in the sentence that first has the name. */
  atOnce: boolean;
}

/** How far into a page it may introduce its subject, in characters. */
const OPENING = 4_000;
/** Share of a name's mentions that must be part of one longer name. */
const MOSTLY = 0.8;
const FEW_MENTIONS = 2;

/**
 * Ids of pages about another entity of the same name. Precise rather than greedy: a page is set aside only
 * when it lacks what marks the right company, says that the name is something else ("is an American rock
 * band") or has it only inside another name ("Delta Faucet"). With no other page clearly about the right one,
 * what it is must be said and not only seen. With no industry given, the other pages must agree on what the
 * company is.
 */
export function namesakeSources({
  identity,
  industry,
  sources,
}: {
  identity: Identity;
  industry: string | undefined;
  sources: readonly NamedSource[];
}): Set<string> {
  const names = companyNames(identity);
  const market = industryStems(industry);
  const short = shortName(identity.name);
  const spoken = createNameFinder([...names, short]);
  const signs = createNameFinder(signsOf(identity, names, short));
  const readings = sources.map((source) => read(source, spoken, signs, market, [...names, short]));

  if (market.length === 0) return byAgreement(readings);
  const right = readings.filter(({ sure, folded }) => sure && spoken.has(folded));
  const known = new Set([...right.flatMap(({ stems }) => [...stems]), ...market]);
  // "Delta" is nobody's alone; what follows "Tesla" is more likely a product of Tesla's.
  const shared = names.every((name) => compact(name) !== compact(short));
  const strangers = readings.filter((reading) => {
    const alone = right.every(({ id }) => id === reading.id);
    if (alone && (reading.sure || (reading.signs > 0 && !reading.atOnce))) return false;
    if (reading.signs > 1 || (reading.sure && market.length > 1)) return false;
    if (isOtherKind(reading.introductions, market) && reading.signs < Math.max(1, market.length))
      return true;
    return (
      reading.signs === 0 &&
      (isOtherTrade(reading, known, shared ? 2 : 3) ||
        (!alone && shared && isInsideAnother(reading, short, names, known)))
    );
  });
  return new Set(strangers.map(({ id }) => id));
}

/** "Delta" of "Delta Air Lines": what pages about something else may share. */
const shortName = (name: string) => withoutLegalForm(name).split(/\s+/)[0] ?? name;

/** The name itself is no sign: it is what a namesake shares. */
function signsOf(identity: Identity, names: readonly string[], short: string): string[] {
  const own = compact(withoutLegalForm(identity.name));
  const longer = names.filter(
    (name) =>
      compact(withoutLegalForm(name)) !== own && compact(name).length > compact(short).length,
  );
  const rest = [identity.ticker, identity.domain].filter(
    (mark) => mark !== null && mark.length > 2,
  );
  return [...longer, ...identity.rivals, ...rest.filter((mark) => mark !== null)];
}

function read(
  { id, title, text }: NamedSource,
  spoken: NameFinder,
  signs: NameFinder,
  market: readonly string[],
  names: readonly string[],
): Reading {
  const folded = fold(`${title}. ${text}`);
  const stems = new Set(stemsOf(folded));
  const body = fold(text);
  const first = spoken.find(body)[0]?.start ?? 0;
  const others = new Set(signs.find(folded).map(({ name }) => compact(name))).size;
  const shared = market.filter((one) => stems.has(one)).length;
  return {
    id,
    folded,
    stems,
    signs: others + shared,
    sure: spoken.has(folded) && (others > 0 || (market.length > 0 && shared === market.length)),
    introductions: introductionsOf(folded.slice(0, OPENING), names),
    atOnce: introductionsOf(body.slice(first).split(/[.!?]\s/)[0] ?? '', names).length > 0,
  };
}

/** Introduced as a company of a trade that this page dwells on and no page about the right one mentions. */
function isOtherTrade(
  { folded, introductions }: Reading,
  known: ReadonlySet<string>,
  enough: number,
): boolean {
  const trades = tradesOf(introductions).map((words) => words.map(stem));
  const all = stemsOf(folded);
  const dwells = (one: string) => all.filter((other) => other === one).length >= enough;
  return (
    trades.length > 0 &&
    trades.every((words) => words.some(dwells) && !words.some((one) => known.has(one)))
  );
}

/** "Mercury Records": nearly every mention goes on with the same common noun, foreign to the right pages. */
function isInsideAnother(
  { folded, stems }: Reading,
  short: string,
  names: readonly string[],
  known: ReadonlySet<string>,
): boolean {
  const mentions = [
    ...folded.matchAll(
      new RegExp(String.raw`${namePattern(short)}(?:'s)?(?: (\p{Lu}\p{L}+))?`, 'gu'),
    ),
  ];
  if (mentions.length < FEW_MENTIONS) return false;
  const counts = new Map<string, number>();
  for (const [, next] of mentions)
    if (next !== undefined) counts.set(next, (counts.get(next) ?? 0) + 1);
  const [next = '', count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const own = names.some((name) => wordsOf(name).includes(next.toLowerCase()));
  const small = folded.match(/(?<![\p{L}\p{N}])\p{Ll}\p{L}+/gu) ?? [];
  const isNoun =
    stems.has(stem(next.toLowerCase())) &&
    small.some((word) => stem(word) === stem(next.toLowerCase()));
  return (
    !own && isNoun && count >= mentions.length * MOSTLY && !known.has(stem(next.toLowerCase()))
  );
}

/** No industry to go by: two pages call it a company of one kind, this one calls it no company at all. */
function byAgreement(readings: readonly Reading[]): Set<string> {
  const trades = readings.map(
    ({ introductions }) =>
      new Set(
        introductions
          .filter((words) => words.some(isTrading))
          .flat()
          .filter((word) => !NO_TRADE.has(word))
          .map(stem),
      ),
  );
  const agreed = new Set(
    trades.flatMap((mine, at) =>
      [...mine].filter((word) => trades.some((other, i) => i !== at && other.has(word))),
    ),
  );
  const strangers = readings.filter(
    (reading) =>
      agreed.size > 0 &&
      !reading.sure &&
      isOtherKind(reading.introductions, [...agreed]) &&
      reading.introductions.every((words) => words.every((word) => !agreed.has(stem(word)))),
  );
  return new Set(strangers.map(({ id }) => id));
}
