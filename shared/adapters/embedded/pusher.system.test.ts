import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCountingIds } from '../../testing/counting-ids.ts';
import { createPusher, type PusherOptions } from './pusher.ts';
import { createEmbeddedQueue, type EmbeddedQueue } from './queue.ts';
import { prepareDatabase } from './schema.ts';

interface Push {
  readonly body: {
    message: Record<string, unknown> & { data: string };
    subscription: string;
    deliveryAttempt: number;
  };
  readonly contentType: string | undefined;
  readonly atMs: number;
  readonly answer: ServerResponse;
}

const clock = { now: () => Date.now() };

describe('the pusher, against a real server', () => {
  let database: DatabaseSync;
  let queue: EmbeddedQueue;
  let server: Server;
  let pushes: Push[];
  let handle: (push: Push) => void;
  let logged: [level: string, message: string, fields: Record<string, unknown>][];
  let stops: (() => Promise<void>)[];

  beforeEach(async () => {
    database = new DatabaseSync(':memory:');
    prepareDatabase(database);
    queue = createEmbeddedQueue({ database, clock, ids: createCountingIds() });
    pushes = [];
    logged = [];
    stops = [];
    handle = ({ answer }) => answer.writeHead(204).end();
    server = createServer((incoming, answer) => {
      void receive(incoming, answer); // Its failure fails the test by the answer that is missing.
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await Promise.all(stops.map((stop) => stop()));
    database.close();
  });

  async function receive(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks = await incoming.toArray();
    const body: Push['body'] = JSON.parse(Buffer.concat(chunks).toString());
    const push = { body, contentType: incoming.headers['content-type'], atMs: Date.now(), answer };
    pushes.push(push);
    handle(push);
  }

  function start(options: Partial<PusherOptions> = {}) {
    const note = (level: string) => (fields: Record<string, unknown>, message: string) => {
      logged.push([level, message, fields]);
    };
    const { port } = server.address() as AddressInfo; // It listens on TCP.
    const pusher = createPusher({
      queue,
      topic: 'work',
      subscription: 'work-push',
      url: `http://127.0.0.1:${port}/projects/local/topics/work`,
      clock,
      log: { info: note('info'), warn: note('warn'), error: note('error') },
      concurrency: 4,
      ackDeadlineMs: 10_000,
      minBackoffMs: 5,
      maxBackoffMs: 20,
      maxDeliveryAttempts: 5,
      random: () => 0,
      ...options,
    });
    stops.push(pusher.stop);
    pusher.start();
    return pusher;
  }

  const publish = (data: Record<string, unknown> = {}, attributes: Record<string, string> = {}) =>
    queue.publisher.publish('work', { data, attributes });
  const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 2 });
  const empty = { waiting: 0, leased: 0, dead: 0 };
  const untilEmpty = () => until(() => expect(queue.counts('work')).toEqual(empty));

  it('posts what Pub/Sub would post', async () => {
    start();
    const data = { text: '日本語 👩‍👩‍👧 "x"' };
    const messageId = await publish(data, { request_id: 'r-1' });
    await untilEmpty();
    const [push] = pushes;
    const publishTime = push?.body.message.publishTime;
    expect(push?.contentType).toBe('application/json');
    expect(push?.body).toEqual({
      message: {
        data: Buffer.from(JSON.stringify(data)).toString('base64'),
        attributes: { request_id: 'r-1' },
        messageId,
        message_id: messageId,
        publishTime,
        publish_time: publishTime,
      },
      subscription: 'projects/local/subscriptions/work-push',
      deliveryAttempt: 1,
    });
    expect(Math.abs(Date.parse(String(publishTime)) - Date.now())).toBeLessThan(60_000);
  });

  it('delivers what was published before it started, at most so many at once', async () => {
    let atOnce = 0;
    let most = 0;
    handle = ({ answer }) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      setTimeout(() => {
        atOnce -= 1;
        answer.end();
      }, 5);
    };
    for (let n = 0; n < 20; n += 1) await publish({ n });
    start({ concurrency: 3 });
    await untilEmpty();
    expect(pushes).toHaveLength(20);
    expect(most).toBe(3);
  });

  it.each([200, 201, 202, 204])('takes %d for an acknowledgement', async (status) => {
    handle = ({ answer }) => answer.writeHead(status).end();
    start();
    await publish();
    await untilEmpty();
    expect(pushes).toHaveLength(1);
  });

  it('takes 102 for an acknowledgement, whatever follows', async () => {
    handle = ({ answer }) => {
      answer.writeProcessing();
      answer.writeHead(500).end();
    };
    start();
    await publish();
    await untilEmpty();
    expect(pushes).toHaveLength(1);
  });

  it.each([203, 301, 400, 404, 429, 500, 503])('tries again after %d', async (status) => {
    handle = ({ answer }) => answer.writeHead(pushes.length < 2 ? status : 200).end();
    start();
    await publish();
    await untilEmpty();
    expect(pushes.map((push) => push.body.deliveryAttempt)).toEqual([1, 2]);
    expect(logged).toEqual([
      ['warn', 'push not acknowledged', expect.objectContaining({ status, attempt: 1 })],
    ]);
  });

  it('tries again when the connection breaks, waiting twice as long each time up to the most', async () => {
    handle = ({ answer }) => {
      if (pushes.length < 6) answer.socket?.destroy();
      else answer.end();
    };
    start({ minBackoffMs: 10, maxBackoffMs: 40, maxDeliveryAttempts: 9 });
    await publish();
    await untilEmpty();
    expect(logged.map(([, , fields]) => fields.retry_in_ms)).toEqual([10, 20, 40, 40, 40]);
    const gaps = pushes.slice(1).map((push, n) => push.atMs - (pushes[n]?.atMs ?? 0));
    // A timer may run a millisecond early by the wall clock.
    for (const [n, gap] of gaps.entries()) {
      expect(gap).toBeGreaterThanOrEqual(([10, 20, 40, 40, 40][n] ?? 0) - 2);
    }
  });

  it('gives up a push that is never answered, and tries again', async () => {
    handle = ({ answer }) => {
      if (pushes.length > 1) answer.end();
    };
    start({ pushTimeoutMs: 30 });
    await publish();
    await untilEmpty();
    expect(pushes).toHaveLength(2);
  });

  it('puts a message among the dead letters after the last attempt', async () => {
    handle = ({ answer }) => answer.writeHead(500).end();
    start({ maxDeliveryAttempts: 3 });
    const messageId = await publish({ n: 1 });
    await until(() => expect(queue.counts('work')).toEqual({ ...empty, dead: 1 }));
    expect(pushes.map((push) => push.body.deliveryAttempt)).toEqual([1, 2, 3]);
    expect(logged.map(([level]) => level)).toEqual(['warn', 'warn', 'error']);
    expect(logged.at(-1)).toEqual([
      'error',
      'message dead-lettered',
      { topic: 'work', message_id: messageId, attempts: 3 },
    ]);
  });

  it('delivers again while a slow handler still runs, and takes its late answer', async () => {
    const answers: ServerResponse[] = [];
    handle = ({ answer }) => answers.push(answer);
    start({ ackDeadlineMs: 30, maxDeliveryAttempts: 2 });
    await publish();
    await until(() => expect(pushes).toHaveLength(2));
    answers[0]?.end();
    await untilEmpty();
    answers[1]?.writeHead(500).end();
    const stopped = stops[0]?.();
    await stopped;
    expect(queue.counts('work')).toEqual(empty);
    expect(logged).toEqual([]);
  });

  it('is not held up by a message that waits for its next attempt', async () => {
    handle = ({ body, answer }) => {
      const { bad } = JSON.parse(Buffer.from(body.message.data, 'base64').toString());
      answer.writeHead(bad ? 500 : 200).end();
    };
    start({ concurrency: 1, minBackoffMs: 60_000, maxBackoffMs: 60_000 });
    await publish({ bad: true });
    await until(() => expect(logged).toHaveLength(1));
    await publish({ bad: false });
    await until(() => expect(queue.counts('work')).toEqual({ ...empty, waiting: 1 }));
  });

  it('takes nothing more once it is told to stop, and waits for what is under way', async () => {
    const answers: ServerResponse[] = [];
    handle = ({ answer }) => answers.push(answer);
    const pusher = start({ concurrency: 1 });
    await publish({ n: 1 });
    await publish({ n: 2 });
    await until(() => expect(answers).toHaveLength(1));
    let stopped = false;
    const stopping = pusher.stop().then(() => {
      stopped = true;
    });
    await publish({ n: 3 });
    expect(stopped).toBe(false);
    answers[0]?.end();
    await stopping;
    expect(pushes).toHaveLength(1);
    expect(queue.counts('work')).toEqual({ ...empty, waiting: 2 });
  });

  it('leaves what the closing server did not answer to be delivered first after a restart', async () => {
    handle = () => {};
    const pusher = start();
    await publish();
    await until(() => expect(pushes).toHaveLength(1));
    const stopping = pusher.stop();
    server.closeAllConnections();
    await stopping;
    expect(queue.counts('work')).toEqual({ ...empty, leased: 1 });
    queue = createEmbeddedQueue({ database, clock, ids: createCountingIds('later') });
    handle = ({ answer }) => answer.end();
    start();
    await untilEmpty();
    expect(pushes.map((push) => push.body.deliveryAttempt)).toEqual([1, 2]);
  });

  it('goes on when the queue could not be read for a while', async () => {
    let failures = 2;
    const lease: EmbeddedQueue['lease'] = (...of) => {
      failures -= 1;
      if (failures >= 0) throw new Error('disk full');
      return queue.lease(...of);
    };
    await publish();
    start({ queue: { ...queue, lease } });
    await untilEmpty();
    expect(logged.map(([level, message]) => [level, message])).toEqual([
      ['error', 'queue not readable'],
      ['error', 'queue not readable'],
    ]);
  });

  it('survives a result that cannot be recorded: the message comes again', async () => {
    let failures = 1;
    const ack: EmbeddedQueue['ack'] = (...of) => {
      failures -= 1;
      if (failures >= 0) throw new Error('disk full');
      return queue.ack(...of);
    };
    await publish();
    start({ queue: { ...queue, ack }, ackDeadlineMs: 30 });
    await untilEmpty();
    expect(pushes).toHaveLength(2);
  });
});
