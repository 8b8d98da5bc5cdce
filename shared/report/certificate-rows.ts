import { fill, word } from './labels.ts';
import type { Row } from './rows.ts';
import type { View } from './view.ts';

/** What was checked and what it cost, as rows; plain text, not yet escaped. */
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
  const faults = Object.entries(c.claims.faults).map(
    ([fault, count]) => [word(labels.faults, fault), number(count)] as const,
  );
  return [
    [labels.checksRun, c.gates.map((gate) => labels.gates[gate]).join('; ')],
    ...(c.not_run.length === 0
      ? []
      : [[labels.checksNotRun, c.not_run.map((gate) => labels.gates[gate]).join('; ')] as const]),
    [labels.claimsTotal, number(c.claims.total)],
    [labels.claimsSupported, number(c.claims.supported)],
    [labels.claimsPartly, number(c.claims.partly)],
    [labels.claimsUnchecked, number(c.claims.unchecked)],
    [labels.claimsRepaired, number(c.claims.repaired)],
    [labels.claimsDropped, number(c.claims.dropped)],
    ...(dropped.length === 0
      ? []
      : [[labels.droppedBy, list(Object.fromEntries(dropped))] as const]),
    ...(faults.length === 0
      ? []
      : [[labels.faultsFound, list(Object.fromEntries(faults))] as const]),
    [labels.singleSource, number(c.claims.single_source)],
    [labels.rawRate, rate(c.claims.raw_rate)],
    [labels.finalRate, rate(c.claims.final_rate)],
    [labels.factsKept, fill(labels.nOf, { n: number(c.facts.kept), of: number(c.facts.total) })],
    [labels.figuresChecked, number(c.figures.checked)],
    [labels.figuresFailed, number(c.figures.failed)],
    ...(c.filed
      ? [
          [
            labels.figuresFiled,
            fill(labels.nOf, { n: number(c.filed.proven), of: number(c.filed.compared) }),
          ] as const,
        ]
      : []),
    ...(c.editing
      ? [
          [
            labels.reading.editing,
            `${number(c.editing.edited + c.editing.refused)} / ${number(c.editing.refused)}`,
          ] as const,
        ]
      : []),
    [labels.unknownIds, number(c.unknown_ids)],
    [labels.publishers, number(c.independent_domains)],
    [labels.recentShare, rate(c.recent_share)],
    [
      labels.model,
      fill(labels.modelsValue, {
        writer: c.models.writer,
        judge: c.models.judge ?? labels.noJudge,
      }),
    ],
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
      fill(report.demonstration ? labels.costSpared : labels.costValue, {
        cost: format.usd(c.cost_usd),
        max: format.usd(c.max_cost_usd),
      }),
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
