import type { Report } from '../../domain/report.ts';
import { createView, type View, wordingOf } from '../view.ts';
import { answerPart } from './answer.ts';
import { type Part, statementsOf } from './blocks.ts';
import { conflictsPart } from './conflicts.ts';
import { exhibitParts } from './figures.ts';
import { keyFiguresPart } from './key-figures.ts';
import { messagesPart } from './messages.ts';
import { criticPart, risksPart, unknownsPart } from './open-questions.ts';
import { optionsPart } from './options.ts';
import { pastPart, planPart } from './plan.ts';
import { recommendationsPart } from './recommendations.ts';
import { sumsPart } from './sums.ts';
import { createTeller } from './teller.ts';

export interface PaperView {
  readonly view: View;
  /** In reading order, the answer first. Without a paper: what code makes of the ledger. */
  readonly parts: readonly Part[];
  /** Of the appendix what stands first: figures laid side by side, and sums. */
  readonly figures: readonly Part[];
  readonly appendix: readonly Part[];
}

/** The report, worded once for every format. */
export function createPaperView(report: Report): PaperView {
  const { paper } = report;
  const teller = createTeller(wordingOf(report));
  const parts = paper
    ? [
        ...answerPart(teller, paper),
        ...keyFiguresPart(teller),
        ...messagesPart(teller, paper.messages),
        ...optionsPart(teller, paper),
        ...recommendationsPart(teller, paper.recommendations),
        ...planPart(teller, paper),
        ...risksPart(teller, paper),
        ...unknownsPart(teller, paper),
        ...conflictsPart(teller),
      ]
    : [...keyFiguresPart(teller), ...conflictsPart(teller)];
  const figures = [
    ...exhibitParts(teller),
    ...(paper ? [...pastPart(teller, paper), ...sumsPart(teller)] : []),
  ];
  const appendix = paper ? criticPart(teller, paper) : [];
  return {
    view: createView(report, statementsOf([...parts, ...figures])),
    ...{ parts, figures, appendix },
  };
}
