import type { Claim } from '../../domain/section.ts';
import { clean } from '../escape.ts';
import { claimMarks } from '../marks.ts';
import type { View } from '../view.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Data as one line of inert Markdown: no markup, no table borders, no footnotes, no links of its own (GitHub
 * links bare addresses and mentions too).
 */
export function plain(text: string): string {
  return clean(text)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]|~$@]/g, '\\$&')
    .replaceAll(/[&<>]/g, (char) => ENTITIES[char] ?? char)
    .replaceAll('://', '\\://')
    .replaceAll(/www\./gi, (match) => `${match.slice(0, -1)}\\.`)
    .replace(/^(?:[#+=-]|\d+(?=[.)](?:\s|$)))/, (match) =>
      /\d/.test(match) ? `${match}\\` : `\\${match}`,
    );
}

export function footnotes({ citations }: View, evidence: readonly string[]): string {
  return citations
    .numbers(evidence)
    .map((n) => `[^${n}]`)
    .join('');
}

/** What stands behind a sentence: its marks and footnotes. */
export function marked(view: View, claim: Claim): string {
  const marks = claimMarks(view, claim).map(({ text }) => ` *(${plain(text)})*`);
  return `${marks.join('')}${footnotes(view, claim.evidence)}`;
}

export function statement(view: View, claim: Claim): string {
  return `${plain(claim.text)}${marked(view, claim)}`;
}

export interface MarkdownTable {
  readonly head: readonly string[];
  /** Cells are Markdown already. */
  readonly rows: readonly (readonly string[])[];
  /** Places of columns whose figures stand under each other. */
  readonly numbers?: readonly number[];
}

export function table({ head, rows, numbers = [] }: MarkdownTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (numbers.includes(at) ? '---:' : '---'));
  return [line(head.map(plain)), line(rule), ...rows.map(line)].join('\n');
}

/** Blocks with a blank line between them; empty ones vanish. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

export function list(items: readonly string[], numbered = false): string {
  return items.map((item, index) => `${numbered ? `${index + 1}.` : '-'} ${item}`).join('\n');
}
