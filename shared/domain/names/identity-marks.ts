import { hostOf, publisherOf } from '../pages/addresses.ts';
import { isSomebodyElses } from '../pages/tiers.ts';
import { significant, withoutLegalForm } from './company-names.ts';
import { compact } from './names.ts';

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

/**
 * The registrable domain when it resembles a name and is a page's host or stands in folded `text`, or stands
 * near the name there; never a newspaper's or an authority's.
 */
export function domainOf(
  proposed: string | null,
  names: readonly string[],
  pages: readonly { url: string }[],
  text: string,
  nearName: (at: number, length: number) => boolean,
): string | null {
  const host =
    proposed
      ?.trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[/?#].*$/, '') ?? '';
  if (!DOMAIN.test(host)) return null;
  const domain = publisherOf(`https://${host}`);
  if (!DOMAIN.test(domain) || isSomebodyElses(domain)) return null;
  const label = domain.slice(0, domain.indexOf('.')).replaceAll('-', '');
  const alike = names.some((name) => isAlike(label, name));
  const isHost = pages.some(
    ({ url }) => hostOf(url) === domain || hostOf(url).endsWith(`.${domain}`),
  );
  if (isHost && alike) return domain;
  // Folding turned hyphens into spaces.
  const literal = domain.replaceAll('.', '\\.').replaceAll('-', ' ');
  const found = [
    ...text.matchAll(new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'giu')),
  ];
  return found.some((match) => alike || nearName(match.index, literal.length)) ? domain : null;
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
