import { type SampleCompany, TESLA } from '../local/simulators/samples.ts';

/** The more often asked for, the earlier. */
const COMPANIES = [
  ...['Avenor', 'Brelling', 'Corvanta', 'Dunmora', 'Elvaro', 'Ferrand', 'Galtera', 'Holvik'],
  ...['Istrana', 'Jovell', 'Kestrix', 'Lumaro', 'Mervane', 'Nordaga', 'Ostrelle', 'Pavonis'],
  ...['Quintal', 'Rovane', 'Sorvex', 'Talvera', 'Umbriel', 'Velmora', 'Wexholm', 'Yarrow'],
];
/** Ways of asking for one company, likewise. */
const WAYS = [
  {},
  { frameworks: ['porter', 'swot'] },
  { language: 'de' },
  { depth: 'quick', frameworks: ['porter'] },
  { context: 'Whether to enter the market for stationary storage' },
];

export type Request = { company: string; industry: string } & Record<string, unknown>;

/** Pages of invented companies: those of the sample company under other names. */
export const companies: readonly SampleCompany[] = COMPANIES.map((name) => ({
  names: [name],
  pages: TESLA.pages.map(({ url, title, publishedAt, text }) => ({
    url: url.replaceAll('tesla', name.toLowerCase()),
    title: renamed(title, name),
    publishedAt,
    text: renamed(text, name),
  })),
}));

function renamed(text: string, name: string): string {
  return text
    .replaceAll('TSLA', name.slice(0, 4).toUpperCase())
    .replaceAll('tesla.com', `${name.toLowerCase()}.com`)
    .replaceAll('Tesla', name);
}

/**
 * `count` requests of a Zipf mix: a company as often as 1 ÷ its rank, a way of asking as often as 1 ÷ its own,
 * the one whatever the other.
 */
export function drawRequests(count: number, chance: () => number): Request[] {
  const draw = <T>(ranked: readonly T[]): T | undefined => {
    const total = ranked.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0);
    let left = chance() * total;
    return ranked.find((_, rank) => {
      left -= 1 / (rank + 1);
      return left < 0;
    });
  };
  return Array.from({ length: count }, () => ({
    company: draw(COMPANIES) ?? '',
    industry: 'Electric Vehicles',
    ...draw(WAYS),
  }));
}

/** As people type it: every third one in other letters or spaces. */
export function typed(request: Request, chance: () => number): Request {
  const { company, industry } = request;
  const ways = [
    { company: company.toUpperCase() },
    { company: company.toLowerCase(), industry: industry.toLowerCase() },
    { industry: industry.replace(' ', '  ') },
  ];
  return { ...request, ...ways[Math.floor(chance() * 3 * ways.length)] };
}
