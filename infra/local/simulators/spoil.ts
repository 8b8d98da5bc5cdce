import type { Fault } from './faults.ts';

const SENTENCE_WORDS = 4;

const OPINIONS: Partial<Record<Fault['kind'], object>> = {
  judge_against: { verdict: 'contradicted', fault: 'value', note: 'The passages say otherwise.' },
  judge_partly: { verdict: 'partly', fault: 'scope', note: 'The passages say less.' },
};

const STRAYS: Partial<Record<Fault['kind'], (text: string) => string>> = {
  invented_figure: (text) => `${text.replace(/[.!?]$/u, '')}, a change of 987,654.3%.`,
  url_in_text: (text) => `${text} See https://invented.example/source for more.`,
};

/** A good reply made bad in one way, everywhere it can be; other faults leave it as it is. */
export function spoil(reply: unknown, kind: Fault['kind'] | undefined): unknown {
  if (kind === 'wrong_schema') return { answer: 'A fine company.', items: [1, 2, 3] };
  const stray = kind === undefined ? undefined : STRAYS[kind];
  const opinion = kind === undefined ? undefined : OPINIONS[kind];
  function walk(value: unknown, key: string): unknown {
    if (Array.isArray(value)) {
      const ids = kind === 'unknown_ids' && key === 'evidence';
      return value.map((item) => (ids ? 'S999.p999' : walk(item, key)));
    }
    if (typeof value === 'object' && value !== null) {
      if (opinion && 'verdict' in value) return { ...value, ...opinion };
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, walk(item, name)]),
      );
    }
    if (typeof value !== 'string' || stray === undefined) return value;
    return value.split(' ').length >= SENTENCE_WORDS ? stray(value) : value;
  }
  return walk(reply, '');
}
