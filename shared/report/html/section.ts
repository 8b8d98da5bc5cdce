import type { Exhibit } from '../../domain/exhibit.ts';
import type { Section, SectionClaim } from '../../domain/section.ts';
import { anchors, type ClaimGroup, claimGroups } from '../citations.ts';
import { escapeHtml } from '../escape.ts';
import { scoreRows } from '../rows.ts';
import { firstExhibitOf, sectionExhibits } from '../section-exhibits.ts';
import { claimLabel, gapReason, linksOf, ratingLabel, type View } from '../view.ts';
import { figureWithData } from './figure.ts';
import { statement, table } from './statement.ts';
import { part } from './title.ts';

export function sectionPart(view: View, section: Section, at: number): string {
  const { labels, report } = view;
  const exhibits = sectionExhibits(report, section);
  const first = firstExhibitOf(report, at);
  const inQuadrants = exhibits.some(isQuadrants);
  const groups = claimGroups(section).map((group) => groupBlock(view, section, at, group));
  const claims =
    section.claims.length === 0 && section.status === 'not_assessed'
      ? ''
      : `<div class="groups${inQuadrants ? ' quadrants' : ''}">${groups.join('\n')}</div>`;
  const reasons = report.gaps
    .filter((gap) => gap.section === section.framework)
    .map((gap) => `<p class="absent">${escapeHtml(gapReason(view, gap))}</p>`);
  const absent =
    section.status === 'assessed'
      ? ''
      : `<p class="absent"><strong>${escapeHtml(labels.sectionNotAssessed)}</strong></p>${reasons.join('')}`;
  const figures = exhibits.map((one, index) =>
    isQuadrants(one) ? '' : figureWithData(view, one, first + index),
  );
  const overview =
    section.status === 'assessed'
      ? `${messageBlock(view, section)}<div class="overview">${figures.join('\n')}${scoreTable(view, section)}</div>`
      : '';
  return part(
    anchors.section(at),
    section.title,
    `${absent}${overview}\n${claims}${unknownBlock(view, section)}`,
    report.paper ? 'framework' : 'framework shown',
  );
}

/** The message as the title under the framework's name, then what follows from it. */
function messageBlock(view: View, { headline, takeaways, so_what }: Section): string {
  const { labels } = view;
  const title =
    headline === null
      ? ''
      : `<p class="headline">${'verdict' in headline ? statement(view, headline) : `<span dir="auto">${escapeHtml(headline.text)}</span> <span class="note">(${escapeHtml(labels.standing.byCode)})</span>`}</p>`;
  const points = takeaways.map((one) => `<li>${statement(view, one)}</li>`);
  const list =
    points.length === 0
      ? ''
      : `<h3>${escapeHtml(labels.sections.takeaways)}</h3><ul class="findings">${points.join('\n')}</ul>`;
  const consequence =
    so_what === null
      ? ''
      : `<p><strong>${escapeHtml(labels.sections.soWhat)}${labels.colon}</strong> ${statement(view, so_what)}</p>`;
  return `${title}${list}${consequence}`;
}

function unknownBlock({ labels }: View, { unknown }: Section): string {
  if (unknown.length === 0) return '';
  const items = unknown.map((one) => `<li dir="auto">${escapeHtml(one)}</li>`);
  return `<h3>${escapeHtml(labels.sections.unknown)}</h3><ul class="unknown">${items.join('')}</ul>`;
}

/** Its sentences stand below, in the same places, with what they rest on. */
const isQuadrants = ({ kind, columns }: Exhibit) => kind === 'matrix' && columns.length === 0;

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
  return `<div class="group"${id}><h3 dir="auto">${escapeHtml(group.label)}</h3>${body}</div>`;
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
    links.length === 0 ? '' : `${escapeHtml(labels.arisesFrom)} ${links.join(labels.comma)}`,
    facts.length === 0
      ? ''
      : `${escapeHtml(labels.facts)}${labels.colon} ${facts.join(labels.comma)}`,
  ].filter((piece) => piece !== '');
  return [
    head.length === 0 ? '' : `<p class="claim-head">${head.join(' ')}</p>`,
    `<p>${statement(view, claim)}</p>`,
    foot.length === 0 ? '' : `<p class="claim-foot">${foot.join(' · ')}</p>`,
  ].join('');
}
