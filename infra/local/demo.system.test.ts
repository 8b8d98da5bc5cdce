import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentencesOf } from '../../shared/domain/paper/sentences.ts';
import type { Report } from '../../shared/domain/report.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createRig, ended, type Rig, reportOf, submit } from './local-server.test-rig.ts';
import { type LocalServer, startLocal } from './serve.ts';
import { NETFLIX, SAMPLE_TIERS, SAMPLES, TESLA } from './simulators/samples.ts';

let rig: Rig;
let server: LocalServer;

beforeAll(async () => {
  rig = await createRig(0, { recorded: true });
  const config = { ...parseConfig(rig.env), sourceTiers: SAMPLE_TIERS, samples: SAMPLES };
  server = await startLocal({ config, port: 0, quiet: true });
});
afterAll(async () => {
  await server.close();
  await rig.close();
});

async function analysed(body: Record<string, unknown>) {
  const id = await submit(server.url, { ...body, refresh: true });
  const job = await ended(server.url, id);
  return { job, report: await reportOf(server.url, id) };
}

const pages = [...TESLA.pages, ...NETFLIX.pages].map(({ text }) => text.replace(/\s+/gu, ' '));
const statements = (report: Report): string[] => [
  ...report.sections.flatMap(({ claims }) => claims.map(({ text }) => text)),
  ...(report.paper ? sentencesOf(report.paper).map(({ text }) => text) : []),
];
const LEVELS: Readonly<Record<string, number>> = { low: 1, medium: 3, high: 5 };
const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
const kinds = (report: Report) => report.paper?.faults.map(({ outcome }) => outcome);
const cases = SAMPLES.companies.flatMap(({ name, industry, question }) =>
  SAMPLES.languages.map((language) => ({ name, industry, language, context: question[language] })),
);

describe.each(cases)('the demonstration of $name in $language', ({ name, ...body }) => {
  let found: Awaited<ReturnType<typeof analysed>>;
  let before: number;
  beforeAll(async () => {
    before = rig.gemini.calls().length;
    found = await analysed({ company: name, ...body });
  }, 60_000);

  it('is complete, and no recorded sentence had to be left out', () => {
    expect(found.job).toMatchObject({ status: 'completed', gaps: [], error: null });
    const summaries = rig.gemini.calls().slice(before);
    expect(summaries.filter(({ summary }) => summary.includes('left out'))).toEqual([]);
  });

  it('copies no statement from a page, and rests many on two publishers', () => {
    const texts = statements(found.report);
    expect(texts.filter((text) => pages.some((one) => one.includes(text)))).toEqual([]);
    const claims = found.report.sections.flatMap((section) => section.claims);
    expect(claims.filter(({ publishers }) => publishers >= 2).length).toBeGreaterThan(4);
  });

  it('shows what checking does: a repair, a dropped statement, one that is partly carried', () => {
    expect(found.report.certificate.claims).toMatchObject({ repaired: 1, partly: 1, unchecked: 0 });
    expect(found.report.certificate.claims.dropped_by).toEqual({ verdict: 1 });
  });

  it('has titles of its author, judged, and scores that anyone can add up from its items', () => {
    const { paper, sections } = found.report;
    const titles = [
      ...(paper?.messages ?? []).map(({ title }) => title.verdict === 'supported'),
      ...sections.map(({ headline }) => headline !== null && !('by_code' in headline)),
    ];
    expect(titles.filter(Boolean).length / titles.length).toBeGreaterThanOrEqual(0.8);
    const porter = sections.find(({ framework }) => framework === 'porter');
    expect(porter?.scores).toHaveLength(5);
    for (const { topic, value, low, high, assessed, of } of porter?.scores ?? []) {
      const levels = (porter?.claims ?? [])
        .filter((claim) => claim.topic === topic && claim.verdict === 'supported')
        .map(({ rating }) => LEVELS[rating ?? ''] ?? Number.NaN);
      const mean = (others: number) =>
        Math.round((10 * (sum(levels) + others * (of - levels.length))) / of) / 10;
      expect(assessed, topic).toBe(levels.length);
      expect(value, topic).toBe(Math.round((10 * sum(levels)) / levels.length) / 10);
      expect([low, high], topic).toEqual([mean(1), mean(5)]);
    }
  });

  it('shows a fault of the critic mended, figures computed, sources that disagree, what is open', () => {
    expect(kinds(found.report)).toEqual(['revised', 'left']);
    expect(found.report.computed.length).toBeGreaterThan(20);
    expect(found.report.conflicts.length).toBeGreaterThan(0);
    expect(found.report.paper?.unknowns).toHaveLength(3);
    expect(found.report.paper?.answer.decide_by?.by).toMatch(/^2026-12/);
  });

  it('says no sentence twice', () => {
    const texts = statements(found.report);
    expect(texts.filter((text, n) => texts.indexOf(text) !== n)).toEqual([]);
  });
});

it.each(['quick', 'deep'])(
  'answers at the depth %s with what its pages carry',
  async (depth) => {
    const { job, report } = await analysed({ company: 'Tesla', depth, frameworks: ['swot'] });
    expect(['completed', 'partial']).toContain(job.status);
    expect(report.sections[0]?.status).toBe('assessed');
    expect(report.paper?.messages.length).toBeGreaterThan(0);
  },
  60_000,
);

it.each([
  ['another company', { company: 'Acme' }, 'try Tesla or Netflix'],
  ['another language', { company: 'Tesla', language: 'fr' }, 'en or de'],
  ['another question', { company: 'Tesla', context: 'Sell it?' }, 'Should Tesla put'],
])('refuses %s in a sentence', async (_, body, says) => {
  const response = await fetch(`${server.url}/analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(400);
  expect(JSON.stringify(await response.json())).toContain(says);
});
