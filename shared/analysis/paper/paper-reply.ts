import { z } from 'zod';
import { kindAt, type Line, type PaperDraft } from './lines.ts';
import { askedPaper, HORIZONS, told, VERDICTS } from './paper-schema.ts';
import { dateOf, field, idsOf, listOf, textOf, textsOf, wordOf } from './reading.ts';

const KINDS = ['fact', 'inference', 'proposal'] as const;
const LEVELS = ['high', 'medium', 'low'] as const;
const LIKELIHOODS = ['high', 'medium', 'low', 'unknown'] as const;
const RATINGS = ['strong', 'mixed', 'weak', 'none'] as const;

/** A figure that the writer wants: operands are ids, keys of other wishes, or numbers with their reason. */
export interface Wish {
  readonly key: string;
  /** What it is, in a few words; absent or empty when not said. */
  readonly what?: string;
  readonly op: string;
  readonly of: readonly (string | { value: number; why: string })[];
}
export interface PaperReply {
  readonly draft: PaperDraft;
  readonly wishes: readonly Wish[];
}

export const paperReply: z.ZodType<PaperReply> = z
  .unknown()
  .meta(told(askedPaper))
  .transform((raw, context): PaperReply => {
    const reply = {
      draft: { ...headsOf(raw), lines: linesOf(raw) },
      wishes: wishesOf(raw),
    };
    const found = reply.draft.lines.filter(({ id }) => /^(?:answer|K)/u.test(id)).length;
    if (found === 0)
      context.addIssue({ code: 'custom', message: 'no answer and no message in it' });
    return reply;
  });

/** One sentence of a reply under its place, ¶ before one that opens a paragraph; none when it says nothing. */
export function lineOf(id: string, raw: unknown): Line[] {
  const of = typeof raw === 'string' ? { text: raw } : raw;
  const [, sign = '', text = ''] = /^(¶?)\s*(.*)$/u.exec(textOf(field(of, 'text'))) ?? [];
  if (!/\p{L}/u.test(text)) return [];
  return [
    {
      id,
      text,
      kind: wordOf(field(of, 'kind'), KINDS, kindAt(id)),
      about: textOf(field(of, 'about')) || 'company',
      evidence: idsOf(field(of, 'evidence')),
      basis: textOf(field(of, 'note')),
      by: dateOf(field(of, 'by')),
      ...(sign !== '' && { opens: true as const }),
    },
  ];
}

export const wishesOf = (raw: unknown): Wish[] => listOf(field(raw, 'compute')).flatMap(wishOf);

function wishOf(raw: unknown): Wish[] {
  const key = textOf(field(raw, 'key')).replace(/[{}]/gu, '');
  const of = listOf(field(raw, 'of')).flatMap((one): Wish['of'][number][] => {
    const id = textOf(typeof one === 'string' ? one : field(one, 'id')).replace(/[{}]/gu, '');
    if (id !== '') return [id];
    const value = Number(field(one, 'value'));
    return Number.isFinite(value) ? [{ value, why: textOf(field(one, 'why')) }] : [];
  });
  return key === '' || of.length === 0
    ? []
    : [{ key, what: textOf(field(raw, 'what')), op: textOf(field(raw, 'op')), of }];
}

function linesOf(raw: unknown): Line[] {
  const lines: Line[] = [];
  const put = (id: string, value: unknown) => lines.push(...lineOf(id, value));
  const putAll = (id: string, value: unknown) => {
    for (const [n, one] of listOf(value).entries()) put(`${id}.${n + 1}`, one);
  };
  const answer = field(raw, 'answer');
  putAll('answer', listOf(field(answer, 'sentences')).slice(0, 3));
  put('answer.decide', field(answer, 'decide_by'));
  put('answer.against', field(answer, 'against'));
  put('answer.uncertainty', field(answer, 'uncertainty'));
  putAll('answer.change', field(answer, 'changes'));
  for (const [n, one] of sectionsOf(raw).entries()) {
    put(`K${n + 1}.title`, field(one, 'title'));
    lines.push(...paragraphLines(`K${n + 1}`, one));
    putAll(`K${n + 1}.row`, field(one, 'rows'));
    put(`K${n + 1}.against`, field(one, 'against'));
  }
  putAll('event', field(raw, 'calendar'));
  for (const [n, one] of listOf(field(raw, 'options')).entries()) {
    for (const [m, cell] of cellsOf(one).entries()) put(`O${n + 1}.${m + 1}`, cell);
  }
  put('choice', field(raw, 'choice'));
  for (const [n, one] of listOf(field(raw, 'recommendations')).entries()) {
    const id = `R${n + 1}`;
    put(`${id}.action`, field(one, 'action'));
    putAll(`${id}.why`, field(one, 'why'));
    put(`${id}.counter`, field(one, 'counter'));
    putAll(`${id}.reverse`, field(one, 'reverse'));
    putAll(`${id}.step`, field(one, 'first_90_days'));
    putAll(`${id}.beyond`, field(one, 'beyond'));
    put(`${id}.measure`, field(one, 'measure'));
  }
  for (const [n, one] of listOf(field(raw, 'risks')).entries()) {
    put(`risk${n + 1}.claim`, field(one, 'risk') ?? field(one, 'claim'));
    put(`risk${n + 1}.early`, field(one, 'early'));
    put(`risk${n + 1}.mitigation`, field(one, 'mitigation'));
  }
  return lines;
}

