import { z } from 'zod';
import { evidence } from './finding.ts';
import type { DraftClaim } from './framework.ts';
import { tolerant } from './tolerant.ts';

/** What every section says as a whole, beside its items: the fields that each reply ends with. */

const blank = { evidence: [], text: '' };
const isText = (raw: unknown): raw is { text: string; evidence?: unknown } =>
  typeof raw === 'object' && raw !== null && 'text' in raw && typeof raw.text === 'string';

/** A sentence that is missing or misshapen costs the items nothing. */
const sentence = (what: string) =>
  z.preprocess(
    (raw) =>
      isText(raw) ? { text: raw.text.slice(0, 1200), evidence: idsOf(raw.evidence) } : blank,
    z.object({ evidence, text: z.string().describe(what) }),
  );

const idsOf = (raw: unknown): unknown => {
  const parsed = evidence.safeParse(raw);
  return parsed.success ? parsed.data : [];
};

const MOST_TAKEAWAYS = 3;
const MOST_UNKNOWN = 5;
const listOf = (raw: unknown, most: number): unknown[] =>
  Array.isArray(raw) ? raw.slice(0, most) : [];

export const messageFields = {
  unknown: z.preprocess(
    (raw) => listOf(raw, MOST_UNKNOWN).filter((one) => typeof one === 'string'),
    z
      .array(z.string())
      .describe(
        'Up to three things that the passages leave open and that matter here; no figures.',
      ),
  ),
  takeaways: z.preprocess(
    (raw) => listOf(raw, MOST_TAKEAWAYS).filter(isText),
    z
      .array(sentence('One sentence that joins findings; it repeats none.'))
      .describe('Two or three insights that follow from the findings together.'),
  ),
  so_what: sentence('One sentence: what this means for what the reader wants to decide.').describe(
    'The consequence; empty when nothing follows.',
  ),
  message: sentence(
    'The section in one full sentence of at most 14 words, with its verb.',
  ).describe('The message of the section: its title.'),
};

const shape = z.object(messageFields);
export type MessageReply = z.infer<typeof shape>;

/** A framework's reply: its groups of items, read without losing them to a faulty one, and the fields above. */
export function replyOf<Reply extends Record<string, object>>(
  strict: z.ZodType<Reply>,
  options: { blank?: unknown; vital?: keyof Reply & string } = {},
): z.ZodType<Reply> {
  return tolerant(strict, { ...options, beside: Object.keys(messageFields) });
}

/** Reads the common fields of any framework's reply. */
export const messageOf = (reply: unknown): MessageReply => shape.parse(reply ?? {});

export const MESSAGE_RULES = `At the end, the section as a whole:
- takeaways: two or three sentences that join findings into an insight, most important first. Each rests on the passages of the findings it joins, and repeats none of them.
- so_what: what it means for what the reader wants to decide; an inference from the same passages.
- message: the section's title: one full sentence of at most 14 words that a director can repeat, with a verb and no more than its passages carry.
- unknown: what the passages leave open and would matter most; name it without figures.`;

const ids = {
  headline: 'headline.1',
  takeaway: (at: number) => `takeaway.${at + 1}`,
  so_what: 'so_what.1',
} as const;

/** The ids of the sentences above, under the framework's name. */
export const messageIds = (framework: string) => ({
  headline: `${framework}.${ids.headline}`,
  takeaways: Array.from({ length: MOST_TAKEAWAYS }, (_, at) => `${framework}.${ids.takeaway(at)}`),
  soWhat: `${framework}.${ids.so_what}`,
});

/** The sentences to check; those that say what an item, or one another, says already are left out. */
export function messageDrafts(
  framework: string,
  reply: unknown,
  items: readonly DraftClaim[],
): DraftClaim[] {
  const { message, takeaways, so_what } = messageOf(reply);
  const known = messageIds(framework);
  const said = new Set(items.map(({ text }) => folded(text)));
  return [
    { id: known.headline, ...message },
    ...takeaways.map((one, at) => ({ id: known.takeaways[at] ?? '', ...one })),
    { id: known.soWhat, ...so_what },
  ].flatMap(({ id, text, evidence: cited }) => {
    const key = folded(text);
    if (key === '' || said.has(key)) return [];
    said.add(key);
    const kind = 'inference' as const;
    return [{ id, text: text.trim(), kind, about: 'company', evidence: cited }];
  });
}

const folded = (text: string) => text.trim().toLowerCase().replace(/\s+/gu, ' ');
