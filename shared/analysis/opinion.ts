import { z } from 'zod';
import { FAULTS, type Fault } from '../domain/section.ts';

/** What the judge answers for one statement, and how an answer is read. */

export const JUDGED = ['supported', 'partly', 'contradicted', 'not_found'] as const;
export interface Opinion {
  readonly verdict: (typeof JUDGED)[number];
  readonly fault: Fault | 'none';
  /** `none`: the statement has no rating, or the judge gave no word on it. */
  readonly rating: 'follows' | 'does_not_follow' | 'none';
  /** For the writer and the reader; one line. */
  readonly note: string;
}

const RATINGS = ['follows', 'does_not_follow'] as const;
const MAX_NOTE = 300;

/** As the service is told. The list of faults is no enum: its schemas may hold only so many values. */
const asked = (rated: boolean) =>
  z.toJSONSchema(
    z.object({
      verdict: z.enum(JUDGED),
      fault: z.string().describe(`none, or one of: ${FAULTS.join(', ')}`),
      ...(rated ? { rating: z.enum(RATINGS) } : {}),
      note: z.string().describe('At most 20 words: what is wrong. Empty when nothing is.'),
    }),
  );

/** Enum values of one statement in the schema. */
export const enumValues = (rated: boolean) => JUDGED.length + (rated ? RATINGS.length : 0);

/**
 * One key a statement (`c1`, `c2`, …), so that a verdict cannot be given to another. An entry that cannot be
 * read is null; a reply that leaves half or more of them out does not fit.
 */
export function opinionsReply(
  rated: readonly boolean[],
): z.ZodType<Record<string, Opinion | null>> {
  const entry = (withRating: boolean) => {
    const { $schema: _, ...schema } = asked(withRating);
    return z.unknown().meta(schema).transform(readOpinion);
  };
  const keys = rated.map((_, index) => keyOf(index));
  // A key left out is one statement without a verdict, not a reply that does not fit.
  const complete = (raw: unknown) =>
    typeof raw === 'object' && raw !== null
      ? { ...Object.fromEntries(keys.map((key) => [key, null])), ...raw }
      : raw;
  const shape = Object.fromEntries(rated.map((one, index) => [keyOf(index), entry(one)]));
  return z.preprocess(
    complete,
    z.object(shape).refine((read) => 2 * keys.filter((key) => read[key]).length > keys.length, {
      error: 'too few of the statements have a readable verdict',
    }),
  );
}

/** Under which the judge answers for the statement of that index. */
export const keyOf = (index: number) => `c${index + 1}`;

function readOpinion(raw: unknown): Opinion | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const word = (key: string): string => {
    const value: unknown = Reflect.get(raw, key);
    return typeof value === 'string'
      ? value
          .trim()
          .toLowerCase()
          .replace(/[\s-]+/gu, '_')
      : '';
  };
  const verdict = JUDGED.find((known) => known === word('verdict'));
  if (verdict === undefined) return null;
  const named = FAULTS.find((known) => known === word('fault'));
  const rating = RATINGS.find((known) => known === word('rating')) ?? 'none';
  const note: unknown = Reflect.get(raw, 'note');
  return {
    // Whoever names a fault does not find the whole sentence in the passages.
    verdict: verdict === 'supported' && named !== undefined ? 'partly' : verdict,
    fault: named ?? (verdict === 'supported' ? 'none' : 'unsupported'),
    rating,
    note: typeof note === 'string' ? note.replace(/\s+/gu, ' ').trim().slice(0, MAX_NOTE) : '',
  };
}
