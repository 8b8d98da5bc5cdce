import { lowest } from '../../domain/paper/confidence.ts';
import type { Answer, Message, Paper, Sentence } from '../../domain/paper/paper.ts';
import { type At, createAt } from './kept-sentences.ts';
import type { PaperDraft } from './lines.ts';
import { asSaid } from './reading.ts';

/** The paper of what gates and judge let through. What falls takes with it what hung on it. */

export interface Finishing {
  readonly question: string | null;
  readonly asked: boolean;
  /** ISO date of the report. */
  readonly today: string;
  /** By place. */
  readonly kept: ReadonlyMap<string, Sentence>;
  readonly doubts: (sentences: readonly Sentence[]) => Pick<Message, 'confidence' | 'why'>;
  readonly faults: Paper['faults'];
}
export interface Finished {
  readonly paper: Paper | null;
  /** Messages, advice and risks that did not survive, by place. */
  readonly fallen: readonly string[];
  /** What a reader looks for and does not find, written or not. */
  readonly missing: readonly ('answer' | 'messages' | 'recommendations')[];
}

export function finish(draft: PaperDraft, ground: Finishing): Finished {
  const at = createAt(draft, ground.kept);
  const messages = messagesOf(draft, at, ground);
  const answer = answerOf(draft, at, messages, ground);
  if (answer === null) return { paper: null, fallen: [], missing: ['answer'] };
  const living = new Set(messages.map(({ id }) => id));
  const recommendations = recommendationsOf(draft, at, living);
  for (const { id } of recommendations) living.add(id);
  const risks = draft.risks.flatMap(({ id, likelihood, impact }) => {
    const claim = at.one(`${id}.claim`);
    const [early, mitigation] = [at.one(`${id}.early`), at.one(`${id}.mitigation`)];
    return claim ? [{ id, claim, likelihood, impact, early, mitigation }] : [];
  });
  for (const { id } of risks) living.add(id);
  const written = new Set(draft.lines.flatMap(({ id }) => /^(?:K|R|risk)\d+/u.exec(id)?.[0] ?? []));
  const paper: Paper = {
    answer,
    messages,
    calendar: calendarOf(at, ground.today),
    ...optionsOf(draft, at),
    recommendations: recommendations.map((one) => ({
      ...one,
      depends_on: one.depends_on.filter((id) => living.has(id)),
    })),
    risks: risks.map(({ id: _place, ...risk }) => risk),
    unknowns: draft.unknowns.map((one) => ({
      ...one,
      matters_to: one.matters_to.filter((id) => living.has(id)),
    })),
    faults: ground.faults,
  };
  return {
    paper,
    fallen: [...written].filter((id) => !living.has(id)),
    missing: [
      ...(at.all('answer').some(isWhole) ? [] : ['answer' as const]),
      ...(messages.length > 0 ? [] : ['messages' as const]),
      ...(recommendations.length > 0 ? [] : ['recommendations' as const]),
    ],
  };
}

/** A message whose title fell takes its first whole sentence for it; one without any falls. */
function messagesOf(draft: PaperDraft, at: At, { doubts }: Finishing): Message[] {
  const ids = new Set(draft.lines.flatMap(({ id }) => /^K\d+/u.exec(id)?.[0] ?? []));
  return [...ids].flatMap((id): Message[] => {
    const written = at.one(`${id}.title`);
    const all = at.all(id);
    const title = isWhole(written) ? written : all.find(isWhole);
    if (!title) return [];
    const support = all.filter((one) => one !== title);
    const rows = at.all(`${id}.row`);
    const against = at.one(`${id}.against`);
    return [{ id, title, support, rows, against, ...doubts([title, ...support, ...rows]) }];
  });
}

/** May stand where a reader takes it for all there is to say. */
const isWhole = (one: Sentence | null | undefined): one is Sentence =>
  one !== null && one !== undefined && one.verdict !== 'partly';

/** The first sentence is whole; without one the strongest message answers, without that nothing does. */
function answerOf(
  draft: PaperDraft,
  at: At,
  messages: readonly Message[],
  { question, asked, doubts }: Finishing,
): Answer | null {
  const written = at.all('answer');
  const first = written.findIndex(isWhole);
  const strongest = ['high', 'medium', 'low'].flatMap((level) =>
    messages.filter(({ confidence }) => confidence === level),
  )[0];
  const fallback = strongest ? [strongest.title] : [];
  const sentences =
    first < 0
      ? fallback
      : [written[first], ...written.filter((_, n) => n !== first)].flatMap((one) => one ?? []);
  if (sentences.length === 0) return null;
  const order = ['low', 'medium', 'high'];
  const weakest = messages.toSorted(
    (a, b) =>
      order.indexOf(a.confidence) - order.indexOf(b.confidence) || b.why.length - a.why.length,
  )[0];
  const own = doubts(sentences).confidence;
  return {
    question,
    verdict:
      first < 0 ? (asked ? 'cannot_tell' : 'none_asked') : asked ? draft.verdict : 'none_asked',
    sentences,
    decide_by: at.dated('answer.decide')[0] ?? null,
    against: at.one('answer.against'),
    uncertainty: at.one('answer.uncertainty'),
    // What only stands in for an answer is not to be relied on as one.
    confidence: first < 0 ? 'low' : weakest ? lowest([own, weakest.confidence]) : own,
    weakest: weakest?.id ?? null,
    changes: at.dated('answer.change'),
  };
}

function recommendationsOf(
  draft: PaperDraft,
  at: At,
  messages: ReadonlySet<string>,
): Paper['recommendations'] {
  return draft.recommendations.flatMap(({ id, ...head }) => {
    const action = at.one(`${id}.action`);
    const why = at.all(`${id}.why`);
    if (!isWhole(action) || why.length === 0) return [];
    return [
      {
        ...head,
        id,
        action,
        why,
        counter: at.one(`${id}.counter`),
        reverse: at.dated(`${id}.reverse`),
        first_90_days: at.dated(`${id}.step`),
        beyond: at.dated(`${id}.beyond`),
        measure: at.one(`${id}.measure`),
        answers: head.answers.filter((message) => messages.has(message)),
      },
    ];
  });
}

/** A rating that nothing carries is none; a criterion of which no page speaks is left out. */
function optionsOf(draft: PaperDraft, at: At): Pick<Paper, 'criteria' | 'options' | 'choice'> {
  const rows = draft.options.map(({ id, name, ratings }) => ({
    id,
    name,
    cells: draft.criteria.map((_, n) => {
      const claim = at.one(`${id}.${n + 1}`);
      return { rating: claim ? (ratings[n] ?? 'none') : ('none' as const), claim };
    }),
  }));
  const said = draft.criteria.map(
    (name, n) => name !== '' && rows.some(({ cells }) => cells[n]?.claim),
  );
  const options = rows
    .filter(({ name }) => name !== '')
    .map((row) => ({ ...row, cells: row.cells.filter((_, n) => said[n]) }));
  const choice = options.length > 1 ? at.one('choice') : null;
  return { criteria: draft.criteria.filter((_, n) => said[n]), options, choice };
}

function calendarOf(at: At, today: string): Paper['calendar'] {
  const events = at.dated('event').flatMap(({ claim, by }): Paper['calendar'] => {
    if (by === null) return [];
    const date = asSaid(by, claim.text);
    const precision = date.length <= 4 ? 'year' : date.length <= 7 ? 'month' : 'day';
    // A year or month lies ahead until it is over.
    return [{ date, precision, what: claim, ahead: date >= today.slice(0, date.length) }];
  });
  return events.sort((a, b) => a.date.localeCompare(b.date));
}
