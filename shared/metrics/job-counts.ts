import type { Job } from '../domain/job.ts';
import { USD_PER_SEARCH_CREDIT } from '../domain/prices.ts';
import type { Write } from '../ports.ts';
import { counterField, type Fields, observation } from './fields.ts';
import { addToShard } from './shards.ts';
import { errorType } from './table.ts';

/**
 * What is counted of a job, as writes for the very commits that accept and end it: these are stored once,
 * whatever dies and however often a message comes, and so is what they count.
 */
export function countAccepted(jobId: string): Write {
  return addToShard(jobId, { [counterField('requests_total', {})]: 1 });
}

/** `job`: as it was last written. */
export function countEnded(
  job: Job,
  outcome: { status: 'completed' | 'partial' | 'cancelled' } | { status: 'failed'; code: string },
  nowMs: number,
): Write[] {
  const fields: Fields = { ...costs(job) };
  if (outcome.status === 'failed') {
    fields[counterField('requests_failed', {})] = 1;
    fields[counterField('errors_total', { error_type: errorType(outcome.code) })] = 1;
  } else if (outcome.status !== 'cancelled') {
    fields[counterField('requests_success', {})] = 1;
  }
  if (job.startedAt !== null) {
    Object.assign(fields, observation('analysis', (nowMs - Date.parse(job.startedAt)) / 1000));
  }
  return Object.keys(fields).length === 0 ? [] : [addToShard(job.id, fields)];
}

/** Searches are the steps named so; the rest was spent on the model, failed tries of calls included. */
function costs(job: Job): Fields {
  const searches = job.steps.filter(({ name }) => name.startsWith('search:'));
  const searchUsd = searches.reduce((sum, { costUsd }) => sum + costUsd, 0);
  const fields: Fields = {
    [counterField('api_cost_total', { service: 'gemini', unit: 'usd' })]: job.spentUsd - searchUsd,
    [counterField('api_cost_total', { service: 'tavily', unit: 'usd' })]: searchUsd,
    [counterField('api_cost_total', { service: 'tavily', unit: 'credits' })]:
      searchUsd / USD_PER_SEARCH_CREDIT,
  };
  // A counter does not fall, not by what was rounded off either.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value > 1e-9));
}
