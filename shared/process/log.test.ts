import { describe, expect, it } from 'vitest';
import { humanLine, reportedFields } from './log.ts';

const line = (fields: object) =>
  humanLine(
    JSON.stringify({ severity: 'INFO', time: '2026-03-01T12:34:56.789Z', message: 'x', ...fields }),
  );

it.each([
  [
    'a finished job',
    {
      message: 'job finished',
      job_id: 'abc',
      status: 'completed',
      cost_usd: 0.4249,
      execution_time_seconds: 71.6,
    },
    '12:34:56 job abc: completed in 72 s, $0.42',
  ],
  [
    'a failed job',
    { message: 'job finished', job_id: 'abc', status: 'failed', code: 'budget', cost_usd: 0 },
    '12:34:56 job abc: failed (budget) in 0 s, $0.00',
  ],
  [
    'what went wrong',
    { severity: 'ERROR', message: 'request failed', err: { message: 'disk full', stack: '…' } },
    '12:34:56 error: request failed: disk full',
  ],
  [
    'a warning of a job',
    { severity: 'WARNING', job_id: 'abc', message: 'callback failed' },
    '12:34:56 warning abc: callback failed',
  ],
  ['a request', { message: 'request answered', status: 202 }, null],
  ['a refusal', { severity: 'ERROR', message: 'no', status: 500, err: 7 }, '12:34:56 error: no'],
  ['a step', { message: 'step finished', job_id: 'abc' }, null],
])('on a terminal %s is a line for people, or none', (_what, fields, text) => {
  expect(line(fields)).toBe(text);
});

describe('Error Reporting is told', () => {
  const deployed = { service: 'worker', version: 'worker-7' };

  it('what went wrong, by whom, with the way there, also of what was thrown as a cause', () => {
    const err = new Error('no room', { cause: new Error('disk full') });
    const fields = reportedFields({ err, job_id: 'a' }, 50, deployed);
    expect(fields).toEqual({
      '@type': expect.stringMatching(/ReportedErrorEvent$/),
      serviceContext: deployed,
      stack_trace: err.stack,
    });
    expect(String(err.stack)).toMatch(/^Error: no room\n\s+at /);
  });

  it.each([30, 40])('nothing of a line of level %i', (level) => {
    expect(reportedFields({ err: new Error('again') }, level, deployed)).toEqual({});
  });
});
