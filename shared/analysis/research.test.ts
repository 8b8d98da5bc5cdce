import { describe, expect, it } from 'vitest';
import type { AnalysisRequest } from '../domain/request.ts';
import { TransientError } from '../errors.ts';
import type { FoundPage, SearchRequest } from '../ports.ts';
import { createFreeSteps } from '../testing/free-steps.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createResearch, type Found, interleave } from './research.ts';
import { createStanding } from './standing.ts';
import { createPace } from './turns.ts';

const NOW = Date.parse('2026-06-30T00:00:00Z');
const request: AnalysisRequest = {
  company: 'Tesla',
  frameworks: ['porter'],
  depth: 'standard',
  language: 'en',
  include_domains: [],
  exclude_domains: [],
  refresh: false,
};
const asking = (...queries: string[]) => queries.map((query) => ({ query, groups: [] }));
const pagesOf = ({ lists }: Found) => interleave(lists);
const page = (url: string, publishedAt: string | null = null): FoundPage => ({
  url,
  title: url,
  text: 'text',
  publishedAt,
  score: 1,
});

function researching(
  changes: Partial<AnalysisRequest>,
  answer: (request: SearchRequest) => FoundPage[],
) {
  const asked: SearchRequest[] = [];
  const research = createResearch({
    request: { ...request, ...changes },
    search: {
      async search(inputs) {
        asked.push(inputs);
        return { pages: answer(inputs), credits: 1 };
      },
    },
    steps: createFreeSteps(),
    clock: createManualClock(NOW),
    nowMs: NOW,
    pace: createPace(),
    standing: createStanding({ patient: true }),
    signal: new AbortController().signal,
  });
  return { asked, research };
}

describe('research', () => {
  it('searches twice for recent pages, keeps undated ones and sets old ones aside', async () => {
    const { asked, research } = researching({ recency_days: 30 }, ({ recencyDays }) =>
      recencyDays === undefined
        ? [page('https://a.example/undated'), page('https://a.example/old', '2020-01-01')]
        : [page('https://a.example/new', '2026-06-20')],
    );
    const found = await research('research', asking('q'));
    expect(asked.map(({ recencyDays }) => recencyDays)).toEqual([30, undefined]);
    expect(pagesOf(found).map(({ url }) => url)).toEqual([
      'https://a.example/new',
      'https://a.example/undated',
    ]);
    expect(found.setAside).toMatchObject([{ url: 'https://a.example/old', why: 'too_old' }]);
  });

  it('enforces domains on what comes back, whatever the service did with them', async () => {
    const pages = [
      'https://good.example/1',
      'https://sub.good.example/2',
      'https://notgood.example/3',
    ];
    const only = researching({ include_domains: ['good.example'] }, () =>
      pages.map((url) => page(url)),
    );
    const admitted = await only.research('research', asking('q', 'q2'));
    expect(pagesOf(admitted)).toHaveLength(4);
    expect(admitted.setAside).toMatchObject([
      { url: 'https://notgood.example/3', why: 'not_admitted' },
    ]);
    const without = researching({ exclude_domains: ['good.example'] }, () =>
      pages.map((url) => page(url)),
    );
    expect(pagesOf(await without.research('research', asking('q'))).map(({ url }) => url)).toEqual([
      'https://notgood.example/3',
    ]);
  });

  it('keeps a search within its own domains, and without those that the request leaves out', async () => {
    const { asked, research } = researching({ exclude_domains: ['bad.example'] }, () => [
      page('https://www.own.example/1'),
      page('https://bad.example/2'),
      page('https://other.example/3'),
    ]);
    const found = await research('research', [
      { query: 'accounts', groups: [], domains: ['own.example', 'bad.example'] },
    ]);
    expect(asked[0]).toMatchObject({
      includeDomains: ['own.example', 'bad.example'],
      excludeDomains: ['bad.example'],
    });
    expect(pagesOf(found).map(({ url }) => url)).toEqual(['https://www.own.example/1']);
    expect(found.setAside.map(({ url }) => url)).toEqual(['https://bad.example/2']);
  });

  it('searches deeper for a deep report, and for no other', async () => {
    for (const depth of ['quick', 'standard', 'deep'] as const) {
      const { asked, research } = researching({ depth }, () => []);
      await research('research', asking('q'));
      expect(asked.map(({ advanced }) => advanced ?? false)).toEqual([depth === 'deep']);
    }
  });

  it('keeps what other queries found when one fails, and says which failed', async () => {
    const { research } = researching({}, ({ query }) => {
      if (query === 'bad') throw new TransientError('unavailable', 'down');
      return [page('https://a.example/1')];
    });
    const found = await research('research', asking('good', 'bad'));
    expect(pagesOf(found)).toHaveLength(1);
    expect(found.failures).toEqual([{ reason: 'source_unavailable', detail: 'down' }]);
  });

  it('puts the best page of every query before the second best of any', async () => {
    const { research } = researching({}, ({ query }) => [
      page(`https://${query}.example/1`),
      page(`https://${query}.example/2`),
    ]);
    const urls = pagesOf(await research('research', asking('a', 'b'))).map(({ url }) => url);
    expect(urls.slice(0, 2)).toEqual(['https://a.example/1', 'https://b.example/1']);
  });
});
