import { fitText } from '../office/runs.ts';
import { hasGlyph } from './fonts.ts';

/** In the place of a letter that no face has; all of them have it. */
export const UNSHOWN = '?';
/** Shaped by the letters around them and seen by nobody. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u200b\s]/u;

/** Longer than any word or address that is read: what is left of it tells as much. */
const LONGEST_WORD = 300;
/** Of scripts that put spaces between words. */
const ENDLESS =
  /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{301,}/gu;

export interface Letters {
  /** One line of text that can be set. */
  tidy(text: string): string;
  /** How many were replaced so far. */
  replaced(): number;
}

/** One letter without a face would refuse the whole document. */
export function createLetters(): Letters {
  let count = 0;
  const known = new Map<string, boolean>();
  const shown = (char: string): boolean => {
    const before = known.get(char);
    if (before !== undefined) return before;
    const found = UNSEEN.test(char) || hasGlyph(char.codePointAt(0) ?? 0);
    known.set(char, found);
    return found;
  };
  return {
    tidy(text) {
      // Parts of an emoji: what joins and colours it is no letter.
      const short = text.replace(
        ENDLESS,
        (word) => `${word.slice(0, LONGEST_WORD).toWellFormed()}…`,
      );
      const line = fitText(short).replace(/[\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '');
      let fitted = '';
      for (const char of line) {
        const isShown = shown(char);
        if (!isShown) count += 1;
        fitted += isShown ? char : UNSHOWN;
      }
      return fitted;
    },
    replaced: () => count,
  };
}
