import { z } from 'zod';
import { type ProposedIdentity, verifyIdentity } from '../domain/names/identity.ts';
import type { NameEntry } from '../domain/names/name-entries.ts';
import { isOrdinary } from '../domain/names/ordinary-names.ts';
import { promptLine } from '../domain/pages/prompt-line.ts';
import type { Gap, Identity } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Ask } from './ask.ts';
import { OUTPUT_TOKENS } from './depth.ts';
import { equalBearers, pageBeginnings, strangersAmong } from './namesakes.ts';
import { ambiguous } from './no-report.ts';
import type { QuestionGroup } from './plan.ts';
import { type ProposedQuery, proposedQuery } from './plan-queries.ts';
import { languageName, promptOf, subjectLines, systemPrompt } from './prompts.ts';
import type { StoredPage } from './read-pages.ts';
import { entryLines, ownEntry, withEntry } from './register.ts';

const list = (of: string) => z.array(z.string().max(300)).describe(of);

const code = (of: string) =>
  z.string().max(1200).nullable().describe(`${of}; null when unknown`).optional().catch(null);

const replySchema = z.object({
  evidence: list('Ids of the passages that show which company is meant'),
  name: z.string().max(1200).describe('The full name of the company, as the passages write it'),
  aliases: list('Other names of the same company in the passages: short name, former name, brand'),
  ticker: z.string().max(1200).nullable().describe('Its stock ticker in the passages, or null'),
  domain: z.string().max(1200).nullable().describe('Its own web domain in the passages, or null'),
  rivals: list('Names of its competitors in the passages'),
  not_about: list(
    'Ids of sources (S4) that are mainly about another person, product or company of the same name',
  )
    .optional()
    .catch([]),
  equals: z
    .array(
      z.object({
        name: z.string().max(300),
        industry: z.string().max(300).nullable(),
        domain: z.string().max(300).nullable(),
        sources: list('Ids of sources (S4) about it'),
      }),
    )
    .max(20)
    .describe(
      'Only if company, industry, region and web domain of the subject lines fit several companies of this very name equally well: all of them. Otherwise empty',
    )
    .optional()
    .catch([]),
  home_country: code('The country of its head office, ISO 3166: DE, US, JP'),
  home_language: code('The main language of that country, ISO 639-1: de, en, ja'),
  queries: z
    .array(proposedQuery)
    .max(60)
    .describe('The searches that are to be made for the report')
    .optional()
    .catch([]),
});

type Reply = z.infer<typeof replySchema> & { entry?: string | null | undefined };
/** Asked only where there are entries. */
const entryReply: z.ZodType<Reply> = replySchema.extend({
  entry: code('Id of the entry (Q12) that is the company'),
});

const PROMPT_CHARS = 7_000;
/** Some of those planned are known already, or answer what others do. */
const MOST_PLANNED = 8;

export interface Known {
  identity: Identity;
  /** ISO 3166, and ISO 639-1 of its main language. */
  home: { country: string | null; language: string | null };
  /** Searches as the model proposes them. */
  proposed: readonly ProposedQuery[];
  /** As the model proposed it: later pages may show more of it. */
  names: ProposedIdentity;
  /** The name is also another's: later pages have to be looked at for that. */
  shared: boolean;
  /** Addresses of pages that are about another bearer of the name. */
  namesakes: ReadonlySet<string>;
  /** The SEC's number of it, as a register tells it. */
  cik: string | null;
  gap: Gap | null;
}

/**
 * Which company is meant: the model proposes, code believes only what the pages show. Without an answer the
 * name as typed stands, and the gap says so. Throws NoReport `ambiguous_company` when several may be meant alike.
 */
