import type { Chart, Section, SectionClaim } from '../../domain/section.ts';
import { chartTable } from '../chart-table.ts';
import { renderChart } from '../charts.ts';
import { anchors, type ClaimGroup, claimGroups } from '../citations.ts';
import { escapeHtml } from '../escape.ts';
import { fill } from '../labels.ts';
import { repeatsScores, scoreRows } from '../rows.ts';
import {
  claimLabel,
  linksOf,
  localChart,
  ratingLabel,
  sectionTitle,
  topicLabel,
  type View,
} from '../view.ts';
import { english, statement, table } from './statement.ts';
import { part } from './title.ts';

export function sectionPart(view: View, section: Section, at: number): string {
  const { labels, report } = view;
  const title = sectionTitle(view, section);
  const groups = claimGroups(section).map((group) => groupBlock(view, section, at, group));
  const quadrants = section.chart?.kind === 'matrix' ? ' quadrants' : '';
  const claims =
    section.claims.length === 0 && section.status === 'not_assessed'
      ? ''
      : `<div class="groups${quadrants}">${groups.join('\n')}</div>`;
  const reasons = report.gaps
    .filter((gap) => gap.section === section.framework)
    .map(
      (gap) =>
        `<p class="absent">${escapeHtml(labels.gapReasons[gap.reason])} (${english(view, gap.detail)})</p>`,
    );
  const absent =
    section.status === 'assessed'
      ? ''
      : `<p class="absent"><strong>${escapeHtml(labels.sectionNotAssessed)}</strong></p>${reasons.join('')}`;
  const overview = section.status === 'assessed' ? overviewBlock(view, section, at, title) : '';
  return part(
    anchors.section(at),
    title,
    `${absent}${overview}\n${claims}`,
    report.paper ? 'framework' : 'framework shown',
  );
}

function overviewBlock(view: View, section: Section, at: number, title: string): string {
  const { language } = view;
  const chart = localChart(view, section);
  const svg = chart ? renderChart(chart, { title, id: `chart-${at + 1}`, language }) : '';
  if (chart === null || svg === '')
    return `<div class="overview">${scoreTable(view, section)}</div>`;
  const figure = `<figure class="${chart.kind}"><div class="frame" role="region" tabindex="0" aria-label="${escapeHtml(title)}">${svg}</div>
<figcaption>${escapeHtml(caption(view, section))}</figcaption>
${repeatsScores(section) ? '' : chartDetails(view, chart)}</figure>`;
  return `<div class="overview">${figure}${scoreTable(view, section)}</div>`;
}

function chartDetails({ labels, format }: View, chart: Chart): string {
  const { head, rows } = chartTable(chart, { labels, score: format.score, signed: format.signed });
  const cells = rows.map((row) => ({
    cells: row.map((text, index) => ({ html: escapeHtml(text), number: index > 0 })),
  }));
  return `<details><summary>${escapeHtml(labels.chartData)}</summary>${table(labels.chartData, head, cells)}</details>`;
}

function caption({ labels, format }: View, { chart }: Section): string {
  if (chart === null || chart.kind === 'matrix') return '';
  const { min, max } = chart;
  const signed = chart.kind === 'bars';
  const show = (value: number) => (signed ? format.signed(value) : format.score(value));
  return fill(labels.scale, { min: show(min), max: show(max) });
}

function scoreTable(view: View, section: Section): string {
  const { labels } = view;
  const rows = scoreRows(view, section).map(({ name, values }) => ({
    cells: [
      { html: escapeHtml(name) },
      ...(values === null
        ? [{ html: `<em>${escapeHtml(labels.notAssessed)}</em>`, number: true, span: 3 }]
        : [
            { html: `<strong>${escapeHtml(values.value)}</strong>`, number: true },
            { html: escapeHtml(values.range), number: true },
            { html: escapeHtml(values.assessed), number: true },
          ]),
    ],
  }));
  if (rows.length === 0) return '';
  return table(
    labels.scores,
    [labels.topic, labels.score, labels.range, labels.assessedItems],
    rows,
  );
}

function groupBlock(view: View, section: Section, at: number, group: ClaimGroup): string {
  const { labels } = view;
  const id = group.topic < 0 ? '' : ` id="${anchors.topic(at, group.topic)}"`;
  const items = group.claims.map(
    ({ claim, index }) =>
      `<li id="${anchors.claim(at, index)}">${claimBlock(view, section, claim)}</li>`,
  );
  const body =
    items.length === 0
      ? `<p class="absent">${escapeHtml(labels.noStatement)}</p>`
      : `<ul>${items.join('\n')}</ul>`;
  return `<div class="group"${id}><h3 dir="auto">${escapeHtml(topicLabel(view, section, group.id, group.label))}</h3>${body}</div>`;
}

function claimBlock(view: View, section: Section, claim: SectionClaim): string {
  const { labels, report } = view;
  const label = claimLabel(view, section, claim);
  const rating = ratingLabel(view, section, claim);
  const level = ['high', 'medium', 'low'].includes(claim.rating ?? '') ? ` ${claim.rating}` : '';
  const links = linksOf(view, claim).map(
    ({ anchor, text }) => `<a href="#${anchor}">${escapeHtml(text)}</a>`,
  );
  const facts = claim.facts.flatMap((id) => {
    const index = report.facts.findIndex((fact) => fact.id === id);
    return index < 0 ? [] : [`<a href="#${anchors.fact(index)}">${escapeHtml(id)}</a>`];
  });
  const head = [
    label === null ? '' : `<strong dir="auto">${escapeHtml(label)}</strong>`,
    rating === null ? '' : `<span class="chip${level}">${escapeHtml(rating)}</span>`,
  ].filter((piece) => piece !== '');
  const foot = [
    links.length === 0 ? '' : `${escapeHtml(labels.arisesFrom)} ${links.join(', ')}`,
    facts.length === 0 ? '' : `${escapeHtml(labels.facts)}${labels.colon} ${facts.join(', ')}`,
  ].filter((piece) => piece !== '');
  return [
    head.length === 0 ? '' : `<p class="claim-head">${head.join(' ')}</p>`,
    `<p>${statement(view, claim)}</p>`,
    foot.length === 0 ? '' : `<p class="claim-foot">${foot.join(' · ')}</p>`,
  ].join('');
}
