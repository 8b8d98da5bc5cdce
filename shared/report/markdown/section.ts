import type { Section, SectionClaim } from '../../domain/section.ts';
import { claimGroups } from '../citations.ts';
import { exhibitLines, exhibitTable } from '../exhibit-svg.ts';
import { scoreRows } from '../rows.ts';
import { firstExhibitOf, sectionExhibits } from '../section-exhibits.ts';
import { claimLabel, gapReason, linksOf, ratingLabel, type View } from '../view.ts';
import { blocks, list, plain, statement, table } from './text.ts';

export function sectionPart(view: View, section: Section, at: number): string {
  const { labels, report } = view;
  const title = `## ${plain(section.title)}`;
  const bare = section.status === 'not_assessed' && section.claims.length === 0;
  const groups = bare
    ? []
    : claimGroups(section).map(({ label, claims }) =>
        blocks(
          `### ${plain(label)}`,
          claims.length === 0
            ? `*${plain(labels.noStatement)}*`
            : list(claims.map(({ claim }) => claimLine(view, section, claim))),
        ),
      );
  if (section.status === 'assessed') {
    const message = messageBlock(view, section);
    const unknown = unknownBlock(view, section);
    const exhibits = exhibitBlocks(view, section, at);
    return blocks(title, message, scoreBlock(view, section), ...exhibits, ...groups, unknown);
  }
  const reasons = report.gaps
    .filter((gap) => gap.section === section.framework)
    .map((gap) => plain(gapReason(view, gap)));
  return blocks(title, `**${plain(labels.sectionNotAssessed)}**`, ...reasons, ...groups);
}

function messageBlock(view: View, { headline, takeaways, so_what }: Section): string {
  const { labels } = view;
  const message =
    headline === null
      ? ''
      : 'verdict' in headline
        ? statement(view, headline)
        : `**${plain(headline.text)}** *(${plain(labels.standing.byCode)})*`;
  return blocks(
    message,
    takeaways.length === 0
      ? ''
      : blocks(
          `### ${plain(labels.sections.takeaways)}`,
          list(takeaways.map((one) => statement(view, one))),
        ),
    so_what === null
      ? ''
      : `**${plain(labels.sections.soWhat)}${labels.colon}** ${statement(view, so_what)}`,
  );
}

const unknownBlock = ({ labels }: View, { unknown }: Section): string =>
  unknown.length === 0
    ? ''
    : blocks(`### ${plain(labels.sections.unknown)}`, list(unknown.map(plain)));

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

/** What the exhibits hold beside the scores, which stand above already, and the sentences, which stand below. */
function exhibitBlocks(view: View, section: Section, at: number): string[] {
  const first = firstExhibitOf(view.report, at);
  return sectionExhibits(view.report, section).map((exhibit, index) => {
    const { head, rows } = exhibitTable(view, exhibit);
    if (rows.length === 0) return '';
    const { number, heading, source, note } = exhibitLines(view, exhibit, first + index);
    return blocks(
      `**${plain(number)}${view.labels.colon} ${plain(heading)}**`,
      table({ head, rows: rows.map((row) => row.map(plain)) }),
      [note, source]
        .filter((line) => line !== '')
        .map(plain)
        .join(' · '),
    );
  });
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
    links.length === 0 ? '' : `${plain(labels.arisesFrom)} ${links.join(labels.comma)}`,
    facts.length === 0 ? '' : `${plain(labels.facts)}${labels.colon} ${facts.join(labels.comma)}`,
  ];
  const lead = head.filter((piece) => piece !== '').join(' ');
  const tail = foot.filter((piece) => piece !== '').join(' · ');
  return `${lead === '' ? '' : `${lead}: `}${statement(view, claim)}${tail === '' ? '' : ` — ${tail}`}`;
}
