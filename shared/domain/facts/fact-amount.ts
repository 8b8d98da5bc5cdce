import type { Figure } from '../figures/figure.ts';
import { currencyOf, isCurrency, unitsAgree } from '../figures/figure-lexicon.ts';
import { figuresIn } from '../figures/figures.ts';
import { foldText } from '../figures/number-notation.ts';

/** Kinds a fact may state. */
export const MEASURED = new Set<Figure['kind']>([
  'number',
  'money',
  'percent',
  'points',
  'multiple',
  'year',
]);

/** The one figure that value and unit state together, and the unit as the ledger writes it. */
export function amountOf(
  value: string,
  unit: string,
): { figure: Figure; label: string } | undefined {
  const stated = value.trim();
  const named = unit.trim();
  const scaled = joined(stated, named);
  const figure = scaled === undefined ? undefined : { ...scaled.figure, bound: null };
  if (
    scaled === undefined ||
    figure === undefined ||
    !MEASURED.has(figure.kind) ||
    figure.range !== null
  ) {
    return undefined;
  }
  if (!Number.isFinite(figure.value)) return undefined;
  return { figure, label: figure.unit ?? scaled.noun };
}

/** Value and unit may repeat each other ("97.69 billion", "USD billion") or share the work ("97.69", "USD bn"). */
function joined(value: string, unit: string): { figure: Figure; noun: string } | undefined {
  const alone = onlyFigure(value);
  if (alone === undefined) return undefined;
  if (alone.figure.kind === 'year' && /^(?:|years?|jahr|année|año|date)$/i.test(unit)) {
    return { figure: alone.figure, noun: '' };
  }
  const tokens = unit
    .split(/[\s,()/]+/)
    .filter((token) => token !== '' && !/^(?:in|of|de)$/i.test(token));
  const currencies = tokens.filter((token) => isCurrency(currencyOf(foldText(token)) ?? ''));
  const rest = tokens.filter((token) => !currencies.includes(token));
  const currency = currencies[0] === undefined ? null : currencyOf(foldText(currencies[0]));
  if (currencies.length > 1 || !unitsAgree(alone.figure.unit, currency)) return undefined;

  const withScale = onlyFigure(`${value} ${rest.join(' ')}`);
  const scale = withScale !== undefined && withScale.figure.scale > 0 ? withScale : undefined;
  const repeated = alone.figure.scale > 0 ? onlyFigure(`1 ${rest.join(' ')}`) : undefined;
  if (
    repeated !== undefined &&
    repeated.figure.scale > 0 &&
    repeated.figure.scale !== alone.figure.scale
  ) {
    return undefined;
  }
  const read = alone.figure.scale > 0 ? (repeated ?? alone) : (scale ?? withScale ?? alone);
  const figure =
    alone.figure.scale > 0
      ? { ...alone.figure, unit: alone.figure.unit ?? read.figure.unit }
      : read.figure;
  const money = currency ?? (alone.figure.kind === 'money' ? alone.figure.unit : null);
  if (money !== null && figure.kind !== 'money' && figure.kind !== 'number') return undefined;
  const typed: Figure =
    money === null ? withKind(figure) : { ...figure, kind: 'money', unit: money };
  const noun = read === alone ? rest.join(' ') : read.rest;
  if (figuresIn(noun).length > 0) return undefined;
  return {
    figure: { ...typed, written: '' },
    noun: /^(?:year|number|count|units?)$/i.test(noun) ? '' : noun,
  };
}

function withKind(figure: Figure): Figure {
  if (figure.unit === '%') return { ...figure, kind: 'percent' };
  return figure.unit === 'pp' ? { ...figure, kind: 'points' } : figure;
}

/** The figure of a text that is nothing else but words of a unit after it. */
function onlyFigure(text: string): { figure: Figure; rest: string } | undefined {
  const [figure, ...more] = figuresIn(text);
  if (figure === undefined || more.length > 0) return undefined;
  const lead = text.slice(0, figure.start).trim();
  const rest = text.slice(figure.end).trim();
  if (!/^(?:|[~≈<>≥≤+]|about|approximately|around|circa|ca\.?|over|more than|nearly)$/i.test(lead))
    return undefined;
  return /^[\p{L}\p{M}\s.'’\-+]{0,40}$/u.test(rest) ? { figure, rest } : undefined;
}
