import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { jobSchema } from '../shared/domain/job.ts';
import { reportEntrySchema } from '../shared/jobs/finish.ts';
import { placedReplySchema } from '../shared/jobs/placed-reply.ts';
import type { Documents, Query } from '../shared/ports.ts';
import { createMemoryDocuments } from '../shared/testing/memory-documents.ts';
import { indexText, readIndexFile } from './firestore-index-file.test-rig.ts';
import { askEverything, askWhatOnlyEmbeddedAsks } from './firestore-queries.test-rig.ts';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { indexes, fieldOverrides } = readIndexFile();
const sources = ['functions', 'shared', 'infra'].flatMap(read);

interface Asked {
  /** `path:line:column` of the call. */
  site: string;
  index: string[];
}
let cloud: Asked[];
let embedded: Asked[];

beforeAll(async () => {
  const record = async (ask: (documents: Documents) => Promise<void>) => {
    const asked: Asked[] = [];
    await ask(recording(createMemoryDocuments(), asked));
    return asked;
  };
  cloud = await record(askEverything);
  embedded = await record(askWhatOnlyEmbeddedAsks);
});

it('the rig asks every query that stands in the code', () => {
  // What `expiry` and `metrics` count are no documents of a query.
  const call = /\b(?!(?:expiry|metrics)\.)\w+\.(query|count)\(\s*[^\s)]/g;
  const calls = sources.flatMap(({ path, code }) => [...code.matchAll(call)].map(() => path));
  const sites = new Set([...cloud, ...embedded].map(({ site }) => site));
  expect([...sites].map((site) => site.split(':')[0]).sort()).toEqual(calls.sort());
});

it('every query over several fields has its index, and every index its query', () => {
  const needed = new Set(cloud.flatMap(({ index }) => index).filter((one) => one.includes(', ')));
  const there = indexes.map(({ collectionGroup, fields }) => indexText(collectionGroup, fields));
  expect(there.sort()).toEqual([...needed].sort());
});

it('no query over one field asks for one that is not indexed', () => {
  const single = cloud.flatMap(({ index }) => index).filter((one) => !one.includes(', '));
  expect(single.length).toBeGreaterThan(0);
  for (const { collectionGroup, fieldPath } of fieldOverrides) {
    expect(single.filter((one) => one.startsWith(`${collectionGroup}: ${fieldPath} `))).toEqual([]);
  }
});

it('queries without an index are asked on the embedded platform only', () => {
  const paths = new Set(embedded.map(({ site }) => site.replace(/(\.ts).*/, '$1')));
  expect(paths.size).toBeGreaterThan(0);
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/'));
    const users = sources.filter(({ code }) => code.includes(`${name}'`)).map((one) => one.path);
    expect(users.length, path).toBeGreaterThan(0);
    expect(users.filter((user) => !user.startsWith('infra/local/'))).toEqual([]);
  }
});

it('lists, objects, long texts and rising values that nobody orders by are not indexed, everything else is', () => {
  const parts: [collection: string, stored: z.ZodObject][] = [
    ['jobs', jobSchema],
    ['reports', reportEntrySchema],
    ['steps', placedReplySchema],
    ['cache', placedReplySchema],
  ];
  const compound = parts.flatMap(([collection, { shape }]) =>
    Object.entries(shape)
      .filter(([, field]) => /"type":"(array|object)"/.test(JSON.stringify(z.toJSONSchema(field))))
      .map(([name]) => `${collection} ${name}`),
  );
  const long = ['cache reply', 'steps reply', 'quarantine message', 'frameworks definition'];
  // Each job writes them often, all at the same end of the index: that bounds what can be written.
  const ordered = ['createdAt', 'wakeAt', 'expireAt'];
  const rising = Object.keys(jobSchema.shape)
    .filter((name) => (name.endsWith('At') || name === 'sequence') && !ordered.includes(name))
    .map((name) => `jobs ${name}`);
  const exempt = fieldOverrides.filter(({ ttl }) => !ttl);
  expect(textOf(exempt)).toEqual([...compound, ...long, ...rising].sort());
});

it('everything expires but what is kept for good', () => {
  const kept = ['api_keys', 'audit', 'callback_secrets', 'counters', 'frameworks', 'settings'];
  const expiring = collections().filter((collection) => !kept.includes(collection));
  expect(textOf(fieldOverrides.filter(({ ttl }) => ttl))).toEqual(
    expiring.map((collection) => `${collection} expireAt`),
  );
});

function textOf(fields: readonly { collectionGroup: string; fieldPath: string }[]): string[] {
  return fields.map(({ collectionGroup, fieldPath }) => `${collectionGroup} ${fieldPath}`).sort();
}

function recording(documents: Documents, asked: Asked[]): Documents {
  return {
    ...documents,
    query(query) {
      asked.push({ site: callSite(), index: [indexOf(query)] });
      return documents.query(query);
    },
    count(collection, where = {}) {
      // Firestore merges the indexes of single fields where all are compared for equality.
      const index = equalTo(where).map((field) => indexText(collection, [field]));
      asked.push({ site: callSite(), index });
      return documents.count(collection, where);
    },
  };
}

/** What Firestore needs for it: equal fields first, then the order. */
function indexOf({ collection, where = {}, orderBy: { field, direction } }: Query): string {
  const order = direction === 'asc' ? 'ASCENDING' : 'DESCENDING';
  return indexText(collection, [...equalTo(where), { fieldPath: field, order }]);
}

function equalTo(where: object) {
  return Object.keys(where)
    .sort()
    .map((fieldPath) => ({ fieldPath, order: 'ASCENDING' }));
}

function callSite(): string {
  const frames = (new Error().stack ?? '').split('\n').slice(1);
  const caller = frames.find((frame) => !frame.includes('firestore-indexes.test.ts')) ?? '';
  const place = /(?:file:\/\/)?(\/[^()]+:\d+:\d+)/.exec(caller)?.[1] ?? caller;
  return relative(root, place);
}

/** The collections that the code names. */
function collections(): string[] {
  const code = sources.map((source) => source.code).join('\n');
  const named = [...code.matchAll(/\bcollection: (?:'(\w+)'|([A-Z_]+)\b)/g)].map(
    ([, name, constant]) =>
      name ?? new RegExp(`const ${constant} = '(\\w+)'`).exec(code)?.[1] ?? constant,
  );
  return [...new Set(named)].map(String).sort();
}

function read(folder: string): { path: string; code: string }[] {
  return (
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => path.endsWith('.ts') && !/\.test\.|\.test-/.test(path))
      // Benchmarks measure the embedded store.
      .filter((path) => !/^(shared\/(adapters|testing)|infra\/bench)\//.test(path))
      .map((path) => ({ path, code: readFileSync(join(root, path), 'utf8') }))
  );
}
