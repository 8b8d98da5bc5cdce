import type { BoundSigns } from '../domain/facts/amount-text.ts';
import type { ExhibitWords } from '../domain/paper/ledger-reading.ts';
import { createFormat } from './format.ts';
import { labelsFor } from './labels.ts';
import { periodName } from './period-name.ts';

/** Headings of exhibits in the language of a report; English stands in for languages without words. */
export function exhibitWords(language: string): ExhibitWords {
  const { labels } = labelsFor(language);
  const { exhibits, metrics } = labels.paper;
  const wording = { labels, format: createFormat(language) };
  return {
    ...exhibits,
    metrics,
    ofMarket: labels.standing.market,
    period: (period) => periodName(wording, period),
  };
}

/** How sentences in that language say that an amount is about, at least or at most what it is. */
export const boundWords = (language: string): BoundSigns => labelsFor(language).labels.bounds;
/** How code words the title of a section that has no message. */
export const headlineWords = (language: string) => labelsFor(language).labels.sections.headlines;
