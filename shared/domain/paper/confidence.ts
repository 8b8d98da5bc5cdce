import type { Fact } from '../facts/fact.ts';
import type { Message, Sentence } from './paper.ts';

/** How far a message may be trusted: computed from its evidence, never written by a model. */

type Level = Message['confidence'];
type Doubt = Message['why'][number];

/** Each alone keeps a message from being more than `low`. */
const GRAVE: readonly Doubt[] = ['not_judged'];
/** As many doubts as this are one too many. */
const TOO_MANY = 3;

export interface DoubtGround {
  /** Facts behind a sentence, those of computed figures included. */
  factsBehind(sentence: Sentence): readonly Fact[];
  /** Facts that another source contradicts, with no rule to decide. */
  readonly disputed: ReadonlySet<string>;
  /** ISO date from which on news is recent. */
  readonly since: string;
}

const ESTIMATES: readonly Fact['status'][] = ['estimated', 'remark', 'guided', 'target'];

export function doubtsOf(sentences: readonly Sentence[], ground: DoubtGround): Doubt[] {
  const [title] = sentences;
  const facts = sentences.flatMap((one) => ground.factsBehind(one));
  const dates = sentences.flatMap(({ as_of }) => as_of ?? []);
  const newest = dates.toSorted().at(-1);
  const doubts: readonly (readonly [Doubt, boolean])[] = [
    ['one_publisher', Math.max(0, ...sentences.map(({ publishers }) => publishers)) < 2],
    ['old', newest !== undefined && newest < ground.since],
    ['undated', newest === undefined],
    ['estimate', facts.some(({ status }) => ESTIMATES.includes(status))],
    ['conflict', facts.some(({ id }) => ground.disputed.has(id))],
    ['partly', sentences.some(({ verdict }) => verdict === 'partly')],
    ['not_judged', title === undefined || sentences.some(({ verdict }) => verdict === 'unchecked')],
  ];
  return doubts.flatMap(([doubt, holds]) => (holds ? [doubt] : []));
}

/** Never higher for one doubt more. */
export function levelOf(doubts: readonly Doubt[]): Level {
  if (doubts.length === 0) return 'high';
  return doubts.length >= TOO_MANY || doubts.some((one) => GRAVE.includes(one)) ? 'low' : 'medium';
}

const ORDER: readonly Level[] = ['low', 'medium', 'high'];

/** The lowest of several. */
export const lowest = (levels: readonly Level[]): Level =>
  ORDER.find((level) => levels.includes(level)) ?? 'low';
