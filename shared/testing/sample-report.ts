import type { Report } from '../domain/report.ts';
import { blueOcean } from './sample-report-blue-ocean.ts';
import { samplePassages, sampleSetAside, sampleSources } from './sample-report-evidence.ts';
import {
  ledgerFacts,
  sampleComputed,
  sampleExhibits,
  sampleKeyFigures,
} from './sample-report-ledger.ts';
import { samplePaper } from './sample-report-paper.ts';
import { pestel, pestelWithoutEnvironment } from './sample-report-pestel.ts';
import { porter } from './sample-report-porter.ts';
import { sampleCertificate, sampleConfidence } from './sample-report-summary.ts';
import { swot } from './sample-report-swot.ts';

/** A complete report on Tesla with all four frameworks; a fresh copy at each call. */
export function sampleReport(overrides: Partial<Report> = {}): Report {
  const report: Report = {
    report_id: 'job0tesla0sample0000000001',
    schema_version: 2,
    generated_at: '2025-11-20T09:14:02.000Z',
    demonstration: false,
    request: {
      company: 'Tesla',
      industry: 'Electric vehicles',
      frameworks: ['porter', 'swot', 'pestel', 'blue_ocean'],
      depth: 'standard',
      language: 'en',
      region: 'United States and Europe',
      context: 'Where should the next plant go?',
    },
    status: 'completed',
    gaps: [],
    identity: {
      name: 'Tesla, Inc.',
      aliases: ['Tesla', 'Tesla Motors'],
      ticker: 'TSLA',
      domain: 'tesla.example',
      rivals: ['BYD', 'Volkswagen'],
    },
    paper: samplePaper,
    key_figures: sampleKeyFigures,
    exhibits: sampleExhibits,
    sections: [porter, swot, pestel, blueOcean],
    facts: ledgerFacts,
    computed: sampleComputed,
    conflicts: [{ id: 'X1', facts: ['F9', 'F10'], kind: 'value', rule: 'unresolved', kept: null }],
    sources: sampleSources,
    set_aside: sampleSetAside,
    passages: samplePassages,
    certificate: sampleCertificate,
    confidence: sampleConfidence,
  };
  return structuredClone({ ...report, ...overrides });
}

/** A run that met its ceiling: one section missing, no summary, undated sources. */
export function partialReport(overrides: Partial<Report> = {}): Report {
  const full = sampleReport();
  return structuredClone({
    ...full,
    status: 'partial' as const,
    demonstration: true,
    paper: null,
    gaps: [
      {
        section: 'paper',
        reason: 'model_invalid' as const,
        detail: 'the answer did not fit after one repair',
      },
      {
        section: 'blue_ocean',
        reason: 'budget' as const,
        detail: 'the ceiling of $0.10 leaves no room',
      },
      {
        section: 'pestel.environmental',
        reason: 'insufficient_evidence' as const,
        detail: 'too little in the sources on Environmental',
      },
    ],
    sections: [porter, swot, pestelWithoutEnvironment, blueOcean].map((section) =>
      section.framework === 'blue_ocean'
        ? {
            ...section,
            status: 'not_assessed' as const,
            ...{ headline: null, takeaways: [], so_what: null, unknown: [] },
            ...{ scores: [], claims: [], exhibits: [] },
          }
        : section,
    ),
    conflicts: [],
    sources: full.sources.map((source) => ({
      ...source,
      published_at: null,
      flags: ['undated' as const],
    })),
    certificate: {
      ...full.certificate,
      claims: { ...full.certificate.claims, raw_rate: null, final_rate: null },
      recent_share: null,
    },
    ...overrides,
  });
}
