import type { Figure } from '../figures/figure.ts';
import { currencyOf, isCurrency, unitsAgree } from '../figures/figure-lexicon.ts';
import { figuresIn } from '../figures/figures.ts';
import { foldText, type Notation } from '../figures/number-notation.ts';
import { type Unit, unitIn } from '../figures/unit-note.ts';
import type { Amount } from './fact.ts';

/** Kinds a fact may state. */
const MEASURED = new Set<Figure['kind']>([
  ...(['number', 'money', 'percent', 'points', 'multiple', 'fraction', 'year'] as const),
]);
export const isMeasured = ({ kind }: Figure): boolean => MEASURED.has(kind);

/** Beyond this share of the value, fewer digits make another number. */
const WIDEST_ROUNDING = 0.025;
const NEGATIVE = /^(?:[-△▲]\s?|\().*\d/u;

/**
 * The one figure, or range, that value and unit state together; undefined when they state none or several.
 * Numbers are read as the page writes them.
 */
export function draftFigure(value: string, unit: string, notation: Notation): Figure | undefined {
  const written = foldText(value).trim();
  const bare = value.trim().replace(/^[(△▲−–-]\s?|\)$/gu, '');
  const range = joined(value.trim(), unit.trim(), notation);
  if (range !== undefined && range.range === 'closed') return range;
  const figure = joined(bare, unit.trim(), notation);
  if (figure === undefined || !MEASURED.has(figure.kind) || !Number.isFinite(figure.value))
    return undefined;
  return NEGATIVE.test(written) && figure.range === null
    ? { ...figure, value: -Math.abs(figure.value) }
    : figure;
}

/** Value and unit may repeat each other ("97.69 billion", "USD billion") or share the work ("97.69", "USD bn"). */
function joined(value: string, unit: string, notation: Notation): Figure | undefined {
  const alone = onlyFigure(value, notation);
  if (alone === undefined) return undefined;
  if (unit === '' || (alone.kind === 'year' && /^\p{L}+$/u.test(unit))) return alone;
  const tokens = unit.split(/[\s,()/]+/).filter((token) => token !== '');
  const currencies = tokens.filter((token) => isCurrency(currencyOf(foldText(token)) ?? ''));
  const rest = tokens.filter((token) => !currencies.includes(token)).join(' ');
  const currency = currencies[0] === undefined ? null : currencyOf(foldText(currencies[0]));
  if (currencies.length > 1 || !unitsAgree(alone.unit, currency)) return undefined;

  const whole = onlyFigure(`${value} ${unit}`, notation) ?? onlyFigure(`${value}${unit}`, notation);
  const scaled = rest === '' ? alone : (onlyFigure(`${value} ${rest}`, notation) ?? alone);
  const read = [whole, scaled].find((f) => f !== undefined && f.scale > 0) ?? whole ?? scaled;
  // Words that scale notes scale the unit of a fact: "miles EUR", "백만원".
  const said = unitIn(unit);
  if ((said.power ?? 0) > read.scale && isOfUnit(read, said, notation) && !/[1-9/]/.test(unit))
    return alone.scale > 0 && alone.scale !== said.power ? undefined : scaledBy(alone, said);
  if (alone.scale > 0) {
    // "97.69 billion" of "USD million" is two amounts.
    const repeated = rest === '' ? undefined : onlyFigure(`1 ${rest}`, notation);
    if (repeated !== undefined && repeated.scale > 0 && repeated.scale !== alone.scale)
      return undefined;
  }
  if (scalesOf(tokens, notation) > Math.max(read.scale, alone.scale)) return undefined;
  const figure = alone.scale > 0 ? { ...read, ...sizeOf(alone) } : read;
  const money = currency ?? (figure.kind === 'money' ? figure.unit : null);
  if (money === null) return figure;
  if (figure.kind !== 'money' && figure.kind !== 'number') return undefined;
  return { ...figure, kind: 'money', unit: money };
}

/** "450 miles" is a distance where the page writes 4.5; "450 miles EUR" are thousands of euros. */
const isOfUnit = ({ kind, unit }: Figure, said: Unit, { decimal }: Notation): boolean =>
  said.currency === null
    ? kind === 'number' && (unit === null || (unit === 'mile' && decimal !== '.'))
    : kind === 'number' || (kind === 'money' && unitsAgree(unit, said.currency));

function scaledBy(alone: Figure, { power, currency }: Unit): Figure {
  const times = (value: number) => Number(`${value}e${(power ?? 0) - alone.scale}`);
  return {
    ...alone,
    ...(currency === null ? {} : { kind: 'money', unit: currency }),
    ...{ value: times(alone.value), low: times(alone.low), high: times(alone.high) },
    ...{ step: times(alone.step), scale: power ?? 0 },
  };
}

/** Powers of ten of a unit's words together: one that is not in the amount would be lost without a word. */
const scalesOf = (tokens: readonly string[], notation: Notation): number =>
  tokens.reduce((sum, token) => sum + (onlyFigure(`1 ${token}`, notation)?.scale ?? 0), 0);

const sizeOf = ({ value, low, high, range, step, scale }: Figure) => ({
  ...{ value, low, high, range, step, scale },
});

/** The figure of a text that is nothing else but words of a unit after it and of a bound before it. */
function onlyFigure(text: string, notation: Notation): Figure | undefined {
  const [figure, ...more] = figuresIn(text, notation);
  if (figure === undefined || more.length > 0) return undefined;
  const lead = text.slice(0, figure.start).trim();
  const tail = text.slice(figure.end).trim();
  const words = /^[\p{L}\p{M}\s.'’%$€£¥~≈<>≥≤+-]{0,40}$/u;
  return words.test(lead) && words.test(tail) ? figure : undefined;
}

const digitsOf = ({ written }: Figure): string => /\d[\d.,]*/u.exec(written)?.[0] ?? '';
const CLOSE = 1e-9;
const size = (figure: Figure, value: number) => (figure.kind === 'fraction' ? value * 100 : value);

/**
 * Whether a page's figure bears out the draft's, signs aside: the same amount, or the page's rounded to the
 * digits the draft writes; a range only as a range. A unit that one side leaves out is no difference.
 */
export function sizesAgree(draft: Figure, page: Figure): boolean {
  if (!kindsAgree(draft, page) || !unitsAgree(draft.unit, page.unit)) return false;
  // Where the page does not settle what its separator means, only the same characters are its number.
  if (draft.ambiguous && page.ambiguous && digitsOf(draft) !== digitsOf(page)) return false;
  const [a, b] = [Math.abs(size(draft, draft.value)), Math.abs(size(page, page.value))];
  const near = (x: number, y: number) =>
    Math.abs(x - y) <= CLOSE * Math.max(Math.abs(x), Math.abs(y));
  if (draft.range !== null) {
    return page.range !== null && near(draft.low, page.low) && near(draft.high, page.high);
  }
  if (page.range === 'closed') return false;
  if (page.range === 'open' && near(a, Math.abs(size(page, page.high)))) return true;
  if (near(a, b)) return true;
  const apart = Math.abs(a - b);
  return apart <= (size(draft, draft.step) / 2) * (1 + CLOSE) && apart <= WIDEST_ROUNDING * b;
}

function kindsAgree(a: Figure, b: Figure): boolean {
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.size === 1) return true;
  if (kinds.has('fraction') && kinds.has('percent')) return true;
  const bare = a.kind === 'number' || a.kind === 'year' ? a : b;
  if (kinds.has('year')) return kinds.has('number') && (a.kind === 'year' ? b : a).unit === null;
  return kinds.has('money') && kinds.has('number') && bare.unit === null;
}

const KINDS: Partial<Record<Figure['kind'], Amount['unit']>> = {
  ...{ money: 'money', percent: 'percent', fraction: 'percent', points: 'points' },
  multiple: 'times',
};
/** Units of figures as those of the ledger, with what one of them is in it. */
const MEASURES: Record<string, readonly [Amount['unit'], number]> = {
  ...{ hour: ['hours', 1], Wh: ['kwh', 1e-3], kg: ['tonne', 1e-3] },
};
const BOUNDS = { about: 'about', above: 'at_least', below: 'at_most' } as const;

/** The amount as the page states it: its bound and its range kept, its own words printed. */
export function amountOf(
  page: Figure,
  draft: Figure,
  parts: { per?: Amount['per']; printed: string },
): Amount {
  const measure = page.unit === null ? undefined : MEASURES[page.unit];
  const money = page.kind === 'money' || (page.kind === 'number' && draft.kind === 'money');
  const unit = money
    ? 'money'
    : (KINDS[page.kind] ?? measure?.[0] ?? (page.unit === null ? 'count' : 'other'));
  const scaled = (value: number) =>
    Number((size(page, value) * (measure?.[1] ?? 1)).toPrecision(15));
  const isRange = page.range === 'closed' && page.low !== page.high;
  const ends = isRange ? [page.low, page.high] : [page.value, page.value];
  const currency =
    money && page.unit !== null && /^[A-Z]{3}$/.test(page.unit) ? page.unit : symbolOf(page, draft);
  return {
    low: scaled(ends[0] ?? page.value),
    high: scaled(ends[1] ?? page.value),
    bound: isRange ? 'range' : page.bound === null ? 'exact' : BOUNDS[page.bound],
    unit,
    ...(unit === 'money' && currency !== undefined ? { currency } : {}),
    ...(parts.per === undefined ? {} : { per: parts.per }),
    printed: parts.printed,
  };
}

/** "$" is a dollar of some country: the draft says of which. A currency that no page names stays open. */
function symbolOf(page: Figure, draft: Figure): string | undefined {
  if (page.unit === null) return undefined;
  if (draft.unit !== null && /^[A-Z]{3}$/.test(draft.unit)) return draft.unit;
  return page.unit === '$' ? 'USD' : undefined;
}

const NEARLY =
  /(?<!\p{L})(?:nearly|almost|close to|fast|knapp|beinahe|presque|casi|quasi|quase|bijna|prawie|niemal|nästan|почти)\s+[^\p{L}\p{N}]*$/iu;

/** "Nearly 30%" is about as much, and no limit as "at most 30%" is. */
export const nearly = (amount: Amount, before: string): Amount =>
  amount.bound === 'at_most' && NEARLY.test(before) ? { ...amount, bound: 'about' } : amount;
