/** Words after which a page names whom it is not about. */
const AWAY = new RegExp(
  [
    'not (?:to be )?confused with|not (?:in any way )?(?:related|affiliated|associated|connected) (?:to|with)|unrelated to|no (?:relation|connection|affiliation) (?:to|with)|distinct from',
    'not (?:to be )?mistaken for|nothing to do with|for (?:the|an?|other) [^.\n]{1,60}, see',
    'nicht zu verwechseln mit|nichts (?:zu tun|gemein) mit|(?:zu[mr]?|für) [^.\n]{1,60},? siehe|nicht (?:verwandt|verbunden) mit|ohne (?:Bezug|Verbindung) zu',
    '(?:à )?ne (?:doit )?pas (?:être )?confond(?:re|ue?) avec|rien à voir avec|pour [^.\n]{1,60}, voir|sans (?:rapport|lien) avec',
    'nada que ver con|para [^.\n]{1,60}, (?:véase|ver) |no tiene relación con|no (?:debe )?confundir(?:se)? con|sin relación con|da non confondere con|niet te verwarren met|não confundir com',
    '(?:と|とは)(?:異な|別|混同しない|無関係)',
  ].join('|'),
  'giu',
);
/** How far such words reach, in characters: to the end of their clause. */
const REACH = 160;
const BEFORE = 40;

/**
 * The text without the clauses that tell whom it is not about ("not to be confused with Apple Inc."): the names in
 * them point away from their bearer, and so do ticker and domain.
 */
export function withoutPointingAway(text: string): string {
  let out = '';
  let at = 0;
  for (const { 0: words, index } of text.matchAll(AWAY)) {
    if (index < at) continue;
    // Japanese says it after the name.
    const start = /^[とは]/u.test(words) ? Math.max(at, index - BEFORE) : index;
    const end = index + words.length;
    const clause = /[.!?](?=\s+\p{Lu}|\s*$)|[;。\n)）]/u.exec(text.slice(end, end + REACH));
    out += text.slice(at, start);
    at = end + (clause?.index ?? REACH);
  }
  return out + text.slice(at);
}
