import type { Ground } from '../domain/claims/ground.ts';
import { foldText, notationOf } from '../domain/figures/number-notation.ts';
import type { ReadPassage } from '../domain/pages/passage.ts';

/** Ground of bare passages: no context, no ledger; their sources have this title and date. */
export function groundOf(
  passages: Readonly<Record<string, string | Partial<ReadPassage>>>,
  {
    title = 'Results',
    publishedAt = null,
    ...rest
  }: Partial<Ground> & { title?: string; publishedAt?: string | null } = {},
): Ground {
  return {
    passage: (id) => {
      const given = Object.hasOwn(passages, id) ? passages[id] : undefined;
      if (given === undefined) return undefined;
      const stated = typeof given === 'string' ? { text: given } : given;
      const text = stated.text ?? '';
      const notation = notationOf(foldText(text));
      const source = id.split('.')[0] ?? '';
      return { id, source, start: 0, end: text.length, context: [], notation, ...stated, text };
    },
    source: () => ({ title, publisher: 'example.com', publishedAt, language: 'en' }),
    fact: () => undefined,
    computed: () => undefined,
    names: { company: [], others: [] },
    language: '',
    today: '',
    recencyDays: 365,
    ...rest,
  };
}
