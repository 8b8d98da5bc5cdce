import type { Prompt } from './prompt.ts';
import netflixGerman from './recorded/netflix.de.json' with { type: 'json' };
import netflix from './recorded/netflix.json' with { type: 'json' };
import teslaGerman from './recorded/tesla.de.json' with { type: 'json' };
import tesla from './recorded/tesla.json' with { type: 'json' };
import { NETFLIX, type SampleCompany, TESLA } from './samples.ts';

/**
 * Replies that were written by hand for the sample companies, as a strong model would write them. They cite a
 * passage by words of it and a figure as `#owner|label|period`; both become the ids that the prompt shows.
 * Texts are recorded in English; another language is a dictionary of them.
 */
export interface Written {
  /** By the name of the step. */
  readonly steps: Readonly<Record<string, object>>;
  /** A statement that a check sent back, and what the writer makes of it; without an entry it is given up. */
  readonly corrections: readonly { of: string; text: string; evidence: string[] }[];
  /** Where the judge says something else than `supported`. */
  readonly opinions: readonly {
    of: string;
    verdict: string;
    fault: string;
    note: string;
    rating?: string;
  }[];
}
/** By language, then by the English text. */
type Dictionaries = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Answer {
  readonly reply: unknown;
  /** What the prompt does not show, so that the sentences which rest on it were left out. */
  readonly leftOut: readonly string[];
}

/** A record that does not fit its pages, or lacks words: it must be mended, never passed over. */
export class RecordError extends Error {}

const EVIDENCE = /^(?:evidence|passages|size)$/u;
const TEXTS = /^(?:text|finding|factor|name|criteria|owner|what|how|note|unknown)$/u;
/** In the language of the pages, whatever the report's. */
const AS_RECORDED = /^(?:identify|facts|critic)(?::|$)/u;
const SUPPORTED = { verdict: 'supported', fault: 'none', rating: 'follows', note: '' };
const STRANGE = {
  ...{ verdict: 'not_found', fault: 'unsupported', rating: 'does_not_follow' },
  note: 'No recorded reply says this.',
};

const fold = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** The text with whatever stands for its figures, and the date that code may add. */
function pattern(text: string): RegExp {
  const parts = fold(text)
    .replace(/[.!?]$/u, '')
    .split(/\{[^{}]+\}/u);
  return new RegExp(`^${parts.map(literal).join('.{1,80}?')}(?: \\([^()]{1,60}\\))?[.!?]?$`, 'u');
}

