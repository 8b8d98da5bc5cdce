import type { Paper } from '../../domain/paper/paper.ts';
import { fill } from '../labels.ts';
import { cell, data, label, type Part, part, small } from './blocks.ts';
import { readable } from './readable.ts';
import type { Teller } from './teller.ts';

export function risksPart(teller: Teller, { risks }: Paper): Part[] {
  const { labels } = teller;
  const words = labels.paper;
  return part('risks', labels.risks, [
    {
      kind: 'table',
      caption: labels.risks,
      head: [words.risk, words.likelihood, words.impact, words.early, words.mitigation],
      rows: risks.map(({ claim, likelihood, impact, early, mitigation }) => [
        cell(teller.say(claim)),
        cell(label(words.levels[likelihood])),
        cell(label(words.levels[impact])),
        early ? cell(teller.advise(early)) : cell(label(words.noSource)),
        mitigation ? cell(teller.advise(mitigation)) : cell(label(words.noSource)),
      ]),
    },
  ]);
}

export function unknownsPart(teller: Teller, { unknowns }: Paper): Part[] {
  const { labels, report } = teller;
  const words = labels.paper;
  return part('unknowns', words.unknowns, [
    {
      kind: 'table',
      caption: words.unknowns,
      head: [words.unknown, words.how, words.mattersTo],
      rows: unknowns.map(({ what, how, matters_to }) => [
        cell(data(readable(teller, what))),
        cell(data(readable(teller, how))),
        cell(data(matters_to.map((id) => teller.name(id)).join(teller.labels.comma))),
      ]),
    },
    report.status === 'partial'
      ? small(label(fill(words.incomplete, { gaps: labels.gaps })))
      : null,
  ]);
}

/** For the appendix: the faults that a critical reader found, and what became of them. */
export function criticPart(teller: Teller, { faults }: Paper): Part[] {
  const { labels, format } = teller;
  const words = labels.paper;
  return part('critic', words.critic, [
    {
      kind: 'table',
      caption: words.critic,
      head: [words.round, words.fault, words.place, words.outcome],
      rows: faults.map(({ round, kind, where, what, outcome }) => [
        cell(data(format.number(round))),
        cell(label(`${words.faultKinds[kind]}${labels.colon}`), data(readable(teller, what))),
        cell(data(where)),
        cell(label(words.outcomes[outcome])),
      ]),
    },
  ]);
}
