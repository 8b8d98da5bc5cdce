import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extract } from './extract.ts';
import { readPrompt } from './prompt.ts';
import { readShape } from './schema.ts';

const text = { type: 'STRING' };
const ids = { type: 'ARRAY', items: text };
const object = (properties: Record<string, unknown>, description?: string) => ({
  type: 'OBJECT',
  properties,
  required: Object.keys(properties),
  ...(description === undefined ? {} : { description }),
});
const list = (items: unknown, minItems = 0, maxItems = 8) => ({
  type: 'ARRAY',
  items,
  minItems,
  maxItems,
});
const driver = (description: string) =>
  object(
    {
      evidence: ids,
      finding: text,
      pressure: { type: 'STRING', enum: ['high', 'medium', 'low', 'not_assessed'] },
    },
    description,
  );
const PORTER = object({
  rivalry: object(
    {
      competitors: driver('Number of competitors: how many rivals.'),
      price_competition: driver('Price competition: price cuts and discounts.'),
    },
    'Rivalry among existing competitors.',
  ),
  suppliers: object(
    {
      concentration: driver('Supplier concentration: how few suppliers there are.'),
      forward_integration: driver('Forward integration: suppliers that enter the industry.'),
    },
    'Bargaining power of suppliers.',
  ),
});
const PROMPT = `Company: Acme
Industry: kettles

[S1.p1] Acme sells kettles in many countries. Dozens of strong rivals crowd the market for kettles.
[S1.p2] Acme's price cuts started a price war. It hurt everyone.
[S2.p1] Supplier concentration is low, because many makers offer heating elements.
[S2.p2] The weather was fine on Tuesday in the town of Lund.`;

interface Answer {
  evidence: string[];
  finding: string;
  pressure: string;
}
type Porter = Record<string, Record<string, Answer>>;
const answer = <Reply>(schema: unknown, prompt: string): Reply =>
  extract(readShape(schema), readPrompt(prompt)) as Reply;

describe('a schema of forces and drivers', () => {
  const reply = answer<Porter>(PORTER, PROMPT);

  test('each driver gets the sentence that speaks to it, its passage and a level by its cue words', () => {
    expect(reply.rivalry?.competitors).toEqual({
      evidence: ['S1.p1'],
      finding: 'Dozens of strong rivals crowd the market for kettles.',
      pressure: 'high',
    });
    expect(reply.rivalry?.price_competition?.finding).toBe(
      "Acme's price cuts started a price war.",
    );
    expect(reply.suppliers?.concentration).toMatchObject({ evidence: ['S2.p1'], pressure: 'low' });
  });

  test('a driver to which no passage speaks is not assessed, without text and evidence', () => {
    expect(reply.suppliers?.forward_integration).toEqual({
      evidence: [],
      finding: '',
      pressure: 'not_assessed',
    });
  });

  test('the same prompt gives the same reply', () => {
    expect(answer(PORTER, PROMPT)).toEqual(reply);
  });

  test('lower-case types and references are read as well', () => {
    const lower = JSON.parse(
      JSON.stringify(PORTER).replaceAll(/"(?:OBJECT|STRING|ARRAY)"/g, (t) => t.toLowerCase()),
    );
    const referring = { $ref: '#/$defs/root', $defs: { root: lower } };
    expect(answer(referring, PROMPT)).toEqual(reply);
  });

  test('without passages nothing is assessed', () => {
    const empty = answer<Porter>(PORTER, 'Company: Acme');
    const drivers = Object.values(empty).flatMap((force) => Object.values(force));
    expect(drivers.map(({ pressure, finding }) => pressure + finding)).toEqual(
      drivers.map(() => 'not_assessed'),
    );
  });
});

