import { certificateRows } from '../certificate-rows.ts';
import type { Citation } from '../citations.ts';
import { safeUrl } from '../escape.ts';
import {
  amountWords,
  changeWords,
  computedName,
  computedWords,
  factName,
  formulaWords,
  periodWords,
  standingWords,
} from '../fact-rows.ts';
import { fill } from '../labels.ts';
import { computedText } from '../paper/computed-text.ts';
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
    plain(fact.entity),
    plain(amountWords(view, fact.amount)),
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
    const cited = citations.all.filter(({ passage }) => passage.source === source.id);
    const details = [
      plain(source.publisher),
      source.published_at === null
        ? plain(labels.undated)
        : `${plain(labels.published)}${labels.colon} ${plain(publishedText(view, source))}`,
      `${plain(labels.retrieved)}${labels.colon} ${plain(format.date(source.retrieved_at))}`,
      plain(labels.tiers[source.tier]),
      ...remarkTexts(view, source).map(plain),
      ...(cited.length === 0 ? [plain(labels.notCited)] : []),
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

/** One footnote for each passage: the words, the source, where to read it. */
function quoted({ labels }: View, { passage }: Pick<Citation, 'passage'>): string {
  const context = passage.context.length === 0 ? '' : `${plain(contextText(passage))}: `;
  return `${context}${fill(labels.quoted, { text: plain(passage.text) })}`;
}

export function evidencePart(view: View): string {
  const { labels, citations } = view;
  const passages = citations.all.map(({ n, passage, source }) => {
    const origin = source
      ? ` ${plain(source.title)}, ${plain(source.publisher)}, ${plain(publishedText(view, source))}, ${plain(labels.tiers[source.tier])}. ${address(source.url)}`
      : '';
    return { n, text: `${quoted(view, { passage })}${origin}` };
  });
  const computed = citations.computed.map((note) => {
    const text = computedText(view, note);
    const operands =
      note.together.length > 0
        ? citations.passagesOf(note).map((one) => `${quoted(view, one)} [^${one.n}]`)
        : text.operands.map((one) => `${plain(one.text)}${footnotes(view, one.evidence)}`);
    const said = [...(text.formula === '' ? [] : [plain(text.formula)]), ...operands];
    return { n: note.n, text: `${plain(text.title)}${labels.colon} ${said.join('; ')}` };
  });
  const notes = [...passages, ...computed].toSorted((a, b) => a.n - b.n);
  return blocks(
    `## ${plain(labels.evidencePassages)}`,
    plain(labels.evidenceNote),
    ...notes.map(({ n, text }) => `[^${n}]: ${text}`),
  );
}
