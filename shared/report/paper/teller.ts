import type { Claim } from '../../domain/section.ts';
import { fill } from '../labels.ts';
import { paperMarks } from '../marks.ts';
import type { Wording } from '../view.ts';
import { label, type Span, type Statement } from './blocks.ts';
import { figureText } from './figure-text.ts';

/** Words the claims of one paper, each with an anchor of its own. */
export interface Teller extends Wording {
  say(claim: Claim, strong?: 'strong'): Statement;
  /** The same where a reader expects advice: what is proposed needs no mark there. */
  advise(claim: Claim, strong?: 'strong'): Statement;
  /** Sentences of one paragraph; `pointed`: the first is its point. Neighbours with the same notes share the mark. */
  all(claims: readonly Claim[], pointed?: boolean): Statement[];
  /** A condition or step with the day by which it is to be known or done. */
  dated(one: { claim: Claim; by: string | null }): Span[];
  /** A ledger or computed figure by its id; undefined when the report does not hold it. */
  figure(id: string): Statement | undefined;
  /** How the reader knows a message or recommendation: "message 2", by its place; else its id. */
  name(id: string): string;
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

export function createTeller(words: Wording): Teller {
  const { labels, format, report } = words;
  let told = 0;
  const anchor = () => {
    told += 1;
    return `says-${told}`;
  };
  const statement = (claim: Claim, advised: boolean, strong?: 'strong'): Statement => ({
    kind: 'statement',
    text: claim.text,
    marks: paperMarks(words, claim, advised),
    evidence: claim.evidence,
    anchor: anchor(),
    ...(strong && { strong: true }),
  });
  const say: Teller['say'] = (claim, strong) => statement(claim, false, strong);
  const advise: Teller['advise'] = (claim, strong) => statement(claim, true, strong);
  return {
    ...words,
    say,
    advise,
    all: (claims, pointed = false) =>
      claims.map((claim, at) => {
        const said = say(claim, pointed && at === 0 ? 'strong' : undefined);
        const next = claims[at + 1]?.evidence;
        const isShared = next !== undefined && sameIds(claim.evidence, next);
        return isShared ? { ...said, evidence: [] } : said;
      }),
    dated: ({ claim, by }) => [
      advise(claim),
      ...(by === null ? [] : [label(`(${fill(labels.paper.byDate, { date: format.date(by) })})`)]),
    ],
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
