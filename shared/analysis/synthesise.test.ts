import { describe, expect, it } from 'vitest';
import type { Ask } from './ask.ts';
import { buildEvidence, readPages } from './evidence.ts';
import type { SummaryReply } from './summary-reply.ts';
import { synthesise } from './synthesise.ts';

const request = {
  company: 'Tesla',
  frameworks: ['swot' as const],
  depth: 'standard' as const,
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
  readPages(
    [
      page('a.test', 'Tesla reported revenue of $97.69 billion in 2024. Revenue rose 12%.'),
      page('b.test', 'Tesla trails its Chinese rival BYD in Asia. Tesla and BYD make cars.'),
    ],
    5,
  ),
  { name: 'Tesla', aliases: [], ticker: null, domain: null, rivals: ['BYD'] },
  request,
);
const said = (text: string) => ({ text, evidence: ['S1.p1'] });
const advice: SummaryReply['recommendations'][number] = {
  rationale: [said('Tesla reported revenue of $97.69 billion in 2024.')],
  action: 'Double the service network',
  priority: 'high',
  horizon: '0-6 months',
  counter_case: 'Service centres are costly',
  reverse_if: 'The advice would change if waiting times fell',
};
const findings = [
  said('Tesla reported revenue of $97.69 billion in 2024.'),
  said('Revenue rose 12%.'),
  said('Revenue of Tesla rose 12%.'),
];

const usage = { calls: 0, promptTokens: 0, outputTokens: 0, thinkingTokens: 0 };

async function summaryOf(changes: Partial<SummaryReply>) {
  const value = {
    headline: findings[0],
    findings,
    recommendations: [advice],
    risks: [],
    ...changes,
  };
  const ask: Ask = Object.assign(
    async <T>({ name, reply }: { name: string; reply: { parse(value: unknown): T } }) =>
      name === 'synthesise'
        ? { ok: true as const, value: reply.parse(value) }
        : { ok: false as const, reason: 'model_refused' as const, detail: 'refused' },
    { usage, usageBy: { writer: usage, judge: usage }, keyRefusals: [] },
  );
  return synthesise({
    request,
    sections: [],
    facts: [],
    computed: [],
    gaps: [],
    evidence,
    name: 'Tesla',
    ask,
    today: '2026-06-30',
    promptChars: 10_000,
  });
}

describe('synthesise', () => {
  it('keeps advice and stores it without markers and characters that nobody sees', async () => {
    const action = 'Double the service network [S1.p1] \u202e';
    const { summary, gaps, headline } = await summaryOf({
      recommendations: [{ ...advice, action }],
    });
    expect(summary?.recommendations[0]?.action).toBe('Double the service network');
    expect(headline?.id).toBe('summary.headline');
    expect(gaps).toEqual([]);
  });

  it.each([
    ['Executives said "we shall sell many more cars"'],
    ['Revenue fell to $64.2 billion'],
    ['Revenue fell 37%'],
    [' \u202e[S1.p1] '],
  ])('drops a recommendation with the counter case %j, and says so', async (counter_case) => {
    const { summary, gaps, tally } = await summaryOf({
      recommendations: [{ ...advice, counter_case }],
    });
    expect(summary?.recommendations).toEqual([]);
    expect(tally.droppedBy).toEqual({ recommendation: 1 });
    expect(gaps).toEqual([]);
  });

  it('says when fewer findings passed than are wanted', async () => {
    const { summary, gaps } = await summaryOf({
      findings: [said('Tesla sold 5 cars.'), ...findings.slice(1)],
    });
    expect(summary?.findings).toHaveLength(2);
    expect(gaps.map(({ detail }) => detail)).toEqual(['2 of 3 findings passed the checks']);
  });
});
