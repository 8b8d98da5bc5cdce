const YEAR = String.raw`((?:19|20)\d\d)`;
const ORDERED = new RegExp(
  String.raw`(?<!\p{L})(?:from|between|von|zwischen|de|entre|desde)[ \u00a0]${YEAR}[ \u00a0](?:to|and|until|through|bis|und|à|et|a|y|hasta)[ \u00a0]${YEAR}(?!\d)`,
  'giu',
);

const ordersIn = (text: string) =>
  Array.from(text.matchAll(ORDERED), ([raw, first = '', last = '']) => ({ raw, first, last }));

/** "from 2015 to 2014" where the passages only have "from 2014 to 2015". */
export function reversedYears(claim: string, passages: readonly string[]): string[] {
  const stated = passages.flatMap(ordersIn);
  const has = (first: string, last: string) =>
    stated.some((order) => order.first === first && order.last === last);
  return ordersIn(claim)
    .filter(({ first, last }) => has(last, first) && !has(first, last))
    .map(({ raw }) => `the cited passage has the years of "${raw}" the other way round`);
}
