import { describe, expect, it } from 'vitest';
import { ANALYSIS_MESSAGE } from '../jobs/accept.ts';
import { parseEnvelope } from './envelope.ts';

const parse = (event: unknown) => parseEnvelope(event, ANALYSIS_MESSAGE);

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const data = base64('{"jobId":"job1","v":1}');
const attributes = { request_id: 'req-1', traceparent: '00-0af7651916cd43dd8448eb211c80319c-01' };
const message = { data, attributes, messageId: '17', publishTime: '2026-01-01T00:00:00Z' };
const subscription = 'projects/p/subscriptions/worker';
const event = {
  specversion: '1.0',
  type: 'google.cloud.pubsub.topic.v1.messagePublished',
  source: '//pubsub.googleapis.com/projects/p/topics/analysis',
  id: '17',
};
const withData = (value: unknown) => ({ message: { ...message, data: value }, subscription });
const withAttributes = (value: unknown) => ({ message: { data, attributes: value }, subscription });

describe('reads', () => {
  const good: [form: string, given: unknown][] = [
    ['a push', { message, subscription }],
    ['a push with its delivery attempt', { message, subscription, deliveryAttempt: 5 }],
    ['a push to which the framework added the trace', { message, subscription, traceparent: '00' }],
    ['the CloudEvent of Eventarc', { ...event, data: { message, subscription } }],
    [
      'the CloudEvent that the framework makes of a push',
      { ...event, data: { message: { '@type': 'type.googleapis.com/…', ...message } } },
    ],
    ['data with more fields than it knows', withData(base64('{"jobId":"job1","v":1,"later":[]}'))],
  ];
  it.each(good)('%s', (_form, given) => {
    expect(parse(given)).toEqual({
      ok: true,
      jobId: 'job1',
      requestId: 'req-1',
      traceparent: null,
    });
  });

  it('the longest job id', () => {
    const jobId = 'z9'.repeat(32);
    const given = withData(base64(JSON.stringify({ jobId, v: 1 })));
    expect(parse(given)).toMatchObject({ ok: true, jobId });
  });
});

describe('refuses', () => {
  const nothing = 'not a Pub/Sub message';
  const other = 'a CloudEvent of another type';
  const empty = 'the message is empty';
  const encoding = 'the data is not base64 of a few characters';
  const noJson = 'the data is not JSON';
  const notOurs = 'the data is not {jobId, v: 1}';
  const bad: [form: string, reason: string, given: unknown][] = [
    ['nothing', nothing, undefined],
    ['null', nothing, null],
    ['a text', nothing, JSON.stringify({ message, subscription })],
    ['bytes', nothing, Buffer.from(JSON.stringify({ message, subscription }))],
    ['a list', nothing, [{ message, subscription }]],
    ['an object without a message', nothing, { subscription }],
    ['a message that is a text', nothing, { message: data, subscription }],
    ['the data without its wrapping', nothing, { jobId: 'job1', v: 1 }],
    ['a push in an object that names no type', nothing, { data: { message, subscription } }],
    ['a CloudEvent without data', nothing, event],
    ['a CloudEvent whose data are bytes', nothing, { ...event, data: Buffer.from('{}') }],
    ['a CloudEvent whose data are null', nothing, { ...event, data: null }],
    [
      'a CloudEvent of another type that carries a message',
      other,
      { ...event, type: 'google.cloud.storage.object.v1.finalized', data: { message } },
    ],
    ['a CloudEvent without a type', other, { specversion: '1.0', data: { message } }],
    ['a push that calls itself something else', other, { type: 'x', message, subscription }],
    ['a message without data', empty, { message: { attributes, messageId: '1' }, subscription }],
    ['a CloudEvent without data in its message', empty, { ...event, data: { message: {} } }],
    ['a message with empty data', empty, withData('')],
    ['a message with null data', empty, withData(null)],
    ['data that are an object', encoding, withData({ jobId: 'job1', v: 1 })],
    ['data that nobody encoded', encoding, withData('{"jobId":"job1","v":1}')],
    [
      'data whose padding was cut off',
      encoding,
      withData(base64('{"jobId":"j","v":1}').slice(0, -1)),
    ],
    [
      'data of ten megabytes',
      encoding,
      withData(base64(`{"jobId":"job1","v":1,"more":"${'x'.repeat(7_500_000)}"}`)),
    ],
    ['data that are text', noJson, withData(base64('job1'))],
    ['data cut in the middle', noJson, withData(base64('{"jobId":"job1"'))],
    [
      'bytes that are no text',
      notOurs,
      withData(base64(Buffer.from('{"jobId":"\xff","v":1}', 'latin1'))),
    ],
    ['null', notOurs, withData(base64('null'))],
    ['another version', notOurs, withData(base64('{"jobId":"job1","v":2}'))],
    ['no version', notOurs, withData(base64('{"jobId":"job1"}'))],
    ['a job id that is a path', notOurs, withData(base64('{"jobId":"../x","v":1}'))],
    ['a job id that is empty', notOurs, withData(base64('{"jobId":"","v":1}'))],
    ['a job id of 65 characters', notOurs, withData(base64(`{"jobId":"${'a'.repeat(65)}","v":1}`))],
    ['a job id that is a number', notOurs, withData(base64('{"jobId":1,"v":1}'))],
    ['a job id with a line break', notOurs, withData(base64('{"jobId":"job1\\n","v":1}'))],
  ];
  it.each(bad)('%s: %s', (_form, reason, given) => {
    expect(parse(given)).toEqual({ ok: false, reason });
  });
});

describe('takes no request id from', () => {
  const without: [what: string, given: unknown][] = [
    ['a message without attributes', { message: { data }, subscription }],
    ['attributes that are null', withAttributes(null)],
    ['attributes that are a text', withAttributes('request_id')],
    ['attributes without one', withAttributes({ traceparent: '00' })],
    ['an empty one', withAttributes({ request_id: '' })],
    ['one of 129 characters', withAttributes({ request_id: 'a'.repeat(129) })],
    ['a number', withAttributes({ request_id: 17 })],
    ['one with a line break', withAttributes({ request_id: 'req-1\n{"severity":"CRITICAL"}' })],
    ['one that ends in a line break', withAttributes({ request_id: 'req-1\n' })],
    ['one in another script', withAttributes({ request_id: 'リクエスト1' })],
    ['one with an emoji', withAttributes({ request_id: 'req-😀' })],
    ['one with a letter that only looks Latin', withAttributes({ request_id: 'rеq-1' })],
    ['half a surrogate pair', withAttributes({ request_id: '\ud83d' })],
    ['markup', withAttributes({ request_id: '<script>' })],
  ];
  it.each(without)('%s, and reads the job all the same', (_what, given) => {
    expect(parse(given)).toEqual({
      ok: true,
      jobId: 'job1',
      requestId: null,
      traceparent: null,
    });
  });
});

it('takes the trace under which to log, and leaves out what is none', () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  expect(parse(withAttributes({ request_id: 'a', traceparent }))).toMatchObject({
    traceparent,
  });
  expect(parse(withAttributes({ request_id: 'a', traceparent: `${traceparent}\n` }))).toEqual({
    ok: true,
    jobId: 'job1',
    requestId: 'a',
    traceparent: null,
  });
});

it.each(['a', 'A.b_c-9', 'f'.repeat(128)])('takes the request id %s', (request_id) => {
  expect(parse(withAttributes({ request_id }))).toMatchObject({ requestId: request_id });
});
