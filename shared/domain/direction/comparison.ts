import type { Figure } from '../figures/figure.ts';
import { unitsAgree } from '../figures/figure-lexicon.ts';
import type { Statement } from './statements.ts';

/** Where something came from says nothing of where it went: "rose to 7 before it fell from 7 to 5". */
const BASE =
  /(?<!\p{L})(?:from|desde|against|compared (?:with|to)|versus|vs\.?|gegenüber|contre|frente a)[ \u00a0](?:the )?$/iu;
/** "augmenté de 5 %" is by; "de 5 à 7" is from. */
const BASE_OR_BY = /(?<!\p{L})(?:von|de)[ \u00a0]$/iu;
const ENDED = /^[ \u00a0](?:\p{L}+[ \u00a0])?(?:auf|à|a)[ \u00a0]/iu;
const AGAINST =
  /(?<!\p{L})(?:against|compared (?:with|to)|versus|vs\.?|below|above|from|gegenüber|contre|frente a)[ \u00a0](?:the )?$/iu;

/**
 * What a figure is in its clause's comparison: the base ("from $5bn"), or the new value, which lies above (1)
 * or below (-1) its base: "17.9% in 2024, against 18.2% in 2023". Null when nothing is compared.
 */
export function comparisonOf(statement: Statement, figure: Figure): 'base' | 1 | -1 | null {
  if (figure.range !== null) return null;
  const { text, figures } = statement;
  const before = (of: Figure) => text.slice(Math.max(0, of.start - 16), of.start);
  if (BASE.test(before(figure))) return 'base';
  const rest = text.slice(figure.end, figure.end + 20);
  if (BASE_OR_BY.test(before(figure)) && ENDED.test(rest)) return 'base';
  const next = figures[figures.indexOf(figure) + 1];
  if (next === undefined || next.range !== null || next.value === figure.value) return null;
  if (next.kind !== figure.kind || !unitsAgree(next.unit, figure.unit)) return null;
  return AGAINST.test(before(next)) ? (figure.value > next.value ? 1 : -1) : null;
}
