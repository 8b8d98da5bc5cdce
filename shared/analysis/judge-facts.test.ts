import { expect, it } from 'vitest';
import type { Fact } from '../domain/report.ts';
import { createFreeSteps } from '../testing/free-steps.ts';
import type { Answer, Ask } from './ask.ts';
import type { CheckUses } from './checks.ts';
import { buildEvidence } from './evidence.ts';
import type { FactLedger } from './extract-facts.ts';
import { judgeFacts } from './judge-facts.ts';

const fact = (id: string, year: string, metric: Fact['metric'] = 'revenue'): Fact => ({
  id,
  entity: 'Acme',
  metric,
  label: 'Revenue',
  amount: { low: 1, high: 1, bound: 'exact', unit: 'money', currency: 'USD', printed: '$1' },
  period: { kind: 'fiscal_year', start: year, end: year, label: year, origin: 'passage' },
  status: 'reported',
  evidence: ['S1.p1'],
  publishers: 1,
  as_of: null,
  fresh: 'undated',
  verdict: 'unchecked',
});
const computed = (id: string, of: string[]): FactLedger['computed'][number] => ({
  id,
  op: 'growth',
  of,
  amount: { low: 1, high: 1, bound: 'exact', unit: 'percent', printed: '1 %' },
  formula: of.join(' ÷ '),
});
const ledger: FactLedger = {
  facts: [
    fact('F1', '2024'),
    fact('F2', '2025'),
    fact('F3', '2023'),
    // Of somebody who is neither the company nor a rival: shown nowhere but in the appendix.
    { ...fact('F4', '2025', 'other'), entity: 'Zenith' },
  ],
  computed: [computed('D1', ['F2', 'F1']), computed('D2', ['F1', 'F3']), computed('D3', ['D1'])],
  conflicts: [],
  gaps: [],
  total: 4,
  unknownIds: 0,
  figures: { checked: 0, failed: 0 },
};
const usage = { calls: 0, promptTokens: 0, outputTokens: 0, thinkingTokens: 0 };

async function judged(words: Record<string, string> | null, given = ledger) {
  const names: string[] = [];
  const ask: Ask = Object.assign(
    async <T>({ name, prompt, reply }: Parameters<Ask>[0]) => {
      names.push(name);
      if (words === null) return { ok: false, reason: 'budget', detail: 'dear' } as Answer<T>;
      const entries = [...prompt.matchAll(/^(c\d+): (F\d)/gmu)];
      const raw = entries.map(([, key, id = '']) => [key, { verdict: words[id] ?? 'supported' }]);
      return { ok: true, value: reply.parse(Object.fromEntries(raw)) } as Answer<T>;
    },
    { usage, usageBy: { writer: usage, judge: usage } },
  );
  const price = { inputUsdPerMillion: 1, outputUsdPerMillion: 1 };
  const identity = { name: 'Acme', aliases: [], ticker: null, domain: null, rivals: [] };
  const uses: CheckUses = {
    evidence: buildEvidence({ pages: [], setAside: [] }, identity),
    ask,
    steps: createFreeSteps(),
    language: 'en',
    today: '2026-06-30',
    figures: { facts: [], computed: [] },
    subject: 'Company: Acme',
    prices: { writer: price, judge: price },
    outputScale: 1,
  };
  return { ...(await judgeFacts(given, identity, uses)), names };
}

it('asks in one call about the facts that a reader relies on; the others stay unchecked', async () => {
  const { ledger: now, names } = await judged({ F2: 'partly' });
  expect(names).toEqual(['verdict:facts']);
  expect(now.facts.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
    'F1 supported',
    'F2 partly',
    'F3 supported',
    'F4 unchecked',
  ]);
});

it('what the passages do not say leaves the ledger with all that was computed from it', async () => {
  const { ledger: now } = await judged({ F2: 'contradicted' });
  expect(now.facts.map(({ id }) => id)).toEqual(['F1', 'F3', 'F4']);
  expect(now.computed.map(({ id }) => id)).toEqual(['D2']);
});

it('without an answer nothing is lost and nothing is supported', async () => {
  const { ledger: now, unjudged } = await judged(null);
  expect({ ...now, gaps: [] }).toEqual(ledger);
  expect(unjudged?.reason).toBe('verification');
  expect(now.gaps).toMatchObject([{ section: 'facts', reason: 'verification' }]);
});

it('a name in the reader’s language is shown where the judge confirmed the figure under it, and nowhere else', async () => {
  const facts = ledger.facts.map((one) => ({ ...one, name: 'Umsatz mit Werbung' }));
  const named = async (words: Record<string, string> | null) =>
    (await judged(words, { ...ledger, facts })).ledger.facts
      .filter((one) => one.name !== undefined)
      .map(({ id }) => id);
  expect(await named({ F2: 'partly' })).toEqual(['F1', 'F3']);
  expect(await named(null)).toEqual([]);
});
