import { CACHE } from '../../shared/jobs/store.ts';
import { counterField } from '../../shared/metrics/fields.ts';
import { readTotals } from '../../shared/metrics/shards.ts';
import type { Documents } from '../../shared/ports.ts';
import type { Answer } from './answer.ts';
import type { Operated } from './operated.ts';
import { pairs } from './table.ts';

export interface CacheUse {
  entries: number;
  hits: number;
  misses: number;
  /** Null: it was never asked. */
  hitRate: number | null;
}

/** Hits and misses since counting began; entries that expired may be counted until they are deleted. */
export async function readCacheUse(documents: Documents): Promise<CacheUse> {
  const [entries, totals] = await Promise.all([documents.count(CACHE), readTotals(documents)]);
  const hits = totals[counterField('cache_hits', {})] ?? 0;
  const misses = totals[counterField('cache_misses', {})] ?? 0;
  return { entries, hits, misses, hitRate: hits + misses === 0 ? null : hits / (hits + misses) };
}

export async function cacheStats({ documents }: Operated): Promise<Answer> {
  const use = await readCacheUse(documents);
  const { entries, hits, misses, hitRate } = use;
  return {
    data: cacheView(use),
    lines: pairs({ entries, hits, misses, 'hit rate': percentage(hitRate) }),
    ok: true,
  };
}

export function cacheView({ hitRate, ...counts }: CacheUse) {
  return { ...counts, hit_rate: hitRate };
}

export function percentage(rate: number | null): string | null {
  return rate === null ? null : `${(rate * 100).toFixed(1)} %`;
}
