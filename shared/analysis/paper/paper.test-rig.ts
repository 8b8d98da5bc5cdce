import type { Computed, Conflict, Fact } from '../../domain/facts/fact.ts';
import { notationOf } from '../../domain/figures/number-notation.ts';
import type { Claim } from '../../domain/section.ts';
import type { KeptClaim } from '../../frameworks/framework.ts';
import type { Answer, Ask, Question } from '../ask.ts';
import type { PaperDraft } from './lines.ts';
import type { Material } from './material.ts';

/** A small world for the tests of the paper, and a writer who says what a test gives it. */

export const SOURCES = [
  { id: 'S1', publisher: 'sportico.com', title: 'Rights', published_at: '2026-10-02', tier: 3 },
  { id: 'S2', publisher: 'antenna.live', title: 'Sign-ups', published_at: '2026-01-20', tier: 3 },
  { id: 'S3', publisher: 'oldblog.net', title: 'Old', published_at: '2024-03-05', tier: 4 },
  { id: 'S4', publisher: 'undated.org', title: 'Undated', published_at: null, tier: 4 },
] as const;

const TEXTS: Readonly<Record<string, string>> = {
  'S1.p1': 'The contract for the Christmas games ends on 25 December 2026.',
  'S1.p2': 'The league asks for $150 million a year for the Christmas games.',
  'S2.p1': 'The Christmas games brought 430,000 sign-ups in December 2025.',
  'S2.p2': 'A year earlier the games had brought 650,000 sign-ups.',
  'S3.p1': 'The service has 280 million members.',
  'S4.p1': 'One newsletter puts the fee of the Christmas games at $50 million a year.',
};

const notation = notationOf('1,000.5');

export const PASSAGES = Object.entries(TEXTS).map(([id, text]) => ({
  ...{ id, source: id.split('.')[0] ?? '', text, start: 0, end: text.length },
  ...{ context: [], notation },
}));

export function fact(id: string, low: number, evidence: string, parts: Partial<Fact> = {}): Fact {
  return {
    ...{ id, entity: 'Netflix', metric: 'contract_fee', label: 'fee of the Christmas games' },
    amount: {
      low,
      high: low,
      bound: 'exact',
      unit: 'money',
      currency: 'USD',
      printed: `$${low / 1e6} million`,
    },
    period: { kind: 'fiscal_year', start: '2026', end: '2026', label: '2026', origin: 'passage' },
    ...{ status: 'reported', evidence: [evidence], publishers: 1, as_of: '2026-10-02' },
    ...{ fresh: 'new', verdict: 'supported' },
    ...parts,
  };
}

export const FACTS: readonly Fact[] = [
  fact('F1', 150e6, 'S1.p2'),
  fact('F2', 50e6, 'S4.p1', { as_of: null, fresh: 'undated' }),
  fact('F3', 430_000, 'S2.p1', {
    metric: 'new_customers',
    label: 'sign-ups',
    amount: { low: 430_000, high: 430_000, bound: 'exact', unit: 'count', printed: '430,000' },
  }),
];

export const CONFLICT: Conflict = {
  ...{ id: 'X1', facts: ['F1', 'F2'], kind: 'value', rule: 'unresolved', kept: null },
};

export const LIMIT: Computed = {
  ...{ id: 'D1', op: 'product', of: [{ value: 210, why: 'first-year revenue' }, 'F3'] },
  amount: {
    low: 90.3e6,
    high: 90.3e6,
    bound: 'exact',
    unit: 'money',
    currency: 'USD',
    printed: '$90.3M',
  },
  formula: '210 × F3',
};

export function material(parts: Partial<Material> = {}): Material {
  return {
    request: {
      ...{ company: 'Netflix', frameworks: ['swot'], depth: 'standard', language: 'en' },
      context: 'bid for the Christmas games or leave them',
    } as Material['request'],
    ...{ name: 'Netflix', today: '2026-11-30', facts: FACTS, computed: [], conflicts: [CONFLICT] },
    ...{ sections: [], gaps: [], promptChars: 60_000 },
    evidence: { sources: SOURCES, passages: PASSAGES } as unknown as Material['evidence'],
    ...parts,
  };
}

export const EMPTY: PaperDraft = {
  ...{ verdict: 'conditional', criteria: [], options: [], recommendations: [], risks: [] },
  ...{ unknowns: [], lines: [] },
};

/** A sentence as a model sends it. */
export const says = (text: string, ...evidence: string[]) => ({ text, evidence });

/** Answers each step with the raw reply given for it, read by the step's own schema; others have no answer. That of `cut` is a part. */
export function scripted(replies: Readonly<Record<string, unknown>>, cut = '') {
  const asked: Question<unknown>[] = [];
  const ask = async <T>(question: Question<T>): Promise<Answer<T>> => {
    asked.push(question as Question<unknown>);
    const reply = replies[question.name];
    if (reply === undefined) return { ok: false, reason: 'model_unavailable', detail: 'away' };
    const lost = question.name === cut ? { lost: 'cut off' } : {};
    return { ok: true, value: question.reply.parse(reply), ...lost };
  };
  return { ask: ask as unknown as Ask, asked };
}

/** Every sentence as the judge would let it through, but for those named. */
export function judged(
  draft: PaperDraft,
  verdicts: Readonly<Record<string, Claim['verdict'] | 'dropped'>> = {},
): Map<string, KeptClaim> {
  return new Map(
    draft.lines.flatMap(({ id, text, kind, about, evidence }): [string, KeptClaim][] => {
      const verdict = verdicts[id] ?? 'supported';
      if (verdict === 'dropped') return [];
      const claim = {
        id,
        text,
        kind,
        about,
        evidence: [...evidence],
        verdict,
        counts: true,
        rated: true,
      };
      return [[id, { ...claim, as_of: '2026-10-02', publishers: 2 }]];
    }),
  );
}
