import type { ExecutiveSummary } from '../../domain/report.ts';
import type { Claim } from '../../domain/section.ts';
import { confidenceFigure, confidenceRows, keyFigures, titleText } from '../rows.ts';
import type { View } from '../view.ts';
import { blocks, list, marked, plain, statement, table } from './text.ts';

/** The one line that stands before the answer. */
export function titleBlock(view: View): string {
  const { report, labels } = view;
  const mark = report.demonstration ? ` · **${plain(labels.demonstration)}**` : '';
  return blocks(`# ${plain(report.request.company)}`, `${plain(titleText(view))}${mark}`);
}

export function summaryPart(view: View, summary: ExecutiveSummary): string {
  const { labels } = view;
  const titled = (title: string, content: string) =>
    content === '' ? '' : blocks(`### ${plain(title)}`, content);
  const aside = (name: string, claim: Claim | null) =>
    claim === null ? [] : [`**${plain(name)}${labels.colon}** ${statement(view, claim)}`];
  const cards = summary.recommendations.map(
    ({ action, rationale, priority, horizon, counter_case, reverse_if }, index) =>
      blocks(
        `#### ${index + 1}\\. ${statement(view, action)}`,
        `**${plain(labels.priority)}${labels.colon}** ${plain(labels.priorities[priority])} · **${plain(labels.horizon)}${labels.colon}** ${plain(labels.horizons[horizon])}`,
        list([
          ...rationale.map(
            (claim) => `**${plain(labels.rationale)}${labels.colon}** ${statement(view, claim)}`,
          ),
          ...aside(labels.counterCase, counter_case),
          ...aside(labels.reverseIf, reverse_if),
        ]),
      ),
  );
  return blocks(
    `## ${plain(labels.executiveSummary)}`,
    `**${plain(summary.headline.text)}**${marked(view, summary.headline)}`,
    titled(
      labels.findings,
      list(
        summary.findings.map((claim) => statement(view, claim)),
        true,
      ),
    ),
    titled(labels.recommendations, blocks(...cards)),
    titled(labels.risks, list(summary.risks.map((claim) => statement(view, claim)))),
  );
}

export function confidencePart(view: View): string {
  const { labels, report } = view;
  const figures = [confidenceFigure(view), ...keyFigures(view)];
  const parts = confidenceRows(view, report.confidence);
  return blocks(
    `## ${plain(labels.confidence)}`,
    list(
      figures.map(({ name, value, note }) =>
        `**${plain(name)}${labels.colon}** ${plain(value)} ${note === '' ? '' : `(${plain(note)})`}`.trim(),
      ),
    ),
    parts.length === 0
      ? ''
      : blocks(
          `**${plain(labels.confidenceParts)}**`,
          table({
            head: [labels.part, labels.value, labels.weight],
            rows: parts.map(({ name, value, weight }) => [name, value, weight].map(plain)),
          }),
        ),
  );
}
