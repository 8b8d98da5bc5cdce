import { z } from 'zod';
import type { Draft, Ground } from '../../shared/domain/claims/ground.ts';
import { foldText, notationOf } from '../../shared/domain/figures/number-notation.ts';
import type { ReadPassage } from '../../shared/domain/pages/passage.ts';

const passageSchema = z.union([
  z.string().transform((text) => ({ text })),
  z.looseObject({
    text: z.string(),
    title: z.string().nullish(),
    publisher: z.string().nullish(),
    published_at: z.string().nullish(),
    context: z.union([z.string(), z.array(z.string())]).nullish(),
  }),
]);

/** A claim with its passages and, where it is known, the right answer and a judge's recorded verdict. */
export const caseSchema = z.looseObject({
  id: z.string(),
  claim: z.string(),
  passages: z.array(passageSchema),
  kind: z.enum(['fact', 'inference', 'proposal']).catch('fact'),
  company: z.string().nullish(),
  title: z.string().nullish(),
  aliases: z.array(z.string()).nullish(),
  ticker: z.string().nullish(),
  rivals: z.array(z.string()).nullish(),
  about: z.string().nullish(),
  today: z.string().nullish(),
  language: z.string().nullish(),
  expected: z.enum(['keep', 'drop']).nullish(),
  contestable: z.boolean().nullish(),
  judged: z
    .looseObject({
      verdict: z.enum(['supported', 'partly', 'contradicted', 'not_found', 'unchecked']),
    })
    .nullish(),
});
export type Case = z.infer<typeof caseSchema>;

/** What the worker would hold the claim against, had it read these passages. */
export function groundOfCase(one: Case): { draft: Draft; ground: Ground } {
  const passages = one.passages.map((given, index): ReadPassage => {
    const { text } = given;
    const context = 'context' in given ? [given.context ?? []].flat() : [];
    return {
      id: `S${index + 1}.p1`,
      source: `S${index + 1}`,
      text,
      start: 0,
      end: text.length,
      context: context.map((piece) => ({ text: piece, start: 0, end: piece.length })),
      notation: notationOf(foldText([...context, text].join('\n'))),
    };
  });
  const sources = one.passages.map((given) => ({
    title: ('title' in given && given.title) || (one.title ?? ''),
    publisher: ('publisher' in given && given.publisher) || '',
    publishedAt: ('published_at' in given && given.published_at) || null,
    language: null,
  }));
  const at = <T>(list: readonly T[], id: string): T | undefined =>
    list[Number(/^S(\d+)/.exec(id)?.[1] ?? 0) - 1];
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const company = [one.company, ...(one.aliases ?? []), one.ticker];
  return {
    draft: {
      id: one.id,
      text: one.claim,
      kind: one.kind,
      about: one.about ?? 'company',
      evidence: passages.map(({ id }) => id),
    },
    ground: {
      passage: (id) => byId.get(id),
      source: (id) => at(sources, id),
      fact: () => undefined,
      computed: () => undefined,
      names: {
        company: company.filter((name) => typeof name === 'string'),
        others: one.rivals ?? [],
      },
      language: one.language ?? '',
      today: one.today ?? '',
      recencyDays: 365,
    },
  };
}
