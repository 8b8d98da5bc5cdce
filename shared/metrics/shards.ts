import { crc32 } from 'node:zlib';
import type { Documents, Write } from '../ports.ts';
import type { Fields } from './fields.ts';

/**
 * A document takes about one write a second for long; the counts of all instances are spread over these. A job
 * writes two of them: 20,000 an hour are 0.7 a second each. A scrape reads them all.
 */
const SHARDS = 16;

const shardId = (shard: number) => `metrics-${shard}`;

/** Adds to the counts. `key`: anything that differs from one commit to the next. */
export function addToShard(key: string, fields: Fields): Write {
  return { op: 'increment', collection: 'counters', id: shardId(crc32(key) % SHARDS), fields };
}

/** What all instances have counted. */
export async function readTotals(documents: Documents): Promise<Fields> {
  const shards = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) => documents.get('counters', shardId(shard))),
  );
  const totals: Fields = {};
  for (const [field, value] of shards.flatMap((shard) => Object.entries(shard?.data ?? {}))) {
    if (typeof value === 'number') totals[field] = (totals[field] ?? 0) + value;
  }
  return totals;
}
