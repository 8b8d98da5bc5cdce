import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { upgraded } from '../domain/upgrade.ts';
import { parseReport, reportBytes } from './json.ts';

const folder = new URL('../testing/reports-v1/', import.meta.url);
const bytesOf = (name: string) => readFileSync(new URL(name, folder));

describe.each(readdirSync(folder))('a report of schema 1, %s', (name) => {
  it('is read as one of schema 2, with all its claims, facts, sources and passages', () => {
    const stored = JSON.parse(bytesOf(name).toString());
    const report = parseReport(bytesOf(name));
    expect(report.schema_version).toBe(2);
    expect(report.report_id).toBe(stored.report_id);
    for (const list of ['facts', 'sources', 'passages', 'sections', 'gaps'] as const)
      expect(report[list]).toHaveLength(stored[list].length);
    expect(report.sections.flatMap(({ claims }) => claims.map(({ text }) => text))).toEqual(
      stored.sections.flatMap((section: { claims: { text: string }[] }) =>
        section.claims.map(({ text }) => text),
      ),
    );
  });

  it('calls nothing supported that no model had judged', () => {
    const stored = JSON.parse(bytesOf(name).toString());
    const judged = stored.certificate.gates.includes('support');
    const verdicts = parseReport(bytesOf(name)).sections.flatMap(({ claims }) =>
      claims.map(({ verdict }) => verdict),
    );
    expect(verdicts.includes('supported')).toBe(judged);
  });

  it('can be written and read again', () => {
    const report = parseReport(bytesOf(name));
    expect(parseReport(reportBytes(report))).toEqual(report);
  });
});

it('what is no report of schema 1 is given back untouched', () => {
  for (const other of [null, 7, 'report', {}, { schema_version: 3 }]) {
    expect(upgraded(other)).toBe(other);
  }
});
