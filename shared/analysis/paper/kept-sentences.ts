import type { Sentence } from '../../domain/paper/paper.ts';
import { type Line, linesUnder, type PaperDraft, without } from './lines.ts';

/** The sentences of a paper that passed gates and judge, by their places. */
export interface At {
  /** The sentence of a place; null when there is none or it fell. */
  one(id: string): Sentence | null;
  all(prefix: string): Sentence[];
  dated(prefix: string): { claim: Sentence; by: string | null }[];
}

export function createAt(draft: PaperDraft, kept: ReadonlyMap<string, Sentence>): At {
  const written = new Map(draft.lines.map((line) => [line.id, line]));
  const sentence = (line: Line): Sentence[] => {
    const claim = kept.get(line.id);
    if (claim === undefined) return [];
    const basis = claim.basis ?? line.basis;
    return [{ ...claim, ...(basis !== '' && { basis }), ...(line.opens && { opens: line.opens }) }];
  };
  const lines = without(draft.lines, ({ id }) => !kept.has(id));
  const numbered = (prefix: string) =>
    linesUnder({ lines }, prefix).filter(({ id }) => /^\d+$/u.test(id.slice(prefix.length + 1)));
  return {
    one: (id) => {
      const line = written.get(id);
      return (line && sentence(line)[0]) ?? null;
    },
    all: (prefix) => numbered(prefix).flatMap(sentence),
    dated: (prefix) => {
      const lines = prefix === 'answer.decide' ? linesUnder(draft, prefix) : numbered(prefix);
      return lines.flatMap((line) => sentence(line).map((claim) => ({ claim, by: line.by })));
    },
  };
}
