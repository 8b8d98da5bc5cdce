import { confidenceFigure, confidenceRows, keyFigures, mentionsOf, titleText } from '../rows.ts';
import type { View } from '../view.ts';
import { blocks, list, plain, table } from './text.ts';

/** The one line that stands before the answer. */
export function titleBlock(view: View): string {
  const { report, labels } = view;
  const mark = report.demonstration ? ` · **${plain(labels.demonstration)}**` : '';
  return blocks(
    `# ${plain(report.request.company)}`,
    `${plain(titleText(view))}${mark}`,
    ...mentionsOf(view).map((text) => `*${plain(text)}*`),
  );
}

export function confidencePart(view: View): string {
  const { labels, report } = view;
  const figures = [confidenceFigure(view), ...keyFigures(view)];
  const parts = confidenceRows(view, report.confidence);
  return blocks(
    `## ${plain(labels.standing.strength)}`,
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
