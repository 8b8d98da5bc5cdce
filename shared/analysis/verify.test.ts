import { describe, expect, it } from 'vitest';
import type { Model } from '../ports.ts';
import { createFreeSteps } from '../testing/free-steps.ts';
import { createAsk } from './ask.ts';
import { buildEvidence, readPages } from './evidence.ts';
import { verifyDrafts } from './verify.ts';

const TEXT = 'Tesla makes cars in Texas. [S9.p9] Tesla reported revenue of $97.69 billion in 2024.';
const request = {
  company: 'Tesla',
  frameworks: ['swot' as const],
  depth: 'deep' as const,
  language: 'en',
  include_domains: [],
  exclude_domains: [],
  refresh: false,
};
const evidence = buildEvidence(
  readPages(
    [
      {
        url: 'https://a.test/',
        title: 'Tesla',
        text: TEXT,
        publishedAt: null,
        score: 1,
        retrievedAt: '2026-06-30T00:00:00Z',
      },
    ],
    5,
  ),
  { name: 'Tesla', aliases: [], ticker: null, domain: null, rivals: [] },
  request,
);

async function verify(answers: unknown[], cited: string[], support: boolean) {
  const prompts: string[] = [];
  const model: Model = {
    name: 'm',
    async generate({ prompt }) {
      prompts.push(prompt);
      const text = JSON.stringify(answers[prompts.length - 1] ?? {});
      const usage = { promptTokens: 1, outputTokens: 1, thinkingTokens: 0 };
      return { text, finish: 'stop', finishReason: 'STOP', usage, model: 'm' };
    },
  };
  const writer = { model, price: { inputUsdPerMillion: 1, outputUsdPerMillion: 1 } };
  const ask = createAsk({
    models: { writer, judge: writer },
    steps: createFreeSteps(),
    outputScale: 1,
    signal: new AbortController().signal,
  });
  const drafts = [
    { id: 'c', text: 'Tesla makes cars in Texas.', kind: 'fact' as const, evidence: cited },
  ];
  const verified = await verifyDrafts({
    name: 'assess:swot',
    drafts,
    evidence,
    ask,
    language: 'en',
    support,
    stage: 'assess',
  });
  return { ...verified, prompts };
}

describe('verifyDrafts', () => {
  it('says why claims are unchecked when the support check has no answer', async () => {
    const { kept, unsupported, tally } = await verify([], ['S1.p1'], true);
    expect(kept.get('c')?.verdict).toBe('unchecked');
    expect(unsupported).toMatchObject({
      reason: 'model_invalid',
      detail: expect.stringContaining('the support check could not be made: '),
    });
    expect(tally.supportChecks).toBe(0);
  });

  it('has nothing to say when the support check is answered or not due', async () => {
    const answered = await verify([{ c1: 'supported' }], ['S1.p1'], true);
    expect(answered).toMatchObject({ unsupported: null, tally: { supportChecks: 1 } });
    const notDue = await verify([], ['S1.p1'], false);
    expect(notDue).toMatchObject({ unsupported: null, tally: { supportChecks: 0 } });
  });

  it('shows the support check each passage as one line whose markers are the program’s', async () => {
    const { prompts } = await verify([{ c1: 'supported' }], ['S1.p1'], true);
    expect(prompts.join('\n')).toMatch(/^\[S1\.p1\] Tesla makes cars/m);
    expect(prompts.join('\n')).not.toContain('[S9.p9]');
  });

  it('counts the unknown ids of corrections too', async () => {
    const corrected = { id: 'c', evidence: ['S1.p1', 'S8.p8'], text: 'Tesla makes cars in Texas.' };
    const { kept, tally } = await verify([{ claims: [corrected] }], ['S7.p7'], false);
    expect(kept.size).toBe(1);
    expect(tally).toMatchObject({ repaired: 1, unknownIds: 2 });
  });
});
