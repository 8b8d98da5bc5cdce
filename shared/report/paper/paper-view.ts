import type { Report } from '../../domain/report.ts';
import { createView, type View, wordingOf } from '../view.ts';
import { answerPart, messagesPart } from './answer.ts';
import { type Part, statementsOf } from './blocks.ts';
import { exhibitParts, keyFiguresPart } from './figures.ts';
import { calendarPart, criticPart, risksPart, unknownsPart } from './open-questions.ts';
import { optionsPart } from './options.ts';
import { recommendationsPart } from './recommendations.ts';
import { sumsPart } from './sums.ts';
import { createTeller } from './teller.ts';

export interface PaperView {
  readonly view: View;
  /** In reading order, the answer first. Without a paper: what code makes of the ledger. */
  readonly parts: readonly Part[];
  readonly appendix: readonly Part[];
}

/** The report, worded once for every format. */
export function createPaperView(report: Report): PaperView {
  const { paper } = report;
  const teller = createTeller(wordingOf(report));
  const before = paper
    ? [...answerPart(teller, paper.answer), ...messagesPart(teller, paper.messages)]
    : [];
  const figures = [...keyFiguresPart(teller), ...exhibitParts(teller)];
  const after = paper
    ? [
        ...calendarPart(teller, paper),
        ...optionsPart(teller, paper),
        ...recommendationsPart(teller, paper.recommendations),
        ...risksPart(teller, paper),
        ...unknownsPart(teller, paper),
        ...sumsPart(teller, paper),
      ]
    : [];
  const parts = [...before, ...figures, ...after];
  const appendix = paper ? criticPart(teller, paper) : [];
  return { view: createView(report, statementsOf(parts)), parts, appendix };
}
