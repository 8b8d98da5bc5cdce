import { publisherOf } from '../pages/addresses.ts';
import { isSomebodyElses } from '../pages/tiers.ts';
import { significant, withoutLegalForm } from './company-names.ts';
import { compact, createNameFinder, fold } from './names.ts';

const NO_TICKER = new Set(
  'CEO CFO COO CTO USA INC EPS GDP IPO ETF NYSE NASDAQ EV AI US EU UK USD EUR'.split(' '),
);

/** The ticker when it stands near the company's name in folded `text`; null otherwise. */
export function tickerOf(
  proposed: string | null,
  text: string,
  nearName: (at: number, length: number) => boolean,
): string | null {
  const ticker = proposed?.trim().replace(/^.*:\s*/, '') ?? '';
  if (!/^[A-Z0-9.]{1,10}$/.test(ticker) || !/[A-Z0-9]/.test(ticker) || NO_TICKER.has(ticker))
    return null;
  const literal = ticker.replaceAll('.', '\\.');
  // One or two letters are words of their own: only as "(NYSE: F)" or "$F".
  const pattern =
    ticker.length < 3
      ? String.raw`(?<=[:(] ?|\$|(?:ticker|symbol)[: ]{1,2})${literal}(?= ?[).,;]|\s|$)`
      : String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`;
  const found = [...text.matchAll(new RegExp(pattern, 'gu'))];
  return found.some((match) => nearName(match.index, ticker.length)) ? ticker : null;
}

const DOMAIN =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** The registrable domain of what was proposed as one; null for what is none or is somebody else's. */
export function domainHost(proposed: string | null): string | null {
  const host =
    proposed
      ?.trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[/?#].*$/, '') ?? '';
  if (!DOMAIN.test(host)) return null;
  const domain = publisherOf(`https://${host}`);
  return DOMAIN.test(domain) && !isSomebodyElses(domain) ? domain : null;
}

/** Characters between a domain and the name it belongs to. */
const NEAR = 200;

/**
 * The company's own domain. One whose label is a name of the company has to be a page's host or stand on a page
 * beside the name; one that only resembles a name is told so by another publisher; any other, by two.
 */
export function domainOf(
  proposed: string | null,
  names: readonly string[],
  pages: readonly { url: string; text: string }[],
): string | null {
  const domain = domainHost(proposed);
  if (domain === null) return null;
  const label = domain.slice(0, domain.indexOf('.')).replaceAll('-', '');
  const isHost = pages.some(({ url }) => publisherOf(url) === domain);
  const isOwn = names.some((name) => isLabelOf(label, name));
  if (isOwn && isHost) return domain;
  const finder = createNameFinder(names);
  // Folding turns hyphens into spaces.
  const literal = domain.replaceAll('.', '\\.').replaceAll('-', ' ');
  const written = new RegExp(String.raw`(?<![\p{L}\p{N}.])${literal}(?![\p{L}\p{N}])`, 'giu');
  const tellers = pages.filter(({ url, text }) => {
    if (publisherOf(url) === domain || !text.toLowerCase().includes(domain)) return false;
    const folded = fold(text);
    return [...folded.matchAll(written)].some(({ index }) =>
      finder.has(folded.slice(Math.max(0, index - NEAR), index + domain.length + NEAR)),
    );
  });
  const publishers = new Set(tellers.map(({ url }) => publisherOf(url))).size;
  const needed = isOwn || names.some((name) => isAlike(label, name)) ? 1 : 2;
  return publishers >= needed ? domain : null;
}

const GROUP =
  /^(?:group|corp|corporation|company|co|inc|ag|se|global|holdings?|international|usa|us|ir)?$/;

/** `bmwgroup` of "BMW", `ge` of "General Electric". */
function isLabelOf(label: string, name: string): boolean {
  const whole = compact(withoutLegalForm(name));
  const starts = significant(name).map((word) => word.charAt(0));
  return (
    (whole.length >= 2 && label.startsWith(whole) && GROUP.test(label.slice(whole.length))) ||
    (starts.length >= 2 && label === starts.join(''))
  );
}

function isAlike(label: string, name: string): boolean {
  const words = significant(name);
  const whole = compact(withoutLegalForm(name));
  const starts = words.map((word) => word.charAt(0)).join('');
  return (
    (whole.length >= 2 &&
      (label.includes(whole) || (label.length >= 3 && whole.includes(label)))) ||
    words.some((word) => word.length >= 4 && label.includes(word)) ||
    (starts.length >= 2 && label === starts)
  );
}
