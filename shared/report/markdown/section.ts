import type { Section, SectionClaim } from '../../domain/section.ts';
import { chartTable } from '../chart-table.ts';
import { claimGroups } from '../citations.ts';
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
import { blocks, list, plain, statement, table } from './text.ts';

export function sectionPart(view: View, section: Section): string {
  const { labels, report } = view;
  const title = `## ${plain(sectionTitle(view, section))}`;
  const bare = section.status === 'not_assessed' && section.claims.length === 0;
  const groups = bare
    ? []
    : claimGroups(section).map(({ id, label, claims }) =>
        blocks(
          `### ${plain(topicLabel(view, section, id, label))}`,
          claims.length === 0
            ? `*${plain(labels.noStatement)}*`
            : list(claims.map(({ claim }) => claimLine(view, section, claim))),
        ),
      );
  if (section.status === 'assessed') {
    return blocks(title, scoreBlock(view, section), chartBlock(view, section), ...groups);
  }
  const reasons = report.gaps
    .filter((gap) => gap.section === section.framework)
    .map(({ reason, detail }) => `${plain(labels.gapReasons[reason])} (${plain(detail)})`);
  return blocks(title, `**${plain(labels.sectionNotAssessed)}**`, ...reasons, ...groups);
}

function scoreBlock(view: View, section: Section): string {
  const { labels } = view;
  const rows = scoreRows(view, section).map(({ name, values }) =>
    values === null
      ? [plain(name), `*${plain(labels.notAssessed)}*`, '', '']
      : [plain(name), `**${plain(values.value)}**`, plain(values.range), plain(values.assessed)],
  );
  const head = [labels.topic, labels.score, labels.range, labels.assessedItems];
  return rows.length === 0 ? '' : table({ head, rows });
}

function chartBlock(view: View, section: Section): string {
  const chart = localChart(view, section);
  if (chart === null || repeatsScores(section)) return '';
  const { labels, format } = view;
  const { head, rows } = chartTable(chart, { labels, score: format.score, signed: format.signed });
  if (rows.length === 0) return '';
  return blocks(
    `**${plain(labels.chartData)}**`,
    table({ head, rows: rows.map((row) => row.map(plain)) }),
  );
}

function claimLine(view: View, section: Section, claim: SectionClaim): string {
  const { labels, report } = view;
  const label = claimLabel(view, section, claim);
  const rating = ratingLabel(view, section, claim);
  const links = linksOf(view, claim).map(({ text }) => plain(text));
  const facts = claim.facts.filter((id) => report.facts.some((fact) => fact.id === id)).map(plain);
  const head = [
    label === null ? '' : `**${plain(label)}**`,
    rating === null ? '' : `(${plain(rating)})`,
  ];
  const foot = [
    links.length === 0 ? '' : `${plain(labels.arisesFrom)} ${links.join(', ')}`,
    facts.length === 0 ? '' : `${plain(labels.facts)}${labels.colon} ${facts.join(', ')}`,
  ];
  const lead = head.filter((piece) => piece !== '').join(' ');
  const tail = foot.filter((piece) => piece !== '').join(' · ');
  return `${lead === '' ? '' : `${lead}: `}${statement(view, claim)}${tail === '' ? '' : ` — ${tail}`}`;
}
