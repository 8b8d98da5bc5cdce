import { z } from 'zod';
import { withoutLegalForm } from './company-names.ts';
import { domainHost } from './identity-marks.ts';
import { compact } from './names.ts';

/** Entries of Wikidata on companies, as far as they say who bears a name. Anybody may edit them. */

const snakSchema = z.looseObject({
  snaktype: z.string(),
  datavalue: z.looseObject({ value: z.unknown() }).optional(),
});
type Snak = z.infer<typeof snakSchema>;
const statementSchema = z.looseObject({
  mainsnak: snakSchema,
  rank: z.string(),
  qualifiers: z.record(z.string(), z.array(snakSchema)).optional(),
});
type Statement = z.infer<typeof statementSchema>;
const termSchema = z.looseObject({ value: z.string().max(2_000) });
/** An empty list is written where a map would be empty. */
const mapOf = <T extends z.ZodType>(value: T) =>
  z.preprocess((given) => (Array.isArray(given) ? {} : given), z.record(z.string(), value));
const entitySchema = z.looseObject({
  id: z.string().regex(/^Q[1-9]\d{0,11}$/),
  labels: mapOf(termSchema).optional(),
  descriptions: mapOf(termSchema).optional(),
  aliases: mapOf(z.array(termSchema)).optional(),
  claims: mapOf(z.array(statementSchema)).optional(),
});
const answerSchema = z.looseObject({ entities: z.record(z.string(), entitySchema) });

const HUMAN = 'Q5';
const P = {
  instanceOf: 'P31',
  exchange: 'P414',
  ticker: 'P249',
  cik: 'P5531',
  website: 'P856',
  officialName: 'P1448',
  dissolved: 'P576',
  end: 'P582',
} as const;
const MOST_NAMES = 30;
const NAME_CHARS = 100;

export interface NameEntry {
  /** `Q312`. */
  readonly id: string;
  readonly name: string;
  /** Other names of today. */
  readonly names: readonly string[];
  readonly former: readonly string[];
  readonly description: string;
  /** On whatever exchange. */
  readonly tickers: readonly string[];
  /** The SEC's number, of ten digits; null also where the entry names several. */
  readonly cik: string | null;
  readonly domains: readonly string[];
}

/**
 * The companies of an answer (`wbgetentities`) that bear the name today, under whatever legal form and in whatever
 * language. People, and companies that are dissolved, are none. Throws a ZodError for an answer of another form.
 */
export function nameEntries(given: unknown, name: string, nowMs: number): NameEntry[] {
  const { entities } = answerSchema.parse(given);
  const asked = plain(name);
  return Object.values(entities).flatMap((entity) => {
    const claims = entity.claims ?? {};
    const of = (property: string) => current(claims[property] ?? [], nowMs);
    if (of(P.instanceOf).some((one) => idOf(one.mainsnak) === HUMAN)) return [];
    if ((claims[P.dissolved] ?? []).some(({ rank }) => rank !== 'deprecated')) return [];
    const { labels = {}, aliases = {} } = entity;
    const terms = englishFirst([...Object.keys(labels), ...Object.keys(aliases)])
      .flatMap((language) => [labels[language] ?? [], aliases[language] ?? []].flat())
      .map(({ value }) => value);
    const official = of(P.officialName).map(({ mainsnak }) => textOf(mainsnak));
    const former = textsOf(
      ended(claims[P.officialName] ?? [], nowMs).map(({ mainsnak }) => textOf(mainsnak)),
    );
    const names = textsOf([...terms, ...official]).filter((one) => !former.includes(one));
    if (![...names, ...former].some((one) => plain(one) === asked)) return [];
    const label = labels[englishFirst(Object.keys(labels))[0] ?? '']?.value ?? name;
    const tickers = [
      ...of(P.exchange).flatMap(({ qualifiers }) => qualifiers?.[P.ticker] ?? []),
      ...of(P.ticker).map(({ mainsnak }) => mainsnak),
    ].map(textOf);
    const ciks = textsOf(of(P.cik).map(({ mainsnak }) => textOf(mainsnak)));
    const domains = of(P.website).map(({ mainsnak }) => domainHost(textOf(mainsnak)));
    return [
      {
        id: entity.id,
        name: label,
        names: distinct([label, ...names]).slice(1, MOST_NAMES),
        former: distinct(former).slice(0, MOST_NAMES),
        description: (entity.descriptions?.en?.value ?? '').slice(0, 200),
        tickers: textsOf(tickers).filter((one) => /^[A-Z0-9.]{1,10}$/.test(one)),
        cik: ciks.length === 1 && /^\d{1,10}$/.test(ciks[0] ?? '') ? padded(ciks[0]) : null,
        domains: textsOf(domains),
      },
    ];
  });
}

