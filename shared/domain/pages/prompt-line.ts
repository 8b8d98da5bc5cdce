import { INSTRUCTION_PATTERNS } from './instruction-patterns.ts';
import { visible } from './page-text.ts';

/** Whether text gives orders to the software that reads it. Ordinary prose about instructions is not meant. */
export function looksLikeInstruction(text: string): boolean {
  const folded = visible(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[^\S\n]+/g, ' ');
  // An order may be broken over lines; role markers need the lines.
  const flat = folded.replace(/\s+/g, ' ');
  return INSTRUCTION_PATTERNS.some(
    (pattern) => pattern.test(folded) || (flat !== folded && pattern.test(flat)),
  );
}

/** `S9.p9` in compatibility form, with the digits of any script and letters that look like these two. */
const MARKER = /[sѕｓ] {0,2}\p{Nd}{1,9} {0,2}[\p{P}\p{S}]? {0,2}[pрρ] {0,2}\p{Nd}/iu;
const BRACKETS = /(?![(){}])[\p{Ps}\p{Pe}]/gu;

/**
 * Text as one line of a prompt. When anything in it could pass for a passage's marker (`[S9.p9]`), its
 * brackets go: only the program writes those.
 */
export function promptLine(text: string): string {
  const line = visible(text)
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .trim();
  return MARKER.test(line.normalize('NFKC')) ? line.replace(BRACKETS, '') : line;
}
