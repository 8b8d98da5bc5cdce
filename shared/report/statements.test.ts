import { describe, expect, test } from 'vitest';
import { type Report, reportSchema } from '../domain/report.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { unaccountedStrings } from './statements.test-rig.ts';

const paperOf = ({ paper }: Report) => {
  if (paper === null) throw new Error('the sample has a paper');
  return paper;
};

describe('the strings of a report', () => {
  test('are judged claims, marked proposals, ledger entries, names, ids, dates or labels, and nothing else', () => {
    expect(unaccountedStrings(sampleReport())).toEqual([]);
  });

  test.each<[string, (report: Report) => unknown]>([
    [
      'a claim without evidence in the report',
      (report) => {
        const [first] = paperOf(report).messages;
        if (first) first.title.evidence = ['S99.p9'];
      },
    ],
    [
      'a sentence as a title that code is said to have written',
      (report) => {
        const [exhibit] = report.exhibits;
        if (exhibit) exhibit.title = { text: 'Tesla outsells BYD', by_code: true };
      },
    ],
    [
      'a note of an exhibit that no label holds',
      (report) => {
        const [exhibit] = report.exhibits;
        if (exhibit) exhibit.note = 'Volkswagen is far behind.';
      },
    ],
    [
      'a figure in words in a cell',
      (report) => {
        const [cell] = report.exhibits[0]?.rows[0]?.cells ?? [];
        if (cell) cell.text = 'about two million';
      },
    ],
    [
      'a sentence where the schema wants an id',
      (report) => {
        paperOf(report).answer.weakest = 'Demand is weak.';
      },
    ],
  ])('%s is found', (_, plant) => {
    const report = sampleReport();
    plant(report);
    expect(unaccountedStrings(reportSchema.parse(report))).toHaveLength(1);
  });
});
