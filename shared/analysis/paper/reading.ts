import { timesIn } from '../../domain/facts/time-reading.ts';
/** Reads what a model sent without losing the whole to a part: a missing field is empty, one thing is a list. */

export const field = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined;

const MAX_CHARS = 1_500;

export function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim().slice(0, MAX_CHARS) : '';
}

/** An absent list is empty; a single thing is a list of one; a keyed one is its values. */
export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.filter((one) => one !== null && one !== undefined);
  if (value === undefined || value === null || value === '') return [];
  if (typeof value !== 'object' || 'text' in value || 'id' in value) return [value];
  return Object.values(value);
}

export const textsOf = (value: unknown): string[] =>
  listOf(value)
    .flatMap((one) => textOf(one).split(/\s*[,;]\s*/u))
    .filter((one) => one !== '');

export function wordOf<T extends string>(value: unknown, known: readonly T[], otherwise: T): T {
  const word = textOf(value)
    .toLowerCase()
    .replace(/[\s-]+/gu, '_');
  return known.find((one) => one.replace(/[\s-]+/gu, '_') === word) ?? otherwise;
}

/** A date, or the first part of one, as ISO writes it; null for anything else. */
export function dateOf(value: unknown): string | null {
  return (
    /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=$|T)/u.exec(textOf(value))?.[0] ??
    null
  );
}

const ID = /(?<![\p{L}\p{N}])(?:S(\d{1,6})[.:_-]?p(\d{1,6})|([FD])(\d{1,6}))(?![\p{L}\p{N}])/giu;

/** Passage, fact and computed ids, each once, as the program writes them. */
export function idsOf(value: unknown): string[] {
  const ids = textsOf(value).flatMap((text) =>
    [...text.matchAll(ID)].map(([, source, passage, kind, number]) =>
      kind === undefined ? `S${source}.p${passage}` : `${kind.toUpperCase()}${number}`,
    ),
  );
  return [...new Set(ids)];
}

/** The last or first day of a month stands for the whole month, or year, where the sentence names no such day. */
export function asSaid(by: string, text: string): string {
  const [year = 0, month = 0, day = 0] = by.split('-').map(Number);
  const isEdge = day === 1 || day === new Date(Date.UTC(year, month, 0)).getUTCDate();
  const { days, months } = timesIn(text);
  if (!isEdge || days.includes(day)) return by;
  const isYear =
    (month === 12 || month === 1) && months.length === 0 && text.includes(String(year));
  return by.slice(0, isYear ? 4 : 7);
}
