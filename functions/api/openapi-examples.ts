import { reportLinks } from './views.ts';

/** Examples of the named schemas; a test holds them against these. */

const id = '4j8w039cdklb59141b5mnntz5';
const at = '2026-11-30T21:20:01.000Z';
const links = {
  status_url: `/jobs/${id}`,
  events_url: `/jobs/${id}/events`,
};

export const examples: Readonly<Record<string, Record<string, unknown>>> = {
  Accepted: {
    job_id: id,
    status: 'pending',
    ...links,
    report_url: `/reports/${id}`,
    request_id: 'r-81t81x9ue9',
  },
  Plan: {
    steps: ['identify', 'search:1', 'facts', 'assess:porter', 'verdict:porter', 'argue', 'edit'],
    calls: { searches: 6, model: 14 },
    expected_cost_usd: 0.31,
    highest_cost_usd: 0.84,
    expected_seconds: 240,
    max_cost_usd: 3,
    least_cost_usd: 0.21,
    enough: true,
  },
  Job: {
    job_id: id,
    status: 'completed',
    request: { company: 'Tesla', industry: 'Electric Vehicles', frameworks: ['porter'] },
    request_id: 'r-81t81x9ue9',
    created_at: at,
    started_at: at,
    finished_at: '2026-11-30T21:24:10.000Z',
    progress: { stage: 'done', done: 14, total: 14, percent: 100 },
    sequence: 31,
    found: { sources: 24, facts: 61 },
    steps: [{ name: 'identify', stage: 'identify', state: 'done', cost_usd: 0.01 }],
    attempts: 1,
    cancel_requested: false,
    cost: { spent_usd: 0.52, max_cost_usd: 3 },
    gaps: [],
    error: null,
    waiting: null,
    callback: { state: 'delivered', attempts: 1, error: null, next_at: null },
    report: reportLinks(id),
    ...links,
  },
  Problem: {
    type: '/docs/problems/invalid_request',
    code: 'invalid_request',
    title: 'Invalid request',
    status: 400,
    detail: 'The body has faults; each is listed in errors.',
    request_id: 'r-81t81x9ue9',
    errors: [{ path: 'depth', message: 'must be one of quick, standard, deep' }],
  },
};

export const jobEndedExample = {
  type: 'job.completed',
  timestamp: at,
  data: {
    job_id: id,
    status: 'completed',
    company: 'Tesla',
    status_url: `https://reports.example.com/jobs/${id}`,
    report_url: `https://reports.example.com/reports/${id}`,
    error: null,
    gaps: [],
  },
};
