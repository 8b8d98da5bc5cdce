import type { Score, SectionClaim } from '../domain/section.ts';
import type { DraftClaim, KeptClaims } from './framework.ts';
import { LEVELS, WEIGHT } from './rubric.ts';

/** One answer of a reply: the sentence to be checked, and what the report shows beside it. */
export interface Item extends Omit<DraftClaim, 'item' | 'rating'> {
  readonly topic: string;
  readonly label: string | null;
  readonly rating: string | null;
  readonly links: readonly string[];
  readonly direction?: SectionClaim['direction'];
  readonly horizon?: SectionClaim['horizon'];
}

/** What goes through the gates and to the judge, with what each sentence was asked for. */
export const draftsOf = <One extends Item>(
  items: readonly One[],
  asked: (item: One) => { item: string; rating: string } | null,
): DraftClaim[] =>
  items.map((item) => {
    const { id, text, kind, about, evidence } = item;
    return { id, text, kind, about, evidence, ...asked(item) };
  });

/** The items that survived, in the reply's order, with text and evidence as the gates left them. */
export const claimsOf = (items: readonly Item[], kept: KeptClaims): SectionClaim[] =>
  items.flatMap(({ id, topic, label, rating, links, direction, horizon }) => {
    const known = kept.get(id);
    if (known === undefined) return [];
    const { counts: _counts, rated, ...claim } = known;
    const shown = rated
      ? { label, rating, ...(direction && { direction }), ...(horizon && { horizon }) }
      : { label: null, rating: null };
    return [{ ...claim, topic, ...shown, facts: [], links: [...links] }];
  });

/** Whether an item may move a score. */
export const countsIn =
  (kept: KeptClaims) =>
  ({ id }: Pick<Item, 'id'>): boolean =>
    kept.get(id)?.counts === true;

/** Topics whose score says that they are not assessed. */
export const unscored = (scores: readonly Score[]): string[] =>
  scores.filter(({ status }) => status === 'not_assessed').map(({ topic }) => topic);

/** Without answers that repeat an earlier one's sentence: they would count twice. */
export const distinct = <Answer extends { finding: string }>(
  answers: readonly Answer[],
): Answer[] => {
  const key = ({ finding }: Answer) => finding.trim().toLowerCase();
  return answers.filter(
    (answer, index) => answers.findIndex((other) => key(other) === key(answer)) === index,
  );
};

/** The answers of a list, numbered from 1 as the model listed them, without those that say nothing. */
export const listed = <Answer extends { evidence: string[]; finding: string }, Extra>(
  prefix: string,
  answers: readonly Answer[],
  describe: (answer: Answer, number: number) => Extra,
) =>
  answers
    .map((answer, index) => ({
      id: `${prefix}.${index + 1}`,
      text: answer.finding.trim(),
      evidence: answer.evidence,
      ...describe(answer, index + 1),
    }))
    .filter(({ text }) => text !== '');

/** By importance, then by verdict, then by publishers. */
export function standing({ rating, verdict, publishers }: SectionClaim): number {
  const importance = LEVELS.find((level) => level === rating);
  return (
    1000 * (importance ? WEIGHT[importance] : 0) +
    (verdict === 'supported' ? 500 : 0) +
    Math.min(99, publishers)
  );
}
