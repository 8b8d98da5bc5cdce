import type { Readable } from 'node:stream';
import type { Connection, WireFields, WireQuery, WireTime } from './firestore-client.ts';

export interface WireDocument {
  /** `projects/P/databases/D/documents/C/I`. */
  readonly name: string;
  readonly fields?: WireFields | null;
  readonly updateTime: WireTime;
}

interface Reading {
  database: string;
  timeoutMs: number;
}

/** Those of the documents that exist, in any order; with one field each when `only` names it. */
export async function readDocuments(
  connection: Connection,
  { database, names, timeoutMs, only }: Reading & { names: string[]; only?: string },
): Promise<WireDocument[]> {
  const client = await connection.client();
  const mask = only === undefined ? {} : { mask: { fieldPaths: [only] } };
  const request = { database, documents: names, ...mask };
  const answers = await all<{ found?: WireDocument | null }>(
    client.batchGetDocuments(request, connection.callOptions(timeoutMs)),
  );
  return answers.flatMap(({ found }) => found ?? []);
}

export async function runQuery(
  connection: Connection,
  { database, query, timeoutMs }: Reading & { query: WireQuery },
): Promise<WireDocument[]> {
  const client = await connection.client();
  const request = { parent: `${database}/documents`, structuredQuery: query };
  const answers = await all<{ document?: WireDocument | null }>(
    client.runQuery(request, connection.callOptions(timeoutMs)),
  );
  return answers.flatMap(({ document }) => document ?? []);
}

export async function runCount(
  connection: Connection,
  { database, query, timeoutMs }: Reading & { query: WireQuery },
): Promise<number> {
  const client = await connection.client();
  const request = {
    parent: `${database}/documents`,
    structuredAggregationQuery: {
      structuredQuery: query,
      aggregations: [{ alias: 'total', count: {} }],
    },
  };
  const answers = await all<{
    result?: { aggregateFields?: Record<string, { integerValue?: unknown }> | null } | null;
  }>(client.runAggregationQuery(request, connection.callOptions(timeoutMs)));
  const total = answers.find(({ result }) => result)?.result?.aggregateFields?.total;
  return Number(total?.integerValue);
}

/** The client does not type what its streams hold: `T` is the answer in the service's protocol. */
async function all<T>(stream: Readable): Promise<T[]> {
  const answers: T[] = [];
  for await (const answer of stream) answers.push(answer as T);
  return answers;
}
