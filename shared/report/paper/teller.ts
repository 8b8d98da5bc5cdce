import type { Sentence } from '../../domain/paper/paper.ts';
import { fill } from '../labels.ts';
import { paperMarks } from '../marks.ts';
import type { Wording } from '../view.ts';
import { label, type Span, type Statement } from './blocks.ts';
import { figureText } from './figure-text.ts';
import { contains, createReach } from './reach.ts';
import { readable } from './readable.ts';

/** Words the claims of one paper, each with an anchor of its own. */
export interface Teller extends Wording {
  say(claim: Sentence, strong?: 'strong'): Statement;
  /** The same where a reader expects advice: what is proposed needs no mark there. */
  advise(claim: Sentence, strong?: 'strong'): Statement;
  /** One after the other: neighbours of which one rests on all that the other rests on share the mark of the last. */
  shared(statements: readonly Statement[]): Statement[];
  /** Whether the notes of others hold all that it rests on, and say of it what it is, so that it needs none. */
  isHeldBy(claim: Sentence, others: readonly Sentence[]): boolean;
  /** A condition or step with the day by which it is to be known or done. */
  dated(one: { claim: Sentence; by: string | null }): Span[];
  /** A ledger or computed figure by its id; undefined when the report does not hold it. */
  figure(id: string): Statement | undefined;
  /** How the reader knows a message or recommendation: "message 2", by its place; else its id. */
  name(id: string): string;
}

export function createTeller(words: Wording): Teller {
  const { labels, format, report } = words;
  const reachOf = createReach(report);
  let told = 0;
  const anchor = () => {
    told += 1;
    return `says-${told}`;
  };
  const statement = (claim: Sentence, advised: boolean, strong?: 'strong'): Statement => {
    const basis = readable(words, claim.basis ?? '');
    return {
      kind: 'statement',
      text: claim.text,
      marks: paperMarks(words, claim, advised),
      evidence: claim.evidence,
      anchor: anchor(),
      ...(claim.kind === 'inference' && { inferred: true }),
      ...(basis !== '' && { basis: [basis] }),
      ...(strong && { strong: true }),
    };
  };
  const say: Teller['say'] = (claim, strong) => statement(claim, false, strong);
  const advise: Teller['advise'] = (claim, strong) => statement(claim, true, strong);

  /** Both in one note, where one rests on all that the other rests on. */
  function joined(before: Statement, after: Statement): Statement | undefined {
    if (before.evidence.length === 0 || after.evidence.length === 0) return undefined;
    const [a, b] = [reachOf(before.evidence), reachOf(after.evidence)];
    const whole = contains(b, a) ? after : contains(a, b) ? before : undefined;
    if (whole === undefined) return undefined;
    const basis = [...new Set([...(before.basis ?? []), ...(after.basis ?? [])])];
    return {
      ...{ ...after, evidence: whole.evidence, basis },
      inferred: before.inferred === true || after.inferred === true,
    };
  }

  return {
    ...words,
    say,
    advise,
    shared(statements) {
      const list: Statement[] = [];
      for (const next of statements) {
        const last = list.at(-1);
        const both = last && joined(last, next);
        if (last && both) {
          const { basis, inferred, ...bare } = last;
          list[list.length - 1] = { ...bare, evidence: [] };
        }
        list.push(both ?? next);
      }
      return list;
    },
    isHeldBy: ({ evidence, basis, kind }, others) =>
      !basis &&
      (kind !== 'inference' || others.some((one) => one.kind === kind)) &&
      contains(reachOf(others.flatMap((one) => one.evidence)), reachOf(evidence)),
    dated: ({ claim, by }) => {
      const day = by === null ? '' : format.date(by);
      const isSaid = day === '' || claim.text.includes(day);
      return [
        advise(claim),
        ...(isSaid ? [] : [label(`(${fill(labels.paper.byDate, { date: day })})`)]),
      ];
    },
    figure(id) {
      const shown = figureText(words, id);
      return shown && { kind: 'statement', ...shown, evidence: [id], anchor: anchor() };
    },
    name(id) {
      const { messages = [], recommendations = [] } = report.paper ?? {};
      const placeIn = (list: readonly { id: string }[]) => list.findIndex((one) => one.id === id);
      const [message, advice] = [placeIn(messages), placeIn(recommendations)];
      if (message >= 0) return fill(labels.paper.message, { n: format.number(message + 1) });
      if (advice < 0) return id;
      return fill(labels.reading.recommendation, { n: format.number(advice + 1) });
    },
  };
}
