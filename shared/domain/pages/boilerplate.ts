/** A line's end that closes a sentence or opens a list. */
export const CLOSED = /[.!?。！？:;|…]["'”’»)\]」』]{0,3}$/u;

const BANNERS: readonly RegExp[] = [
  /^(?:we|our (?:web)?site|this (?:web)?site|by (?:continuing|using|clicking|browsing))\b.{0,200}\bcookies?\b/iu,
  /\b(?:accept|reject|allow|manage|decline) (?:all |your |our )?(?:cookies|cookie preferences)\b/iu,
  /\bcookie (?:settings|preferences|policy|notice|banner|consent)\b/iu,
  /^(?:wir (?:verwenden|nutzen|setzen)|diese (?:website|webseite|seite) (?:verwendet|nutzt))\b.{0,80}\bcookies\b/iu,
  /^(?:nous utilisons|ce site utilise|utilizamos|este sitio (?:web )?utiliza)\b.{0,80}\bcookies\b/iu,
  /\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b/iu,
  /^(?:sign up|subscribe|log ?in|sign in|register|click|tap) (?:here|now|for|to|in|up|today)\b.{0,120}$/iu,
  /^(?:share (?:this|on)|follow us|skip to|back to top|read more|read also|see also|related articles?|advertisement|enable javascript|please enable)\b.{0,80}$/iu,
];

/** Lines of contents, lists of references, rows whose cells ran together. */
const NOTHING: readonly RegExp[] = [
  /[.…·_](?: ?[.…·_]){3}[^\p{L}]{0,9}\d{1,4}$/u,
  /^(?:\[\d{1,3}\]|\^|↑) /u,
  /\p{L}\d{1,3}(?:[.,]\d+){2}/u,
  /^(?=.*\d)[\p{Script=Latin}\d]{2,8}$/u,
];

/** Whether a line is a menu, a banner, contents or no text at all. */
export function isBoilerplate(line: string): boolean {
  if (!/\p{L}/u.test(line) || NOTHING.some((kind) => kind.test(line.slice(0, 400)))) return true;
  if (line.length <= 400 && BANNERS.some((banner) => banner.test(line))) return true;
  if (line.length > 120 || /\d/u.test(line) || CLOSED.test(line)) return false;
  return wordCount(line) < 4;
}

/** Scripts without spaces count two characters as a word. */
function wordCount(line: string): number {
  const unspaced = line.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu,
  );
  const spaced = line.match(/[\p{L}\p{N}][\p{L}\p{N}'’&.-]*/gu)?.length ?? 0;
  return unspaced === null ? spaced : Math.max(spaced, unspaced.length / 2);
}