/** A writer may call them messages. */
function sectionsOf(raw: unknown): unknown[] {
  const sections = listOf(field(raw, 'sections'));
  return sections.length > 0 ? sections : listOf(field(raw, 'messages'));
}

/** The sentences of its paragraphs in one count; each knows whether it opens one. */
function paragraphLines(id: string, section: unknown): Line[] {
  const written = listOf(field(section, 'paragraphs'));
  const paragraphs = written.length > 0 ? written : listOf(field(section, 'support'));
  const sentences = paragraphs.flatMap((paragraph) => {
    const own = field(paragraph, 'sentences') ?? paragraph;
    return listOf(own).map((one, at) => ({ one, opens: at === 0 && Array.isArray(own) }));
  });
  return sentences.flatMap(({ one, opens }, n) =>
    lineOf(`${id}.${n + 1}`, one).map((line) => ({ ...line, ...(opens && { opens: true }) })),
  );
}

/** The id it was given, if it is one; else its place in the list. */
function idOf(one: unknown, kind: 'O' | 'R', n: number): string {
  const given = textOf(field(one, 'id'));
  return new RegExp(`^${kind}\\d{1,2}$`, 'u').test(given) ? given : `${kind}${n}`;
}

/** In the order of the criteria: one without a text keeps its place. */
function cellsOf(option: unknown): readonly unknown[] {
  const cells = field(option, 'cells');
  return Array.isArray(cells) ? cells : listOf(cells);
}

/** Those of its cells; of an option sent without cells, those that it lists. */
function ratingsOf(option: unknown): PaperDraft['options'][number]['ratings'] {
  const listed = field(option, 'ratings');
  if (Array.isArray(listed)) return listed.map((one) => wordOf(one, RATINGS, 'none'));
  return cellsOf(option).map((cell) => wordOf(field(cell, 'rating'), RATINGS, 'none'));
}

/** What is no sentence: names, ratings, owners, open questions. */
export function headsOf(raw: unknown): Omit<PaperDraft, 'lines'> {
  const listed = <T>(key: string, read: (one: unknown, id: number) => T) =>
    listOf(field(raw, key)).map((one, n) => read(one, n + 1));
  return {
    verdict: wordOf(field(field(raw, 'answer'), 'verdict'), VERDICTS, 'cannot_tell'),
    criteria: listOf(field(raw, 'criteria')).map(textOf),
    options: listed('options', (one, n) => ({
      id: idOf(one, 'O', n),
      name: textOf(field(one, 'name')),
      ratings: ratingsOf(one),
    })),
    recommendations: listed('recommendations', (one, n) => ({
      id: idOf(one, 'R', n),
      owner: textOf(field(one, 'owner')),
      size: idsOf(field(one, 'size')),
      priority: wordOf(field(one, 'priority'), LEVELS, 'medium'),
      horizon: wordOf(field(one, 'horizon'), HORIZONS, '6-18 months'),
      depends_on: textsOf(field(one, 'depends_on')),
      answers: textsOf(field(one, 'answers')),
    })),
    risks: listed('risks', (one, n) => ({
      id: `risk${n}`,
      likelihood: wordOf(field(one, 'likelihood'), LIKELIHOODS, 'unknown'),
      impact: wordOf(field(one, 'impact'), LIKELIHOODS, 'unknown'),
    })),
    unknowns: listOf(field(raw, 'unknowns')).flatMap((one) => {
      const [what, how] = [textOf(field(one, 'what')), textOf(field(one, 'how'))];
      const query = textOf(field(one, 'query'));
      const matters_to = textsOf(field(one, 'matters_to'));
      return what === '' ? [] : [{ what, how, matters_to, query: query === '' ? null : query }];
    }),
  };
}
