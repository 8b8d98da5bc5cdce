import type { AnalysisRequest } from '../domain/request.ts';
import { compose, type Query } from './plan.ts';

/** Where companies of a country file, by ISO 3166: registers, exchanges, supervisors. */
const FILINGS: Readonly<Record<string, readonly string[]>> = {
  AT: ['fma.gv.at', 'oekb.at', 'wienerborse.at'],
  AU: ['asx.com.au', 'asic.gov.au'],
  BE: ['fsma.be', 'nbb.be'],
  BR: ['cvm.gov.br', 'b3.com.br'],
  CA: ['sedarplus.ca', 'sec.gov'],
  CH: ['ser-ag.com', 'six-group.com', 'finma.ch'],
  CN: ['cninfo.com.cn', 'sse.com.cn', 'szse.cn', 'hkexnews.hk', 'sec.gov'],
  DE: [
    'bundesanzeiger.de',
    'unternehmensregister.de',
    'bafin.de',
    'eqs-news.com',
    'bundeskartellamt.de',
  ],
  DK: ['finanstilsynet.dk', 'cvr.dk', 'sec.gov'],
  ES: ['cnmv.es', 'cnmc.es'],
  FI: ['finanssivalvonta.fi', 'nasdaqomxnordic.com'],
  FR: ['amf-france.org', 'info-financiere.fr', 'autoritedelaconcurrence.fr'],
  GB: ['company-information.service.gov.uk', 'londonstockexchange.com', 'fca.org.uk', 'gov.uk'],
  HK: ['hkexnews.hk'],
  IE: ['cro.ie', 'sec.gov', 'euronext.com'],
  IN: ['bseindia.com', 'nseindia.com', 'sebi.gov.in'],
  IT: ['consob.it', 'borsaitaliana.it', 'agcm.it'],
  JP: ['edinet-fsa.go.jp', 'tdnet.info', 'jpx.co.jp'],
  KR: ['dart.fss.or.kr', 'kind.krx.co.kr'],
  MX: ['bmv.com.mx', 'cnbv.gob.mx'],
  NL: ['afm.nl', 'euronext.com', 'sec.gov'],
  NO: ['newsweb.oslobors.no', 'brreg.no'],
  PT: ['cmvm.pt'],
  SE: ['fi.se', 'nasdaqomxnordic.com'],
  SG: ['sgx.com', 'acra.gov.sg'],
  TW: ['mops.twse.com.tw', 'sec.gov'],
  US: ['sec.gov', 'ftc.gov', 'justice.gov'],
};

/** The company as it is searched in its own places. */
export interface Home {
  readonly name: string;
  /** Its own domain; null when it is not known. */
  readonly domain: string | null;
  /** ISO 3166; null when it is not known. */
  readonly country: string | null;
}

/**
 * Searches where a company speaks for itself: on its own domain, and among filings and regulators of its country
 * (everywhere where that is not known). `words` ask for the accounts, in the language of the company's home where
 * the model wrote them. What the request's domains leave out is not searched.
 */
export function placeQueries(
  home: Home,
  words: string | undefined,
  request: AnalysisRequest,
): Query[] {
  const query = words ?? compose([home.name, 'annual report results revenue operating profit']);
  const filings = FILINGS[home.country ?? ''] ?? [];
  const admitted = filings.filter((domain) => admits(request, domain));
  const own = home.domain !== null && admits(request, home.domain) ? [home.domain] : [];
  const elsewhere = { query: compose([home.name, 'annual report filing regulator']), groups: [] };
  return [
    ...(own.length > 0 ? [{ query, groups: [], domains: own }] : []),
    ...(admitted.length > 0 ? [{ query, groups: [], domains: admitted }] : []),
    ...(filings.length === 0 ? [elsewhere] : []),
  ];
}

function admits({ include_domains, exclude_domains }: AnalysisRequest, domain: string): boolean {
  const within = (list: readonly string[]) =>
    list.some((one) => domain === one || domain.endsWith(`.${one}`));
  return (include_domains.length === 0 || within(include_domains)) && !within(exclude_domains);
}
