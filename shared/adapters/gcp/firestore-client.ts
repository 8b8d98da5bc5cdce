import { TransientError } from '../../errors.ts';
import { createKept } from './kept.ts';

type Sdk = typeof import('@google-cloud/firestore');
/** The API's own client: unlike the one on top of it, it lets each call say its deadline and its retries. */
export type FirestoreClient = InstanceType<Sdk['v1']['FirestoreClient']>;

type CommitRequest = NonNullable<Parameters<FirestoreClient['commit']>[0]>;
type QueryRequest = NonNullable<Parameters<FirestoreClient['runQuery']>[0]>;
type CallOptions = NonNullable<Parameters<FirestoreClient['runQuery']>[1]>;

export type WireWrite = NonNullable<CommitRequest['writes']>[number];
export type WireFields = NonNullable<NonNullable<WireWrite['update']>['fields']>;
export type WireValue = WireFields[string];
export type WireTime = NonNullable<NonNullable<WireWrite['currentDocument']>['updateTime']>;
export type WireQuery = NonNullable<QueryRequest['structuredQuery']>;

export interface Connection {
  /** Loads the SDK and makes the client at the first call; a call after one that failed tries again. */
  client(): Promise<FirestoreClient>;
  /** For one attempt at a call: nothing is repeated behind our back. */
  callOptions(timeoutMs: number): CallOptions;
  close(): Promise<void>;
}

/** One client for the process. `emulatorHost` is `host:port`; without it the real service is meant. */
export function createConnection({
  database,
  emulatorHost,
}: {
  /** `projects/P/databases/D`. */
  database: string;
  emulatorHost: string | undefined;
}): Connection {
  const opened = createKept(() => open(emulatorHost));
  let closed = false;
  const headers = {
    // Which database is meant, for the routing of named ones.
    'google-cloud-resource-prefix': database,
    // What the emulator takes for an administrator.
    ...(emulatorHost === undefined ? {} : { Authorization: 'Bearer owner' }),
  };

  return {
    async client() {
      if (closed) throw new TransientError('unavailable', 'the Firestore client is closed');
      return opened();
    },
    callOptions: (timeoutMs) => ({
      timeout: timeoutMs,
      retry: null,
      retryRequestOptions: { retries: 0, noResponseRetries: 0 },
      // Copied: the client writes into it.
      otherArgs: { headers: { ...headers } },
    }),
    async close() {
      closed = true;
      const client = await opened.ifMade();
      await client?.close();
    },
  };
}

async function open(emulatorHost: string | undefined): Promise<FirestoreClient> {
  const [{ default: sdk }, { default: gax }] = await Promise.all([
    import('@google-cloud/firestore'),
    import('google-gax'),
  ]);
  const options = {
    // A connection that broke is made again before the next attempt, not a second later.
    'grpc.initial_reconnect_backoff_ms': 100,
    ...(emulatorHost === undefined ? {} : emulatorOptions(gax.grpc, emulatorHost)),
  };
  // Only made and closed by the client, which offers its calls under names of its own.
  const LocationsClient = NoLocations as unknown as typeof gax.LocationsClient;
  const client = new sdk.v1.FirestoreClient(options, { ...gax, LocationsClient });
  // Before any call: one that found no credentials would leave an unhandled rejection behind.
  await client.initialize();
  return client;
}

/** In the place of a second client, made and loaded with the first, for calls that we never make. */
class NoLocations {
  async close(): Promise<void> {}
}

function emulatorOptions(grpc: typeof import('google-gax').grpc, host: string) {
  const { hostname, port } = new URL(`http://${host}`);
  return {
    servicePath: hostname,
    port: Number(port),
    sslCreds: grpc.credentials.createInsecure(),
    // Else the client asks for credentials, only to learn this from them.
    clientOptions: { universeDomain: 'googleapis.com' },
  };
}
