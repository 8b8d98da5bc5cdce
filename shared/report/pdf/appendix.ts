import {
  changeWords,
  computedName,
  computedWords,
  entityName,
  factName,
  figureWords,
  formulaWords,
  periodWords,
  standingWords,
} from '../fact-rows.ts';
import { type NoteText, noteTexts } from '../office/note-text.ts';
import { type Run, run } from '../office/runs.ts';
import { gapLabel, gapReason, type View } from '../view.ts';
import type { TypeBlock, TypePart, TypeRun } from './document.ts';
import type { Setter } from './setter.ts';

export const body = (setter: Setter, ...runs: readonly Run[]): TypeBlock => ({
  kind: 'paragraph',
  style: 'body',
  runs: setter.runs(runs, 'list'),
});

/** Empty ones are left out. */
export const part = (title: string, blocks: readonly TypeBlock[], level = 2): TypePart[] =>
  blocks.length === 0 ? [] : [{ title, level, newPage: false, blocks }];

export function gapsPart(view: View, setter: Setter, level: number): TypePart[] {
  const { labels, report } = view;
  if (report.gaps.length === 0) {
    return part(labels.gaps, [body(setter, run(labels.noGaps))], level);
  }
  const items = report.gaps.map((gap) =>
    setter.runs(
      [
        run(gapLabel(view, gap.section), { bold: true }),
        { text: `${labels.colon} ${gapReason(view, gap)}` },
      ],
      'list',
    ),
  );
  const lead = report.status === 'partial' ? [body(setter, run(labels.partialBanner))] : [];
  return part(labels.gaps, [...lead, { kind: 'list', items }], level);
}

export function ledgerPart(view: View, setter: Setter): TypePart[] {
  const { labels, report } = view;
  const facts = report.facts.map((fact): (string | Run[])[] => [
    fact.id,
    [factName(view, fact), entityName(view, fact)].filter((text) => text !== '').join(' · '),
    figureWords(view, fact),
    periodWords(view, fact),
    changeWords(view, fact),
    [run(standingWords(view, fact), { evidence: fact.evidence })],
  ]);
  const computed = report.computed.map((one) => [
    one.id,
    computedName(view, one),
    formulaWords(view, one),
    computedWords(view, one),
  ]);
  const grids = [
    {
      caption: labels.facts,
      head: [
        ...[labels.number, labels.metric, labels.value, labels.period, labels.change],
        `${labels.factPublishers} · ${labels.freshness}`,
      ],
      rows: facts,
    },
    {
      caption: labels.computedFigures,
      head: [labels.number, labels.metric, labels.formula, labels.result],
      rows: computed,
      numbers: [3],
    },
  ].filter(({ rows }) => rows.length > 0);
  return part(
    labels.factLedger,
    grids.length === 0 ? [body(setter, run(labels.noFacts))] : grids.map(setter.table),
  );
}

/** Every cited passage in full under its first number; later notes point there. */
export function evidencePart(view: View, setter: Setter): TypePart[] {
  const told = new Map<string, number>();
  const separator = { text: ' · ' };
  const runsOf = ({ n, pieces }: NoteText): TypeRun[] => {
    const named = new Set<string>();
    return pieces.flatMap(({ text, source, brief, url }, at): TypeRun[] => {
      const start = at === 0 ? [] : [separator];
      if (source === '') return setter.runs([...start, run(text)], 'list');
      const key = `${source} ${text}`;
      const before = told.get(key);
      if (before === undefined) {
        told.set(key, n);
        const origin = run(source, url === undefined ? { muted: true } : { url });
        return setter.runs([...start, run(text), { text: ' ' }, origin], 'list');
      }
      const there = `${brief} ${before}`;
      if (named.has(there)) return [];
      named.add(there);
      return setter
        .runs([...start, run(brief, { muted: true })], 'list')
        .map((one, place) => (place === start.length ? { ...one, see: [before] } : one));
    });
  };
  const notes = noteTexts(view).map(
    (note): TypeBlock => ({ kind: 'note', n: note.n, runs: runsOf(note) }),
  );
  if (notes.length === 0) return [];
  return part(view.labels.evidencePassages, [
    body(setter, run(view.labels.evidenceNote)),
    ...notes,
  ]);
}
