import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Block {
  /** What stands after the fence: `sh run`, `sh`, `hcl`. */
  language: string;
  /** Of its first line in the document. */
  line: number;
  text: string;
}

export const runbook = readFileSync(join(import.meta.dirname, 'RUNBOOK.md'), 'utf8');

export function blocksOf(document: string): Block[] {
  return [...document.matchAll(/^```([^\n]+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    line: document.slice(0, match.index).split('\n').length + 1,
    text: match[2] ?? '',
  }));
}

/** What a block's output must hold, in this order. */
export function expectedOf({ text }: Block): string[] {
  return [...text.matchAll(/^#> (.+)$/gm)].map((match) => match[1] ?? '');
}

/**
 * The commands of a block as words, those within `$( )` too; without assignments before a command, and without
 * redirections. As much of a shell's syntax as the runbook uses.
 */
export function commandsOf({ text }: Pick<Block, 'text'>): string[][] {
  const source = text.replace(/\\\n\s*/g, ' ').replace(/^#.*$/gm, '');
  const commands: string[][] = [];
  let at = 0;

  function take(pattern: RegExp): string | undefined {
    const match = pattern.exec(source.slice(at))?.[0];
    at += match?.length ?? 0;
    return match;
  }

  /** Up to the bracket that closes it, or the end. */
  function list(): void {
    let words: string[] = [];
    const end = () => {
      const start = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
      if (start !== -1) commands.push(words.slice(start));
      words = [];
    };
    while (at < source.length && source[at] !== ')') {
      if (take(/^(\|\||&&|[|&;\n])/)) end();
      else if (take(/^\d?>&\d/) || take(/^\d?>>?\s*/)) take(/^[\w./]+/);
      else if (!take(/^[ \t]+/)) words.push(word());
    }
    end();
    at += 1;
  }

  function word(): string {
    let value = '';
    for (;;) {
      const single = take(/^'[^']*'/);
      if (single) value += single.slice(1, -1);
      else if (source[at] === '"') value += double();
      else if (take(/^\$\(/)) value += substituted();
      else {
        const plain = take(/^\\.|^[^\s'"|&;>()\\]/);
        if (plain === undefined) return value;
        value += plain.replace(/^\\/, '');
      }
    }
  }

  function double(): string {
    let value = '';
    for (at += 1; at < source.length && source[at] !== '"'; ) {
      if (take(/^\$\(/)) value += substituted();
      else value += take(/^\\.|^[^"]/)?.replace(/^\\/, '') ?? '';
    }
    at += 1;
    return value;
  }

  function substituted(): string {
    list();
    return '$SUBSTITUTED';
  }

  list();
  return commands;
}
