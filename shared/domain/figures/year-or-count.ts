import type { Stated } from './figure.ts';
import { foldText } from './number-notation.ts';

/** What surely makes four digits a year. */
const YEAR_LEAD =
  /(?<!\p{L})(?:in|since|during|until|through|early|mid|late|fiscal|calendar|full[- ]year|year|end of|quarter|q[1-4]|h[12]|im|seit|jahr|depuis|desde|en)[ \u00a0-](?:the )?$/u;
/** What may stand before a year as well as before a count. */
const EITHER_LEAD =
  /(?:^|[.:;,(|\n–-]|'s|(?<!\p{L})(?:of|to|for|from|by|the|its|their|our|this|and|or|while|as|that|than|before|after|between|reported|expects?|von|bis|des?|les|la))[ \u00a0]?$/u;
/** What stands before a number of things that are not named after it. */
const AMOUNT_LEAD =
  /(?<!\p{L})(?:about|around|some|nearly|over|roughly|approximately|employ\p{L}*|total\p{L}*|reach\p{L}*|only)[ \u00a0]$/u;
const COUNTED =
  /^[ \u00a0-](?:(?:new|more|other|additional|electric|different)[ \u00a0])?(?<noun>\p{L}+s|people|persons?|men|women|children|staff|mitarbeitern?|beschäftigte|menschen|personen|fahrzeuge|stück|kunden|filialen|werke|empleados)(?!\p{L})/u;
const NO_NOUN = new Set(
  'was is has as this its us vs versus plus less thus always does sees marks brings gross'.split(
    ' ',
  ),
);
/** A year's own: "2023 sales". */
const YEARLY = new Set(
  `sales results deliveries revenues earnings profits losses figures estimates levels prices models targets forecasts
   accounts financials sanctions tariffs elections olympics plans goals filings reports numbers shipments orders margins`.split(
    /\s+/,
  ),
);

/** What the text makes of a figure that could be a year: "in 2023", "2023 plants". */
function readingOf({ figure, text }: Stated): 'year' | 'count' | 'either' {
  if (figure.kind === 'number') return 'count';
  if (figure.kind === 'date' || !/^\d{4}$/.test(figure.written)) return 'year';
  if (text.slice(figure.start, figure.end) !== figure.raw) return 'either';
  const lead = foldText(text.slice(Math.max(0, figure.start - 24), figure.start));
  if (YEAR_LEAD.test(lead)) return 'year';
  const noun = COUNTED.exec(foldText(text.slice(figure.end, figure.end + 60)))?.groups?.noun;
  if (noun === undefined || NO_NOUN.has(noun)) return AMOUNT_LEAD.test(lead) ? 'either' : 'year';
  return YEARLY.has(noun) || EITHER_LEAD.test(lead) ? 'either' : 'count';
}

/** False when one is a year and the other a number of things: "in 2023" is not "2,023 plants". */
export function sameReading(claim: Stated, passage: Stated): boolean {
  if (claim.figure.kind !== 'year' && passage.figure.kind !== 'year') return true;
  // The same four digits: which of the two is meant, the judge sees.
  if (claim.figure.written === passage.figure.written) return true;
  const [mine, theirs] = [readingOf(claim), readingOf(passage)];
  return mine === theirs || mine === 'either' || theirs === 'either';
}
