import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sentencesOf } from '../../shared/domain/paper/sentences.ts';
import type { Report } from '../../shared/domain/report.ts';
import type { Claim } from '../../shared/domain/section.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { readReport } from './cli/report-view.ts';
import { reportLines } from './cli/summary.ts';
import {
  createRig,
  ended,
  fetchFormat,
  type Rig,
  reportOf,
  submit,
} from './local-server.test-rig.ts';
import { type LocalServer, startLocal } from './serve.ts';

const JUDGE = 'Step: verdict';
const tesla = { company: 'Tesla', industry: 'Electric vehicles', depth: 'quick' };

let rig: Rig;
let server: LocalServer;

beforeAll(async () => {
  rig = await createRig();
  server = await startLocal({ config: parseConfig(rig.env), port: 0, quiet: true });
});
afterAll(async () => {
  await server.close();
  await rig.close();
});
afterEach(() => rig.gemini.clearFaults());

/** One job to its end; `refresh`, so that no other's answers serve it. */
async function analysed(body: Record<string, unknown> = {}) {
  const id = await submit(server.url, { ...tesla, frameworks: ['swot'], ...body, refresh: true });
  const job = await ended(server.url, id);
  const shown = job.status === 'completed' || job.status === 'partial';
  return { id, job, report: shown ? await reportOf(server.url, id) : null };
}

const format = async (id: string, name: 'html' | 'md' | 'json') =>
  (await fetchFormat(server.url, id, name)).text();

const claimsOf = (report: Report | null): Claim[] => [
  ...(report?.sections ?? []).flatMap(({ claims }) => claims),
  ...(report?.paper ? sentencesOf(report.paper) : []),
];
const verdictsOf = (report: Report | null) => [
  ...new Set(claimsOf(report).map(({ verdict }) => verdict)),
];

it.each(['quick', 'standard', 'deep'])('is asked at the depth %s', async (depth) => {
  const { job, report } = await analysed({ depth });
  expect(job).toMatchObject({ status: 'completed', gaps: [] });
  const steps = job.steps.map(({ name }) => name);
  expect(steps).toEqual(expect.arrayContaining(['verdict:swot', 'verdict:paper']));
  expect(steps.includes('second:paper')).toBe(depth === 'deep');
  expect(report?.certificate.gates).toContain('verdict');
  expect(report?.certificate.not_run).toEqual([]);
  expect(verdictsOf(report)).toEqual(['supported']);
});

describe.each([
  ['refused for good', { kind: 'status', status: 403 }],
  ['answering something else', { kind: 'wrong_schema' }],
] as const)('a judge that is %s', (_, fault) => {
  it('leaves every statement unchecked, says so everywhere, and ends the job partial', async () => {
    rig.gemini.fault({ ...fault, match: JUDGE });
    const { id, job, report } = await analysed({ frameworks: ['porter', 'swot'] });
    expect(job.status).toBe('partial');
    expect(job.gaps.map(({ section, reason }) => `${section} ${reason}`)).toEqual(
      expect.arrayContaining(['porter verification', 'swot verification', 'paper verification']),
    );
    expect(verdictsOf(report)).toEqual(['unchecked']);
    expect(report?.certificate.claims.supported).toBe(0);
    expect(report?.certificate.not_run).toContain('verdict');
    expect(report?.confidence).toMatchObject({ value: null, not_judged: 1 });
    for (const section of report?.sections ?? []) {
      expect(section).toMatchObject({ status: 'assessed', scores: [] });
    }
    expect(report?.sections[0]?.exhibits).toEqual([]);
    for (const name of ['html', 'md'] as const) {
      expect(await format(id, name)).toContain('not checked');
    }
    const bytes = new TextEncoder().encode(await format(id, 'json'));
    const [headline, ...lines] = linesOf(bytes);
    expect(headline).toMatch(/\(not checked\)$/);
    expect(lines.join('\n')).toContain('0 of ');
    expect(lines.join('\n')).toContain('Strength of evidence: none');
  });
});

it('that is against everything leaves nothing to show, and the job fails', async () => {
  rig.gemini.fault({ kind: 'judge_against', match: JUDGE });
  const { job } = await analysed();
  expect(job).toMatchObject({ status: 'failed', error: { code: 'insufficient_evidence' } });
});

it('that finds everything only partly so has it marked everywhere, and nothing leads', async () => {
  rig.gemini.fault({ kind: 'judge_partly', match: JUDGE });
  const { id, job, report } = await analysed({ frameworks: ['porter', 'swot'] });
  expect(job.status).toBe('partial');
  expect(report?.paper).toBeNull();
  expect(verdictsOf(report)).toEqual(['partly']);
  expect(report?.sections.flatMap(({ scores }) => scores)).toEqual([]);
  expect(report?.confidence.value).toBe(0);
  for (const { fault, note } of claimsOf(report)) expect([fault, note]).not.toContain(undefined);
  for (const name of ['html', 'md'] as const) {
    const text = await format(id, name);
    expect(text.match(/partly supported: scope/g)?.length).toBeGreaterThanOrEqual(
      claimsOf(report).length,
    );
  }
  const bytes = new TextEncoder().encode(await format(id, 'json'));
  expect(linesOf(bytes).join('\n')).toMatch(/0 of \d+ claims supported, \d+ partly supported/);
});

it('that answers half a document is heard as far as it goes; the rest is unchecked', async () => {
  rig.gemini.fault({ kind: 'cut_json', match: JUDGE });
  const { job, report } = await analysed({ frameworks: ['porter', 'swot', 'pestel'] });
  expect(job.status).toBe('partial');
  expect(verdictsOf(report).toSorted()).toEqual(['supported', 'unchecked']);
  expect(job.gaps.map(({ reason }) => reason)).toContain('verification');
});

it('that answers something else for one section leaves the others judged', async () => {
  rig.gemini.fault({ kind: 'wrong_schema', match: 'Step: verdict:porter' });
  const { job, report } = await analysed({ frameworks: ['porter', 'swot'] });
  expect(job.status).toBe('partial');
  const verdicts = report?.sections.map(({ claims }) => [...new Set(claims.map((c) => c.verdict))]);
  expect(verdicts).toEqual([['unchecked'], ['supported']]);
  expect(report?.confidence.value).toBeGreaterThan(0);
  expect(report?.confidence.not_judged).toBeGreaterThan(0);
});

it('that was against a statement once lets its correction pass', async () => {
  rig.gemini.fault({ kind: 'judge_against', match: 'Step: verdict:swot\\n' });
  const { report } = await analysed();
  expect(verdictsOf(report)).toEqual(['supported']);
  expect(report?.certificate.claims.repaired).toBeGreaterThan(0);
  expect(report?.certificate.claims.raw_rate).toBeLessThan(0.95);
});

it('costs within the ceiling, and what it does not buy is said', async () => {
  const { job, report } = await analysed({ frameworks: ['porter', 'swot'], max_cost_usd: 0.4 });
  expect(job.cost.spent_usd).toBeLessThanOrEqual(0.4);
  const unjudged = claimsOf(report).some(({ verdict }) => verdict === 'unchecked');
  if (unjudged) expect(job.gaps.map(({ reason }) => reason)).toContain('verification');
});

function linesOf(bytes: Uint8Array): string[] {
  return reportLines({
    exit: 0,
    jobId: 'j',
    status: 'partial',
    gaps: [],
    costUsd: 0,
    maxCostUsd: 1,
    seconds: 1,
    report: readReport(bytes),
  });
}
