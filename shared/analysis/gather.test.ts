import { describe, expect, it } from 'vitest';
import type { AnalysisRequest } from '../domain/request.ts';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import { limitsOf } from './depth.ts';
import { gather } from './gather.ts';
import { scripted } from './paper/paper.test-rig.ts';
import type { Found, Research, RetrievedPage } from './research.ts';
import { passagesOfEach } from './shares.ts';

const request: AnalysisRequest = {
  ...{ company: 'Acme', industry: 'Pumps', depth: 'standard', language: 'en', refresh: false },
  ...{ frameworks: ['porter', 'swot', 'pestel', 'blue_ocean'] },
  ...{ include_domains: [], exclude_domains: [] },
};
const page = (host: string, text: string): RetrievedPage => ({
  ...{ url: `https://${host}.example/x`, title: 'Acme', text, publishedAt: null, score: 1 },
  retrievedAt: '2026-11-30T00:00:00Z',
});
const TOPICS = {
  political: 'Governments in four states withdrew subsidies from pump makers such as Acme.',
  environmental: 'Acme must cut the emissions of its foundry by half, says a climate rule.',
  legal: 'A court ruling on patents binds Acme and every other maker of pumps.',
  social: 'Households ask for quiet pumps, as an ageing population lives closer together.',
};
/** Thirty pages on prices and clients, and only then those on what surrounds the industry. */
const PLAIN = Array.from({ length: 30 }, (_, n) =>
  page(
    `plain${n}`,
    `Acme sold ${n + 300} pumps in region ${n}. ${'abcdefghijklmnopqrstuvwxyzabcdef'.slice(n % 20, (n % 20) + 6)} clients of plant ${n} paid ${n + 40} euros each, which was ${n + 2} percent more than in the year before.`,
  ),
);
const SURROUNDINGS = Object.entries(TOPICS).map(([host, text]) => page(host, text));

async function gathered(pages: readonly RetrievedPage[]) {
  const found = (of: readonly RetrievedPage[]): Found => ({
    lists: [{ query: { query: 'x', groups: [] }, pages: [...of] }],
    ...{ failures: [], searches: 1 },
  });
  const research = Object.assign(
    async (stage: string) => found(stage === 'identify' ? pages.slice(0, 8) : pages),
    { usage: { searches: 0, credits: 0 }, searchesFor: (n: number) => n, keyRefusals: [] },
  ) as Research;
  const { ask } = scripted({});
  return gather(
    { request, frameworks: FRAMEWORKS, today: '2026-11-30', givenTiers: new Map() },
    { research, ask, keyRefusal: () => undefined },
  );
}

describe('at standard', () => {
  it('what stands on the thirty-first page and after it reaches the framework that asks for it', async () => {
    const { evidence } = await gathered([...PLAIN, ...SURROUNDINGS]);
    const frameworks = FRAMEWORKS.filter(({ name }) => request.frameworks.includes(name));
    const { promptChars } = limitsOf('standard');
    const shares = passagesOfEach(frameworks, evidence.passages, undefined, promptChars);
    const pestel = shares[frameworks.findIndex(({ name }) => name === 'pestel')] ?? [];
    const texts = pestel.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(Object.values(TOPICS)));
  });

  it('pages that were found to establish the company do not push out those of the other searches', async () => {
    const first = await gathered([...PLAIN, ...SURROUNDINGS]);
    const ids = first.pages.map(({ url }) => url);
    expect(new Set(ids).size).toBe(PLAIN.length + SURROUNDINGS.length);
  });
});
