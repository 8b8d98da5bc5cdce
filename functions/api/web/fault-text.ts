import type { Words } from './words-en.ts';

const PLACE = /\{(\w+)\}/g;
const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** What the API says of a field, in the language of the page where it has words for it. */
export function faultText({ faults }: Words, message: string): string {
  for (const [said, own] of faults) {
    const names = [...said.matchAll(PLACE)].map(([, name = '']) => name);
    const parts = said.split(/\{\w+\}/).map(literal);
    const found = new RegExp(`^${parts.join('(.+)')}$`, 'su').exec(message);
    if (found === null) continue;
    return own.replaceAll(PLACE, (place, name: string) => found[names.indexOf(name) + 1] ?? place);
  }
  return message;
}

/** Why a job has no report, in the language of the page; `detail`: the API's own words, where they say more. */
export function failureText(
  words: Words,
  { code, message }: { code: string; message: string },
): { said: string; detail: string | null } {
  const said = faultText(words, message);
  const own = said === message ? words.failures[code] : undefined;
  return own === undefined ? { said, detail: null } : { said: own, detail: message };
}
