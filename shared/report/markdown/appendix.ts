import { certificateRows } from '../certificate-rows.ts';
import type { Quote } from '../citations.ts';
import { safeUrl } from '../escape.ts';
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
import { fill } from '../labels.ts';
import { noteLines } from '../paper/computed-text.ts';
import { confidenceFormula, methodRows, namesMissing, titleRows } from '../rows.ts';
import { contextText, publishedText, remarkTexts } from '../source-texts.ts';
import { gapLabel, gapReason, type View } from '../view.ts';
import { blocks, footnotes, list, plain, table } from './text.ts';

const address = (url: string): string => {
  const href = safeUrl(url);
  return href === undefined ? plain(url) : `<${href}>`;
};

export function factsPart(view: View): string {
  const { labels, report } = view;
  const rows = report.facts.map((fact) => [
    plain(fact.id),
    plain(factName(view, fact)),
    plain(entityName(view, fact)),
    plain(figureWords(view, fact)),
    plain(periodWords(view, fact)),
    plain(changeWords(view, fact)),
    plain(standingWords(view, fact)),
    footnotes(view, fact.evidence),
  ]);
  const head = [
    ...[labels.number, labels.metric, labels.entity, labels.value, labels.period, labels.change],
    ...[`${labels.factPublishers} · ${labels.freshness}`, labels.evidence],
  ];
  return blocks(
    `## ${plain(labels.factLedger)}`,
    rows.length === 0 ? plain(labels.noFacts) : table({ head, rows }),
    computedTable(view),
  );
}

/** Every figure that code made, with its formula; empty without any. */
function computedTable(view: View): string {
  const { labels, report } = view;
  if (report.computed.length === 0) return '';
  const rows = report.computed.map((computed) =>
    [
      ...[computed.id, computedName(view, computed), formulaWords(view, computed)],
      computedWords(view, computed),
    ].map(plain),
  );
  const head = [labels.number, labels.metric, labels.formula, labels.result];
  return blocks(
    `### ${plain(labels.computedFigures)}`,
    plain(labels.computedNote),
    table({ head, rows }),
  );
}

export function gapsPart(view: View): string {
  const { labels, report } = view;
  const items = report.gaps.map(
    (gap) =>
      `**${plain(gapLabel(view, gap.section))}${labels.colon}** ${plain(gapReason(view, gap))}`,
  );
  return blocks(
    `## ${plain(labels.gaps)}`,
    items.length > 0 && report.status === 'partial' ? plain(labels.partialBanner) : '',
    items.length === 0 ? plain(labels.noGaps) : list(items),
  );
}

export function sourcesPart(view: View): string {
  const { labels, report, format, citations } = view;
  const items = report.sources.map((source) => {
    const isCited = citations.notesOn(source.id).some(({ places }) => places.length > 0);
    const details = [
      plain(source.publisher),
      source.published_at === null
        ? plain(labels.undated)
        : `${plain(labels.published)}${labels.colon} ${plain(publishedText(view, source))}`,
      `${plain(labels.retrieved)}${labels.colon} ${plain(format.date(source.retrieved_at))}`,
      plain(labels.tiers[source.tier]),
      ...remarkTexts(view, source).map(plain),
      ...(isCited ? [] : [plain(labels.notCited)]),
      address(source.url),
    ];
    return `**${plain(source.id)}** ${plain(source.title)} · ${details.join(' · ')}`;
  });
  return blocks(
    `## ${plain(labels.sources)}`,
    items.length === 0 ? plain(labels.noSources) : list(items),
    setAsidePart(view),
  );
}

function setAsidePart({ labels, report }: View): string {
  if (report.set_aside.length === 0) return '';
  const items = report.set_aside.map(
    ({ url, title, why }) =>
      `${plain(title)} · ${plain(labels.setAsideReasons[why])} · ${address(url)}`,
  );
  return blocks(`### ${plain(labels.setAside)}`, plain(labels.setAsideNote), list(items));
}

export function certificatePart(view: View): string {
  const { labels } = view;
  const rows = certificateRows(view).map((row) => row.map(plain));
  return blocks(
    `## ${plain(labels.certificate)}`,
    table({ head: [labels.part, labels.value], rows }),
  );
}

export function methodPart(view: View): string {
  const { labels, report, ownLabels } = view;
  const formula = confidenceFormula(view);
  return blocks(
    `## ${plain(labels.method)}`,
    list(
      titleRows(view).map(([name, value]) => `**${plain(name)}${labels.colon}** ${plain(value)}`),
    ),
    report.demonstration ? plain(labels.demonstrationNote) : '',
    ownLabels ? '' : plain(labels.headingsInEnglish),
    plain(namesMissing(view)),
    plain(labels.reader),
    formula === '' ? '' : `${plain(labels.methodConfidence)} ${plain(formula)}`,
    `### ${plain(labels.methodScores)}`,
    list(
      methodRows(view).map(
        ([name, method]) => `**${plain(name)}${labels.colon}** ${plain(method)}`,
      ),
    ),
  );
}

/** One footnote a note: how its figures were computed, then each passage word for word, with its source. */
export function evidencePart(view: View): string {
  const { labels, citations } = view;
  const told = new Set<string>();
  const notes = citations.notes.map((note) => {
    const { before, after } = noteLines(view, note);
    const quotes = note.quotes.map((quote) => quoted(view, quote, told));
    return `[^${note.n}]: ${[...before.map(plain), ...quotes, ...after.map(plain)].join(' · ')}`;
  });
  return blocks(`## ${plain(labels.evidencePassages)}`, plain(labels.evidenceNote), ...notes);
}

/** What its source is and where to read it stands behind the first passage of it; later ones name it. */
function quoted(view: View, { passage, source }: Quote, told: Set<string>): string {
  const context = passage.context.length === 0 ? '' : `${plain(contextText(passage))}: `;
  const text = `${context}${fill(view.labels.quoted, { text: plain(passage.text) })}`;
  if (source === undefined) return text;
  const id = `(${plain(source.id)})`;
  if (told.has(source.id)) return `${text} ${plain(source.publisher)} ${id}`;
  told.add(source.id);
  const origin = [source.title, source.publisher, publishedText(view, source)].map(plain);
  return `${text} ${origin.join(view.labels.comma)} ${id}. ${address(source.url)}`;
}
