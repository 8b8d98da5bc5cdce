import { checkFact } from '../../shared/domain/facts/check-fact.ts';
import type { FactGround } from '../../shared/domain/facts/draft-fact.ts';
import { foldText, notationOf } from '../../shared/domain/figures/number-notation.ts';
import { cleanPage } from '../../shared/domain/pages/page-text.ts';
import type { ReadPassage } from '../../shared/domain/pages/passage.ts';
import { splitPassages } from '../../shared/domain/pages/passages.ts';

/** A figure as somebody states it of a page. */
export interface PageFact {
  readonly entity: string;
  readonly metric: string;
  readonly period: string;
  readonly value: string;
  readonly unit: string;
}

/**
 * Which of the facts the ledger would keep as stated, period included, whichever passage of the page they cited:
 * the page is cleaned and split, and each fact checked, by the functions that the worker calls.
 */
export function factsOnPage(
  markdown: string,
  facts: readonly PageFact[],
  company: string,
): boolean[] {
  const passages = passagesOf(markdown);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const rows = passages.filter(({ row }) => row !== undefined);
  const others = new Set(facts.map(({ entity }) => entity).filter((name) => name !== company));
  const ground: FactGround = {
    passage: (id) => byId.get(id),
    source: () => ({ title: '', publishedAt: null, about: 'company' }),
    textsOf: () => [],
    rowsOf: () => rows,
    names: { company: [company], others: [...others] },
  };
  return facts.map(({ metric, ...fact }) =>
    passages.some(({ id }) => {
      const parts = { metric: 'other', status: 'reported', label: metric } as const;
      const checked = checkFact({ ...fact, ...parts, evidence: [id] }, ground);
      return checked.ok && checked.periodFound;
    }),
  );
}

function passagesOf(markdown: string): ReadPassage[] {
  const text = cleanPage(markdown);
  const notation = notationOf(foldText(text));
  return splitPassages(text, notation).map((span, at) => ({
    ...{ id: `S1.p${at + 1}`, source: 'S1', context: [], notation },
    ...span,
  }));
}
