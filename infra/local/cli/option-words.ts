/** How the fields of a request are called on the command line. */
const OPTIONS: Readonly<Record<string, string>> = {
  company: 'the company',
  industry: '--industry',
  company_domain: '--company-domain',
  documents: '--document',
  prepared_for: '--prepared-for',
  confidentiality: '--confidentiality',
  paper: '--paper',
  frameworks: '--frameworks',
  depth: '--depth',
  region: '--region',
  language: '--language',
  context: '--context',
  include_domains: '--include-domain',
  exclude_domains: '--exclude-domain',
  recency_days: '--recency-days',
  max_cost_usd: '--max-cost',
  refresh: '--refresh',
};

/** `frameworks.1` → `--frameworks (2nd)`; of what is no option, itself. */
export function optionOf(path: string): string {
  const [field = '', place] = path.split('.');
  const name = OPTIONS[field] ?? (path === '' ? 'the request' : path);
  return place === undefined || OPTIONS[field] === undefined
    ? name
    : `${name}, no. ${Number(place) + 1}`;
}

/** Names of fields in a sentence of the server become those of the options. */
export function inOptionWords(sentence: string): string {
  return sentence.replace(/\b[a-z]+_[a-z_]+\b/g, (word) => OPTIONS[word] ?? word);
}
