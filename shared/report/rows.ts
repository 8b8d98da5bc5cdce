import type { Confidence } from '../domain/certificate.ts';
import type { Passage, Source } from '../domain/report.ts';
import type { Section } from '../domain/section.ts';
import { fill, word } from './labels.ts';
import { rangeText, topicLabel, type View } from './view.ts';

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
    ...optional(labels.rivals, identity.rivals.join(', ')),
    ...optional(labels.question, request.context),
    [labels.identifier, report.report_id],
  ];
}

export interface KeyFigure {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

export function keyFigures({ report, labels, format, citations }: View): KeyFigure[] {
  const { claims, independent_domains } = report.certificate;
  return [
    {
      name: labels.claimsSupported,
      value: format.number(claims.supported),
      note: fill(labels.claimsSupportedNote, {
        total: format.number(claims.total),
        dropped: format.number(claims.dropped),
      }),
    },
    {
      name: labels.sources,
      value: format.number(report.sources.length),
      note: fill(labels.sourcesNote, { cited: format.number(citations.all.length) }),
    },
    {
      name: labels.publishers,
      value: format.number(independent_domains),
      note: labels.publishersNote,
    },
  ];
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

/** A radar's axes are mostly the scores, which stand above already. */
export function repeatsScores({ chart, scores }: Section): boolean {
  return (
    chart?.kind === 'radar' &&
    chart.axes.length === scores.length &&
    chart.axes.every((axis, index) => {
      const score = scores[index];
      return axis.value === score?.value && axis.low === score.low && axis.high === score.high;
    })
  );
}

/** `3 January 2025` or `undated`. */
export function publishedText({ labels, format }: View, source: Source): string {
  return source.published_at === null ? labels.undated : format.date(source.published_at);
}

/** Heading path, unit note and column heads, verbatim: `Results › in millions › 2024`. */
export function contextText({ context }: Passage): string {
  return context.map(({ text }) => text).join(' › ');
}

export function flagTexts({ labels }: View, source: Source): string[] {
  return source.flags.map((flag) => labels.flags[flag]);
}

export function certificateRows({ report, labels, format }: View): Row[] {
  const { certificate: c } = report;
  const { number } = format;
  const rate = (share: number | null) => (share === null ? labels.unknown : format.percent(share));
  const list = (entries: Record<string, string>) =>
    Object.entries(entries)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}: ${value}`)
      .join('; ');
  const dropped = Object.entries(c.claims.dropped_by).map(
    ([gate, count]) => [word(labels.gates, gate), number(count)] as const,
  );
  return [
    [labels.checksRun, c.gates.map((gate) => labels.gates[gate]).join('; ')],
    [labels.claimsTotal, number(c.claims.total)],
    [labels.claimsSupported, number(c.claims.supported)],
    [labels.claimsPartly, number(c.claims.partly)],
    [labels.claimsUnchecked, number(c.claims.unchecked)],
    [labels.claimsRepaired, number(c.claims.repaired)],
    [labels.claimsDropped, number(c.claims.dropped)],
    ...(dropped.length === 0
      ? []
      : [[labels.droppedBy, list(Object.fromEntries(dropped))] as const]),
    [labels.rawRate, rate(c.claims.raw_rate)],
    [labels.finalRate, rate(c.claims.final_rate)],
    [labels.factsKept, fill(labels.nOf, { n: number(c.facts.kept), of: number(c.facts.total) })],
    [labels.figuresChecked, number(c.figures.checked)],
    [labels.figuresFailed, number(c.figures.failed)],
    [labels.unknownIds, number(c.unknown_ids)],
    [labels.publishers, number(c.independent_domains)],
    [labels.recentShare, rate(c.recent_share)],
    [labels.model, c.model],
    [labels.prompts, list(c.prompt_versions)],
    [labels.modelCalls, number(c.model_calls)],
    [
      labels.tokens,
      fill(labels.tokensValue, {
        prompt: number(c.tokens.prompt),
        output: number(c.tokens.output),
        thinking: number(c.tokens.thinking),
      }),
    ],
    [
      labels.searches,
      fill(labels.searchesValue, { n: number(c.searches), credits: number(c.search_credits) }),
    ],
    [
      labels.cost,
      fill(labels.costValue, { cost: format.usd(c.cost_usd), max: format.usd(c.max_cost_usd) }),
    ],
    [
      labels.steps,
      fill(labels.stepsValue, {
        run: number(c.steps.run),
        reused: number(c.steps.reused),
        cached: number(c.steps.cached),
      }),
    ],
    [labels.duration, fill(labels.seconds, { n: format.score(c.seconds) })],
  ];
}
