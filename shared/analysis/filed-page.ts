import { createHash } from 'node:crypto';
import { z } from 'zod';
import { filedSentences } from '../domain/pages/filed-figures.ts';
import type { Tier } from '../domain/pages/tiers.ts';
import type { Gap, Identity } from '../domain/report.ts';
import { PermanentError, TransientError } from '../errors.ts';
import type { Steps } from '../jobs/steps.ts';
import type { Clock, FactSource, Filer, Objects } from '../ports.ts';
import { readPages, type StoredPage } from './read-pages.ts';

export interface Filed {
  pages: readonly StoredPage[];
  gap: Gap | null;
}

export interface FactUses {
  sources: readonly FactSource[];
  steps: Steps;
  objects: Objects;
  clock: Clock;
  jobId: string;
  signal: AbortSignal;
}

const SEC: Tier = 1;
const foundSchema = z
  .object({
    url: z.string(),
    title: z.string(),
    text: z.string(),
    publishedAt: z.string(),
    retrievedAt: z.string(),
  })
  .nullable();

/** What cannot be read does not become readable by asking again. */
function toldBy(raw: Uint8Array): ReturnType<typeof filedSentences> {
  try {
    return filedSentences(JSON.parse(Buffer.from(raw).toString()));
  } catch (cause) {
    throw new PermanentError('source_unavailable', 'the answer is in another form', { cause });
  }
}

/**
 * What the company has filed, as one source a service: sentences that code made, while the service's own answer lies
 * beside it under its digest. None without a ticker or number. A service that does not answer, or whose page is set aside, is a gap, and no more: the next is asked.
 */
export function filedPages(uses: FactUses): ReadFiled {
  return (identity, known) => readFiled(identity, known, uses);
}

type ReadFiled = (
  company: Identity & Pick<Filer, 'cik'>,
  known: readonly StoredPage[],
) => Promise<Filed>;

/** A service's own answer, beside the job's sources under its digest, which is given back. */
export async function stored(objects: Objects, jobId: string, raw: Uint8Array): Promise<string> {
  const digest = createHash('sha256').update(raw).digest('hex');
  await objects.putIfAbsent(`sources/${jobId}/${digest}.json`, raw, 'application/json');
  return digest;
}

async function readFiled(
  { ticker, cik, name, aliases }: Parameters<ReadFiled>[0],
  known: readonly StoredPage[],
  { sources, steps, objects, clock, jobId, signal }: FactUses,
): Promise<Filed> {
  let pages: readonly StoredPage[] = [];
  let gap: Gap | null = null;
  const missed = (detail: string) => {
    gap ??= { section: 'research', reason: 'source_unavailable', detail };
  };
  if (ticker === null && cik === null) return { pages, gap: null };
  for (const source of sources) {
    const { filings } = source;
    if (filings === undefined) continue;
    try {
      steps.plan(1);
      const reply = await steps.run(
        {
          name: `${source.name}:${ticker ?? cik}`,
          kind: source.name,
          stage: 'research',
          inputs: { source: source.name, ticker, cik, names: [name, ...aliases] },
          worstUsd: 0,
        },
        async () => {
          const found = await filings({ ticker, cik, names: [name, ...aliases] }, signal);
          const told = found && toldBy(found.raw);
          if (!found || !told) return { reply: null, costUsd: 0 };
          const digest = await stored(objects, jobId, found.raw);
          return {
            reply: {
              url: found.url,
              title: `${told.name}: annual figures as filed (companyfacts, SHA-256 ${digest.slice(0, 12)})`,
              text: told.sentences.join('\n\n'),
              publishedAt: told.filed,
              retrievedAt: new Date(clock.now()).toISOString(),
            },
            costUsd: 0,
          };
        },
      );
      const page = foundSchema.parse(reply);
      if (page === null) continue;
      const givenTiers = new Map([[new URL(page.url).hostname, SEC]]);
      const rules = { maxSources: 1, givenTiers, known: [...known, ...pages] };
      const read = await readPages([{ ...page, score: 1 }], rules);
      pages = [...pages, ...read.pages];
      for (const { why } of read.setAside)
        missed(`filings of ${source.name} were set aside: ${why}`);
    } catch (error) {
      signal.throwIfAborted();
      const away = error instanceof TransientError || error instanceof PermanentError;
      if (!away) throw error;
      missed(`filings could not be read: ${error.message}`);
    }
  }
  return { pages, gap };
}
