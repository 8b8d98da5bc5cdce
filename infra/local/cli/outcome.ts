import type { Gap } from './answers.ts';
import type { Files } from './export.ts';
import type { ReportView } from './report-view.ts';

export const EXIT = { complete: 0, failed: 1, usage: 2, partial: 3, interrupted: 130 } as const;

/** How a run ended, before it is put into words. */
export interface Outcome {
  exit: number;
  /** Undefined: the request was not accepted. */
  jobId: string | undefined;
  /** The job's, as last seen. */
  status: string | undefined;
  gaps: readonly Gap[];
  costUsd: number | undefined;
  maxCostUsd: number | undefined;
  /** Of this run, waiting included. */
  seconds: number;
  /** Undefined with `files` present: its JSON has another shape than this version reads. */
  report?: ReportView | undefined;
  files?: Files | undefined;
  error?: OutcomeError | undefined;
  /** How to come back to a job whose report this run did not take home. */
  seeAgain?: string | undefined;
}

export interface OutcomeError {
  code: string;
  message: string;
  faults?: readonly { path: string; message: string }[];
}

/** The document that `--json` prints; what is not known is null. */
export function outcomeJson(outcome: Outcome): Record<string, unknown> {
  const { report } = outcome;
  const claims = report?.certificate.claims;
  return {
    job_id: outcome.jobId ?? null,
    status: outcome.status ?? null,
    gaps: outcome.gaps,
    cost_usd: outcome.costUsd ?? null,
    seconds: outcome.seconds,
    claims:
      report === undefined
        ? null
        : {
            total: claims?.total,
            supported: claims?.supported,
            partly: claims?.partly,
            unchecked: claims?.unchecked,
            dropped: claims?.dropped,
            sources: report.sources.length,
            independent_publishers: report.certificate.independent_domains,
          },
    confidence: report?.confidence.value ?? null,
    demonstration: report?.demonstration ?? null,
    files: outcome.files ?? null,
    error: outcome.error ?? null,
    see_again: outcome.seeAgain ?? null,
  };
}
