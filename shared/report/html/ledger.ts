import { anchors } from '../citations.ts';
import { escapeHtml } from '../escape.ts';
import { gapLabel, type View } from '../view.ts';
import { cites, english, table } from './statement.ts';
import { part } from './title.ts';

export function factsPart(view: View): string {
  const { labels, report, format } = view;
  const rows = report.facts.map((fact, index) => ({
    id: anchors.fact(index),
    cells: [
      { html: escapeHtml(fact.id) },
      { html: `<span dir="auto">${escapeHtml(fact.metric)}</span>` },
      { html: escapeHtml(format.quantity(fact.value, fact.unit)), number: true },
      { html: escapeHtml(fact.period) },
      { html: `<span dir="auto">${escapeHtml(fact.entity)}</span>` },
      { html: cites(view, fact.evidence) },
    ],
  }));
  const head = [
    labels.number,
    labels.metric,
    labels.value,
    labels.period,
    labels.entity,
    labels.evidence,
  ];
  return part(
    'facts',
    labels.factLedger,
    rows.length === 0 ? `<p>${escapeHtml(labels.noFacts)}</p>` : table(labels.facts, head, rows),
    'appendix',
  );
}

export function contradictionsPart(view: View): string {
  const { labels, report, format } = view;
  if (report.contradictions.length === 0) return '';
  const blocks = report.contradictions.map(({ metric, entity, period, facts }) => {
    const values = facts.flatMap((id) => {
      const index = report.facts.findIndex((fact) => fact.id === id);
      const fact = report.facts[index];
      if (!fact) return [];
      const link = `<a href="#${anchors.fact(index)}">${escapeHtml(fact.id)}</a>`;
      return [
        `<li><strong>${escapeHtml(format.quantity(fact.value, fact.unit))}</strong> (${link}) ${cites(view, fact.evidence)}</li>`,
      ];
    });
    const name = [metric, entity, period]
      .filter((text) => text !== '')
      .map(escapeHtml)
      .join(', ');
    return `<h3 dir="auto">${name}</h3><ul>${values.join('')}</ul>`;
  });
  return part(
    'contradictions',
    labels.contradictions,
    `<p>${escapeHtml(labels.contradictionsNote)}</p>${blocks.join('\n')}`,
  );
}

export function gapsPart(view: View): string {
  const { labels, report } = view;
  const items = report.gaps.map(
    ({ section, reason, detail }) =>
      `<li><strong>${escapeHtml(gapLabel(view, section))}</strong>${labels.colon} ${escapeHtml(labels.gapReasons[reason])} <span class="note">(${english(view, detail)})</span></li>`,
  );
  if (items.length === 0)
    return part('gaps', labels.gaps, `<p>${escapeHtml(labels.noGaps)}</p>`, 'appendix');
  const lead = report.status === 'partial' ? `<p>${escapeHtml(labels.partialBanner)}</p>` : '';
  return part('gaps', labels.gaps, `${lead}<ul>${items.join('\n')}</ul>`);
}
