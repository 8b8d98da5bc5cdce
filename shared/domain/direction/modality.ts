import type { Figure } from '../figures/figure.ts';
import type { Statement } from './statements.ts';

/** What is expected, planned or allowed, not done; "as expected" and "than forecast" tell nothing. */
const OPEN =
  /(?<!\p{L})(?<!(?:as|than)[ \u00a0](?:\p{L}+[ \u00a0])?)(?:may|might|could|expect(?:s|ed|ing)?|forecasts?|projected|predicts|predicted|anticipates|anticipated|targets|targeting|considers|considering|(?:plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|hope[sd]?|intend(?:s|ed)?|seeks?|proposes|proposed)(?=[ \u00a0](?:to|for|\d))|könnte|erwartet|erwartete|pourrait|prévoit|podría|prevé)(?!\p{L})/giu;
/** "sales of $120 billion are expected" */
const OPEN_AFTER =
  /^(?:[ \u00a0]\p{L}+){0,2}[ \u00a0](?:is|are)[ \u00a0](?:expected|planned|forecast|projected|targeted|anticipated)(?!\p{L})/iu;
/** Words with which a claim leaves it open itself. */
const SOFT =
  /(?<!\p{L})(?:may|might|could|would|should|can|if|whether|expect\p{L}*|forecast\p{L}*|project(?:s|ed|ions?)|predict\p{L}*|anticipat\p{L}*|target\p{L}*|consider\p{L}*|plan(?:s|ned|ning)?|aim\p{L}*|hop(?:es?|ed|ing)|inten[dt]\p{L}*|seek\p{L}*|propos\p{L}*|goals?|guidance|outlook|estimat\p{L}*|potential\p{L}*|possib\p{L}*|perhaps|likely|risks?|threat\p{L}*|believes?|set to|on track|due to|k[oö]nnte\p{L}*|soll\p{L}*|erwart\p{L}*|plant|prévoit|prévu\p{L}*|pourrai\p{L}*|podría\p{L}*|prev[eé]\p{L}*|espera\p{L}*)(?!\p{L})/iu;
/** "expects its 5 plants to run": the plants are there. */
const GIVEN = /(?<!\p{L})(?:its|the|their|our|these|those|both|all|his|her)[ \u00a0]$/iu;
/** Characters before a figure in which a word still governs it. */
const REACH = 60;

/** Whether a claim says itself that something is not certain. */
export const isHedged = (claim: string): boolean => SOFT.test(claim);

/** Whether a clause only expects or allows what it says: of the figure, or as a whole. */
export function isOpen({ raw, text, words }: Statement, figure?: Figure): boolean {
  if (figure === undefined) return holdsOpen(raw);
  const start = Math.max(words[0]?.start ?? figure.start, figure.start - REACH);
  // The figure's first character stays: "plans 3 plants".
  const before = text.slice(start, figure.start);
  if (GIVEN.test(before)) return false;
  return holdsOpen(`${before}0`) || OPEN_AFTER.test(text.slice(figure.end, figure.end + REACH));
}

/** The month is none: "in May". */
const holdsOpen = (text: string) =>
  Array.from(text.matchAll(OPEN)).some(([word]) => word !== 'May');
