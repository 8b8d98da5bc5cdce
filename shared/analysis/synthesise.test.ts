import { describe, expect, it } from 'vitest';
import type { Depth } from '../domain/request.ts';
import { createFreeSteps } from '../testing/free-steps.ts';
import type { Ask } from './ask.ts';
import { buildEvidence } from './evidence.ts';
import { readPages } from './read-pages.ts';
import type { SummaryReply } from './summary-reply.ts';
import { synthesise } from './synthesise.ts';

const request = {
  company: 'Tesla',
  frameworks: ['swot' as const],
  depth: 'standard' as Depth,
  language: 'en',
  include_domains: [],
  exclude_domains: [],
  refresh: false,
};
const page = (host: string, text: string) => ({
  url: `https://${host}/`,
  title: 'Tesla',
  text,
  publishedAt: null,
  score: 1,
  retrievedAt: '2026-06-30T00:00:00Z',
});
const evidence = buildEvidence(
  await readPages(
    [
      page('a.test', 'Tesla reported revenue of $97.69 billion in 2024. Revenue rose 12%.'),
      page('b.test', 'Tesla trails its Chinese rival BYD in Asia. Tesla and BYD make cars.'),
    ],
    { maxSources: 5 },
  ),
  { name: 'Tesla', aliases: [], ticker: null, domain: null, rivals: ['BYD'] },
);
const said = (text: string) => ({ text, evidence: ['S1.p1'] });
const advice: SummaryReply['recommendations'][number] = {
  rationale: [said('Tesla reported revenue of $97.69 billion in 2024.')],
  action: said('Tesla should grow the service network'),
  priority: 'high',
  horizon: '0-6 months',
  counter_case: said('Tesla reported revenue growth, and service centres are costly'),
  reverse_if: said('The advice would change if waiting times of Tesla fell'),
};
const findings = [
  said('Tesla reported revenue of $97.69 billion in 2024.'),
  said('Revenue of Tesla rose 12%.'),
  said('Tesla had revenue of $97.69 billion in 2024.'),
];
const headline = said('Tesla: revenue rose 12%.');

const usage = { calls: 0, promptTokens: 0, outputTokens: 0, thinkingTokens: 0 };
type Words = (text: string) => string | null;

/** The judge's word on each statement of the prompt; null: it does not answer for it. */
function opinionsOn(prompt: string, word: Words) {
  const statements = [...prompt.matchAll(/^(c\d+): (.*)$/gmu)];
  return Object.fromEntries(
    statements.map(([, key, text = '']) => [key, { verdict: word(text), fault: 'none' }]),
  );
}

async function summaryOf({
  changes = {},
  judge = () => 'supported',
  second = () => 'supported',
  depth = 'standard',
}: {
  changes?: Partial<SummaryReply>;
  judge?: Words;
  second?: Words;
  depth?: Depth;
} = {}) {
  const value = { headline, findings, recommendations: [advice], risks: [], ...changes };
  const asked: { name: string; model: string | undefined; prompt: string }[] = [];
  const ask: Ask = Object.assign(
    async <T>({
      name,
      prompt,
      model,
      reply,
    }: {
      name: string;
      prompt: string;
      model?: string;
      reply: { parse(value: unknown): T };
    }) => {
      asked.push({ name, model, prompt });
      if (name === 'synthesise') return { ok: true as const, value: reply.parse(value) };
      if (name.startsWith('correct'))
        return { ok: false as const, reason: 'model_refused' as const, detail: 'refused' };
      const word = name.startsWith('second') ? second : judge;
      return { ok: true as const, value: reply.parse(opinionsOn(prompt, word)) };
    },
    { usage, usageBy: { writer: usage, judge: usage }, keyRefusals: [] },
  );
  const price = { inputUsdPerMillion: 1, outputUsdPerMillion: 1 };
  const made = await synthesise({
    request: { ...request, depth },
    sections: [],
    facts: [],
    computed: [],
    gaps: [],
    promptChars: 10_000,
    evidence,
    ask,
    steps: createFreeSteps(),
    language: 'en',
    today: '2026-06-30',
    figures: { facts: [], computed: [] },
    subject: 'Company: Tesla\nDate: 2026-06-30',
    prices: { writer: price, judge: price },
    outputScale: 1,
  });
  return { ...made, asked };
}

