import { type Figure, isQuantity, writing } from './figure.ts';
import { unitsAgree } from './figure-lexicon.ts';
import type { Reading } from './figure-quantity.ts';

const DASH = /^[ \u00a0]?[-–][ \u00a0]?$/u;
const TO =
  /^ (?:to|bis|à|a|hasta|au|till|until) (?:about |around |nearly |over |more than |almost )?$/u;
const AND = /^ (?:and|und|et|y|e) $/u;
const BETWEEN = /(?<!\p{L})(?:between|zwischen|entre) (?:about |around )?$/u;
const FROM = /(?<!\p{L})(?:from|von|de|desde) (?:about |around |nearly |over |almost )?$/u;
const OF = /^ (?:in|out of|in every|out of every|von|sur|de cada) $/u;

/** Joins "10–15%", "between 10 and 15", "from $5bn to $7bn" into one figure, and "one in four" into a share. */
export function joinRanges({ text, folded }: Reading, figures: readonly Figure[]): Figure[] {
  const joined: Figure[] = [];
  for (let i = 0; i < figures.length; i++) {
    const a = figures[i];
    const b = figures[i + 1];
    if (a === undefined) continue;
    const pair = b === undefined ? undefined : (rangeOf(folded, a, b) ?? shareOf(folded, a, b));
    joined.push(pair === undefined ? a : { ...pair, ...writing(text, pair.start, pair.end) });
    if (pair !== undefined) i++;
  }
  return joined;
}

function rangeOf(folded: string, first: Figure, last: Figure): Figure | undefined {
  if (!isQuantity(first) || !isQuantity(last) || last.start - first.end > 16) return undefined;
  const link = folded.slice(first.end, last.start);
  const lead = folded.slice(Math.max(0, first.start - 16), first.start);
  const between = BETWEEN.test(lead) && AND.test(link);
  const to = TO.test(link);
  if (!between && !to && !DASH.test(link)) return undefined;
  const low = shared(first, last);
  const high = shared(last, low);
  if (low.kind !== high.kind || !unitsAgree(low.unit, high.unit) || low.value >= high.value) {
    return undefined;
  }
  const stated = first.unit !== null && first.kind !== 'money' && last.unit !== null;
  const unit = low.unit ?? high.unit;
  return {
    ...low,
    end: last.end,
    unit,
    low: low.value,
    high: high.value,
    range: FROM.test(lead) || (to && stated) ? 'open' : 'closed',
    step: Math.min(low.step, high.step),
    scale: high.scale,
  };
}

/** "$5–7bn", "10 to 15 percent": an end without scale, currency or percent sign takes the other's. */
function shared(end: Figure, other: Figure): Figure {
  if (end.kind !== 'number' || end.unit !== null) {
    const factor =
      end.kind === 'money' && end.scale === 0 && other.scale > 0 ? 10 ** other.scale : 1;
    return factor > 1 && other.value > end.value * factor ? times(end, factor) : end;
  }
  const kind =
    other.kind === 'money' || other.kind === 'percent' || other.kind === 'points'
      ? other.kind
      : end.kind;
  const bps = other.kind === 'points' && other.step < 1 && end.value > other.value ? 0.01 : 1;
  const factor =
    end.scale === 0 && end.value * 10 ** other.scale < other.value ? 10 ** other.scale : 1;
  return { ...times(end, kind === 'points' ? bps : factor), kind, unit: other.unit };
}

function times(figure: Figure, factor: number): Figure {
  const value = Number((figure.value * factor).toPrecision(15));
  return { ...figure, value, low: value, high: value, step: figure.step * factor };
}

function shareOf(folded: string, part: Figure, whole: Figure): Figure | undefined {
  const counts = [part, whole].every(
    (f) => f.kind === 'number' && f.unit === null && Number.isInteger(f.value),
  );
  if (!counts || part.value >= whole.value || whole.value > 100 || part.value < 1) return undefined;
  if (!OF.test(folded.slice(part.end, whole.start))) return undefined;
  const value = part.value / whole.value;
  return {
    ...part,
    end: whole.end,
    kind: 'fraction',
    value,
    low: value,
    high: value,
    step: 0.1,
  };
}
