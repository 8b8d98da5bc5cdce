import type { Paper } from '../../domain/paper/paper.ts';
import {
  type Block,
  type Cell,
  cell,
  data,
  label,
  type Part,
  paragraph,
  part,
  type Span,
  small,
} from './blocks.ts';
import { figureName, figurePeriod } from './figure-text.ts';
import type { Teller } from './teller.ts';

type Recommendation = Paper['recommendations'][number];

/** Prose for each, then the steps of all of them as one dated table. */
export function recommendationsPart(teller: Teller, list: readonly Recommendation[]): Part[] {
  const blocks = list.flatMap((one, at) => prose(teller, one, at + 1));
  return part('recommendations', teller.labels.recommendations, [
    ...blocks,
    list.length === 0 ? null : roadmap(teller, list),
  ]);
}

function prose(teller: Teller, one: Recommendation, place: number): Block[] {
  const { labels } = teller;
  const words = labels.paper;
  const facts = [
    `${labels.priority}${labels.colon} ${labels.priorities[one.priority]}`,
    `${labels.horizon}${labels.colon} ${labels.horizons[one.horizon]}`,
  ];
  const action = teller.advise(one.action, 'strong');
  const reasons = one.why.map((claim) => teller.advise(claim));
  const against: Span[] = one.counter
    ? [label(`${words.strongestCase}${labels.colon}`), teller.advise(one.counter)]
    : [];
  const reversal =
    one.reverse.length === 0
      ? []
      : [label(words.reversal), ...one.reverse.flatMap((change) => teller.dated(change))];
  const measure = one.measure ? [label(words.measure), teller.advise(one.measure)] : [];
  const stake = one.size.flatMap((id) => {
    const figure = teller.figure(id);
    return figure ? [data(nameOf(teller, id)), figure] : [];
  });
  const names = (ids: readonly string[]) => ids.map((id) => teller.name(id)).join(labels.comma);
  const size: Span[] = stake.length === 0 ? [] : [label(words.stake), ...stake];
  const tail = [
    ...(one.answers.length === 0 ? [] : [`${words.followsFrom} ${names(one.answers)}`]),
    ...(one.depends_on.length === 0 ? [] : [`${words.dependsOn} ${names(one.depends_on)}`]),
  ];
  return [
    { kind: 'heading', anchor: '', spans: [label(`${teller.format.number(place)}.`), action] },
    paragraph(...reasons),
    ...[against, reversal, [...measure, ...size]]
      .filter((spans) => spans.length > 0)
      .map((spans) => paragraph(...spans)),
    small(
      label(facts.join(' · ')),
      ...(one.owner === '' ? [] : [label(`· ${words.owner}`), data(one.owner)]),
      ...tail.map((text) => label(`· ${text}`)),
    ),
  ];
}

/** `Advertising revenue, FY2026:`, so that no figure stands without what it is of. */
function nameOf(teller: Teller, id: string): string {
  const parts = [figureName(teller, id), figurePeriod(teller, id)].filter((text) => text !== '');
  return `${parts.join(teller.labels.comma)}${teller.labels.colon}`;
}

function roadmap(teller: Teller, list: readonly Recommendation[]): Block {
  const { labels, format } = teller;
  const words = labels.paper;
  const steps = (key: 'first_90_days' | 'beyond', when: string) =>
    list
      .flatMap((one) => one[key].map((step) => ({ one, ...step })))
      .toSorted((a, b) => sortable(a.by) - sortable(b.by))
      .map(({ one, claim, by }): Cell[] => [
        by === null ? cell(label(when)) : cell(data(format.date(by))),
        cell(teller.advise(claim)),
        cell(data(one.owner)),
        cell(label(format.number(list.indexOf(one) + 1))),
      ]);
  return {
    kind: 'table',
    caption: words.roadmap,
    head: [words.when, words.step, words.ownerHead, labels.number],
    rows: [...steps('first_90_days', words.firstDays), ...steps('beyond', words.beyond)],
  };
}

const sortable = (by: string | null): number =>
  by === null ? Number.POSITIVE_INFINITY : Date.parse(by);
