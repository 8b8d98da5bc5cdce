/** What a prompt shows: passages to draw from, labelled items to answer for, and whom it is about. */

export interface Sentence {
  /** The passage it stands in. */
  readonly id: string;
  readonly text: string;
}

export interface ShownPassage {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
}

export interface Prompt {
  /** In the order shown; the first of each id. */
  readonly passages: readonly ShownPassage[];
  /** Labels of other items (claims to judge or repair) with the line that shows each. */
  readonly items: readonly { label: string; text: string }[];
  /** From a line `Company: …`, at most 200 characters of it; empty when there is none. */
  readonly company: string;
  /** What the instructions say of a part of the reply (`rivalry.competitors`), from lines `- competitors: …`. */
  readonly notes: ReadonlyMap<string, string>;
  /** From the line `Step: …` that a prompt begins with, such as `assess:swot`; empty when there is none. */
  readonly step: string;
}

const PASSAGE = /^(?:[-*]\s*)?\[(S\d+\.p\d+)\]\s*(\S.*)$/u;
const COMPANY = /^(?:[-*]\s*)?company(?: name)?\s*:\s*["“]?([^"”(;]{1,200})/iu;
/** A heading of the instructions, `rivalry (Rivalry among …)`, and a line below it. */
const PART = /^([a-z_]{1,40}) \([^()]{1,80}\)$/u;
const NOTE = /^- ([a-z_]{1,40}): ([^.]{1,300})/u;
const LABELS = [
  /^(?:[-*]\s*)?\[([A-Za-z][\w-]*(?:\.[\w-]+)*)\]\s*(.*)$/u,
  /^(?:[-*]\s*)?<[a-z_]+ id="([^"]{1,120})">(.*)$/u,
  /"id"\s*:\s*"([^"]{1,120})"(.*)$/u,
  /^(?:[-*]\s*)?([a-z][a-z_-]*(?:\.[\w-]+)+|[A-Za-z]{1,6}\d+)\s*[:)]\s+(.*)$/u,
];
const ABBREVIATION =
  /(?:^|[\s(])(?:Inc|Corp|Co|Ltd|Dr|Mr|Mrs|Ms|Prof|St|No|vs|etc|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|E\.U|e\.g|i\.e|\p{Lu})\.$/u;

/** Verbatim pieces of the text, each a sentence as far as punctuation tells. */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const end of text.matchAll(/[.!?]["'”’)]*(?=\s)|[。！？]/gu)) {
    const stop = end.index + end[0].length;
    const next = text.slice(stop, stop + 40).trimStart();
    if (ABBREVIATION.test(text.slice(Math.max(start, stop - 12), stop))) continue;
    if (next !== '' && /^\p{Ll}/u.test(next)) continue;
    found.push(text.slice(start, stop).trim());
    start = stop;
  }
  found.push(text.slice(start).trim());
  return found.filter((sentence) => sentence !== '');
}

export function readPrompt(text: string): Prompt {
  const passages = new Map<string, ShownPassage>();
  const items = new Map<string, string>();
  const notes = new Map<string, string>();
  let company = '';
  let part = '';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const shown = PASSAGE.exec(line);
    if (shown?.[1] !== undefined && shown[2] !== undefined) {
      const [, id, words] = shown;
      if (passages.has(id)) continue;
      passages.set(id, {
        id,
        text: words,
        sentences: sentencesOf(words).map((sentence) => ({ id, text: sentence })),
      });
      continue;
    }
    part = PART.exec(line)?.[1] ?? part;
    const [, key, asks] = NOTE.exec(line) ?? [];
    if (key !== undefined && asks !== undefined && !notes.has(`${part}.${key}`)) {
      notes.set(`${part}.${key}`, asks);
    }
    company ||= COMPANY.exec(line)?.[1]?.trim() ?? '';
    for (const pattern of LABELS) {
      const [, label, rest] = pattern.exec(line) ?? [];
      if (label === undefined) continue;
      if (!items.has(label)) items.set(label, rest ?? '');
      break;
    }
  }
  return {
    passages: [...passages.values()],
    items: [...items].map(([label, words]) => ({ label, text: words })),
    company,
    notes,
    step: /^Step: (\S{1,100})$/mu.exec(text.slice(0, 200))?.[1] ?? '',
  };
}
