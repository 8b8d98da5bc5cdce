import type { KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { refusal, type StorageAnswer, StorageRefusal } from './storage-server-answers.ts';
import { createStorageBucket, type StorageBucket } from './storage-server-buckets.ts';
import { answerStorage, type StorageRequest } from './storage-server-routes.ts';
import { type BucketSettings, patched } from './storage-server-settings.ts';

export interface StorageFault {
  /**
   * A status is answered instead; `hang` never answers; `cut` ends the connection, in the middle of the
   * answer if there is one; `damage` changes a byte of what is uploaded or, where nothing is, of the answer.
   */
  how: number | 'hang' | 'cut' | 'damage';
  /** The requests that meet it, as they stand in `seen`; any when not said. */
  where?: RegExp;
  /** How many requests meet it; 1 when not said. */
  times?: number;
  /** What was asked for is done, and only the answer meets the fault. Always so with `damage`. */
  afterEffect?: boolean;
}

export interface StorageServer {
  /** `http://127.0.0.1:<port>`, as STORAGE_EMULATOR_HOST takes it. */
  readonly url: string;
  /** Each request, oldest first: `GET /b/reports/o/a?alt=media`. */
  readonly seen: readonly string[];
  /** What no client of ours should send: path, method, parameter or bucket, and what is wrong with it. */
  readonly unexpected: readonly string[];
  /** Makes a bucket. */
  bucket(name: string, settings?: BucketSettings): StorageBucket;
  /** From now on addresses that the account signed are good. */
  trust(account: { email: string; publicKey: KeyObject }): void;
  failNext(fault: StorageFault): void;
  /** Every write is answered with the status, until `null` is set. */
  refuseWrites(status: number | null): void;
  /** How many are open. */
  connections(): Promise<number>;
  /** Drops open connections. */
  close(): Promise<void>;
}

/**
 * The part of Cloud Storage's JSON API that our adapters use, in memory, over HTTP on the loopback
 * interface. Strict: what it does not know it refuses and remembers in `unexpected`.
 */
export async function startStorageServer({ port = 0 } = {}): Promise<StorageServer> {
  const buckets = new Map<string, StorageBucket>();
  const keys = new Map<string, KeyObject>();
  const seen: string[] = [];
  const unexpected: string[] = [];
  const faults: StorageFault[] = [];
  let writesRefused: number | null = null;

  function answerOrRefuse(request: StorageRequest): StorageAnswer {
    const media = request.query.get('alt') === 'media' || request.query.has('X-Goog-Signature');
    try {
      if (writesRefused !== null && request.method !== 'GET') throw told(writesRefused);
      return answerStorage(
        (name) => buckets.get(name),
        (account) => keys.get(account),
        request,
      );
    } catch (error) {
      // What is thrown otherwise is a body that is no JSON, or a defect here: both must show in a test.
      const known = error instanceof StorageRefusal;
      const fault = known ? error : new StorageRefusal(400, 'invalid', String(error), true);
      if (fault.unexpected) unexpected.push(`${seen.at(-1)}: ${fault.message}`);
      return refusal(fault, media);
    }
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const line = `${incoming.method} ${incoming.url}`;
    seen.push(line);
    const struck = faults.findIndex(({ where }) => where?.test(line) ?? true);
    const fault = struck === -1 ? undefined : faults.splice(struck, 1)[0];
    const skipped = fault && fault.how !== 'damage' && !fault.afterEffect;
    const answer = skipped
      ? undefined
      : answerOrRefuse({
          method: incoming.method ?? '',
          path: url.pathname,
          query: url.searchParams,
          hostname: new URL(`http://${incoming.headers.host}`).hostname,
          contentType: incoming.headers['content-type'],
          body: fault?.how === 'damage' ? damagedUpload(body) : body,
        });
    if (fault) spoil(response, answer, fault.how);
    else if (answer) send(response, answer);
  }

  const server = createServer((incoming, response) => {
    // The client hung up in the middle of its request: there is nobody to answer.
    serve(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    unexpected,
    bucket(name, settings = {}) {
      const bucket = createStorageBucket(name, patched({}, settings));
      buckets.set(name, bucket);
      return bucket;
    },
    trust({ email, publicKey }) {
      keys.set(email, publicKey);
    },
    failNext({ times = 1, ...fault }) {
      for (let n = 0; n < times; n += 1) faults.push(fault);
    },
    refuseWrites(status) {
      writesRefused = status;
    },
    connections: () => promisify(server.getConnections.bind(server))(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function spoil(
  response: ServerResponse,
  answer: StorageAnswer | undefined,
  how: StorageFault['how'],
): void {
  if (typeof how === 'number') send(response, refusal(told(how), false));
  if (how === 'cut') {
    const half = answer?.body.subarray(0, answer.body.length / 2);
    if (answer && half?.length) begin(response, answer).write(half);
    // What was written goes out before the connection ends.
    response.socket?.end(() => response.socket?.destroy());
  }
  if (how === 'damage' && answer) {
    send(response, answer.status < 300 ? { ...answer, body: changed(answer.body, 0) } : answer);
  }
}

/** The last byte before the last boundary is one of the object's. */
function damagedUpload(body: Buffer): Buffer {
  return changed(body, body.lastIndexOf('\r\n--') - 1);
}

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  if (at >= 0 && at < copy.length) copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

function send(response: ServerResponse, answer: StorageAnswer): void {
  begin(response, answer).end(answer.body);
}

function begin(response: ServerResponse, { status, headers, body }: StorageAnswer) {
  return response.writeHead(status, { ...headers, 'content-length': body.length });
}

function told(status: number): StorageRefusal {
  return new StorageRefusal(status, 'told', `told to answer ${status}`);
}
