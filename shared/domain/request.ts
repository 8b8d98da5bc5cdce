import { z } from 'zod';

export const DEPTHS = ['quick', 'standard', 'deep'] as const;
export type Depth = (typeof DEPTHS)[number];

/**
 * Text is kept as written: trimmed and NFC-normalised, never escaped. Control characters are refused. zod
 * counts lengths in code points.
 */
const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .max(max, `must be at most ${max} characters`)
        .refine((value) => value.isWellFormed(), 'must not contain half of a surrogate pair')
        .regex(/^(?:\P{Cc}|[\t\n\r])*$/u, 'must not contain control characters'),
    );

const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
const filled = (max: number) =>
  text(max).refine((value) => VISIBLE.test(value), 'must not be empty');

const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
const domain = z
  .string()
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.string().regex(DOMAIN, 'must be a domain such as "example.com", without scheme or path'));
const domains = z.array(domain).max(20, 'must name at most 20 domains').default([]);

const languageTag = z
  .string()
  .refine((value) => {
    try {
      return Intl.getCanonicalLocales(value).length === 1;
    } catch {
      return false;
    }
  }, 'must be a BCP 47 language tag such as "en" or "pt-BR"')
  // Extensions and private use (`-u-`, `-x-`) say nothing about the language to write in.
  .transform((value) => new Intl.Locale(value).baseName)
  .default('en');

const callbackUrl = z
  .string()
  .max(2000, 'must be at most 2000 characters')
  .refine((value) => value.isWellFormed(), 'must not contain half of a surrogate pair')
  .refine((value) => URL.canParse(value), 'must be a URL')
  // By http this machine alone is called, and only where the installation allows it.
  .refine(
    (value) => !URL.canParse(value) || /^https?:$/.test(new URL(value).protocol),
    'must use https',
  )
  .refine(
    (value) =>
      !URL.canParse(value) || (new URL(value).username === '' && new URL(value).password === ''),
    'must not carry credentials',
  );

/**
 * The body of `POST /analyze`, for the frameworks of the registry (their names, and those taken when none
 * is named). Unknown fields are an error; every fault is reported at once.
 */
export function requestSchema(names: readonly string[], defaults: readonly string[]) {
  return z
    .strictObject({
      company: filled(200),
      industry: filled(200).optional(),
      /** Tells bearers of one name apart. */
      company_domain: domain.optional(),
      frameworks: z
        .array(
          z.string().refine((name) => names.includes(name), {
            error: `must be one of ${names.join(', ')}`,
          }),
        )
        .min(1, 'must name at least one framework')
        .refine((list) => new Set(list).size === list.length, 'must not name a framework twice')
        .default([...defaults]),
      depth: z.enum(DEPTHS, `must be one of ${DEPTHS.join(', ')}`).default('standard'),
      region: filled(100).optional(),
      language: languageTag,
      context: filled(1000).optional(),
      include_domains: domains,
      exclude_domains: domains,
      /** The reader's own, by id. */
      documents: z
        .array(z.string().regex(/^[a-z0-9]{1,64}$/, 'must be the id of a document'))
        .max(10, 'must name at most 10 documents')
        .optional(),
      recency_days: z.int().min(1).max(3650).optional(),
      max_cost_usd: z.number().positive().max(1000).optional(),
      callback_url: callbackUrl.optional(),
      refresh: z.boolean().default(false),
      // Printed on every document made of the report.
      prepared_for: filled(100).optional(),
      confidentiality: filled(60).optional(),
      paper: z.enum(['A4', 'Letter'], 'must be A4 or Letter').optional(),
    })
    .refine((request) => !overlap(request), {
      path: ['exclude_domains'],
      message: 'must not repeat a domain of include_domains',
      // Looked at although other fields may be wrong, so that every fault is reported at once.
      when: ({ value }) => lists.safeParse(value).success,
    });
}

const lists = z.object({
  include_domains: z.array(z.string()),
  exclude_domains: z.array(z.string()),
});

function overlap({ include_domains, exclude_domains }: z.infer<typeof lists>): boolean {
  return include_domains.some((domain) => exclude_domains.includes(domain));
}

export type AnalysisRequest = z.infer<ReturnType<typeof requestSchema>>;
