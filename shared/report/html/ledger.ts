import { anchors } from '../citations.ts';
import { escapeHtml } from '../escape.ts';
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
import { gapLabel, gapReason, type View } from '../view.ts';
import { cites, table } from './statement.ts';
import { part } from './title.ts';

export function factsPart(view: View): string {
  const { labels, report } = view;
  const rows = report.facts.map((fact, index) => ({
    id: anchors.fact(index),
    cells: [
      { html: escapeHtml(fact.id) },
      { html: `<span dir="auto">${escapeHtml(factName(view, fact))}</span>` },
      { html: `<span dir="auto">${escapeHtml(entityName(view, fact))}</span>` },
      { html: escapeHtml(figureWords(view, fact)), number: true },
      { html: `<span dir="auto">${escapeHtml(periodWords(view, fact))}</span>` },
      { html: escapeHtml(changeWords(view, fact)), number: true },
      { html: escapeHtml(standingWords(view, fact)) },
      { html: cites(view, fact.evidence) },
    ],
  }));
  const head = [
    ...[labels.number, labels.metric, labels.entity, labels.value, labels.period, labels.change],
    ...[`${labels.factPublishers} · ${labels.freshness}`, labels.evidence],
  ];
  return part(
    'facts',
    labels.factLedger,
    rows.length === 0
      ? `<p>${escapeHtml(labels.noFacts)}</p>`
      : `${table(labels.facts, head, rows)}${computedTable(view)}`,
    'appendix',
  );
}

/** Every figure that code made, with its formula; empty without any. */
function computedTable(view: View): string {
  const { labels, report } = view;
  if (report.computed.length === 0) return '';
  const rows = report.computed.map((computed) => ({
    cells: [
      { html: escapeHtml(computed.id) },
      { html: `<span dir="auto">${escapeHtml(computedName(view, computed))}</span>` },
      { html: escapeHtml(formulaWords(view, computed)) },
      { html: escapeHtml(computedWords(view, computed)), number: true },
    ],
  }));
  const head = [labels.number, labels.metric, labels.formula, labels.result];
  return `<h3>${escapeHtml(labels.computedFigures)}</h3><p>${escapeHtml(labels.computedNote)}</p>${table(labels.computedFigures, head, rows)}`;
}

export function gapsPart(view: View): string {
  const { labels, report } = view;
  const items = report.gaps.map(
    (gap) =>
      `<li><strong>${escapeHtml(gapLabel(view, gap.section))}</strong>${labels.colon} ${escapeHtml(gapReason(view, gap))}</li>`,
  );
  if (items.length === 0)
    return part('gaps', labels.gaps, `<p>${escapeHtml(labels.noGaps)}</p>`, 'appendix');
  const lead = report.status === 'partial' ? `<p>${escapeHtml(labels.partialBanner)}</p>` : '';
  return part('gaps', labels.gaps, `${lead}<ul>${items.join('\n')}</ul>`);
}
