import type { AnalysisRequest } from '../../shared/domain/request.ts';
import { findUpload } from '../../shared/uploads/uploads.ts';
import type { ApiUses } from './api-env.ts';
import { Problem } from './problem.ts';

/** Named documents have to be the account's own, and readable; whose they are is told to nobody. */
export async function refuseForeignDocuments(
  { documents: ids = [] }: AnalysisRequest,
  account: string,
  uses: Pick<ApiUses, 'documents' | 'clock'>,
): Promise<void> {
  const found = await Promise.all(ids.map((id) => findUpload(id, account, uses)));
  const errors = found.flatMap((upload, at) => {
    const path = `documents.${at}`;
    if (upload === undefined) return [{ path, message: 'is no document of yours' }];
    return upload.fault === null ? [] : [{ path, message: upload.fault.message }];
  });
  if (errors.length === 0) return;
  throw new Problem(400, 'Invalid request', 'The body has faults; each is listed in errors.', {
    errors,
  });
}
