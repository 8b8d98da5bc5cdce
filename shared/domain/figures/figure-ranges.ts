import { type Figure, isQuantity, writing } from './figure.ts';
import { unitsAgree } from './figure-lexicon.ts';
import type { Reading } from './figure-unit.ts';

const DASH = /^[ \u00a0]?[-–~〜][ \u00a0]?$/u;
const TOWARDS = 'to|bis|auf|à|a|al|au|aux|hasta|till|til|until|do|tot|naar|до';
const HEDGE = '(?:about |around |nearly |over |more than |almost |rund |etwa |knapp |über )?';
const TO = new RegExp(`^ (?:${TOWARDS}) ${HEDGE}$`, 'u');
const AND = /^ (?:and|und|et|y|e|i|en|och|og|и) $/u;
const BETWEEN =
  /(?<!\p{L})(?:between|zwischen|entre|tra|fra|między|mellan|mellem|tussen|между) (?:about |around )?$/u;
const FROM = new RegExp(
  `(?<!\\p{L})(?:from|von|de|desde|da|dal|od|z|från|fra|van|с|от) ${HEDGE}$`,
  'u',
);
const OF =
  /^ (?:\p{L}{2,15} (?=out|of|de cada|em cada|sur? |из))?(?:in|of every|out of|in every|out of every|von|auf|sur|de cada|em cada|su|na|av|op de|из) $/u;
/** What may stand between two amounts that share the scale or unit of the second. */
const LINK = new RegExp(
  `^(?:[ \\u00a0]?[-–~〜/&][ \\u00a0]?|,? (?:${TOWARDS}|and|or|und|oder|et|ou|y|o|e|i|oraz|lub|och|eller|og|en|of|и|или) ${HEDGE}|, |[ ]?(?:から|と|、|至|到|降至|升至|降到|增至|和|에서|과|와)[ ]?)$`,
  'u',
);

/**
 * Gives "20" of "20 and 19 percent" its unit, joins "10–15%", "between 10 and 15", "from $5bn to $7bn" into one
 * figure, and "one in four" into a share.
 */
export function joinRanges({ text, folded }: Reading, figures: readonly Figure[]): Figure[] {
  const joined: Figure[] = [];
  const read = withSharedUnits(folded, figures);
  for (let i = 0; i < read.length; i++) {
    const a = read[i];
    const b = read[i + 1];
    if (a === undefined) continue;
    const pair = b === undefined ? undefined : (rangeOf(folded, a, b) ?? shareOf(folded, a, b));
    joined.push(pair === undefined ? a : { ...pair, ...writing(text, pair.start, pair.end) });
    if (pair !== undefined) i++;
  }
  return joined;
}

/** From the last to the first, so that a whole list takes the unit at its end. */
function withSharedUnits(folded: string, figures: readonly Figure[]): Figure[] {
  const read = [...figures];
  for (let i = read.length - 2; i >= 0; i--) {
    const a = read[i];
    let b = read[i + 1];
    if (a === undefined || b === undefined || !isQuantity(a) || !isQuantity(b)) continue;
    const link = folded.slice(a.end, b.start);
    if (link.length > 20 || !LINK.test(link)) continue;
    // "$5 to 7 billion": the sign before the first serves both.
    const spans = TO.test(link) || DASH.test(link);
    if (spans && a.kind === 'money' && b.kind === 'number' && b.unit === null) {
      b = { ...b, kind: 'money', unit: a.unit };
      read[i + 1] = b;
    }
    read[i] = shared(a, b);
  }
  return read;
}

function rangeOf(folded: string, low: Figure, high: Figure): Figure | undefined {
  if (!isQuantity(low) || !isQuantity(high) || high.start - low.end > 16) return undefined;
  const link = folded.slice(low.end, high.start);
  const lead = folded.slice(Math.max(0, low.start - 16), low.start);
  const between = BETWEEN.test(lead) && AND.test(link);
  if (!between && !TO.test(link) && !DASH.test(link)) return undefined;
  if (low.kind !== high.kind || !unitsAgree(low.unit, high.unit) || low.value >= high.value) {
    return undefined;
  }
  const stated = low.unit !== null && low.kind !== 'money' && high.unit !== null;
  return {
    ...low,
    end: high.end,
    unit: low.unit ?? high.unit,
    low: low.value,
    high: high.value,
    range: FROM.test(lead) || (TO.test(link) && stated) ? 'open' : 'closed',
    step: Math.min(low.step, high.step),
    scale: high.scale,
  };
}

/** A second amount so many times smaller is of another scale: "from 900 to 1.2 million". */
const APART = 20;

/** An amount without scale, currency or percent sign takes those of the next: "20 and 19 percent", "$5–7bn". */
function shared(end: Figure, next: Figure): Figure {
  const bare = end.kind === 'number' && end.unit === null;
  if (end.scale > 0 || !(bare || (end.kind === 'money' && next.kind === 'money'))) {
    return bare && next.kind === 'money' ? { ...end, kind: 'money', unit: next.unit } : end;
  }
  const counted = next.kind === 'number' || next.kind === 'money' ? next.scale : 0;
  const measured = next.unitPower;
  const own = end.value / (next.value / 10 ** (counted + measured));
  const factor = own > 0 && own < APART ? 10 ** (counted + measured) : 1;
  if (!bare) return factor !== 1 ? { ...times(end, factor), scale: next.scale } : end;
  if (next.kind === 'number' && factor === 1 && next.unit === null) return end;
  const typed = next.kind === 'multiple' || next.kind === 'fraction' ? 'number' : next.kind;
  const bps = next.kind === 'points' && next.step < 1 && end.value > next.value * 10 ? 0.01 : 1;
  return {
    ...times(end, next.kind === 'points' ? bps : factor),
    kind: typed,
    unit: next.unit,
    scale: factor > 1 ? next.scale : 0,
  };
}

function times(figure: Figure, factor: number): Figure {
  const value = Number((figure.value * factor).toPrecision(15));
  return { ...figure, value, low: value, high: value, step: figure.step * factor };
}

function shareOf(folded: string, part: Figure, whole: Figure): Figure | undefined {
  if (!isQuantity(part) || !isQuantity(whole)) return undefined;
  const counts = [part, whole].every(
    (f) => (f.kind === 'money' || f.unit === null) && f.scale === 0 && Number.isInteger(f.value),
  );
  if (!counts || part.value >= whole.value || whole.value > 100 || part.value < 1) return undefined;
  if (!OF.test(folded.slice(part.end, whole.start))) return undefined;
  const value = part.value / whole.value;
  return {
    ...part,
    end: whole.end,
    kind: 'fraction',
    unit: null,
    value,
    low: value,
    high: value,
    step: 0.1,
  };
}
