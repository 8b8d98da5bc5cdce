import { z } from 'zod';
import { checkFact } from '../domain/facts/facts.ts';
import type { Fact, Gap, Passage } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Steps } from '../jobs/steps.ts';
import type { Ask } from './ask.ts';
import { BATCH_CHARS, OUTPUT_TOKENS } from './depth.ts';
import type { Evidence } from './evidence.ts';
import { promptOf, sourcedPassages, subjectLines, systemPrompt } from './prompts.ts';
import { selectPassages } from './select-passages.ts';

export const FACTS_VERSION = '2';

const text = (of: string) => z.string().max(1200).describe(of);

const replySchema = z.object({
  facts: z
    .array(
      z.object({
        evidence: z.array(z.string()).describe('The id of the passage that states the figure'),
        entity: text('Whom the figure is about, as the passage names it'),
        metric: text(
          'What is measured, in the words and language of the passage, without the figure: revenue, vehicle deliveries, market share',
        ),
        period: text(
          'The year, quarter or date the figure is for, as the passage says; empty if none',
        ),
        value: text('The figure alone, as the passage writes it: 97.69, 1,789,226'),
        unit: text('Its scale and unit: USD billion, %, vehicles'),
      }),
    )
    .max(60),
});

export interface FactLedger {
  facts: Fact[];
  gaps: Gap[];
  /** As the model wrote them. */
  total: number;
  unknownIds: number;
  figures: { checked: number; failed: number };
}

/** Every figure of the passages that bears on the analysis, each checked against its passage by code. */
export async function extractFacts({
  request,
  evidence,
  name,
  ask,
  steps,
  today,
  promptChars,
}: {
  request: AnalysisRequest;
  evidence: Evidence;
  /** The company's, as established. */
  name: string;
  ask: Ask;
  steps: Steps;
  today: string;
  /** Of passages, over all batches. */
  promptChars: number;
}): Promise<FactLedger> {
  const figured = evidence.passages.filter(({ text: passage }) => /\d/.test(passage));
  const chosen = selectPassages(
    figured,
    `${name} ${request.industry ?? ''} revenue profit margin share growth customers price cost`,
    promptChars,
  );
  const batches = inBatches(chosen);
  // One call was planned.
  steps.plan(batches.length - 1);
  const answers = await Promise.all(
    batches.map((batch, index) =>
      ask({
        name: batches.length === 1 ? 'facts' : `facts:${index + 1}`,
        stage: 'facts',
        system: systemPrompt('en'),
        prompt: promptOf([
          { heading: 'Task', body: TASK },
          { heading: 'Subject', body: subjectLines(request, name, today) },
          { heading: 'Passages', body: sourcedPassages(evidence, batch) },
        ]),
        reply: replySchema,
        maxOutputTokens: OUTPUT_TOKENS.facts,
      }),
    ),
  );
  const ledger: FactLedger = {
    facts: [],
    gaps: [],
    total: 0,
    unknownIds: 0,
    figures: { checked: 0, failed: 0 },
  };
  const known = new Set<string>();
  for (const answer of answers) {
    if (!answer.ok) {
      ledger.gaps.push({ section: 'facts', reason: answer.reason, detail: answer.detail });
      continue;
    }
    for (const draft of answer.value.facts) {
      ledger.total += 1;
      const checked = checkFact(draft, evidence);
      ledger.unknownIds += checked.unknownIds;
      if (checked.ok || checked.figure !== 'unchecked') ledger.figures.checked += 1;
      if (!checked.ok) {
        if (checked.figure === 'failed') ledger.figures.failed += 1;
        continue;
      }
      const { metric, value, unit, period, entity } = checked.fact;
      const key = JSON.stringify([metric.toLowerCase(), value, unit, period, entity.toLowerCase()]);
      if (known.has(key)) continue;
      known.add(key);
      ledger.facts.push({ id: `F${ledger.facts.length + 1}`, ...checked.fact });
    }
  }
  return ledger;
}

const TASK =
  'List the figures in these passages that matter for a strategic analysis of the subject: its size, growth, profitability, share, prices, costs, capacity, customers; its rivals; its market; rules and duties. One entry a figure. Copy the figure as written; leave out what has no clear metric.';

function inBatches(passages: readonly Passage[]): Passage[][] {
  const batches: Passage[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const passage of passages) {
    if (size + passage.text.length > BATCH_CHARS) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(passage);
    size += passage.text.length;
  }
  return batches;
}
