import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groundOf } from '../../testing/claim-ground.ts';
import { processorMs } from '../../testing/processor-time.ts';
import { passGates } from './gates.ts';
import type { CitedComputed } from './ground.ts';
import { normaliseIds } from './ground.ts';

const PASSAGES: Record<string, string> = {
  'S1.p1': 'Tesla reported revenue of $97.69 billion in 2024, up 1% from 2023.',
  'S1.p2': 'The founder of Booking.com said “we will never slow down our growth”; C3.ai agreed.',
  'S2.p1': 'Automotive gross margin was 17.9 percent.',
};
const ground = groundOf(PASSAGES);
const check = (text: string, ...evidence: string[]) =>
  passGates({ id: 'swot.strengths.1', text, kind: 'fact', about: 'company', evidence }, ground);
const gateOf = (text: string, ...evidence: string[]) => {
  const outcome = check(text, ...evidence);
  return outcome.ok ? 'ok' : outcome.gate;
};

describe('normaliseIds', () => {
  it('reads ids however they are written, each once', () => {
    const raw = ['S1.p3', '[S1.p3]', ' s1.P3 ', 'S1.p3, S2.p1', '(S04.p01)', ''];
    expect(normaliseIds(raw)).toEqual(['S1.p3', 'S2.p1', 'S4.p1']);
  });

  it('keeps what is no id, so that it is counted', () => {
    expect(normaliseIds(['https://example.com/', 'S1.p1'])).toEqual([
      'https://example.com/',
      'S1.p1',
    ]);
  });

  it('is stable under itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.stringMatching(/^\[?[sS]\d{1,3}\.[pP]\d{1,3}\]?$/))),
        (raw) => {
          const once = normaliseIds(raw);
          expect(normaliseIds(once)).toEqual(once);
        },
      ),
    );
  });
});

describe('passGates', () => {
  it('passes a claim that its passage bears out, without the markers in it', () => {
    expect(check('Tesla made $97.69 billion in 2024 [S1.p1].', '[S1.p1]', 'S9.p9')).toEqual({
      ok: true,
      text: 'Tesla made $97.69 billion in 2024.',
      evidence: ['S1.p1'],
      unknownIds: 1,
      figuresChecked: 2,
      arithmetic: [],
    });
  });

  it.each(['[S1.p1]', '(S1.p1, S2.p1)', '[S1.p1][S2.p1]', '[s1.p1; S1.p2 and S2.p1]', '【S1.p1】'])(
    'strips the marker %s',
    (marker) => {
      const outcome = check(`Margins are good ${marker}, it says.`, 'S2.p1');
      expect(outcome.ok && outcome.text).toBe('Margins are good, it says.');
    },
  );

  it('removes characters that nobody sees, so that they hide nothing', () => {
    const outcome = check('Reve\u200bnue of $97\u2060.69 billion', 'S1.p1');
    expect(outcome.ok && outcome.text).toBe('Revenue of $97.69 billion');
  });

  it.each(['\u202e', '\u2066', '\u3164', '\u2800', '\ue000', '\ufe0f', '\u{e0041}'])(
    'removes %j',
    (character) => {
      const outcome = check(`Margins ${character}are good [S1${character}.p1].`, 'S2.p1');
      expect(outcome.ok && outcome.text).toBe('Margins are good.');
    },
  );

  it('stops at the first gate that finds a fault', () => {
    expect(gateOf('  [S1.p1] ', 'S1.p1')).toBe('schema');
    expect(gateOf('\u200b', 'S1.p1')).toBe('schema');
    expect(gateOf('It sold 5 cars, see https://x.example', 'S9.p9')).toBe('ids');
    expect(gateOf('It sold 5 cars')).toBe('ids');
    expect(gateOf('It sold 5 cars, see https://x.example', 'S1.p1')).toBe('address');
    expect(gateOf('It sold 5 cars and said "we shall sell many more cars"', 'S1.p1')).toBe(
      'quotation',
    );
    expect(gateOf('Ford sold 5 cars', 'S1.p1')).toBe('figures');
  });

  it('does not take a property of every object for a passage', () => {
    expect(gateOf('Text', 'constructor', '__proto__')).toBe('ids');
  });

  it('counts figures checked and failed', () => {
    expect(check('It made $97.69 billion and 5 cars', 'S1.p1')).toMatchObject({
      figuresChecked: 2,
      figuresFailed: 1,
    });
  });

  it.each([
    'see www.tesla.com',
    'mail ir@tesla.com',
    'read [this](x)',
    '<b>bold</b>',
    '&lt;script&gt;',
    'javascript:alert(1)',
    'at tesla.com/ir',
    'from tesla.com',
    'ftp://x',
    'at 10.0.0.1:8080',
  ])('finds the address or tag in %j', (text) => {
    expect(gateOf(text, 'S1.p1')).toBe('address');
  });

  it.each([
    ['Booking.com and C3.ai grew', 'S1.p2'],
    ['U.S. sales grew', 'S1.p1'],
    ['Sales grew, e.g. in cars, for AT&T & co', 'S1.p1'],
    ['Margins are < costs', 'S1.p1'],
    ['It uses Node.js', 'S1.p1'],
  ])('takes nothing in %j for an address', (text, id) => {
    expect(gateOf(text, id)).toBe('ok');
  });

  it.each([
    ['They said “we will never slow down”.', 'ok'],
    ['They said "We will never slow down our growth," again.', 'ok'],
    ['They said «never slow down … our growth».', 'ok'],
    ['They said "slow down".', 'ok'],
    ["It's the firm's own best year's work", 'ok'],
    ['They said "we will always slow down".', 'quotation'],
    ['They said “our growth … we will never slow”.', 'quotation'],
    ["They said 'we will always slow down'.", 'quotation'],
    ['Sie sagten „wir werden niemals langsamer“.', 'quotation'],
  ])('holds quotations to the words of the passage: %j', (text, gate) => {
    expect(gateOf(text, 'S1.p2')).toBe(gate);
  });

  it('passes every verbatim passage', () => {
    for (const [id, text] of Object.entries(PASSAGES)) expect(gateOf(text, id)).toBe('ok');
  });

  it('answers for any text and any ids without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, ids) => {
        const outcome = check(text, ...ids, 'S1.p1');
        expect(outcome.ok || outcome.faults.length > 0).toBe(true);
      }),
    );
  });

  it.each(['<a', '[', 'a.', '"a ', 'a@', "'a ", 'S1.p1 ', '[S1.p1,', '(S1.p1 ', 'a.com', '„'])(
    'answers for 10 KB of %j within a second',
    (unit) => {
      const took = processorMs(() => check(unit.repeat(10_000 / unit.length), 'S1.p1'));
      expect(took).toBeLessThan(4_500);
    },
  );
});

