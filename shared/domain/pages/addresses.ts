const TRACKING =
  /^(?:utm_.*|at_(?:medium|campaign|.*custom.*)|mc_[ce]id|_ga|_gl|_hs.*|hs(?:CtaTracking|_.*)|pk_.*|mtm_.*|vero_.*|oly_.*|(?:g|fb|ms|dc|tw|y|ttc|wickedg)l?clid|gclsrc|[gw]braid|igshid|igsh|ref|ref_?src|ref_?url|referrer|referer|fb_ref|cmpid|cmp|ncid|ocid|smid|spm|mkt_tok|trk|trkid|trackingid|amp|outputtype|guccounter|guce_.*|sessionid|jsessionid|phpsessid)$/i;

/** Longer addresses are not read; they are told cut to it. */
export const MAX_ADDRESS_CHARACTERS = 2_000;

/**
 * One form for the addresses of one page: lower-case host without `www.`, mobile and AMP variants folded,
 * no credentials, fragment, default port or tracking parameters, the others sorted, no trailing slash.
 * Null for what is not http or https.
 */
export function canonicalUrl(url: string): string | null {
  const parsed = parse(url);
  if (parsed === null) return null;
  const inner = ampTarget(parsed);
  if (inner !== null) return canonicalUrl(inner);
  const port = parsed.port === '' ? '' : `:${parsed.port}`;
  const path = parsed.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .replace(/\/amp(?:\.html)?$|\.amp(?=\.html?$|$)/i, '');
  const query = [...parsed.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return `${parsed.protocol}//${plainHost(parsed)}${port}${path}${query === '' ? '' : `?${query}`}`;
}

function parse(url: string): URL | null {
  const parsed = URL.parse(url.trim());
  const http = parsed?.protocol === 'https:' || parsed?.protocol === 'http:';
  return http && parsed.hostname !== '' ? parsed : null;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The page behind `google.com/amp/s/…` and `….cdn.ampproject.org/c/s/…`. */
function ampTarget({ hostname, pathname, search }: URL): string | null {
  const google = /^(?:www\.)?google\.[a-z.]{2,6}$/.test(hostname);
  const cache = hostname.endsWith('.cdn.ampproject.org');
  const path = google ? /^\/amp\/(s\/)?(.+)$/ : /^\/[cv]\/(s\/)?(.+)$/;
  const match = google || cache ? path.exec(pathname) : null;
  if (match === null) return null;
  return `${match[1] === undefined ? 'http' : 'https'}://${match[2] ?? ''}${search}`;
}

function plainHost({ hostname }: URL): string {
  const host = hostname.replace(/\.+$/, '');
  if (isAddress(host)) return host;
  const bare = host.replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/, '');
  return bare.replace(/^([a-z]{2,3})\.m\.(?=[^.]+\.)/, '$1.').replace(/^www\d?\.(?=[^.]+\.)/, '');
}

const isAddress = (host: string) => /^[\d.]+$/.test(host) || host.startsWith('[');

/** Second-level labels under which countries register names: `co.uk`, `com.au`, `go.jp`, `gouv.fr`. */
const SECOND_LEVEL = new Set(
  'co com org net edu ac gov go or ne gob gouv govt mil nhs ltd plc sch nom gen firm school'.split(
    ' ',
  ),
);
/** Hosts that give each author a name of their own. */
const PLATFORMS = new Set(
  'blogspot.com wordpress.com substack.com medium.com github.io gitlab.io tumblr.com wixsite.com weebly.com typepad.com netlify.app vercel.app pages.dev hatenablog.com'.split(
    ' ',
  ),
);

/**
 * Who publishes a page: the registrable domain, by a short list of public suffixes; the host of an IP
 * address; empty for what is no http address.
 */
export function publisherOf(url: string): string {
  const canonical = canonicalUrl(url);
  if (canonical === null) return '';
  const host = new URL(canonical).hostname;
  if (isAddress(host)) return host;
  const labels = host.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  const country = top.length === 2 && SECOND_LEVEL.has(second);
  const suffix = country || PLATFORMS.has(`${second}.${top}`) ? 2 : 1;
  return labels.slice(-(suffix + 1)).join('.');
}

/** Host without `www.` and mobile prefixes; empty for what is no http address. */
export function hostOf(url: string): string {
  const canonical = canonicalUrl(url);
  return canonical === null ? '' : new URL(canonical).hostname;
}
