import type { Fact } from '../../domain/facts/fact.ts';
import { changeText, computedName, computedWords, factName, figureWords } from '../fact-rows.ts';
import { fill } from '../labels.ts';
import { UNDATED } from '../marks.ts';
import { periodName } from '../period-name.ts';
import type { Wording } from '../view.ts';
import type { Mark } from './blocks.ts';

/** A ledger figure, or a computed one, as the paper prints it. */
export interface FigureText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

export function figureText(wording: Wording, id: string): FigureText | undefined {
  const fact = wording.report.facts.find((one) => one.id === id);
  if (fact !== undefined) {
    return { text: figureWords(wording, fact), marks: factMarks(wording, fact) };
  }
  const computed = wording.report.computed.find((one) => one.id === id);
  if (computed === undefined) return undefined;
  const isChange = computed.op === 'growth' || computed.op === 'difference';
  const text = isChange ? changeText(wording, computed) : computedWords(wording, computed);
  return { text, marks: [] };
}

/** How old it is where it is not new, whether sources disagree on it, and what its check left open. */
function factMarks({ report, labels, format }: Wording, fact: Fact): Mark[] {
  const { fresh, as_of, verdict, id } = fact;
  const disputed = report.conflicts.some(({ facts }) => facts.includes(id));
  const undated = fresh === 'undated' || as_of === null;
  const age = undated ? '' : fill(labels.paper.asOf, { date: format.date(as_of) });
  return [
    ...(fresh === 'new'
      ? []
      : [
          undated
            ? { text: labels.reading.undated, open: false, sign: UNDATED }
            : { text: age, open: false },
        ]),
    ...(disputed ? [{ text: labels.paper.doubts.conflict, open: true }] : []),
    ...(verdict === 'supported' ? [] : [{ text: labels.verdicts[verdict], open: true }]),
  ];
}

/** `Revenue, ad tier, Europe`; of a computed figure what was done with which. */
export function figureName(wording: Wording, id: string): string {
  const fact = wording.report.facts.find((one) => one.id === id);
  if (fact !== undefined) return factName(wording, fact);
  const computed = wording.report.computed.find((one) => one.id === id);
  return computed === undefined ? id : computedName(wording, computed);
}

/** `FY2026, guided`; without the period where no page states it. */
export function figurePeriod(wording: Wording, id: string): string {
  const fact = wording.report.facts.find((one) => one.id === id);
  if (fact === undefined) return '';
  const { labels } = wording;
  return [
    periodName(wording, fact.period),
    fact.status === 'reported' ? '' : labels.factStatuses[fact.status],
  ]
    .filter((text) => text !== '')
    .join(labels.comma);
}
