import { cleanText } from '../domain/claims/clean-text.ts';
import { addressIn } from '../domain/claims/web-addresses.ts';
import { isQuantity } from '../domain/figures/figure.ts';
import { figuresIn } from '../domain/figures/figures.ts';
import type { Claim, Section } from '../domain/section.ts';
import type { KeptClaims } from '../frameworks/framework.ts';
import { messageIds, messageOf } from '../frameworks/message.ts';
import { headlineWords } from '../report/exhibit-words.ts';
import { fill } from '../report/labels.ts';

type Message = Pick<Section, 'headline' | 'takeaways' | 'so_what' | 'unknown'>;

/** The section as a whole: what of the model's sentences the checks left, and where there is no title, words by code. */
export function sectionMessage(
  framework: string,
  reply: unknown,
  kept: KeptClaims,
  { scores, claims, topics }: Pick<Section, 'scores' | 'claims' | 'topics'>,
  language: string,
): Message {
  const ids = messageIds(framework);
  const headline = claimOf(kept, ids.headline);
  return {
    headline: headline ?? { text: titleByCode(scores, claims, topics, language), by_code: true },
    takeaways: ids.takeaways.flatMap((id) => claimOf(kept, id) ?? []),
    so_what: claimOf(kept, ids.soWhat) ?? null,
    unknown: messageOf(reply).unknown.flatMap(plainUnknown),
  };
}

function claimOf(kept: KeptClaims, id: string): Claim | undefined {
  const known = kept.get(id);
  if (known === undefined) return undefined;
  const { counts: _counts, rated: _rated, ...claim } = known;
  return claim;
}

const MOST_CHARS = 300;

/** No judge reads it, so it may state nothing: neither a figure nor an address. */
function plainUnknown(raw: string): string[] {
  const text = cleanText(raw);
  const states = figuresIn(text).some(isQuantity) || addressIn(text, []) !== null;
  return text === '' || text.length > MOST_CHARS || states ? [] : [text];
}

/** Highest and lowest score, else the topic on which most was found. */
function titleByCode(
  scores: Section['scores'],
  claims: Section['claims'],
  topics: Section['topics'],
  language: string,
): string {
  const words = headlineWords(language);
  const ranked = scores
    .flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]))
    .toSorted((a, b) => b.value - a.value);
  const [highest, lowest] = [ranked[0], ranked.at(-1)];
  if (highest && lowest && highest.value > lowest.value) {
    return fill(words.highLow, { high: highest.label, low: lowest.label });
  }
  const found = topics
    .map(({ id, label }) => ({ label, n: claims.filter(({ topic }) => topic === id).length }))
    .toSorted((a, b) => b.n - a.n);
  return fill(words.most, { topic: found[0]?.label ?? '' });
}
