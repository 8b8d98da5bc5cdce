import type { Source } from '../domain/report.ts';
import type { DraftClaim, KeptClaim } from '../frameworks/framework.ts';
import type { Evidence } from './evidence.ts';
import type { Opinion } from './opinion.ts';

/** A draft as the gates left it. */
export interface Passed {
  readonly draft: DraftClaim;
  readonly text: string;
  readonly evidence: readonly string[];
  /** Arithmetic of the sentence, with its formula. */
  readonly arithmetic: readonly string[];
}

type Sources = Pick<Evidence, 'sources'>;

/** The claim as the report shows it; without an opinion it is `unchecked`. */
export function keptClaim(
  { draft, text, evidence }: Passed,
  opinion: Opinion | null,
  sources: Sources,
): KeptClaim {
  const { id, kind, about, rating, sums } = draft;
  const used = sourcesOf(evidence, sources);
  const dates = used.flatMap(({ published_at }) => published_at ?? []).sort();
  const claim = {
    id,
    text,
    kind,
    about,
    evidence: [...evidence],
    as_of: dates.at(-1) ?? null,
    publishers: new Set(used.map(({ publisher }) => publisher)).size,
    ...(sums === undefined ? {} : { sums }),
  };
  if (opinion === null) return { ...claim, verdict: 'unchecked', counts: false, rated: true };
  if (opinion.verdict === 'supported') {
    const follows = rating === undefined || opinion.rating === 'follows';
    const rated = opinion.rating !== 'does_not_follow';
    return { ...claim, verdict: 'supported', counts: follows, rated };
  }
  const why = {
    ...(opinion.fault === 'none' ? {} : { fault: opinion.fault }),
    ...(opinion.note === '' ? {} : { note: opinion.note }),
  };
  const rated = opinion.rating !== 'does_not_follow';
  return { ...claim, verdict: 'partly', ...why, counts: false, rated };
}

/**
 * What rests on nothing but pages that give orders to software is at most `partly`, whatever the judge says: it
 * may have obeyed.
 */
export function bounded(opinion: Opinion, evidence: readonly string[], sources: Sources): Opinion {
  const used = sourcesOf(evidence, sources);
  const alone = used.length > 0 && used.every(({ flags }) => flags.includes('instructions'));
  if (!alone || opinion.verdict !== 'supported') return opinion;
  return {
    ...opinion,
    verdict: 'partly',
    fault: 'unsupported',
    note: 'rests only on a page that gives orders to software',
  };
}

function sourcesOf(evidence: readonly string[], { sources }: Sources): Source[] {
  const ids = new Set(evidence.map((id) => id.split('.')[0]));
  return sources.filter(({ id }) => ids.has(id));
}
