import { expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';

const parse = (line: string[]) => {
  const parsed = parseArguments(line);
  if (parsed.kind !== 'analyze') throw new Error(`parsed as ${parsed.kind}`);
  return parsed;
};

test('a company alone leaves every other choice to the server', () => {
  expect(parse(['analyze', 'Tesla'])).toEqual({
    kind: 'analyze',
    request: { company: 'Tesla' },
    documents: [],
    output: { open: false, json: false, out: undefined, timeoutSeconds: 3600, dryRun: false },
    demonstration: false,
  });
});

test('every option becomes the request field it is named for', () => {
  const options =
    '--industry Cars --frameworks porter,swot --depth deep --region EU --language de --context Why? ' +
    '--include-domain a.com,b.com --include-domain c.com --exclude-domain d.com --recency-days 90 ' +
    '--max-cost 0.5 --refresh --open --json --out here --timeout 1.5 --company-domain tesla.com ' +
    '--document a.pdf --document b,c.xlsx --prepared-for Board --confidentiality Secret --paper A4';
  expect(parse(['analyze', 'Tesla', ...options.split(' ')])).toEqual({
    kind: 'analyze',
    request: {
      company: 'Tesla',
      industry: 'Cars',
      frameworks: ['porter', 'swot'],
      depth: 'deep',
      region: 'EU',
      language: 'de',
      context: 'Why?',
      include_domains: ['a.com', 'b.com', 'c.com'],
      exclude_domains: ['d.com'],
      recency_days: 90,
      max_cost_usd: 0.5,
      refresh: true,
      company_domain: 'tesla.com',
      prepared_for: 'Board',
      confidentiality: 'Secret',
      paper: 'A4',
    },
    documents: ['a.pdf', 'b,c.xlsx'],
    output: { open: true, json: true, out: 'here', timeoutSeconds: 1.5, dryRun: false },
    demonstration: false,
  });
});

test('demo is Tesla and its question, electric vehicles, four frameworks, standard depth', () => {
  expect(parse(['demo']).demonstration).toBe(true);
  expect(parse(['demo', '--json']).request).toEqual({
    company: 'Tesla',
    industry: 'Electric Vehicles',
    context: 'Should Tesla put its next investment into cheaper cars or into energy storage?',
    frameworks: ['porter', 'swot', 'pestel', 'blue_ocean'],
    depth: 'standard',
    refresh: true,
  });
});

test('demo takes the other company and its other language, each with its question', () => {
  expect(parse(['demo', 'netflix', '--language', 'de']).request).toMatchObject({
    company: 'Netflix',
    industry: 'Video Streaming',
    context: 'Soll Netflix für die Live-Rechte an einer ganzen Saison im Sport bieten?',
    language: 'de',
  });
  expect(parse(['demo', 'Acme']).request).toMatchObject({ company: 'Acme' });
});

test.each(['<script>', 'AT&T', '日本電産', '🚀', 'x'.repeat(200), 'a b  c'])(
  'the company %s reaches the request as written',
  (company) => {
    expect(parse(['analyze', company]).request.company).toBe(company);
  },
);

test('a company that begins with a dash follows two dashes', () => {
  expect(parse(['analyze', '--json', '--', '--out']).request.company).toBe('--out');
});

test.each([
  [['analyze', 'Tesla', '--help'], 'help'],
  [['--help'], 'help'],
  [['help', 'demo'], 'help'],
  [[], 'usage'],
  [['analyze'], 'usage'],
  [['analyse', 'Tesla'], 'usage'],
  [['analyze', 'Tesla', 'Motors'], 'usage'],
  [['analyze', 'Tesla', '--no-such'], 'usage'],
  [['analyze', 'Tesla', '--recency-days', 'ten'], 'usage'],
  [['analyze', 'Tesla', '--max-cost', ''], 'usage'],
  [['analyze', 'Tesla', '--max-cost', '-1'], 'usage'],
  [['analyze', 'Tesla', '--timeout', '0'], 'usage'],
  [['analyze', 'Tesla', '--timeout', '1e9'], 'usage'],
  [['demo', '--company', 'Tesla'], 'usage'],
])('%j is answered with %s', (argv, kind) => {
  const parsed = parseArguments(argv);
  expect(parsed.kind).toBe(kind);
  expect('text' in parsed ? parsed.text : 'message' in parsed ? parsed.message : '').not.toBe('');
});

test('a usage message carries no escape sequence of what was typed', () => {
  const parsed = parseArguments(['analyze', 'Tesla', '--\u001b[2Jevil']);
  expect(parsed).toMatchObject({ kind: 'usage' });
  expect(JSON.stringify(parsed)).not.toContain('\\u001b');
  expect(JSON.stringify(parsed)).toContain('evil');
});

test.each([
  [['reports', 'list'], { action: 'list', name: undefined, json: false }],
  [['reports', 'list', 'Te', '--json'], { action: 'list', name: 'Te', json: true }],
  [['reports', 'open', 'Tesla'], { action: 'open', name: 'Tesla', json: false }],
])('%j is for the library', (line, wanted) => {
  expect(parseArguments(line)).toEqual({ kind: 'reports', ...wanted });
});

test('a dry run is an analysis that is only planned', () => {
  expect(parse(['analyze', 'Tesla', '--dry-run']).output.dryRun).toBe(true);
});
