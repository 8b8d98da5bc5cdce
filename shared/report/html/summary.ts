import type { ExecutiveSummary } from '../../domain/report.ts';
import type { Claim } from '../../domain/section.ts';
import { anchors } from '../citations.ts';
import { escapeHtml } from '../escape.ts';
import { confidenceFigure, confidenceRows, keyFigures } from '../rows.ts';
import type { View } from '../view.ts';
import { statement, table } from './statement.ts';
import { part } from './title.ts';

export function summaryPart(view: View, summary: ExecutiveSummary): string {
  const { labels } = view;
  const findings = summary.findings.map(
    (claim, at) => `<li id="${anchors.finding(at)}">${statement(view, claim)}</li>`,
  );
  const risks = summary.risks.map(
    (claim, at) => `<li id="${anchors.risk(at)}">${statement(view, claim)}</li>`,
  );
  const cards = summary.recommendations.map((_, at) => card(view, summary, at));
  const list = (title: string, items: readonly string[], tag: 'ol' | 'ul', name: string) =>
    items.length === 0
      ? ''
      : `<h3>${escapeHtml(title)}</h3><${tag} class="${name}">${items.join('\n')}</${tag}>`;
  return part(
    'executive-summary',
    labels.executiveSummary,
    `<p class="headline" id="${anchors.headline}">${statement(view, summary.headline)}</p>
${list(labels.findings, findings, 'ol', 'findings')}
${list(labels.recommendations, cards, 'ol', 'cards')}
${list(labels.risks, risks, 'ul', 'risks')}`,
  );
}

function card(view: View, { recommendations }: ExecutiveSummary, at: number): string {
  const { labels } = view;
  const recommendation = recommendations[at];
  if (!recommendation) return '';
  const { action, rationale, priority, horizon, counter_case, reverse_if } = recommendation;
  const reasons = rationale.map(
    (claim, index) => `<li id="${anchors.rationale(at, index)}">${statement(view, claim)}</li>`,
  );
  const aside = (name: string, claim: Claim | null, anchor: string) =>
    claim === null
      ? ''
      : `<div id="${anchor}"><dt>${escapeHtml(name)}</dt><dd>${statement(view, claim)}</dd></div>`;
  const asides = `${aside(labels.counterCase, counter_case, anchors.counterCase(at))}${aside(labels.reverseIf, reverse_if, anchors.reversal(at))}`;
  return `<li class="card">
<h4 id="${anchors.action(at)}">${statement(view, action)}</h4>
<p class="chips"><span class="chip ${priority}">${escapeHtml(labels.priority)}${labels.colon} ${escapeHtml(labels.priorities[priority])}</span> <span class="chip">${escapeHtml(labels.horizon)}${labels.colon} ${escapeHtml(labels.horizons[horizon])}</span></p>
<p class="lead-in">${escapeHtml(labels.rationale)}</p>
<ul>${reasons.join('\n')}</ul>
${asides === '' ? '' : `<dl>${asides}</dl>`}
</li>`;
}

/** What the run gave, and how much it is to be relied on: for the appendix. */
export function confidencePart(view: View): string {
  const { labels, report } = view;
  const figures = [confidenceFigure(view), ...keyFigures(view)].map(
    ({ name, value, note }) =>
      `<div class="figure"><dt>${escapeHtml(name)}</dt><dd><span class="big">${escapeHtml(value)}</span> <span class="note">${escapeHtml(note)}</span></dd></div>`,
  );
  const rows = confidenceRows(view, report.confidence).map(({ name, share, value, weight }) => ({
    cells: [
      { html: escapeHtml(name) },
      { html: `${escapeHtml(value)}${gauge(share)}`, number: true },
      { html: escapeHtml(weight), number: true },
    ],
  }));
  return part(
    'confidence',
    labels.confidence,
    `<dl class="figures">
${figures.join('\n')}
</dl>
${rows.length === 0 ? '' : table(labels.confidenceParts, [labels.part, labels.value, labels.weight], rows)}`,
    'appendix',
  );
}

function gauge(share: number): string {
  const width = Math.round(share * 80);
  return `<svg class="gauge" aria-hidden="true" width="80" height="8" viewBox="0 0 80 8"><rect width="80" height="8" fill="#e3e8ed"/><rect width="${width}" height="8" fill="#1b4b7a"/></svg>`;
}
