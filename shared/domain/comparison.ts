import { z } from 'zod';
import { type Fact, factSchema } from './facts/fact.ts';
import { answerSchema } from './paper/paper.ts';
import type { Report, Source } from './report.ts';
import type { Claim } from './section.ts';

/** What changed between two reports on one company; `a` is where one comes from, `b` where one is now. */

const place = z.object({ report_id: z.string(), generated_at: z.string() });
const answer = z.object({ verdict: answerSchema.shape.verdict, text: z.string() }).nullable();
const fact = factSchema.pick({
  entity: true,
  metric: true,
  label: true,
  qualifier: true,
  geography: true,
  name: true,
  amount: true,
  period: true,
});
const factPair = z.object({ a: fact, b: fact });
const statement = z.object({ section: z.string(), text: z.string() });
const source = z.object({ title: z.string(), url: z.string(), publisher: z.string() });

export const comparisonSchema = z.object({
  company: z.string(),
  a: place,
  b: place,
  answer: z.object({ a: answer, b: answer }),
  scores: z.object({
    /** Only of frameworks whose rubric is the same in both. */
    compared: z.array(
      z.object({
        framework: z.string(),
        topic: z.string(),
        label: z.string(),
        a: z.number().nullable(),
        b: z.number().nullable(),
      }),
    ),
    /** Frameworks that stand in both and were scored by other rubrics, or by a report of schema 1. */
    not_comparable: z.array(z.string()),
  }),
  /** Of schema 1 nothing is compared but its sources: then null. */
  facts: z
    .object({
      same: z.int(),
      /** A later period of the same figure. */
      changed: z.array(factPair),
      /** The same period with another amount. */
      restated: z.array(factPair),
      new: z.array(fact),
      gone: z.array(fact),
    })
    .nullable(),
  claims: z.object({ same: z.int(), new: z.array(statement), gone: z.array(statement) }).nullable(),
  sources: z.object({ same: z.int(), new: z.array(source), gone: z.array(source) }),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** A report and the schema that it was stored in. */
export interface Compared {
  report: Report;
  storedVersion: number;
}

/** Pure. Both are of one company: the caller has looked. */
export function compareReports(a: Compared, b: Compared): Comparison {
  const whole = a.storedVersion > 1 && b.storedVersion > 1;
  return {
    company: b.report.identity.name,
    a: placeOf(a.report),
    b: placeOf(b.report),
    answer: { a: answerOf(a.report), b: answerOf(b.report) },
    scores: scoresOf(a.report, b.report, whole),
    facts: whole ? factsOf(a.report.facts, b.report.facts) : null,
    claims: whole
      ? parted(claimsOf(a.report), claimsOf(b.report), ({ text }) => folded(text))
      : null,
    sources: parted(a.report.sources.map(shown), b.report.sources.map(shown), ({ url }) => url),
  };
}

const placeOf = ({ report_id, generated_at }: Report) => ({ report_id, generated_at });

function answerOf({ paper }: Report) {
  if (!paper) return null;
  const { verdict, sentences } = paper.answer;
  return { verdict, text: sentences.map(({ text }) => text).join(' ') };
}

function scoresOf(a: Report, b: Report, whole: boolean): Comparison['scores'] {
  const compared: Comparison['scores']['compared'] = [];
  const not_comparable: string[] = [];
  for (const now of b.sections) {
    const { framework } = now;
    const before = a.sections.find((one) => one.framework === framework);
    if (!before || (before.scores.length === 0 && now.scores.length === 0)) continue;
    const rubrics = [a, b].map(({ certificate }) => certificate.prompt_versions[framework]);
    const same = rubrics[0] !== undefined && rubrics[0] === rubrics[1];
    if (!whole || !same || before.definition !== now.definition) {
      not_comparable.push(framework);
      continue;
    }
    for (const { topic, label, value } of now.scores) {
      const earlier = before.scores.find((score) => score.topic === topic)?.value ?? null;
      compared.push({ framework, topic, label, a: earlier, b: value });
    }
  }
  return { compared, not_comparable };
}

interface Keyed {
  fact: Fact;
  figure: string;
  dated: string;
}

function factsOf(a: readonly Fact[], b: readonly Fact[]): NonNullable<Comparison['facts']> {
  const before = a.map(keyed);
  const sameTime = paired(before, b.map(keyed), ({ dated }) => dated);
  const later = paired(sameTime.gone, sameTime.fresh, ({ figure }) => figure);
  const [equal, restated] = [true, false].map((same) =>
    sameTime.pairs.filter((pair) => (amountOf(pair.a.fact) === amountOf(pair.b.fact)) === same),
  );
  return {
    same: equal?.length ?? 0,
    restated: (restated ?? []).map(shownPair),
    changed: later.pairs.map(shownPair),
    new: later.fresh.map((one) => fact.parse(one.fact)),
    gone: later.gone.map((one) => fact.parse(one.fact)),
  };
}

function keyed(one: Fact): Keyed {
  const figure = figureOf(one);
  return { fact: one, figure, dated: `${figure}|${periodOf(one)}` };
}

/** Each with the first of the same key that is not taken yet. */
function paired(a: readonly Keyed[], b: readonly Keyed[], keyOf: (one: Keyed) => string) {
  const waiting = new Map<string, Keyed[]>();
  for (const one of a) waiting.set(keyOf(one), [...(waiting.get(keyOf(one)) ?? []), one]);
  const pairs: { a: Keyed; b: Keyed }[] = [];
  const fresh: Keyed[] = [];
  for (const one of b) {
    const first = waiting.get(keyOf(one))?.shift();
    if (first === undefined) fresh.push(one);
    else pairs.push({ a: first, b: one });
  }
  return { pairs, fresh, gone: [...waiting.values()].flat() };
}

const shownPair = ({ a, b }: { a: Keyed; b: Keyed }) => ({
  a: fact.parse(a.fact),
  b: fact.parse(b.fact),
});

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Which figure it is, whatever its period and amount. Figures without a measure are told apart by their words. */
const figureOf = ({ entity, metric, label, qualifier = '', geography = '', amount }: Fact) =>
  [
    entity,
    metric,
    metric === 'other' ? label : '',
    qualifier,
    geography,
    amount.unit,
    amount.currency,
    amount.per,
  ]
    .map((part) => folded(part ?? ''))
    .join('|');
const periodOf = ({ period: { kind, start = '', end = '', label } }: Fact) =>
  start === '' && end === '' ? folded(label) : [kind, start, end].join('|');
const amountOf = ({ amount: { low, high, bound } }: Fact) => [low, high, bound].join('|');

function claimsOf({ paper, sections }: Report) {
  const of = (section: string, claims: readonly Claim[]) =>
    claims.map(({ text }) => ({ section, text }));
  return [
    ...of('paper', paper?.answer.sentences ?? []),
    ...sections.flatMap(({ framework, claims }) => of(framework, claims)),
  ];
}

const shown = ({ title, url, publisher }: Source) => ({ title, url, publisher });

function parted<T>(a: readonly T[], b: readonly T[], keyOf: (one: T) => string) {
  const before = new Set(a.map(keyOf));
  const after = new Set(b.map(keyOf));
  return {
    same: b.filter((one) => before.has(keyOf(one))).length,
    new: b.filter((one) => !before.has(keyOf(one))),
    gone: a.filter((one) => !after.has(keyOf(one))),
  };
}