/** The recorded replies of one company. */
export function createRecord(written: Written, words: Dictionaries, { pages }: SampleCompany) {
  const { steps, corrections, opinions } = written;
  const whole = pages.map(({ text }) => fold(text)).join('\n');
  const texts = [
    ...Object.entries(steps).flatMap(([step, of]) => (AS_RECORDED.test(step) ? [] : textsIn(of))),
    ...corrections.map(({ text }) => text),
  ];
  const patterns = (text: string): RegExp[] =>
    [text, ...Object.values(words).flatMap((of) => of[text] ?? [])].map(pattern);
  const known = texts.flatMap(patterns);
  const objections = opinions.map(({ of, ...opinion }) => ({ opinion, patterns: patterns(of) }));

  function inLanguage(text: string, { language, step }: Prompt): string {
    if (language === 'en' || AS_RECORDED.test(step) || text === '') return text;
    const found = words[language]?.[text];
    if (found === undefined) throw new RecordError(`no words in ${language} for: ${text}`);
    return found;
  }

  function idOf(fragment: string, { passages, figures }: Prompt): string | undefined {
    if (fragment.startsWith('#')) {
      const parts = fragment.slice(1).split('|');
      return figures.find(({ text }) => parts.every((part) => text.includes(part)))?.id;
    }
    const wanted = fold(fragment);
    if (!whole.includes(wanted)) throw new RecordError(`no sample page holds: ${fragment}`);
    return passages.find(({ text }) => fold(text).includes(wanted))?.id;
  }

  /** With ids and words in place. Undefined when what it rests on is not shown: an honest reader says nothing then. */
  function resolved(value: unknown, key: string, prompt: Prompt, leftOut: string[]): unknown {
    const found = (fragment: string): string | undefined => {
      const id = idOf(fragment, prompt);
      if (id === undefined) leftOut.push(fragment);
      return id;
    };
    if (typeof value === 'string') return TEXTS.test(key) ? inLanguage(value, prompt) : value;
    if (Array.isArray(value) && EVIDENCE.test(key)) return value.flatMap((one) => found(one) ?? []);
    if (Array.isArray(value)) {
      const all = value.map((one) => resolved(one, key, prompt, leftOut));
      return all.filter((one) => one !== undefined);
    }
    if (typeof value !== 'object' || value === null) return value;
    const rest: Record<string, unknown> = { ...value };
    if (typeof rest.id === 'string' && rest.id.startsWith('#')) rest.id = found(rest.id) ?? '';
    // A reply as a whole is never left out: its own list loses what is not shown.
    if (key !== '' && Array.isArray(rest.evidence)) {
      const missing = rest.evidence.find((one) => idOf(one, prompt) === undefined);
      if (missing !== undefined) return void leftOut.push(missing);
    }
    const entries = Object.entries(rest).map(([name, one]) => [
      name,
      resolved(one, name, prompt, leftOut),
    ]);
    return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
  }

  function judged({ step, statements }: Prompt): Answer {
    const leftOut: string[] = [];
    const opinionOn = (text: string) => {
      const is = (one: RegExp) => one.test(fold(text));
      const found = objections.find((one) => one.patterns.some(is));
      if (found) return { ...SUPPORTED, ...found.opinion };
      if (step.startsWith('verdict:facts') || known.some(is)) return SUPPORTED;
      leftOut.push(text);
      return STRANGE;
    };
    return {
      reply: Object.fromEntries(statements.map(({ id, text }) => [id, opinionOn(text)])),
      leftOut,
    };
  }

  /** Undefined for a step that nobody recorded. Throws RecordError. */
  function reply(prompt: Prompt): Answer | undefined {
    const { step, statements } = prompt;
    if (/^(?:verdict|second):/u.test(step)) return judged(prompt);
    const leftOut: string[] = [];
    const answer = (of: object) => ({ reply: resolved(of, '', prompt, leftOut), leftOut });
    if (!step.startsWith('correct:')) {
      const recorded = steps[step.replace(/^facts:\d+$/u, 'facts')];
      return recorded && answer(recorded);
    }
    const claims = statements.flatMap(({ id, text }) => {
      const found = corrections.find(({ of }) => patterns(of).some((one) => one.test(text)));
      return found ? [{ id, text: found.text, evidence: found.evidence }] : [];
    });
    return answer({ claims });
  }
  return { reply, texts, steps: Object.keys(steps) };
}

/** Texts of a reply that are shown to a reader. */
function textsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return TEXTS.test(key) && value !== '' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, name));
}

export const sampleRecords = () => [
  { name: 'Tesla', company: TESLA, record: createRecord(tesla, { de: teslaGerman }, TESLA) },
  {
    ...{ name: 'Netflix', company: NETFLIX },
    record: createRecord(netflix, { de: netflixGerman }, NETFLIX),
  },
];

/** Answers in the voice of the sample company that the prompt speaks of most; undefined when of none. */
export function createRecords() {
  const records = sampleRecords();
  return (prompt: Prompt): Answer | undefined => {
    const [most] = records
      .map(({ name, record }) => ({ record, times: prompt.text.split(name).length - 1 }))
      .sort((a, b) => b.times - a.times);
    return most === undefined || most.times === 0 ? undefined : most.record.reply(prompt);
  };
}
