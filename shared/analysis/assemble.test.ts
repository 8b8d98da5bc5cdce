import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../domain/paper/paper.ts';
import type { Report } from '../domain/report.ts';
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
  ...{ definition: null, language: 'en', rating: { rates: null, words: {} }, exhibits: [] },
  ...{ headline: null, takeaways: [], so_what: null, unknown: [] },
});

function reportOf({
  claims = [],
  messages = [],
  answer,
  tally,
  gaps = [],
}: {
  claims?: Claim[];
  messages?: Claim[];
  answer: Claim | null;
  tally: Partial<Tally>;
  gaps?: Report['gaps'];
}) {
  const paper: Paper | null = answer && {
    answer: {
      ...{ question: null, verdict: 'none_asked', sentences: [answer], decide_by: null },
      ...{ against: null, uncertainty: null, confidence: 'low', weakest: null, changes: [] },
    },
    messages: messages.map((title, n) => ({
      ...{ id: `K${n}`, title, support: [], rows: [], against: null, confidence: 'low', why: [] },
    })),
    ...{ calendar: [], criteria: [], options: [], choice: null, recommendations: [] },
    ...{ risks: [], unknowns: [], faults: [] },
  };
  return assemble({
    jobId: 'j',
    request,
    identity,
    sections: [section(claims)],
    paper,
    notRun: [],
    ledger: {
      facts: [],
      computed: [],
      conflicts: [],
      gaps: [],
      total: 2,
      unknownIds: 3,
      figures: { checked: 0, failed: 0 },
    },
    gaps,
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
  it('counts the answer by its verdict', () => {
    const answer = claim('summary.headline', 'unchecked');
    const { claims } = certificateOf({ answer, tally: { total: 1 } });
    expect(claims).toMatchObject({ supported: 0, unchecked: 1, dropped: 0 });
  });

  it('counts an answer that says what a message says', () => {
    const answer = claim('summary.headline');
    const messages = [claim('summary.finding.1'), claim('summary.finding.2')];
    const { claims } = certificateOf({ answer, messages, tally: { total: 3 } });
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
          const messages = [...written, ...claims.slice(0, 2)];
          const own = ofHeadline && claim('summary.headline', ofHeadline);
          const answer = own ?? messages[0] ?? null;
          const shown = claims.length + written.length + (own ? 1 : 0);
          const total = shown + dropped + unused;
          const tally = { total, droppedBy: dropped > 0 ? { ids: dropped } : {} };
          const counts = certificateOf({ claims, messages, answer, tally }).claims;
          expect(counts.supported + counts.partly + counts.unchecked + counts.dropped).toBe(total);
          expect(counts.dropped).toBe(dropped + unused);
          const named = Object.values(counts.dropped_by).reduce((sum, n) => sum + n, 0);
          expect(named).toBe(counts.dropped);
        },
      ),
    );
  });

  it('gives the recent share of the dated sources alone', () => {
    const { recent_share } = certificateOf({ answer: claim('h'), tally: { total: 1 } });
    expect(recent_share).toBe(0.5);
  });

  it('names the verdict among the checks only when it was given, and says when it was not', () => {
    const run = certificateOf({ answer: claim('h'), tally: { total: 1, verdictCalls: 1 } });
    expect([run.gates.includes('verdict'), run.not_run]).toEqual([true, []]);
    const away = certificateOf({ answer: claim('h', 'unchecked'), tally: { total: 1 } });
    expect([away.gates.includes('verdict'), away.not_run]).toEqual([false, ['verdict']]);
  });

  it('has no confidence where nothing was judged, and names the share that was not', () => {
    const away = reportOf({ answer: claim('h', 'unchecked'), tally: { total: 1 } });
    expect(away.confidence).toMatchObject({ value: null, not_judged: 1, parts: [] });
    const half = reportOf({
      answer: claim('h'),
      claims: [claim('s', 'unchecked')],
      tally: { total: 2, judged: 1 },
    });
    expect(half.confidence.value).toBeGreaterThan(0);
    expect(half.confidence.not_judged).toBe(0.5);
  });

  it('has a weak evidence at most where no sentence of an answer stands', () => {
    const made = { answer: claim('h'), claims: [claim('s')], tally: { total: 2, judged: 2 } };
    const whole = reportOf(made).confidence;
    const without = reportOf({
      ...made,
      gaps: [{ section: 'paper.answer', reason: 'insufficient_evidence', detail: '' }],
    });
    expect(without.status).toBe('partial');
    expect(whole.value).toBeGreaterThan(0.5);
    expect(without.confidence.value).toBe(0.5);
    const assessed = without.confidence.parts.find(({ name }) => name === 'sections assessed');
    expect(assessed?.value).toBe(0.5);
  });

  it('shows both models, and what rests on one publisher', () => {
    const alone = { ...claim('s'), publishers: 1 };
    const { models, claims } = certificateOf({
      answer: claim('h'),
      claims: [alone],
      tally: { total: 2 },
    });
    expect(models).toEqual({ writer: 'w', judge: 'j' });
    expect(claims.single_source).toBe(1);
  });

  it('counts the unknown ids of claims and facts', () => {
    const { unknown_ids } = certificateOf({ answer: null, tally: { unknownIds: 2 } });
    expect(unknown_ids).toBe(5);
  });
});