describe('truth to the passages', () => {
  const word = fc.constantFrom(
    'rivals',
    'Acme',
    'price',
    'suppliers',
    'fell',
    '12%',
    'S9.p9',
    'many',
    '日本',
    '"',
    '[',
    'low',
  );
  const sentence = fc
    .array(word, { minLength: 1, maxLength: 9 })
    .map((words) => `${words.join(' ')}.`);
  const passages = fc.array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { maxLength: 12 });
  const SWOT = object({
    strengths: list(object({ evidence: ids, finding: text })),
    claims: list(object({ evidence: ids, text }), 2),
    forces: PORTER,
  });

  test('every text stands verbatim in the passage cited beside it, whatever the passages are', () => {
    fc.assert(
      fc.property(passages, (pages) => {
        const shown = new Map(pages.map((sentences, i) => [`S1.p${i + 1}`, sentences.join(' ')]));
        const reply = answer(SWOT, [...shown].map(([id, words]) => `[${id}] ${words}`).join('\n'));
        const said: { evidence: string[]; words: string }[] = [];
        JSON.stringify(reply, (_, value) => {
          if (Array.isArray(value?.evidence))
            said.push({ evidence: value.evidence, words: value.finding ?? value.text });
          return value;
        });
        for (const { evidence, words } of said) {
          expect(evidence.length === 0).toBe(words === '');
          for (const id of evidence) expect(shown.get(id)).toContain(words);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('any schema gets a reply of its shape, and none makes it throw', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (schema) => {
        expect(() => answer(schema, PROMPT)).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });
});

test('items of a list come from distinct passages and stop where the passages end', () => {
  const schema = object({ claims: list(object({ evidence: ids, text }), 3) });
  const { claims } = answer<{ claims: { evidence: string[] }[] }>(schema, PROMPT);
  const cited = claims.flatMap(({ evidence }) => evidence);
  expect(cited.length).toBeGreaterThanOrEqual(3);
  expect(new Set(cited).size).toBe(cited.length);
});

test('facts are read from plain sentences: figure, unit, period, owner and metric', () => {
  const fact = object({
    evidence: ids,
    metric: text,
    label: text,
    value: text,
    unit: text,
    period: text,
    entity: text,
  });
  const { facts } = answer<{ facts: Record<string, unknown>[] }>(
    object({ facts: list(fact, 0, 40) }),
    `[S1.p1] Acme's total revenue was $97.69 billion in 2024, against $96.77 billion in 2023.
[S1.p2] Bolt sold 1.76 million electric kettles in 2024. Acme's margin was 17.9% in the third quarter of 2024.
[S1.p3] Acme expects revenue of $9 billion in 2027. Acme's revenue will be $8 billion in 2026 if all goes well.`,
  );
  expect(facts).toEqual([
    {
      evidence: ['S1.p1'],
      metric: 'revenue',
      label: 'total revenue',
      value: '97.69',
      unit: 'USD billion',
      period: '2024',
      entity: 'Acme',
    },
    {
      evidence: ['S1.p2'],
      metric: 'units_sold',
      label: 'electric kettles sold',
      value: '1.76',
      unit: 'million kettles',
      period: '2024',
      entity: 'Bolt',
    },
    {
      evidence: ['S1.p2'],
      metric: 'other',
      label: 'margin',
      value: '17.9',
      unit: '%',
      period: 'Q3 2024',
      entity: 'Acme',
    },
  ]);
});

test('the company is read from the prompt and the passages, and unknown parts are null', () => {
  const nullable = { ...text, nullable: true };
  const schema = object({
    name: text,
    aliases: list(text),
    ticker: nullable,
    domain: nullable,
    rivals: list(text, 0, 2),
  });
  const shown =
    "[S1.p1] Acme, Inc. trades under the ticker ACM. Acme's rivals include Bolt, Cup & Co and Dent.";
  expect(answer(schema, `Company: Acme\n${shown}`)).toEqual({
    name: 'Acme, Inc.',
    aliases: ['Acme'],
    ticker: 'ACM',
    domain: null,
    rivals: ['Bolt', 'Cup & Co'],
  });
});

test('claims to be judged are answered under their keys: supported, without fault, as rated', () => {
  const entry = object({
    verdict: { ...text, enum: ['supported', 'partly', 'contradicted', 'not_found'] },
    fault: text,
    rating: { ...text, enum: ['follows', 'does_not_follow'] },
    note: text,
  });
  const sound = { verdict: 'supported', fault: '', rating: 'follows', note: '' };
  expect(answer(object({ c1: entry, c2: entry }), PROMPT)).toEqual({ c1: sound, c2: sound });
});

test('claims to be judged are answered by their labels with the verdict supported', () => {
  const verdict = { ...text, enum: ['supported', 'partly', 'contradicted', 'not_found'] };
  const schema = object({ verdicts: list(object({ id: text, verdict })) });
  const prompt = `[porter.rivalry.competitors] Dozens of rivals.\n[swot.threats.1] Something.\n${PROMPT}`;
  expect(answer(schema, prompt)).toEqual({
    verdicts: [
      { id: 'porter.rivalry.competitors', verdict: 'supported' },
      { id: 'swot.threats.1', verdict: 'supported' },
    ],
  });
});

test('claims to be repaired are answered by their labels with the nearest sentence', () => {
  const schema = object({ claims: list(object({ id: text, evidence: ids, text })) });
  const { claims } = answer<{ claims: unknown[] }>(
    schema,
    `[porter.a.b] Acme cut prices by 90%.\n${PROMPT}`,
  );
  expect(claims).toEqual([
    { id: 'porter.a.b', evidence: ['S1.p2'], text: "Acme's price cuts started a price war." },
  ]);
});

test('a recommendation takes action, counter-case and condition from one piece of advice', () => {
  const part = object({ evidence: ids, text });
  const recommendation = object({
    action: part,
    rationale: list(object({ evidence: ids, text }), 1, 3),
    priority: { ...text, enum: ['high', 'medium', 'low'] },
    counter_case: part,
    reverse_if: part,
  });
  const { recommendations } = answer<{ recommendations: unknown[] }>(
    object({ recommendations: list(recommendation, 0, 3) }),
    `[S1.p1] The advice is that Acme should sell cups, because kettles last long. The case against it is that cups break.
[S1.p2] The advice would change if kettles broke sooner.
[S1.p3] Acme's kettles are red.`,
  );
  expect(recommendations).toEqual([
    {
      action: { evidence: ['S1.p1'], text: 'Acme should sell cups' },
      rationale: [
        {
          evidence: ['S1.p1'],
          text: 'The advice is that Acme should sell cups, because kettles last long.',
        },
      ],
      priority: 'high',
      counter_case: { evidence: ['S1.p1'], text: 'The case against it is that cups break.' },
      reverse_if: {
        evidence: ['S1.p2'],
        text: 'The advice would change if kettles broke sooner.',
      },
    },
  ]);
});

test.each([
  [
    'a company line without end',
    `Company: ${'x '.repeat(100_000)}\n[S1.p1] Acme has few rivals in kettles.`,
  ],
  ['a company full of signs', 'Company: (.*)+[^$\n[S1.p1] Acme has few rivals in kettles.'],
  ['a passage of blanks', `[S1.p1] a${' '.repeat(200_000)}b`],
  ['a passage of full stops', `[S1.p1] ${'."'.repeat(100_000)}`],
  [
    'two thousand passages',
    Array.from({ length: 2_000 }, (_, i) => `[S${i}.p1] Acme has ${i} rivals.`).join('\n'),
  ],
])('%s is answered within two seconds', (_, prompt) => {
  const before = performance.now();
  expect(Object.keys(answer<Porter>(PORTER, prompt))).toEqual(['rivalry', 'suppliers']);
  expect(performance.now() - before).toBeLessThan(4_500);
});