export async function identify(
  {
    request,
    groups,
    queries,
    today,
    entries = [],
  }: {
    request: AnalysisRequest;
    /** What the searches are to answer. */
    groups: readonly QuestionGroup[];
    /** How many more there may be. */
    queries: number;
    today: string;
    /** Companies of the name in registers. */
    entries?: readonly NameEntry[];
  },
  pages: readonly StoredPage[],
  ask: Ask,
): Promise<Known> {
  const answer = await ask<Reply>({
    name: 'identify',
    stage: 'identify',
    system: systemPrompt('en'),
    prompt: promptOf([
      { heading: 'Task', body: TASK },
      { heading: 'Subject', body: subjectLines(request, request.company, today) },
      { heading: 'Searches', body: searchLines(request, groups, queries) },
      {
        heading: 'Passages',
        body: pageBeginnings(pages, PROMPT_CHARS),
      },
      ...(entries.length > 0 ? [{ heading: 'Register', body: entryLines(entries) }] : []),
    ]),
    reply: entries.length > 0 ? entryReply : replySchema,
    // Searches that cannot be read do not cost the names.
    suffices: ({ name }) => name.trim() !== '',
    maxOutputTokens: OUTPUT_TOKENS.identify,
  });
  const proposed = answer.ok
    ? answer.value
    : { name: request.company, aliases: [], ticker: '', domain: '', rivals: [], not_about: [] };
  const names = { ...proposed, ticker: proposed.ticker || null, domain: proposed.domain || null };
  const { company, company_domain: domain } = request;
  const shown = verifyIdentity(names, { company, pages, domain });
  const entry = ownEntry(entries, shown, answer.ok ? answer.value.entry : null);
  const identity = withEntry(shown, entry, request, pages);
  if (answer.ok) {
    const candidates = equalBearers(answer.value.equals ?? [], { request, pages, entries });
    if (candidates.length > 1) throw ambiguous(request, candidates);
  }
  const strangers = strangersAmong(pages, proposed.not_about ?? [], identity);
  const namesakes = new Set(strangers.map(({ url }) => url));
  const home = {
    country: codeOf(answer.ok ? answer.value.home_country : null)?.toUpperCase() ?? null,
    language: codeOf(answer.ok ? answer.value.home_language : null)?.toLowerCase() ?? null,
  };
  const shared = strangers.length > 0 || isOrdinary(identity.name) || entries.length > 1;
  const cik = entry?.cik ?? null;
  const known = { identity, names, namesakes, home, shared, cik };
  if (answer.ok) return { ...known, proposed: answer.value.queries ?? [], gap: null };
  const detail = `the company's other names and rivals could not be established: ${answer.detail}`;
  return { ...known, proposed: [], gap: { section: 'identity', reason: answer.reason, detail } };
}

/** Two letters; a language's region is left out. */
const codeOf = (given: string | null | undefined) =>
  /^\s*([a-z]{2})(?:[-_]\w+)?\s*$/i.exec(given ?? '')?.[1] ?? null;

function searchLines(
  { language }: AnalysisRequest,
  groups: readonly QuestionGroup[],
  queries: number,
): string {
  return [
    `Plan up to ${Math.max(queries, MOST_PLANNED)} web searches, the most important first (of them ${queries} are made at once), for a report in ${languageName(language)} that are to answer these research questions, each search up to four, by their ids in "topics":`,
    ...groups.map(({ id, query }) => `- ${id}: ${promptLine(query)}`),
    "Search where the answers stand: in the report's language, in that of the company's home and in English, with the words that pages of that language use. About half in the language of the company's home where that is not English.",
    'As far as there is room: one for the annual accounts (results) in the language of its home, one for the market with its size, one for laws and regulators, one for suppliers, one for technology and substitutes, one for named rivals.',
    'If the reader wants to decide something, at least a third of the searches bear on that, in its own words: what it costs, what it would bring, who has tried it, what speaks against it, what has to be decided when.',
  ].join('\n');
}

const TASK =
  'Establish which company the subject lines mean, and by which names, ticker and web domain these passages call it. Pages may be about another person, product or company of the same name: leave those out. Give only what stands in the passages, as it is written there. Then plan the searches.';
