import type { Wording } from '../view.ts';
import { figureText } from './figure-text.ts';

const IN_BRACKETS = /\s*[([](?:[SFDX]\d+(?:\.p\d+)?[\s,;–-]*)+[)\]]/gu;
const FIGURE = /(?<![\p{L}\p{N}$€£¥])[FD]\d+(?![\p{L}\p{N}.])/gu;
const PASSAGE = /(?<![\p{L}\p{N}$€£¥])(S\d+)(?:\.p\d+)?(?:\s*,\s*\1\.p\d+)*(?![\p{L}\p{N}])/gu;

/**
 * Words of the writer without ids, which lead a reader nowhere: those of figures become the figures, those of passages
 * their publisher.
 */
export function readable(wording: Wording, text: string): string {
  const { sources } = wording.report;
  return text
    .replace(IN_BRACKETS, '')
    .replace(FIGURE, (id) => figureText(wording, id)?.text ?? id)
    .replace(PASSAGE, (id, source) => sources.find((one) => one.id === source)?.publisher ?? id)
    .trim();
}
