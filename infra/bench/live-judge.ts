import { createGemini } from '../../shared/adapters/gemini.ts';
import { createResilience } from '../../shared/adapters/resilience.ts';
import { createAsk } from '../../shared/analysis/ask.ts';
import { createStanding } from '../../shared/analysis/standing.ts';
import { judge, type ToJudge } from '../../shared/analysis/verdict.ts';
import { passGates } from '../../shared/domain/claims/gates.ts';
import type { Ground } from '../../shared/domain/claims/ground.ts';
import { hintsFor } from '../../shared/domain/claims/hints.ts';
import type { Passage, Source } from '../../shared/domain/report.ts';
import type { Steps } from '../../shared/jobs/steps.ts';
import { parseConfig } from '../../shared/process/config.ts';
import type { Environment } from '../../shared/process/config-faults.ts';
import type { Final, Judge } from './verification.ts';
import { type Case, groundOfCase } from './verification-cases.ts';

/** The worker's own verdict on cases that have none on record; undefined without a key or an address of a model. */
export function liveJudge(env: Environment): Judge | undefined {
  if (env.GEMINI_API_KEY === undefined && env.GEMINI_BASE_URL === undefined) return undefined;
  const {
    gemini,
    judge: asked,
    retryBaseMs,
  } = parseConfig({
    GEMINI_API_KEY: 'bench',
    TAVILY_API_KEY: 'bench',
    ...env,
  });
  const model = createGemini({
    ...gemini,
    model: asked.model,
    apiKey: gemini.apiKey ?? 'bench',
    resilience: createResilience({ service: 'gemini', baseDelayMs: retryBaseMs }),
  });
  const priced = { model, price: { inputUsdPerMillion: 0, outputUsdPerMillion: 0 } };
  const ask = createAsk({
    models: { writer: priced, judge: priced },
    steps: UNRECORDED,
    outputScale: 1,
    standing: createStanding({ patient: false }),
    signal: new AbortController().signal,
  });
  return async (cases) => {
    const finals = new Map<string, Final>();
    // Statements on one company, of one day, are judged together, as in a report.
    const together = Map.groupBy(cases, ({ company, today }) => `${company ?? ''}\n${today ?? ''}`);
    for (const group of together.values()) {
      const numbered = group.map((one, index) => numberedCase(one, index));
      const { opinions } = await judge({
        step: 'verdict:bench',
        claims: numbered.map(({ claim }) => claim),
        ground: {
          evidence: {
            sources: numbered.flatMap(({ sources }) => sources),
            passages: numbered.flatMap(({ passages }) => passages),
          },
          subject: `Company: ${group[0]?.company ?? 'unknown'}\nDate: ${group[0]?.today ?? 'unknown'}`,
          nearby: () => [],
        },
        ask,
      });
      for (const [id, { verdict }] of opinions) {
        const out = verdict === 'contradicted' || verdict === 'not_found';
        finals.set(id, out ? 'dropped' : verdict);
      }
    }
    return finals;
  };
}

const UNRECORDED: Steps = {
  counts: { run: 0, reused: 0, cached: 0 },
  plan() {},
  found() {},
  closePurse() {},
  run: async (_step, call) => (await call()).reply,
};

/** The sources of a case under numbers of their own: others stand in the same prompt. */
function numberedCase(one: Case, index: number) {
  const { draft, ground } = groundOfCase(one);
  const outcome = passGates(draft, ground);
  const renamed = (id: string) =>
    id.replace(/^S(\d+)/, (_, n) => `S${1000 * (index + 1) + Number(n)}`);
  const passages = draft.evidence.flatMap((id): Passage[] => {
    const read = ground.passage(id);
    if (!read) return [];
    const { text, start, end, context } = read;
    const spans = context.map((piece) => ({ ...piece }));
    return [{ id: renamed(id), source: renamed(read.source), text, start, end, context: spans }];
  });
  const claim: ToJudge = {
    id: one.id,
    text: draft.text,
    kind: draft.kind,
    about: draft.about,
    evidence: draft.evidence.map(renamed),
    arithmetic: outcome.ok ? outcome.arithmetic.map(({ formula }) => formula) : [],
    hints: hintsFor(draft, ground),
  };
  const sources = draft.evidence.flatMap((id) => sourceOf(ground, id, renamed));
  return { claim, passages, sources };
}

function sourceOf(ground: Ground, id: string, renamed: (id: string) => string): Source[] {
  const source = ground.passage(id)?.source ?? '';
  const known = ground.source(source);
  if (!known) return [];
  const { title, publisher, publishedAt } = known;
  return [
    {
      id: renamed(source),
      title,
      url: '',
      publisher,
      published_at: publishedAt,
      date_precision: null,
      date_origin: null,
      period_of_report: null,
      language: known.language,
      cut_characters: 0,
      retrieved_at: '',
      sha256: '',
      tier: 4,
      flags: [],
    },
  ];
}
