const SCHEME =
  /[a-z][a-z0-9+.-]{1,20}:\/\/\S|(?<![\p{L}])(?:www\.|mailto:\S|javascript:\S|data:[a-z]+\/)/iu;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,}/iu;
const MARKDOWN = /\[[^\][]{0,300}\]\([^)\s]{1,500}(?:\s[^)]{0,300})?\)/u;
const TAG = /<\/?[a-z!][^<>]{0,500}>|&(?:lt|gt|#\d{1,7}|#x[0-9a-f]{1,6});/iu;
const ADDRESS = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}[:/]\d*/u;
/** The endings that pages and mail really use; "Node.js" and "St.Gallen" have none of them. */
const ENDINGS =
  'com|org|net|io|ai|co|gov|edu|info|biz|eu|uk|de|fr|es|it|nl|ch|at|be|se|no|dk|fi|pl|pt|ie|us|ca|mx|br|ar|cl|au|nz|jp|cn|kr|in|sg|hk|tw|za|tv|me|app|dev|xyz|online|site|shop|store|tech|cloud|news|example|test|invalid|int|mil|pro|ly|gg|fm|to|cc|ws|link|page|blog';
const DOMAIN = new RegExp(
  `(?<![\\p{L}\\p{N}.@-])((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,5}(?:${ENDINGS}))(?![\\p{L}\\p{N}-]|\\.\\p{Ll})([/?#:]\\S)?`,
  'giu',
);

/**
 * The first web or mail address, link or tag in a text that must hold none; null when it is clean. A bare
 * domain is a company's name ("Booking.com") when a cited passage writes it too.
 */
export function addressIn(text: string, passages: readonly string[]): string | null {
  for (const pattern of [SCHEME, EMAIL, MARKDOWN, TAG, ADDRESS]) {
    const found = pattern.exec(text);
    if (found !== null) return found[0];
  }
  for (const match of text.matchAll(DOMAIN)) {
    const domain = match[1] ?? '';
    const ending = domain.slice(domain.lastIndexOf('.') + 1);
    // "fell.In" is a missing space.
    if (/^\p{Lu}/u.test(ending) && ending !== ending.toUpperCase()) continue;
    if (match[2] !== undefined) return match[0];
    if (/^[\d.]+$/.test(domain) || isAbbreviation(domain)) continue;
    const name = domain.toLowerCase();
    if (!passages.some((passage) => passage.toLowerCase().includes(name))) return domain;
  }
  return null;
}

/** "U.S", "e.g": single letters between points. */
function isAbbreviation(domain: string): boolean {
  return /^(?:\p{L}\.)+\p{L}{1,2}$/u.test(domain);
}
