import type { Candidate } from '../domain/job.ts';
import type { Gap, GapReason } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import { type ErrorCode, PermanentError } from '../errors.ts';

/** No section could be assessed: the job fails, and says why. */
export class NoReport extends PermanentError {
  readonly gaps: Gap[];
  /** Asking again later may help. */
  readonly retryable: boolean;
  /** Companies that may be meant, where that is why. */
  readonly candidates: readonly Candidate[];
  constructor(
    code: ErrorCode,
    message: string,
    gaps: Gap[],
    candidates: readonly Candidate[] = [],
  ) {
    super(code, message);
    this.gaps = gaps;
    this.candidates = candidates;
    const away = gaps.filter(({ reason }) => AWAY.includes(reason));
    this.retryable = AWAY.includes(code) && away.some(({ permanent }) => !permanent);
  }
}

const AWAY: readonly string[] = ['model_unavailable', 'source_unavailable'];

/** Nothing to work with; `gap` tells what became of the searches. */
export function nothingFound(request: AnalysisRequest, pages: number, gap: Gap | null): NoReport {
  if (gap && pages === 0) return new NoReport(gap.reason, gap.detail, [gap]);
  const message =
    pages === 0
      ? `no source was found for "${request.company}": check the spelling, or widen domains and dates`
      : `${pages} pages were found, but none is about "${request.company}": check the name and the industry`;
  return new NoReport('insufficient_evidence', message, gap ? [gap] : []);
}

/** Several companies bear the name with an equal claim. */
export function ambiguous(request: AnalysisRequest, candidates: readonly Candidate[]): NoReport {
  const list = candidates
    .map(({ name, industry, domain }) =>
      [name, [industry, domain].filter((part) => part !== null).join(', ')]
        .filter((part) => part !== '')
        .join(': '),
    )
    .join('; ');
  const message = `"${request.company}" may mean several companies (${list}): name one by company_domain, or by industry`;
  return new NoReport('ambiguous_company', message, [], candidates);
}

/** The job's error is the reason most sections share. */
export function nothingAssessed(gaps: Gap[]): NoReport {
  const counts = new Map<GapReason, number>();
  for (const { reason } of gaps) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [reason] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['insufficient_evidence' as const];
  const detail = gaps.find((gap) => gap.reason === reason)?.detail ?? '';
  return new NoReport(reason, `no section could be assessed: ${detail}`, gaps);
}

/** A document of the reader's that is gone, or cannot be read. */
export function lostUpload(id: string): Gap {
  const detail = `the document ${id} could not be read: GET /documents/${id} says why`;
  return { section: 'research', reason: 'source_unavailable', detail };
}

/** Nothing is bought when no section could follow. */
export function tooPoor(maxCostUsd: number, leastCeilingUsd: number): NoReport {
  const detail = `the ceiling of $${maxCostUsd} leaves no room for the searches and one section: set max_cost_usd to $${leastCeilingUsd} or more, or choose a smaller depth`;
  return new NoReport('budget', detail, [{ section: 'research', reason: 'budget', detail }]);
}
