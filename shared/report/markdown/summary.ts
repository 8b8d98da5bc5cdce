import type { ExecutiveSummary } from '../../domain/report.ts';
import { confidenceRows, keyFigures, titleText } from '../rows.ts';
import type { View } from '../view.ts';
import { blocks, footnotes, list, plain, statement, table } from './text.ts';

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
  const cards = summary.recommendations.map(
    ({ action, rationale, priority, horizon, counter_case, reverse_if }, index) =>
      blocks(
        `#### ${index + 1}\\. ${plain(action)}`,
        `**${plain(labels.priority)}${labels.colon}** ${plain(labels.priorities[priority])} · **${plain(labels.horizon)}${labels.colon}** ${plain(labels.horizons[horizon])}`,
        list([
          ...rationale.map(
            (claim) => `**${plain(labels.rationale)}${labels.colon}** ${statement(view, claim)}`,
          ),
          `**${plain(labels.counterCase)}${labels.colon}** ${plain(counter_case)}`,
          `**${plain(labels.reverseIf)}${labels.colon}** ${plain(reverse_if)}`,
        ]),
      ),
  );
  return blocks(
    `## ${plain(labels.executiveSummary)}`,
    `**${plain(summary.headline)}**${footnotes(view, summary.headline_evidence)}`,
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
  const { labels, report, format } = view;
  const figures = [
    { name: labels.confidence, value: format.percent(report.confidence.value), note: '' },
    ...keyFigures(view),
  ];
  return blocks(
    `## ${plain(labels.confidence)}`,
    list(
      figures.map(({ name, value, note }) =>
        `**${plain(name)}${labels.colon}** ${plain(value)} ${note === '' ? '' : `(${plain(note)})`}`.trim(),
      ),
    ),
    `**${plain(labels.confidenceParts)}**`,
    table({
      head: [labels.part, labels.value, labels.weight],
      rows: confidenceRows(view, report.confidence).map(({ name, value, weight }) =>
        [name, value, weight].map(plain),
      ),
    }),
  );
}
