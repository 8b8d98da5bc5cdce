import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, Section } from '../domain/section.ts';
import { sampleClaim } from '../testing/kept-claims.ts';
import { assemble } from './assemble.ts';
import { buildEvidence } from './evidence.ts';
import { readPages } from './read-pages.ts';
import { newTally, type Tally } from './tally.ts';

const NOW = Date.parse('2026-06-30T00:00:00Z');
const request = {
  company: 'Tesla',
  frameworks: ['swot' as const],
  depth: 'deep' as const,
  language: 'en',
  include_domains: [],
  exclude_domains: [],
  refresh: false,
};
const identity = { name: 'Tesla', aliases: [], ticker: null, domain: null, rivals: [] };
const page = (host: string, publishedAt: string | null) => ({
  url: `https://${host}/`,
  title: 'Tesla',
  text: `Tesla makes cars, says ${host}.`,
  publishedAt,
  score: 1,
  retrievedAt: '2026-06-30T00:00:00Z',
});
const pages = await readPages(
  [page('a.test', '2026-05-01'), page('b.test', '2020-01-01'), page('c.test', null)],
  { maxSources: 10 },
);
const evidence = buildEvidence(pages, identity);
const claim = (id: string, verdict: Claim['verdict'] = 'supported'): Claim =>
  sampleClaim({
    id,
    text: 'Tesla makes cars.',
    evidence: ['S1.p1', 'S2.p1', 'S3.p1'],
    publishers: 3,
    verdict,
  });
const section = (claims: Claim[]): Section => ({
  framework: 'swot',
  title: 'SWOT',
  status: 'assessed',
  method: '',
  topics: [],
  scores: [],
  claims: claims.map((one) => ({
    ...one,
    topic: 't',
    label: null,
    rating: null,
    facts: [],
    computed: [],
    links: [],
  })),
  chart: null,
});

function reportOf({
  claims = [],
  findings = [],
  headline,
  tally,
}: {
  claims?: Claim[];
  findings?: Claim[];
  headline: Claim | null;
  tally: Partial<Tally>;
}) {
  const summary = headline && {
    headline,
    findings,
    recommendations: [],
    risks: [],
  };
  return assemble({
    jobId: 'j',
    request,
    identity,
    sections: [section(claims)],
    summary,
    notRun: [],
    ledger: {
      facts: [],
      computed: [],
      conflicts: [],
      keyFigures: [],
      gaps: [],
      total: 2,
      unknownIds: 3,
      figures: { checked: 0, failed: 0 },
    },
    gaps: [],
    evidence,
    tally: { ...newTally(), ...tally },
    demonstration: false,
    nowMs: NOW,
    spending: {
      models: { writer: 'w', judge: 'j' },
      promptVersions: {},
      tokens: { prompt: 0, output: 0, thinking: 0 },
      modelCalls: 0,
      searches: 0,
      searchCredits: 0,
      costUsd: 0,
      maxCostUsd: 1,
      steps: { run: 0, reused: 0, cached: 0 },
      seconds: 0,
    },
  });
}

const certificateOf = (parts: Parameters<typeof reportOf>[0]) => reportOf(parts).certificate;

describe('assemble', () => {
  it('counts the headline by its verdict', () => {
    const headline = claim('summary.headline', 'unchecked');
    const { claims } = certificateOf({ headline, tally: { total: 1 } });
    expect(claims).toMatchObject({ supported: 0, unchecked: 1, dropped: 0 });
  });

  it('counts a headline that says what a finding says', () => {
    const headline = claim('summary.headline');
    const findings = [claim('summary.finding.1'), claim('summary.finding.2')];
    const { claims } = certificateOf({ headline, findings, tally: { total: 3 } });
    expect(claims).toMatchObject({ supported: 3, dropped: 0 });
  });

  it('accounts for every sentence written, whatever its verdict and place', () => {
    const verdict = fc.constantFrom<Claim['verdict']>('supported', 'partly', 'unchecked');
    fc.assert(
      fc.property(
        fc.array(verdict, { maxLength: 8 }),
        fc.array(verdict, { maxLength: 3 }),
        fc.option(verdict),
        fc.nat(4),
        fc.nat(2),
        (ofClaims, ofFindings, ofHeadline, dropped, unused) => {
          const claims = ofClaims.map((one, n) => claim(`swot.${n}`, one));
          const written = ofFindings.map((one, n) => claim(`summary.finding.${n}`, one));
          const findings = [...written, ...claims.slice(0, 2)];
          const own = ofHeadline && claim('summary.headline', ofHeadline);
          const headline = own ?? findings[0] ?? null;
          const shown = claims.length + written.length + (own ? 1 : 0);
          const total = shown + dropped + unused;
          const tally = { total, droppedBy: dropped > 0 ? { ids: dropped } : {} };
          const counts = certificateOf({ claims, findings, headline, tally }).claims;
          expect(counts.supported + counts.partly + counts.unchecked + counts.dropped).toBe(total);
          expect(counts.dropped).toBe(dropped + unused);
          const named = Object.values(counts.dropped_by).reduce((sum, n) => sum + n, 0);
          expect(named).toBe(counts.dropped);
        },
      ),
    );
  });

  it('gives the recent share of the dated sources alone', () => {
    const { recent_share } = certificateOf({ headline: claim('h'), tally: { total: 1 } });
    expect(recent_share).toBe(0.5);
  });

  it('names the verdict among the checks only when it was given, and says when it was not', () => {
    const run = certificateOf({ headline: claim('h'), tally: { total: 1, verdictCalls: 1 } });
    expect([run.gates.includes('verdict'), run.not_run]).toEqual([true, []]);
    const away = certificateOf({ headline: claim('h', 'unchecked'), tally: { total: 1 } });
    expect([away.gates.includes('verdict'), away.not_run]).toEqual([false, ['verdict']]);
  });

  it('has no confidence where nothing was judged, and names the share that was not', () => {
    const away = reportOf({ headline: claim('h', 'unchecked'), tally: { total: 1 } });
    expect(away.confidence).toMatchObject({ value: null, not_judged: 1, parts: [] });
    const half = reportOf({
      headline: claim('h'),
      claims: [claim('s', 'unchecked')],
      tally: { total: 2, judged: 1 },
    });
    expect(half.confidence.value).toBeGreaterThan(0);
    expect(half.confidence.not_judged).toBe(0.5);
  });

  it('shows both models, and what rests on one publisher', () => {
    const alone = { ...claim('s'), publishers: 1 };
    const { models, claims } = certificateOf({
      headline: claim('h'),
      claims: [alone],
      tally: { total: 2 },
    });
    expect(models).toEqual({ writer: 'w', judge: 'j' });
    expect(claims.single_source).toBe(1);
  });

  it('counts the unknown ids of claims and facts', () => {
    const { unknown_ids } = certificateOf({ headline: null, tally: { unknownIds: 2 } });
    expect(unknown_ids).toBe(5);
  });
});