describe('the summary', () => {
  it('is made of claims, each with its own passages and verdict', async () => {
    const { summary, gaps } = await summaryOf();
    expect(summary?.headline).toMatchObject({ text: headline.text, verdict: 'supported' });
    const [recommendation] = summary?.recommendations ?? [];
    expect(recommendation?.action).toMatchObject({ kind: 'proposal', evidence: ['S1.p1'] });
    expect(recommendation?.counter_case?.kind).toBe('inference');
    expect(recommendation?.reverse_if?.kind).toBe('proposal');
    expect(gaps).toEqual([]);
  });

  it('asks the judge once for all of it', async () => {
    const { asked } = await summaryOf();
    expect(asked.map(({ name, model }) => [name, model])).toEqual([
      ['synthesise', undefined],
      ['verdict:summary', 'judge'],
    ]);
  });

  it('is stored without markers and characters that nobody sees', async () => {
    const action = said('Tesla should grow the service network [S1.p1] \u202e');
    const { summary } = await summaryOf({ changes: { recommendations: [{ ...advice, action }] } });
    expect(summary?.recommendations[0]?.action.text).toBe('Tesla should grow the service network');
  });

  it.each(['partly', 'not_found'])('has another headline when its own is %s', async (word) => {
    const { summary } = await summaryOf({
      judge: (text) => (text === headline.text ? word : 'supported'),
    });
    expect(summary?.headline.text).toBe(findings[0]?.text);
  });

  it('shows what is partly so with its mark, and never first', async () => {
    const { summary } = await summaryOf({
      judge: (text) => (text === findings[0]?.text ? 'partly' : 'supported'),
      changes: { recommendations: [] },
    });
    expect(summary?.findings.map(({ verdict }) => verdict)).toEqual([
      'supported',
      'supported',
      'partly',
    ]);
  });

  it('is missing where everything is only partly so', async () => {
    const { summary, gaps } = await summaryOf({ judge: () => 'partly' });
    expect(summary).toBeNull();
    expect(gaps).toMatchObject([{ section: 'executive_summary' }]);
  });

  it.each<[string, string, number]>([
    ['an action that is partly so', advice.action.text, 0],
    ['an only reason that is not found', advice.rationale[0]?.text ?? '', 0],
    ['a counter case that is not found', advice.counter_case.text, 1],
  ])('%s leaves the advice out, and says so, only where it must', async (_, fallen, shown) => {
    const { summary, gaps } = await summaryOf({
      changes: { findings: [said('Revenue of Tesla rose 12%.'), ...findings.slice(1)] },
      judge: (text) =>
        text !== fallen ? 'supported' : text === advice.action.text ? 'partly' : 'not_found',
    });
    expect(summary?.recommendations).toHaveLength(shown);
    expect(gaps.some(({ detail }) => detail.includes('1 of 1 recommendations'))).toBe(shown === 0);
    if (shown === 1) expect(summary?.recommendations[0]?.counter_case).toBeNull();
  });

  it('is unchecked, and says so, where the judge gives no answer', async () => {
    const { summary, gaps } = await summaryOf({
      judge: (text) => (text === findings[2]?.text ? null : 'supported'),
    });
    expect(summary?.findings.map(({ verdict }) => verdict)).toContain('unchecked');
    expect(gaps).toMatchObject([{ section: 'executive_summary', reason: 'verification' }]);
  });

  it('says when fewer findings passed than are wanted', async () => {
    const { summary, gaps } = await summaryOf({
      changes: { findings: [said('Tesla sold 5 cars.'), ...findings.slice(1)] },
    });
    expect(summary?.findings).toHaveLength(2);
    expect(gaps.map(({ detail }) => detail)).toEqual(['2 of 3 findings passed the checks']);
  });
});

describe('the second opinion', () => {
  it('is asked of the writer’s model when deep, in the other order', async () => {
    const { asked } = await summaryOf({ depth: 'deep' });
    const second = asked.find(({ name }) => name === 'second:summary');
    expect(second?.model).toBe('writer');
    const texts = [...(second?.prompt ?? '').matchAll(/^c\d+: (.*)$/gmu)].map(([, text]) => text);
    expect(texts.at(-1)).toBe(headline.text);
  });

  it('that differs makes a statement partly supported, so that it no longer leads', async () => {
    const { summary } = await summaryOf({
      depth: 'deep',
      second: (text) => (text === headline.text ? 'contradicted' : 'supported'),
    });
    expect(summary?.headline.text).toBe(findings[0]?.text);
  });

  it('that is not given is said, and changes no verdict', async () => {
    const { secondOpinion, summary } = await summaryOf({ depth: 'deep', second: () => null })
      .then((made) => made)
      .catch(() => ({ secondOpinion: true, summary: null }));
    expect([secondOpinion, summary?.headline.verdict]).toEqual([true, undefined]);
  });
});
