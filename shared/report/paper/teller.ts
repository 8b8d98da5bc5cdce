import type { Claim } from '../../domain/section.ts';
import { fill } from '../labels.ts';
import { claimMarks } from '../marks.ts';
import type { Wording } from '../view.ts';
import { label, type Span, type Statement } from './blocks.ts';
import { figureText } from './figure-text.ts';

/** Words the claims of one paper, each with an anchor of its own. */
export interface Teller extends Wording {
  say(claim: Claim, strong?: 'strong'): Statement;
  /** Claims one after the other: sentences of one paragraph. */
  all(claims: readonly Claim[]): Statement[];
  /** A condition or step with the day by which it is to be known or done. */
  dated(one: { claim: Claim; by: string | null }): Span[];
  /** A ledger or computed figure by its id; undefined when the report does not hold it. */
  figure(id: string): Statement | undefined;
  /** How the reader knows a message or recommendation: "message 2", its id elsewhere. */
  name(id: string): string;
}

export function createTeller(words: Wording): Teller {
  const { labels, format, report } = words;
  let told = 0;
  const anchor = () => {
    told += 1;
    return `says-${told}`;
  };
  const say: Teller['say'] = (claim, strong) => ({
    kind: 'statement',
    text: claim.text,
    marks: claimMarks(words, claim),
    evidence: claim.evidence,
    anchor: anchor(),
    ...(strong && { strong: true }),
  });
  return {
    ...words,
    say,
    all: (claims) => claims.map((claim) => say(claim)),
    dated: ({ claim, by }) => [
      say(claim),
      ...(by === null ? [] : [label(`(${fill(labels.paper.byDate, { date: format.date(by) })})`)]),
    ],
    figure(id) {
      const shown = figureText(words, id);
      return shown && { kind: 'statement', ...shown, evidence: [id], anchor: anchor() };
    },
    name(id) {
      const at = report.paper?.messages.findIndex((message) => message.id === id) ?? -1;
      return at < 0 ? id : fill(labels.paper.message, { n: format.number(at + 1) });
    },
  };
}
