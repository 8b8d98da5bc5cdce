import { request } from 'node:http';
import type { QueuedMessage } from './queue.ts';

/** The body of a Pub/Sub push, in its wire form. */
export function pushBody(message: QueuedMessage, subscription: string): string {
  const publishTime = new Date(message.publishedAtMs).toISOString();
  return JSON.stringify({
    message: {
      data: Buffer.from(JSON.stringify(message.data)).toString('base64'),
      attributes: message.attributes,
      messageId: message.messageId,
      message_id: message.messageId,
      publishTime,
      publish_time: publishTime,
    },
    subscription: `projects/local/subscriptions/${subscription}`,
    deliveryAttempt: message.attempt,
  });
}

/**
 * Posts JSON and resolves with the status; rejects when none comes within `timeoutMs`. Neither `fetch`
 * (which gives up after five minutes without an answer) nor a kept connection (which the server may be
 * closing just now) will do.
 */
export function postJson(
  url: string,
  body: string,
  { timeoutMs, secret }: { timeoutMs: number; secret: string | undefined },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
      },
    });
    // 102 is an answer in its own right to Pub/Sub; to HTTP it only announces one.
    outgoing.on('information', ({ statusCode }) => {
      if (statusCode === 102) resolve(statusCode);
    });
    outgoing.on('response', (response) => {
      response.on('error', reject);
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    outgoing.on('error', reject);
    const timer = setTimeout(() => {
      outgoing.destroy(new Error(`no answer within ${timeoutMs} ms`));
    }, timeoutMs);
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.end(body);
  });
}
