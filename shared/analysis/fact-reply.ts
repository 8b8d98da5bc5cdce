import { z } from 'zod';
import type { DraftFact } from '../domain/facts/draft-fact.ts';
import { METRICS, PERS, STATUSES } from '../domain/facts/fact.ts';

/** A reply lists no more. */
const MOST = 60;

const text = (of: string) => z.string().max(1200).describe(of);

const entry = z.object({
  evidence: z.array(z.string()).describe('The id of the passage that states the figure'),
  entity: text('Whom the figure is about, as the passage or its heading names it'),
  metric: z.enum(METRICS).describe('What is measured; other when none fits'),
  label: text(
    'The words of the row or sentence that name what is measured, verbatim, without the figure and its year',
  ),
  qualifier: text('What narrows it: ad tier, adjusted, by subscribers; empty if nothing'),
  geography: text('The country or region it is for; empty if none is said'),
  name: text(
    'What it is in the language of names, in at most eight words, with what narrows it and its region: advertising revenue, price of the Ioniq 5, new customers in the United States; without owner, figure and period',
  ).optional(),
  value: text('The figure alone, as the passage writes it: 97.69, (12), about 1,789,226, 2.3–2.4'),
  unit: text('Its scale and unit, from the figure, its column or note: USD billion, %, vehicles'),
  per: z.enum([...PERS, 'none']).describe('For what span or thing a rate or fee is; none if total'),
  period: text(
    'The year, quarter, half-year or date the figure is for, from its sentence, column, heading or page title; "last year" as it stands; empty if nowhere',
  ),
  status: z
    .enum(STATUSES)
    .describe(
      'reported: happened; guided: the company expects; target: it aims; estimated: others reckon; remark: said in passing',
    ),
});
const strict = z.object({ facts: z.array(entry).max(MOST) });

/** Reads what comes: one bad entry never costs the others. The JSON Schema is the strict one. */
export const factReply = z.preprocess((raw) => ({ facts: entriesOf(raw) }), strict);

export const draftOf = ({ per, name = '', ...fact }: z.infer<typeof entry>): DraftFact => ({
  ...{ ...fact, name },
  ...(per !== 'none' && { per }),
});

type Loose = Record<string, unknown>;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function entriesOf(raw: unknown): unknown {
  const list = isObject(raw) ? raw.facts : raw;
  // One fact where a list was asked for; facts keyed by number or name.
  const items = isObject(list) ? ('value' in list ? [list] : Object.values(list)) : list;
  if (items === null || (items === undefined && isObject(raw) && 'facts' in raw)) return [];
  if (!Array.isArray(items)) return list;
  return items.filter(isObject).slice(0, MOST).map(entryOf);
}

function entryOf(item: Loose): z.infer<typeof entry> {
  const field = (key: string) => textOf(item[key]).slice(0, 1200);
  const metric = oneOf(METRICS, item.metric) ?? 'other';
  return {
    evidence: idsOf(item.evidence),
    entity: field('entity'),
    metric,
    // A metric in the passage's words is its label.
    label: field('label') || (metric === 'other' ? field('metric') : metric.replaceAll('_', ' ')),
    qualifier: field('qualifier'),
    geography: field('geography'),
    name: field('name'),
    value: field('value'),
    unit: field('unit'),
    per: oneOf(PERS, item.per) ?? 'none',
    period: field('period'),
    status: oneOf(STATUSES, item.status) ?? 'reported',
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return /^(?:null|none|n\/a|-)$/iu.test(value.trim()) ? '' : value;
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  if (typeof value !== 'number' || !Number.isFinite(value)) return '';
  // Three decimals would pass for thousands on a page that writes them so.
  return Number.isInteger(value * 100) ? String(value) : `${value}0`;
}

function oneOf<T extends string>(list: readonly T[], value: unknown): T | undefined {
  const name = textOf(value)
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, '_');
  return list.find((one) => one === name);
}

/** `S1.p3`, a list of them, objects that hold them, `S1-p3`. */
function idsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    const ids = [...value.slice(0, 2_000).matchAll(/S(\d{1,6})[\s._-]{0,2}p(\d{1,6})/giu)];
    return ids.length === 0 ? [value] : ids.map(([, source, passage]) => `S${source}.p${passage}`);
  }
  if (Array.isArray(value)) return value.flatMap(idsOf);
  return isObject(value) ? Object.values(value).flatMap(idsOf) : [];
}
