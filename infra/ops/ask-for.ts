import type { Job } from '../../shared/domain/job.ts';
import { requestSchema } from '../../shared/domain/request.ts';
import { DEFAULT_FRAMEWORKS, FRAMEWORK_NAMES } from '../../shared/frameworks/registry.ts';
import { type Accepted, createAccept } from '../../shared/jobs/accept.ts';
import type { Operated } from './operated.ts';

const requestNaming = (own: readonly string[]) =>
  requestSchema([...FRAMEWORK_NAMES, ...own], DEFAULT_FRAMEWORKS);
/** As the api reads one. */
export const analysisRequest = requestNaming([]);

/**
 * Accepts an analysis as the api does, for the operator: no rate limit holds. The same `key` asks once,
 * however often it is used. The job is the account's, or nobody's.
 */
export function createAskFor(uses: Operated) {
  const { documents, publish, clock, ids, config } = uses;
  const accept = createAccept({ documents, publish, clock, ids, maxCostUsd: config.maxCostUsd });
  return (
    request: unknown,
    key: string,
    { account = null, definitions = [] }: Partial<Pick<Job, 'account' | 'definitions'>> = {},
  ): Promise<Accepted> =>
    accept({
      request: requestNaming(definitions.map(({ name }) => name)).parse(request),
      definitions,
      idempotencyKey: key,
      caller: 'operator',
      account,
      requestId: `ops-${ids.next()}`,
      traceparent: null,
      admit: async () => {},
    });
}
