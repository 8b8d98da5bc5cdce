import { expect, test } from 'vitest';
import { reportBytes } from '../../../shared/report/json.ts';
import { sampleReport } from '../../../shared/testing/sample-report.ts';
import type { Outcome } from './outcome.ts';
import { readReport } from './report-view.ts';
import { reportLines } from './summary.ts';

const outcome = (report: ReturnType<typeof sampleReport>): Outcome => ({
  exit: 0,
  jobId: 'job1',
  status: 'completed',
  gaps: [],
  costUsd: 0.1,
  maxCostUsd: 1,
  seconds: 3,
  report: readReport(reportBytes(report)),
});

test('the command line begins with the answer, marks included', () => {
  expect(reportLines(outcome(sampleReport({ demonstration: true }))).slice(0, 7)).toEqual([
    'Conditional.',
    'Give the next plant to storage, and build the entry model on the lines that stand. (proposal)',
    'Storage deployed rose from 14.7 to 31.4 GWh in 2024 while deliveries of cars fell to 1,789,226.',
    'The plant waits only for a second source of cells, because tariffs could cut off the first.',
    'To be decided by 2026-01-31: The board decides with the figures of the full year, before the sites are bid for. (proposal)',
    'Confidence in the answer: medium.',
    'Largest uncertainty: No page states what a storage plant earns per gigawatt-hour, so the return is not known.',
  ]);
});

test('a message that its check left open says so', () => {
  expect(reportLines(outcome(sampleReport()))).toContain(
    '  3. Orders for storage exceed what can be built. (partly supported)',
  );
});

test('without a paper it says so', () => {
  expect(reportLines(outcome(sampleReport({ paper: null })))[0]).toBe(
    'The paper could not be written.',
  );
});
