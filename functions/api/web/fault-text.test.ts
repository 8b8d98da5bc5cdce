import { expect, it } from 'vitest';
import { tooPoor } from '../../../shared/analysis/no-report.ts';
import { requestSchema } from '../../../shared/domain/request.ts';
import { beyondSamples } from '../../../shared/domain/samples.ts';
import { plainFault } from '../../../shared/process/plain-faults.ts';
import { PROBLEM_CODES } from '../problem-codes.ts';
import { failureText, faultText } from './fault-text.ts';
import { de } from './words-de.ts';
import { DE_FAULTS } from './words-de-faults.ts';
import { en } from './words-en.ts';

const schema = requestSchema(['swot', 'porter'], ['swot']);
const many = (n: number, of: string) => Array.from({ length: n }, (_, at) => `${of}${at}.example`);
const BODIES: readonly object[] = [
  {},
  { company: ' ' },
  { company: 'x'.repeat(300), recency_days: 0, paper: 'B5', depth: 'x', language: '??' },
  { company: 'x', recency_days: 5_000, max_cost_usd: 'x', frameworks: [] },
  { company: 'x\u0007', frameworks: ['swot', 'swot'], include_domains: ['http://x'] },
  { company: 'x', frameworks: ['x'], recency_days: 1.5, include_domains: many(30, 'a') },
  { company: 'x', include_domains: ['a.example'], exclude_domains: ['a.example'] },
  { company: 'x', documents: many(11, 'd').map((one) => one.slice(0, 2)) },
];
const SAMPLES = {
  languages: ['en', 'de'],
  frameworks: ['porter'],
  companies: [{ name: 'Tesla', industry: 'Cars', question: { en: 'Why?', de: 'Warum?' } }],
};
const asked = { company: 'Tesla', language: 'en', frameworks: ['porter'], context: 'Why?' };
const beyond = [
  { ...asked, company: 'BMW' },
  { ...asked, language: 'fr' },
  { ...asked, context: 'What?' },
  { ...asked, frameworks: ['vrio'] },
  { ...asked, documents: ['d1'] },
];
const poor = tooPoor(0.3, 0.4).message;
const messages = [
  'may be at most $3.00, the ceiling that this server has for an analysis',
  poor,
  ...BODIES.flatMap((body) => {
    const { error } = schema.safeParse(body, { error: plainFault });
    return error?.issues.map(({ message }) => message) ?? [];
  }),
  ...beyond.flatMap((body) => beyondSamples(body, SAMPLES).map(({ message }) => message)),
];

it('what a person can do wrong in the form is said in German', () => {
  expect(messages.filter((message) => faultText(de, message) === message)).toEqual([]);
  expect(faultText(de, 'must be at most 200 characters')).toBe('darf höchstens 200 Zeichen haben');
});

it('every German sentence has an English one that the program says', () => {
  const said = new Set(messages.map((message) => faultText(de, message)));
  const fits = ([, own]: (typeof DE_FAULTS)[number]) => {
    const start = own.split('{')[0] ?? own;
    return [...said].some((one) => one.startsWith(start));
  };
  expect(DE_FAULTS.filter((pair) => !fits(pair)).map(([english]) => english)).toEqual([]);
});

it('an English page says what the API says', () => {
  for (const message of messages.filter((one) => one !== poor))
    expect(faultText(en, message)).toBe(message);
});

it('a page names no field of the API when the ceiling was too low', () => {
  const error = { code: 'budget', message: poor };
  expect(failureText(en, error).said).toMatch(/the ceiling of \$0\.3 .* allow \$0\.4 or more/);
  expect(failureText(de, error).said).toMatch(/die Obergrenze von \$0\.3 .* Erlauben Sie \$0\.4 /);
});

it('every kind of failure and refusal is said in German, with what the program said as a detail', () => {
  expect(Object.keys(de.failures).sort()).toEqual(Object.keys(de.todo).sort());
  expect(Object.keys(de.problems).sort()).toEqual(Object.keys(PROBLEM_CODES).sort());
  const error = { code: 'model_refused', message: 'Gemini blocked the prompt' };
  expect(failureText(en, error)).toEqual({ said: error.message, detail: null });
  expect(failureText(de, error)).toEqual({
    said: 'Das Modell hat die Frage abgelehnt.',
    detail: error.message,
  });
});
