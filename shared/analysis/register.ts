import { z } from 'zod';
import { type ProposedIdentity, verifyIdentity } from '../domain/names/identity.ts';
import { entryPage, type NameEntry, nameEntries } from '../domain/names/name-entries.ts';
import { promptLine } from '../domain/pages/prompt-line.ts';
import type { Gap, Identity } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import { PermanentError, TransientError } from '../errors.ts';
import { type FactUses, stored } from './filed-page.ts';

export interface Registered {
  entries: readonly NameEntry[];
  gap: Gap | null;
}

const entrySchema: z.ZodType<NameEntry> = z.object({
  id: z.string(),
  name: z.string(),
  names: z.array(z.string()),
  former: z.array(z.string()),
  description: z.string(),
  tickers: z.array(z.string()),
  cik: z.string().nullable(),
  domains: z.array(z.string()),
});

/**
 * Companies that bear the name in registers, whose own answers are stored under their digests. A register that does
 * not answer is a gap, and no more.
 */
export function registerEntries(uses: FactUses): (company: string) => Promise<Registered> {
  const { sources, steps, objects, clock, jobId, signal } = uses;
  return async (company) => {
    let entries: readonly NameEntry[] = [];
    for (const { name, bearers } of sources) {
      if (bearers === undefined) continue;
      try {
        steps.plan(1);
        const reply = await steps.run<unknown>(
          { name, stage: 'identify', inputs: { source: name, company }, worstUsd: 0 },
          async () => {
            const found = await bearers(company, signal);
            if (found === null) return { reply: [], costUsd: 0 };
            const told = entriesIn(found.raw, company, clock.now());
            await stored(objects, jobId, found.raw);
            return { reply: told, costUsd: 0 };
          },
        );
        entries = [...entries, ...z.array(entrySchema).parse(reply)];
      } catch (error) {
        signal.throwIfAborted();
        const away = error instanceof TransientError || error instanceof PermanentError;
        if (!away) throw error;
        const detail = `who bears the name could not be looked up: ${error.message}`;
        return { entries, gap: { section: 'identity', reason: 'source_unavailable', detail } };
      }
    }
    return { entries, gap: null };
  };
}

function entriesIn(raw: Uint8Array, company: string, nowMs: number): NameEntry[] {
  try {
    return nameEntries(JSON.parse(Buffer.from(raw).toString()), company, nowMs);
  } catch (cause) {
    throw new PermanentError('source_unavailable', 'the answer is in another form', { cause });
  }
}

/** Of each entry what tells it from the others, for a prompt. */
export function entryLines(entries: readonly NameEntry[]): string {
  return [
    'Companies of this name in a register that anybody may edit. It tells who is who and nothing else: take no figure from it. Give in "entry" the id of the one that the subject lines and the passages mean; null when none is, or when you cannot tell. Where "equals" is to be filled, these ids stand for sources too.',
    ...entries.map(({ id, name, names, former, description, tickers, domains }) =>
      promptLine(
        [
          `- ${id}: ${name}`,
          description,
          names.length > 0 ? `also ${names.slice(0, 4).join(', ')}` : '',
          former.length > 0 ? `formerly ${former.join(', ')}` : '',
          ...[...tickers, ...domains],
        ]
          .filter((part) => part !== '')
          .join('; '),
      ),
    ),
  ].join('\n');
}

/**
 * The company's entry: that of its web domain; else the one that the model chose, unless its domain or its ticker is
 * another company's. Null when there is none.
 */
export function ownEntry(
  entries: readonly NameEntry[],
  { domain, ticker }: Pick<Identity, 'domain' | 'ticker'>,
  chosen: string | null | undefined,
): NameEntry | null {
  const [own, ...others] = entries.filter(({ domains }) => domains.some((one) => one === domain));
  if (own !== undefined && others.length === 0) return own;
  const named = entries.find(({ id }) => id === chosen?.trim());
  if (named === undefined) return null;
  const agrees = (known: string | null, told: readonly string[]) =>
    known === null || told.length === 0 || told.includes(known);
  return agrees(domain, named.domains) && agrees(ticker, named.tickers) ? named : null;
}

/** With names, ticker and domain of the entry, which counts as one page beside the others does. */
export function withEntry(
  identity: Identity,
  entry: NameEntry | null,
  { company, company_domain: domain }: AnalysisRequest,
  pages: Parameters<typeof verifyIdentity>[1]['pages'],
): Identity {
  if (entry === null) return identity;
  const proposed: ProposedIdentity = {
    ...identity,
    aliases: [...identity.aliases, ...entry.former, entry.name, ...entry.names],
    ticker: identity.ticker ?? entry.tickers[0] ?? null,
    domain: identity.domain ?? entry.domains[0] ?? null,
  };
  const told = [...pages, entryPage(entry, identity.name)];
  return verifyIdentity(proposed, { company, pages: told, domain });
}