describe('a proposal', () => {
  const dated = { ...ground, today: '2026-11-30' };
  const proposed = (text: string) =>
    passGates(
      { id: 'R1.action', text, kind: 'proposal', about: 'company', evidence: ['S1.p1'] },
      dated,
    ).ok;

  it.each([
    'The board decides by 28 February 2027.',
    'If 2026 ends as guided, half of it is held back for six months.',
    'Three reviews follow in the second quarter, and the plan runs to 2029.',
  ])('sets its own days, spans and small counts: %s', (text) => {
    expect(proposed(text)).toBe(true);
  });

  it.each([
    'The limit is $412 million a year.',
    'The target is a share of 23%.',
    'As in 2009, the plan is cut.',
    'Hire 48,000 engineers.',
  ])('has no amount, share or past of its own: %s', (text) => {
    expect(proposed(text)).toBe(false);
  });

  it('is the only kind that may', () => {
    expect(gateOf('The board decides by 28 February 2027.', 'S1.p1')).toBe('figures');
  });
});

it.each<[string, boolean, 'product' | 'sum', number]>([
  ['The limit is 5% of the budget, $100 million.', true, 'product', 0.05],
  ['The limit is 6% of the budget, $100 million.', false, 'product', 0.05],
  ['With production, assumed at $15 million, it costs $100 million.', true, 'sum', 15e6],
  ['With production, assumed at $16 million, it costs $100 million.', false, 'sum', 15e6],
])(
  'a number with which a cited figure was computed may be told: %s',
  (text, expected, op, value) => {
    const amount: CitedComputed['amount'] = {
      ...{ low: 1e8, high: 1e8, bound: 'exact', unit: 'money', currency: 'USD' },
      printed: '$100 million',
    };
    const cap = {
      ...{ op, amount, formula: `F1 ${op === 'sum' ? '+' : '×'} ${value}` },
      of: ['F1', { value, why: 'the number that we propose' }],
    };
    const computed = (id: string) => (id === 'D1' ? cap : undefined);
    const draft = { id: 'R1.action', text, kind: 'proposal' as const, about: 'company' };
    expect(passGates({ ...draft, evidence: ['D1'] }, { ...ground, computed }).ok).toBe(expected);
  },
);

it('a year that the page of a cited passage names stands; another does not', () => {
  const paged = {
    ...ground,
    source: (id: string) => {
      const known = ground.source(id);
      return known && { ...known, years: ['2019'] };
    },
  };
  const ok = (text: string) =>
    passGates({ id: 'x', text, kind: 'fact', about: 'company', evidence: ['S2.p1'] }, paged).ok;
  expect(ok('Automotive gross margin was 17.9 percent in 2019.')).toBe(true);
  expect(ok('Automotive gross margin was 17.9 percent in 2012.')).toBe(false);
});
