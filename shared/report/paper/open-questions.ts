import type { Paper } from '../../domain/paper/paper.ts';
import { type Cell, cell, data, label, type Part, part } from './blocks.ts';
import { readable } from './readable.ts';
import type { Teller } from './teller.ts';

/** Likelihood and impact stand where sources give them of half of the risks and more. */
export function risksPart(teller: Teller, { risks }: Paper): Part[] {
  const { labels } = teller;
  const words = labels.paper;
  const level = (key: 'likelihood' | 'impact') =>
    risks.filter((one) => one[key] !== 'unknown').length * 2 >= risks.length ? [key] : [];
  const levels = [...level('likelihood'), ...level('impact')];
  return part('risks', labels.risks, [
    {
      kind: 'table',
      caption: labels.risks,
      head: [words.risk, ...levels.map((key) => words[key]), words.early, words.mitigation],
      rows: risks.map((risk): Cell[] => {
        const { claim, early, mitigation } = risk;
        return [
          cell(teller.say(claim)),
          ...levels.map((key) =>
            cell(label(risk[key] === 'unknown' ? '–' : words.levels[risk[key]])),
          ),
          early ? cell(teller.advise(early)) : cell(label('–')),
          mitigation ? cell(teller.advise(mitigation)) : cell(label('–')),
        ];
      }),
    },
  ]);
}

/** What bears on the weakest link first. */
export function unknownsPart(teller: Teller, { unknowns, answer }: Paper): Part[] {
  const { labels } = teller;
  const words = labels.paper;
  const isWeakest = ({ matters_to }: Paper['unknowns'][number]) =>
    answer.weakest !== null && matters_to.includes(answer.weakest);
  return part('unknowns', words.unknowns, [
    {
      kind: 'table',
      caption: words.unknowns,
      head: [words.unknown, words.how],
      rows: unknowns
        .toSorted((a, b) => Number(isWeakest(b)) - Number(isWeakest(a)))
        .map(({ what, how }) => [
          cell(data(readable(teller, what))),
          cell(data(readable(teller, how))),
        ]),
    },
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
