import { createPassagesBehind, isDated } from '../../shared/analysis/paper/ages.ts';
import { statesFigure } from '../../shared/analysis/paper/material.ts';
import { alike } from '../../shared/analysis/paper/nearest.ts';
import type { Paper } from '../../shared/domain/paper/paper.ts';
import { sentencesOf } from '../../shared/domain/paper/sentences.ts';
import type { Report } from '../../shared/domain/report.ts';

/** What a world's pages are known to hold, to hold a report against; every part may be absent. */
export interface Expected {
  /** Values that the pages state of rivals and market, as the pages write them. */
  cells?: { entity: string; printed: string }[] | undefined;
  /** Pages that speak against an obvious answer. */
  against?: string[] | undefined;
}

const YEAR_MS = 365 * 86_400_000;
const SAME = 0.75;

/** The qualities of a report that can be counted, a line each. Pure. */
export function measures(report: Report, markdown: string, expected: Expected = {}): string[] {
  const { paper } = report;
  if (paper === null) return ['no paper'];
  const sentences = sentencesOf(paper);
  const cited = new Set(sentences.flatMap(({ evidence }) => evidence));
  const since = new Date(Date.parse(report.generated_at) - YEAR_MS).toISOString().slice(0, 10);
  const stale = sentences.filter(
    ({ kind, as_of, text }) =>
      kind !== 'proposal' && as_of !== null && as_of < since && !isDated(text),
  );
  const rows = new Set(paper.messages.flatMap((message) => message.rows));
  // Rows of one table are alike by their nature.
  const prose = sentences.filter((one) => !rows.has(one));
  const repeats = prose.filter(({ text }, index) =>
    prose.slice(0, index).some((one) => alike(one.text, text) >= SAME),
  );
  const marks = sentences.reduce((sum, { evidence }) => sum + evidence.length, 0);
  const figured = sentences.filter(({ text }) => statesFigure(text)).length;
  const [first] = paper.answer.sentences;
  const before = first === undefined ? -1 : markdown.indexOf(first.text.slice(0, 30));
  const count = (verdict: string) => sentences.filter((one) => one.verdict === verdict).length;
  return [
    `claims of the paper: ${sentences.length} (${count('supported')} supported, ${count('partly')} partly, ${count('unchecked')} not judged)`,
    ...body(paper),
    `ids of evidence a claim: ${(marks / Math.max(1, sentences.length)).toFixed(1)}`,
    `computed figures: ${report.computed.length}, of them cited ${report.computed.filter(({ id }) => cited.has(id)).length}`,
    `claims with a figure: ${rate(figured, sentences.length)}`,
    `stale statements without a date: ${stale.length}${named(stale)}`,
    `repeats: ${repeats.length}${named(repeats)}`,
    ...cells(report, expected.cells),
    ...against(report, cited, expected.against),
    `characters before the answer: ${before}`,
    `faults found by the critic: ${paper.faults.length}, mended ${paper.faults.filter(({ outcome }) => outcome === 'revised' || outcome === 'removed').length}`,
  ];
}

const wordsIn = (all: readonly { readonly text: string }[]): number =>
  all.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);

/** How the argument is cut, and how long it is. */
function body(paper: Paper): string[] {
  const { messages } = paper;
  const paragraphs = messages.map(
    ({ support }) => support.filter(({ opens }, n) => opens || n === 0).length,
  );
  const rows = messages.map((message) => message.rows.length);
  const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
  const longest = Math.max(0, ...messages.map(({ support }) => wordsIn(support)));
  return [
    `words of the paper: ${wordsIn(sentencesOf(paper))}, of its longest section ${longest}`,
    `sections: ${messages.length} of ${sum(paragraphs)} paragraphs; tables: ${rows.filter((n) => n > 0).length} of ${sum(rows)} rows`,
  ];
}

const rate = (part: number, whole: number) =>
  `${part} of ${whole}${whole === 0 ? '' : ` (${Math.round((100 * part) / whole)} %)`}`;
const named = (list: readonly { id: string }[]) =>
  list.length === 0 ? '' : `: ${list.map(({ id }) => id).join(', ')}`;

/** Cells of peers and market that hold a value; of those the pages state, where that is known. */
function cells({ exhibits, facts }: Report, stated: Expected['cells']): string[] {
  const all = exhibits.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const filled = all.filter(({ value, text }) => value !== null || text !== undefined);
  const lines = [`cells of the exhibits filled: ${rate(filled.length, all.length)}`];
  if (!stated) return lines;
  const shown = new Set(filled.flatMap(({ ref }) => ref ?? []));
  const plain = (text: string) => text.toLowerCase().replace(/[\s\u00a0]+/gu, ' ');
  const found = stated.filter(({ entity, printed }) =>
    facts.some(
      (fact) =>
        shown.has(fact.id) &&
        plain(fact.entity).includes(plain(entity)) &&
        plain(fact.amount.printed).includes(plain(printed)),
    ),
  );
  return [...lines, `cells filled of those the pages state: ${rate(found.length, stated.length)}`];
}

/** Disagreements of which the paper cites both sides, and pages against the answer that it cites. */
function against(report: Report, cited: ReadonlySet<string>, pages: Expected['against']): string[] {
  const passages = new Set(createPassagesBehind(report)([...cited]));
  const factsUsed = new Set(
    report.facts
      .filter(({ id, evidence }) => cited.has(id) || evidence.some((one) => passages.has(one)))
      .map(({ id }) => id),
  );
  const both = report.conflicts.filter(({ facts }) => facts.every((id) => factsUsed.has(id)));
  const sources = new Set(
    report.passages.filter(({ id }) => passages.has(id)).map(({ source }) => source),
  );
  const urls = new Set(report.sources.filter(({ id }) => sources.has(id)).map(({ url }) => url));
  return [
    `disagreements told from both sides: ${rate(both.length, report.conflicts.length)}`,
    ...(pages
      ? [
          `contradicting pages mentioned: ${rate(pages.filter((url) => urls.has(url)).length, pages.length)}`,
        ]
      : []),
  ];
}
