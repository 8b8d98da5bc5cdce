import type { Clock } from '../../ports.ts';
import { postJson, pushBody } from './push-request.ts';
import type { EmbeddedQueue, QueuedMessage } from './queue.ts';

/** The statuses by which a push endpoint acknowledges a message to Pub/Sub. */
const ACKNOWLEDGES: ReadonlySet<number> = new Set([102, 200, 201, 202, 204]);

/** The longest that a function may run. */
const DEFAULT_PUSH_TIMEOUT_MS = 3_600_000;
const LONGEST_TIMER_MS = 2_147_483_647;

type LogLine = (fields: Record<string, unknown>, message: string) => void;

export interface PusherOptions {
  queue: Pick<EmbeddedQueue, 'lease' | 'ack' | 'nack' | 'deadLetter' | 'nextDueAt' | 'onPublish'>;
  topic: string;
  /** The short name; pushes carry `projects/local/subscriptions/<subscription>`. */
  subscription: string;
  /** `http:` */
  url: string;
  /** What the endpoint asks for, if it does. */
  secret?: string;
  clock: Clock;
  log: { info: LogLine; warn: LogLine; error: LogLine };
  /** Pushes under way at once, those past their ack deadline included. */
  concurrency: number;
  ackDeadlineMs: number;
  minBackoffMs: number;
  maxBackoffMs: number;
  maxDeliveryAttempts: number;
  /** After this the connection is given up. Longer than the ack deadline, or none is ever answered late. */
  pushTimeoutMs?: number;
  /** 0 (included) to 1 (excluded). */
  random?: () => number;
}

/**
 * Delivers a topic's messages as Pub/Sub push does. `start` once; `stop` takes no new message, resolves when
 * the pushes under way are answered (close the server to bound that) and never rejects.
 */
export function createPusher(options: PusherOptions): { start(): void; stop(): Promise<void> } {
  const { queue, topic, clock, log, minBackoffMs, maxBackoffMs, maxDeliveryAttempts } = options;
  const { pushTimeoutMs = DEFAULT_PUSH_TIMEOUT_MS, random = Math.random } = options;
  const underWay = new Set<Promise<void>>();
  let state: 'new' | 'started' | 'stopped' = 'new';
  let timer: NodeJS.Timeout | undefined;
  let unsubscribe = () => {};

  function pump(): void {
    if (state !== 'started') return;
    clearTimeout(timer);
    try {
      while (underWay.size < options.concurrency) {
        const message = queue.lease(topic, clock.now(), options.ackDeadlineMs);
        if (message === undefined) break;
        if (message.attempt > maxDeliveryAttempts) bury(message);
        else begin(message);
      }
      // With every place taken, the next push to end calls again.
      const dueAt = underWay.size < options.concurrency ? queue.nextDueAt(topic) : undefined;
      if (dueAt !== undefined) wake(dueAt - clock.now());
    } catch (err) {
      log.error({ topic, err }, 'queue not readable');
      wake(maxBackoffMs);
    }
  }

  function wake(inMs: number): void {
    timer = setTimeout(pump, Math.min(Math.max(inMs, 1), LONGEST_TIMER_MS));
  }

  function begin(message: QueuedMessage): void {
    const push = deliver(message)
      .catch((err: unknown) => {
        // The lease runs out by itself, and the message comes again.
        log.error({ topic, message_id: message.messageId, err }, 'push result not recorded');
      })
      .finally(() => {
        underWay.delete(push);
        pump();
      });
    underWay.add(push);
  }

  async function deliver(message: QueuedMessage): Promise<void> {
    const { messageId, attempt } = message;
    const answer = await answerTo(message);
    if (ACKNOWLEDGES.has(answer.status)) {
      queue.ack(messageId, attempt);
      return;
    }
    // The server went down with us: the lease stays, and the next start releases it at once.
    if (state === 'stopped' && answer.status === 0) return;
    if (attempt >= maxDeliveryAttempts) {
      bury(message);
      return;
    }
    const retryInMs = backoffMs(attempt);
    if (queue.nack(messageId, attempt, clock.now() + retryInMs)) {
      const fields = { topic, message_id: messageId, attempt, retry_in_ms: retryInMs };
      log.warn({ ...fields, ...answer }, 'push not acknowledged');
    }
  }

  /** Status 0: no answer. */
  async function answerTo(message: QueuedMessage): Promise<{ status: number; err?: unknown }> {
    const body = pushBody(message, options.subscription);
    try {
      return {
        status: await postJson(options.url, body, {
          timeoutMs: pushTimeoutMs,
          secret: options.secret,
        }),
      };
    } catch (err) {
      return { status: 0, err };
    }
  }

  function bury({ messageId, attempt }: QueuedMessage): void {
    if (queue.deadLetter(messageId, attempt)) {
      log.error(
        { topic, message_id: messageId, attempts: maxDeliveryAttempts },
        'message dead-lettered',
      );
    }
  }

  function backoffMs(attempt: number): number {
    const doubled = minBackoffMs * 2 ** Math.min(attempt - 1, 30);
    return Math.round(Math.min(maxBackoffMs, doubled * (1 + 0.1 * random())));
  }

  return {
    start() {
      if (state !== 'new') return;
      state = 'started';
      unsubscribe = queue.onPublish((published) => {
        if (published === topic) pump();
      });
      pump();
    },
    async stop() {
      state = 'stopped';
      clearTimeout(timer);
      unsubscribe();
      await Promise.all(underWay);
    },
  };
}
