import type { Confidence } from '../domain/certificate.ts';
import { UNANSWERED_MOST } from '../domain/claims/confidence.ts';
import type { Section } from '../domain/section.ts';
import { fill, word } from './labels.ts';
import { topicLabel, type View } from './view.ts';

/** What both formats show as rows: plain text, not yet escaped. */
export type Row = readonly [name: string, value: string];

/** `Board paper · Electric vehicles · Europe · 20 November 2025`. */
export function titleText({ report, format, labels }: View): string {
  const { industry, region } = report.request;
  const kind = report.paper ? labels.paper.documentKind : labels.documentKind;
  return [kind, industry ?? '', region ?? '', format.date(report.generated_at)]
    .filter((text) => text !== '')
    .join(' · ');
}

/** For whom it was made, and who may read it. */
export function mentionsOf({ report, labels }: View): string[] {
  const { prepared_for, confidentiality } = report.request;
  return [
    prepared_for === undefined ? '' : fill(labels.files.preparedFor, { name: prepared_for }),
    confidentiality ?? '',
  ].filter((text) => text !== '');
}

export function titleRows(view: View): Row[] {
  const { report, labels } = view;
  const { request, identity } = report;
  const optional = (name: string, value: string | null | undefined): Row[] =>
    value === undefined || value === null || value === '' ? [] : [[name, value]];
  const company =
    identity.ticker === null ? identity.name : `${identity.name} (${identity.ticker})`;
  return [
    [labels.company, company],
    ...optional(labels.region, request.region),
    [labels.depth, labels.depths[request.depth]],
    [labels.status, labels.statuses[report.status]],
    ...optional(labels.website, identity.domain),
    ...optional(labels.rivals, identity.rivals.join(labels.comma)),
    ...optional(labels.question, request.context),
    [labels.identifier, report.report_id],
  ];
}

export interface KeyFigure {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

export function keyFigures({ report, labels, format }: View): KeyFigure[] {
  const { claims, independent_domains } = report.certificate;
  return [
    {
      name: labels.claimsSupported,
      value: format.number(claims.supported),
      note: fill(labels.claimsSupportedNote, {
        total: format.number(claims.total),
        partly: format.number(claims.partly),
        unchecked: format.number(claims.unchecked),
        dropped: format.number(claims.dropped),
      }),
    },
    {
      name: labels.sources,
      value: format.number(report.sources.length),
      note: fill(labels.sourcesNote, { cited: format.number(report.passages.length) }),
    },
    {
      name: labels.publishers,
      value: format.number(independent_domains),
      note: labels.publishersNote,
    },
  ];
}

/** How strong the evidence is: `71 %`, or why there is none; and how much of the report it does not cover. */
export function confidenceFigure({ report, labels, format }: View): KeyFigure {
  const { value, not_judged } = report.confidence;
  return {
    name: labels.standing.strength,
    value: value === null ? labels.noConfidence : format.percent(value),
    note: not_judged
      ? fill(labels.notJudged, { share: format.percent(not_judged) })
      : labels.standing.strengthNote,
  };
}

export interface PartRow {
  readonly name: string;
  readonly share: number;
  readonly value: string;
  readonly weight: string;
}

export function confidenceRows({ labels, format }: View, { parts }: Confidence): PartRow[] {
  return parts.map(({ name, value, weight }) => ({
    name: word(labels.parts, name),
    share: value,
    value: format.percent(value),
    weight: format.percent(weight),
  }));
}

/** `3.8 to 4.6`; '' where both ends meet, or one is unknown. */
function rangeText({ labels, format }: View, low: number | null, high: number | null): string {
  if (low === null || high === null || low === high) return '';
  return fill(labels.rangeValue, { low: format.score(low), high: format.score(high) });
}

export interface ScoreRow {
  readonly name: string;
  /** Null: not assessed; then no number of the row may be shown. */
  readonly values: { value: string; range: string; assessed: string } | null;
}

export function scoreRows(view: View, section: Section): ScoreRow[] {
  const { labels, format } = view;
  return section.scores.map((score) => ({
    name: topicLabel(view, section, score.topic, score.label),
    values:
      score.status === 'not_assessed' || score.value === null
        ? null
        : {
            value: format.score(score.value),
            range: rangeText(view, score.low, score.high),
            assessed: fill(labels.nOf, {
              n: format.number(score.assessed),
              of: format.number(score.of),
            }),
          },
  }));
}

/** How the strength of the evidence is computed, in the report's words; '' where nothing was judged. */
export function confidenceFormula(view: View): string {
  const { labels, report, format } = view;
  const rows = confidenceRows(view, report.confidence);
  if (rows.length === 0) return '';
  const sum = rows.map(({ name, weight }) => `${weight} × ${name}`).join(' + ');
  const cap = fill(labels.standing.strengthCap, { cap: format.percent(UNANSWERED_MOST) });
  return [sum, labels.sections.confidenceCap, cap].join(labels.comma);
}

/** `PESTEL: how it is scored`, once for each section; of a framework of the reader's own, which. */
export function methodRows({ labels, report }: View): Row[] {
  return report.sections.map(({ title, method, definition }) => [
    title,
    definition === null
      ? method
      : `${method} ${fill(labels.sections.own, { digest: definition.slice(0, 12) })}`,
  ]);
}

/** Said once: of which sections the names are in another language than the report's. */
export function namesMissing({ labels, report, language, ownLabels }: View): string {
  const primary = language.split('-')[0] ?? '';
  const foreign = report.sections.filter((section) => section.language !== primary);
  if (!ownLabels || foreign.length === 0) return '';
  const frameworks = foreign.map(({ title }) => title).join(labels.comma);
  return fill(labels.sections.namesMissing, { frameworks });
}
