import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much of HCL as the files of this folder use; expressions are kept as text. */
export interface Body {
  attributes: Map<string, string>;
  blocks: Block[];
}

export interface Block extends Body {
  type: string;
  labels: string[];
}

/** The blocks of every .tf file of the folder. Throws where a file is not understood. */
export function readFolder(folder: string): Block[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tf'))
    .flatMap((name) => {
      const source = readFileSync(join(folder, name), 'utf8');
      try {
        return parse(source).blocks;
      } catch (err) {
        throw new Error(`${name} is not understood`, { cause: err });
      }
    });
}

export function parse(source: string): Body {
  let at = 0;

  function body(end: '}' | ''): Body {
    const found: Body = { attributes: new Map(), blocks: [] };
    for (;;) {
      take(/^(\s|#.*|\/\/.*)+/);
      if (at >= source.length || source[at] === '}') {
        if ((source[at] ?? '') !== end) throw new Error(`unbalanced at ${place()}`);
        at += 1;
        return found;
      }
      const name = take(/^[\w-]+/) ?? fail();
      take(/^[ \t]+/);
      if (source[at] === '=') {
        at += 1;
        found.attributes.set(name, expression());
      } else found.blocks.push(block(name));
    }
  }

  function block(type: string): Block {
    const labels: string[] = [];
    for (let label = take(/^"[^"]*"/); label; label = take(/^"[^"]*"/)) {
      labels.push(label.slice(1, -1));
      take(/^[ \t]+/);
    }
    if (source[at] !== '{') fail();
    at += 1;
    return { type, labels, ...body('}') };
  }

  /** To the end of the line, or further while a bracket is open. */
  function expression(): string {
    const start = at;
    let depth = 0;
    for (; at < source.length; at += 1) {
      const char = source[at] ?? '';
      if (char === '"') string();
      else if ('([{'.includes(char)) depth += 1;
      else if (')]}'.includes(char)) {
        if (depth === 0) break;
        depth -= 1;
      } else if (char === '#') {
        take(/^.*/);
        at -= 1;
      } else if (char === '\n' && depth === 0) break;
    }
    return source.slice(start, at).trim();
  }

  /** From its opening quote to its closing one. */
  function string(): void {
    for (at += 1; source[at] !== '"'; at += 1) {
      if (at >= source.length) fail();
      if (source[at] === '\\') at += 1;
      else if (source.startsWith('${', at)) interpolation();
    }
  }

  function interpolation(): void {
    let depth = 0;
    for (at += 1; ; at += 1) {
      if (at >= source.length) fail();
      if (source[at] === '"') string();
      else if (source[at] === '{') depth += 1;
      else if (source[at] === '}') {
        depth -= 1;
        if (depth === 0) return;
      }
    }
  }

  function take(pattern: RegExp): string | undefined {
    const match = pattern.exec(source.slice(at))?.[0];
    at += match?.length ?? 0;
    return match;
  }

  function fail(): never {
    throw new Error(`unexpected text at ${place()}`);
  }

  function place(): string {
    return `line ${source.slice(0, at).split('\n').length}`;
  }

  return body('');
}