const plain = (name: string) => compact(withoutLegalForm(name));
/** The first of those that differ by their legal form alone. */
function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(plain(name)) && seen.add(plain(name)));
}
const englishFirst = (languages: readonly string[]) =>
  [...new Set(languages)].toSorted((a, b) => Number(ENGLISH.has(b)) - Number(ENGLISH.has(a)));
/** `mul`: in every language. */
const ENGLISH = new Set(['en', 'mul']);
const padded = (cik = '') => cik.padStart(10, '0');

/** Statements that hold: neither deprecated nor over; of these the preferred ones where there are any. */
function current(statements: readonly Statement[], nowMs: number): Statement[] {
  const held = statements.filter((one) => one.rank !== 'deprecated' && !isOver(one, nowMs));
  const preferred = held.filter(({ rank }) => rank === 'preferred');
  return preferred.length > 0 ? preferred : held;
}

const ended = (statements: readonly Statement[], nowMs: number) =>
  statements.filter((one) => one.rank !== 'deprecated' && isOver(one, nowMs));

/** An end that nobody knows the date of is one. */
function isOver({ qualifiers }: Statement, nowMs: number): boolean {
  return (qualifiers?.[P.end] ?? []).some((snak) => {
    if (snak.snaktype !== 'value') return snak.snaktype === 'somevalue';
    const time = z.looseObject({ time: z.string() }).safeParse(snak.datavalue?.value).data?.time;
    const year = Number(/^\+?(-?\d{1,6})-/.exec(time ?? '')?.[1]);
    // Months and days may be 00.
    const at = Date.parse((time ?? '').replace(/^\+/, '').replaceAll('-00', '-01'));
    return Number.isNaN(at) ? year <= new Date(nowMs).getUTCFullYear() : at <= nowMs;
  });
}

function textOf({ snaktype, datavalue }: Snak): string | null {
  if (snaktype !== 'value') return null;
  const value = datavalue?.value;
  const text = typeof value === 'string' ? value : termText.safeParse(value).data?.text;
  return text?.trim() || null;
}
const termText = z.looseObject({ text: z.string() });
const idOf = ({ datavalue }: Snak) =>
  z.looseObject({ id: z.string() }).safeParse(datavalue?.value).data?.id;

const textsOf = (texts: readonly (string | null)[]): string[] => [
  ...new Set(texts.filter((text) => text !== null).filter(({ length }) => length <= NAME_CHARS)),
];

/** What an entry says of the company that is called `name` here, in sentences that tell who is who as pages do. */
export function entryPage(entry: NameEntry, name: string) {
  const { id, names, former, tickers, domains } = entry;
  const text = [
    ...former.map((other) => `${name}, formerly known as ${other}.`),
    ...[entry.name, ...names].map((other) => `${name}, also known as ${other}.`),
    ...tickers.map((ticker) => `${name} (ticker: ${ticker}).`),
    ...domains.map((domain) => `${name}: ${domain}`),
  ].join('\n');
  return { url: `https://www.wikidata.org/wiki/${id}`, title: entry.name, text };
}
