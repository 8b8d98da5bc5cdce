import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { cloudEvent } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { ANALYSIS_MESSAGE } from '../jobs/accept.ts';
import { parseEnvelope } from './envelope.ts';

type Envelope = ReturnType<typeof parse>;
const parse = (event: unknown) => parseEnvelope(event, ANALYSIS_MESSAGE);

/** What the framework's own server makes of what Pub/Sub and Eventarc send. */
let server: ReturnType<typeof getTestServer>;
let url: string;
let parsed: Envelope[];

beforeAll(async () => {
  // It warns of every push whose path does not name the topic.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  cloudEvent('envelope', (received: unknown) => {
    parsed.push(parse(received));
  });
  server = getTestServer('envelope').listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is never a pipe's name.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  parsed = [];
});
afterAll(async () => {
  vi.restoreAllMocks();
  await once(server.close(), 'close');
});

const data = Buffer.from('{"jobId":"job1","v":1}').toString('base64');
const attributes = { request_id: 'req-1' };
const push = {
  message: { data, attributes, messageId: '17', publishTime: '2026-01-01T00:00:00Z' },
  subscription: 'projects/p/subscriptions/worker',
};
const published = 'google.cloud.pubsub.topic.v1.messagePublished';
const event = { specversion: '1.0', source: '//pubsub.googleapis.com/t', id: '17' };
const json = { 'content-type': 'application/json' };
const binary = (type: string) => ({
  ...json,
  'ce-specversion': '1.0',
  'ce-source': event.source,
  'ce-id': event.id,
  'ce-type': type,
});
const structured = { 'content-type': 'application/cloudevents+json' };
const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };

const read: Envelope = {
  ok: true,
  jobId: 'job1',
  requestId: 'req-1',
  traceparent: null,
};
const refused = (reason: string): Envelope => ({ ok: false, reason });
const empty = { message: { attributes, messageId: '17' }, subscription: push.subscription };
const cases: [
  what: string,
  Envelope,
  path: string,
  headers: Record<string, string>,
  body: unknown,
][] = [
  ['a push to the root', read, '/', json, push],
  ['a push to a path that names the topic', read, '/projects/p/topics/analysis', json, push],
  ['a push with a trace', read, '/', { ...json, ...trace }, push],
  ['a push with its attempt', read, '/', json, { ...push, deliveryAttempt: 3 }],
  ['a push without data', refused('the message is empty'), '/', json, empty],
  [
    'a push with empty data',
    refused('the message is empty'),
    '/',
    json,
    { ...empty, message: { data: '', messageId: '17' } },
  ],
  ['an event in headers', read, '/', binary(published), push],
  ['a structured event', read, '/', structured, { ...event, type: published, data: push }],
  [
    'an event of another kind in headers',
    refused('a CloudEvent of another type'),
    '/',
    binary('google.cloud.storage.object.v1.finalized'),
    push,
  ],
  [
    'an event of another kind of background function',
    refused('a CloudEvent of another type'),
    '/',
    json,
    {
      context: {
        eventId: '1',
        eventType: 'google.storage.object.finalize',
        resource: { service: 'storage.googleapis.com', name: 'projects/_/buckets/b/objects/o' },
      },
      data: push,
    },
  ],
  ['an unwrapped message', refused('not a Pub/Sub message'), '/', json, { jobId: 'job1', v: 1 }],
];

it.each(cases)('%s', async (_what, envelope, path, headers, body) => {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(204);
  expect(parsed).toEqual([envelope]);
});
