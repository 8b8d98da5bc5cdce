import { uploadPages } from '../../shared/analysis/upload-pages.ts';
import type { WorkerContext } from '../../shared/platform/worker-context.ts';
import { findUpload, takeUpload } from '../../shared/uploads/uploads.ts';

/** The reader's documents, each still the account's own; those that are gone or cannot be read apart. */
export async function uploadsOf(ids: readonly string[], account: string, context: WorkerContext) {
  const taken = await Promise.all(
    ids.map(async (id) => ({
      id,
      found:
        (await findUpload(id, account, context)) &&
        (await takeUpload(id, { ...context, read: context.readUpload })),
    })),
  );
  const found = taken.flatMap((one) => one.found ?? []);
  const lost = taken.filter((one) => one.found === undefined).map(({ id }) => id);
  return { read: await uploadPages(found), lost };
}

/** Replies serve the account that paid for them: what a step cost must not tell one what another has asked. */
export function replyScope(by: unknown, account: string | null): unknown {
  return account === null ? by : { by, account };
}

/** Of simulators the address does not count: it is another after each start. */
export function answeredBy({ demonstration, gemini, tavily }: WorkerContext['config']): unknown {
  if (demonstration) return 'simulators';
  const { baseUrl = null, thinkingBudget } = gemini;
  return { gemini: { baseUrl, thinkingBudget }, tavily: { baseUrl: tavily.baseUrl ?? null } };
}
