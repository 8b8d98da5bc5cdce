import { SAMPLES } from '../simulators/samples.ts';

/** Options, where they are given. */
export interface Flags {
  industry?: string;
  companyDomain?: string;
  document?: string[];
  preparedFor?: string;
  confidentiality?: string;
  paper?: string;
  frameworks?: string[];
  depth?: string;
  region?: string;
  language?: string;
  context?: string;
  includeDomain?: string[];
  excludeDomain?: string[];
  recencyDays?: number;
  maxCost?: number;
  refresh?: boolean;
  open?: boolean;
  json?: boolean;
  dryRun?: boolean;
  out?: string;
  timeout: number;
}

const DEMO = {
  frameworks: ['porter', 'swot', 'pestel', 'blue_ocean'],
  depth: 'standard',
  // The whole way each time, not what an earlier demo found.
  refresh: true,
};

/** Of a company without samples nothing but its name: the server says which there are. */
export function demoOf(company: string, language: string): Record<string, unknown> {
  const sample = SAMPLES.companies.find(
    ({ name }) => name.toLowerCase() === company.trim().toLowerCase(),
  );
  const { name = company, industry, question } = sample ?? {};
  return {
    ...{ company: name, industry, context: question?.[language], ...DEMO },
    ...(language === 'en' ? {} : { language }),
  };
}

/** The body of `POST /analyze`. */
export function requestOf(company: string, flags: Flags): Record<string, unknown> {
  const fields: Record<string, unknown> = {
    company,
    industry: flags.industry,
    company_domain: flags.companyDomain,
    frameworks: flags.frameworks,
    depth: flags.depth,
    region: flags.region,
    language: flags.language,
    context: flags.context,
    include_domains: flags.includeDomain,
    exclude_domains: flags.excludeDomain,
    recency_days: flags.recencyDays,
    max_cost_usd: flags.maxCost,
    refresh: flags.refresh,
    prepared_for: flags.preparedFor,
    confidentiality: flags.confidentiality,
    paper: flags.paper,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
