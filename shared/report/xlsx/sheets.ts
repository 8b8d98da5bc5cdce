import { certificateRows } from '../certificate-rows.ts';
import { claimMarks } from '../marks.ts';
import { type Part, statementsOf } from '../paper/blocks.ts';
import { figureText } from '../paper/figure-text.ts';
import { confidenceFigure, keyFigures, scoreRows, titleRows } from '../rows.ts';
import { contextText } from '../source-texts.ts';
import { claimLabel, gapRow, ratingLabel, sectionTitle, topicLabel, type View } from '../view.ts';
import { dayOf } from './figures.ts';
import type { Sheet, SheetCell, SheetColumn } from './sheet.ts';

type Draft = Omit<Sheet, 'name'>;
const column = (head: string, width: number): SheetColumn => ({ head, width });

/** Answer and messages first, then what the report is about. */
export function summarySheet(
  view: View,
  parts: readonly Part[],
  mentions: readonly string[],
): Draft {
  const { labels, citations } = view;
  const head = parts.filter(({ id }) => ['answer', 'recommendations', 'messages'].includes(id));
  const statements = head.flatMap((one) =>
    statementsOf([one]).map(({ text, marks, evidence }): SheetCell[] => [
      one.title,
      [text, ...marks.map((mark) => `(${mark.text})`)].join(' '),
      citations.numbers(evidence).join(', '),
    ]),
  );
  const figures = [confidenceFigure(view), ...keyFigures(view)].map(
    ({ name, value, note }): SheetCell[] => [name, note === '' ? value : `${value} (${note})`, ''],
  );
  return {
    columns: [
      column(labels.files.item, 28),
      column(labels.value, 100),
      column(labels.evidence, 14),
    ],
    rows: [
      ...statements,
      ...mentions.map((text): SheetCell[] => ['', text, '']),
      ...titleRows(view).map(([name, value]): SheetCell[] => [name, value, '']),
      ...figures,
    ],
  };
}

/** Every exhibit, one value a row: what can be sorted and drawn again. */
export function peersSheet(view: View): Draft {
  const { labels, report } = view;
  const { files } = labels;
  const rows = report.exhibits.flatMap(({ title, columns, rows: lines, unit }) =>
    lines.flatMap(({ label, cells }) =>
      cells.map(({ value, low, high, text, ref }, at): SheetCell[] => {
        const shown = ref === undefined ? undefined : figureText(view, ref)?.text;
        return [
          ...[title.text, label, columns[at + 1] ?? ''],
          ...[low ?? value, high ?? value, unit ?? ''],
          ...[shown ?? text ?? (value === null ? labels.paper.notFound : ''), ref ?? ''],
        ];
      }),
    ),
  );
  return {
    columns: [
      ...[column(files.title, 28), column(labels.metric, 30), column(labels.entity, 22)],
      ...[column(files.low, 16), column(files.high, 16), column(files.unit, 12)],
      ...[column(labels.value, 24), column(labels.number, 8)],
    ],
    rows,
  };
}

export function scoresSheet(view: View): Draft {
  const { labels, report } = view;
  const rows = report.sections.flatMap((section) => {
    const words = scoreRows(view, section);
    return section.scores.map(({ value, low, high, assessed, of, status }, at): SheetCell[] => [
      ...[sectionTitle(view, section), words[at]?.name ?? ''],
      ...(status === 'not_assessed' ? [null, null, null] : [value, low, high]),
      ...[assessed, of],
      status === 'not_assessed' ? labels.notAssessed : '',
    ]);
  });
  return {
    columns: [
      ...[column(labels.part, 24), column(labels.topic, 32), column(labels.score, 10)],
      ...[column(labels.files.low, 10), column(labels.files.high, 10)],
      ...[
        column(labels.assessedItems, 12),
        column(labels.nOf.replace(/\{n\}/, '…').replace(/\{of\}/, 'n'), 10),
      ],
      column(labels.status, 18),
    ],
    rows,
  };
}

