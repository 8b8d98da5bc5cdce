import { describe, expect, test } from 'vitest';
import { partialReport, sampleReport } from '../testing/sample-report.ts';
import { parseReport, reportBytes } from './json.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the bytes of a report', () => {
  test('read back as the report', () => {
    for (const report of [sampleReport(), partialReport()]) {
      expect(parseReport(reportBytes(report))).toEqual(report);
    }
  });

  test('do not depend on the order in which fields were set', () => {
    const report = sampleReport();
    const turned = Object.fromEntries(Object.entries(report).toReversed()) as typeof report;
    expect(text(reportBytes(turned))).toBe(text(reportBytes(report)));
    expect(text(reportBytes(report)).startsWith('{"certificate":')).toBe(true);
  });

  test('leave out what is undefined and keep what the request adds', () => {
    const report = sampleReport();
    report.request = { ...report.request, region: undefined, recency_days: 30 };
    expect(text(reportBytes(report))).not.toContain('"region"');
    expect(parseReport(reportBytes(report)).request.recency_days).toBe(30);
  });

  test('exist for a passage that was cut through a character', () => {
    const report = sampleReport({
      passages: [{ id: 'S1.p1', source: 'S1', text: 'a\ud83d', start: 0, end: 2, context: [] }],
    });
    expect(parseReport(reportBytes(report)).passages[0]?.text).toBe('a\ufffd');
  });

  test('are refused when they are no report', () => {
    const bytes = (value: string) => new TextEncoder().encode(value);
    expect(() => parseReport(bytes('{"report_id":1}'))).toThrow();
    expect(() => parseReport(bytes('{'))).toThrow(SyntaxError);
    expect(() => parseReport(Uint8Array.of(0xff, 0xfe))).toThrow(TypeError);
  });
});