export function claimsSheet(view: View, parts: readonly Part[]): Draft {
  const { labels, report, citations } = view;
  const { files } = labels;
  const notes = (evidence: readonly string[]) => citations.numbers(evidence).join(', ');
  const paper = parts.flatMap((one) =>
    statementsOf([one]).map(({ text, marks, evidence }): SheetCell[] => [
      ...[labels.paper.documentKind, one.title, '', '', text],
      marks.map((mark) => mark.text).join('; '),
      ...[null, null],
      notes(evidence),
    ]),
  );
  const sections = report.sections.flatMap((section) =>
    section.claims.map((claim): SheetCell[] => {
      const topic = section.topics.find(({ id }) => id === claim.topic);
      return [
        sectionTitle(view, section),
        topic ? topicLabel(view, section, topic.id, topic.label) : claim.topic,
        claimLabel(view, section, claim) ?? '',
        ratingLabel(view, section, claim) ?? '',
        claim.text,
        claimMarks(view, claim)
          .map((mark) => mark.text)
          .join('; '),
        ...[dayOf(claim.as_of), claim.publishers],
        notes(claim.evidence),
      ];
    }),
  );
  return {
    columns: [
      ...[column(labels.part, 22), column(labels.topic, 26), column(files.item, 24)],
      ...[column(files.rating, 18), column(files.statement, 90), column(files.marks, 26)],
      ...[column(files.asOf, 12), column(labels.factPublishers, 11), column(labels.evidence, 14)],
    ],
    rows: [...paper, ...sections],
  };
}

export function passagesSheet(view: View): Draft {
  const { labels, citations } = view;
  const { files } = labels;
  return {
    columns: [
      ...[column(labels.number, 7), column(files.passage, 100), column(files.context, 40)],
      ...[column(files.place, 10), column(files.publisher, 24), column(labels.published, 14)],
      column(files.address, 50),
    ],
    rows: citations.notes.flatMap(({ n, quotes }) =>
      quotes.map(({ passage, source }): SheetCell[] => [
        ...[n, passage.text, contextText(passage), passage.source, source?.publisher ?? ''],
        dayOf(source?.published_at),
        source ? { text: source.url, url: source.url } : '',
      ]),
    ),
  };
}

export function sourcesSheet(view: View): Draft {
  const { labels, report } = view;
  const { files } = labels;
  const used = report.sources.map((source): SheetCell[] => [
    ...[source.id, source.title, source.publisher, dayOf(source.published_at)],
    ...[dayOf(source.retrieved_at), labels.tiers[source.tier], source.sha256, ''],
    { text: source.url, url: source.url },
  ]);
  const aside = report.set_aside.map(({ title, url, why }): SheetCell[] => [
    ...['', title, '', null, null, '', '', `${labels.setAside}: ${labels.setAsideReasons[why]}`],
    { text: url, url },
  ]);
  return {
    columns: [
      ...[column(labels.number, 7), column(files.title, 60), column(files.publisher, 26)],
      ...[column(labels.published, 14), column(labels.retrieved, 14), column(files.tier, 22)],
      ...[column('SHA-256', 30), column(files.detail, 26), column(files.address, 60)],
    ],
    rows: [...used, ...aside],
  };
}

export function standingSheet(view: View): Draft {
  const { labels, report } = view;
  const gaps = report.gaps.map((gap): SheetCell[] => [labels.gaps, ...gapRow(view, gap)]);
  return {
    columns: [
      ...[column(labels.part, 26), column(labels.files.item, 46)],
      column(labels.files.detail, 90),
    ],
    rows: [
      ...(gaps.length === 0 ? [[labels.gaps, '', labels.noGaps]] : gaps),
      ...certificateRows(view).map(([name, value]): SheetCell[] => [
        labels.certificate,
        name,
        value,
      ]),
    ],
  };
}
