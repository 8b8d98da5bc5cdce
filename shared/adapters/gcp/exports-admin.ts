import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { PermanentError, TransientError } from '../../errors.ts';
import { withTimeLimit } from '../time-limit.ts';
import { findCredentials } from './credentials.ts';
import { createKept } from './kept.ts';

type Sdk = typeof import('@google-cloud/firestore');
type AdminClient = InstanceType<Sdk['v1']['FirestoreAdminClient']>;
/** Of any kind; the client's types keep the kinds apart. */
interface Operation {
  readonly done?: boolean | null | undefined;
  readonly error?: { message: string } | null | undefined;
  readonly metadata: unknown;
}

/** With the client's own retries, where it makes any. */
const CALL_MS = 20_000;
const NOT_FOUND = 5;
/** Looks at an operation in a row that fail before it is left alone: half an hour at the usual pace. */
const LOOKS = 360;

/** Of an operation on documents; what it has not counted yet is absent. */
export interface OperationState {
  done: boolean;
  error: string | null;
  documents: number;
  estimatedDocuments: number;
  bytes: number;
}

export interface FirestoreAdmin {
  /** Answers the operation's name. `snapshotSeconds` since the epoch: a whole minute. */
  startExport(
    database: string,
    uri: string,
    what: { snapshotSeconds: number; collections: readonly string[] },
  ): Promise<string>;
  /** Undefined when there is no such operation, or no longer. */
  exportState(operation: string): Promise<OperationState | undefined>;
  /** Where the database lies; undefined when there is none. */
  locationOf(database: string): Promise<string | undefined>;
  /** Resolves when it is there. */
  createDatabase(project: string, databaseId: string, locationId: string): Promise<void>;
  /** Resolves when all is imported. */
  importInto(database: string, uri: string): Promise<OperationState>;
}

// Whole numbers of 64 bits come as objects or texts.
const whole = z.unknown().transform((value) => Number(String(value ?? 0)));
const progressSchema = z
  .object({ estimatedWork: whole, completedWork: whole })
  .nullish()
  .transform((value) => value ?? { estimatedWork: 0, completedWork: 0 });
const metadataSchema = z.object({
  progressDocuments: progressSchema,
  progressBytes: progressSchema,
});

/**
 * Firestore's administration, whose client is loaded with the first call. It speaks REST: there is a call or
 * two a day, and one transport less to be wrong about. Names are `projects/P/databases/D`.
 */
export function createFirestoreAdmin({
  host,
  pollMs = 5_000,
  looks = LOOKS,
}: {
  /** `address:port` of a stand-in, without TLS and credentials. */
  host?: string | undefined;
  pollMs?: number;
  looks?: number;
}): FirestoreAdmin {
  const opened = createKept(async () => {
    const { default: sdk } = await import('@google-cloud/firestore');
    const how = host === undefined ? { auth: await findCredentials() } : standInOptions(host);
    return new sdk.v1.FirestoreAdminClient({ fallback: true, ...how });
  });

  async function call<T>(what: string, task: (client: AdminClient) => Promise<T>): Promise<T> {
    const { signal } = new AbortController();
    const limit = { service: 'Firestore administration', timeoutMs: CALL_MS, signal };
    try {
      return await withTimeLimit(limit, async () => task(await opened()));
    } catch (error) {
      throw error instanceof TransientError ? error : classify(error, what);
    }
  }

  /** An operation goes on whether or not it can be looked at. */
  async function ended(
    what: string,
    look: (client: AdminClient) => Promise<Operation>,
  ): Promise<Operation> {
    for (let failed = 0; ; ) {
      const operation = await call(what, look).catch((error: unknown) => {
        failed += 1;
        if (!(error instanceof TransientError)) throw error;
        if (failed < looks) return undefined;
        const text = `${error.message}; it goes on unwatched: do not use what comes of it`;
        throw new TransientError(error.reason, text, { cause: error });
      });
      if (operation) failed = 0;
      const error = operation?.error;
      if (error) throw new PermanentError('internal', `${what}: ${error.message}`);
      if (operation?.done) return operation;
      await sleep(pollMs);
    }
  }

  return {
    startExport: (database, uri, { snapshotSeconds, collections }) =>
      call('an export could not be started', async (client) => {
        const snapshotTime = { seconds: snapshotSeconds };
        const where = { name: database, outputUriPrefix: uri };
        const what = { snapshotTime, collectionIds: [...collections] };
        const [operation] = await client.exportDocuments({ ...where, ...what });
        return operation.name ?? '';
      }),
    exportState: (name) =>
      call('an export could not be looked at', async (client) => {
        const operation = await client.checkExportDocumentsProgress(name).catch(unlessMissing);
        return operation && stateOf(operation);
      }),
    locationOf: (database) =>
      call('a database could not be looked at', async (client) => {
        const found = await client.getDatabase({ name: database }).catch(unlessMissing);
        return found?.[0].locationId ?? undefined;
      }),
    async createDatabase(project, databaseId, locationId) {
      const what = 'a database could not be created';
      const database = {
        locationId,
        type: 'FIRESTORE_NATIVE' as const,
        pointInTimeRecoveryEnablement: 'POINT_IN_TIME_RECOVERY_ENABLED' as const,
        deleteProtectionState: 'DELETE_PROTECTION_ENABLED' as const,
      };
      const request = { parent: `projects/${project}`, databaseId, database };
      const [{ name }] = await call(what, (client) => client.createDatabase(request));
      await ended(what, (client) => client.checkCreateDatabaseProgress(name ?? ''));
    },
    async importInto(database, uri) {
      const what = 'an export could not be imported';
      const request = { name: database, inputUriPrefix: uri };
      const [{ name }] = await call(what, (client) => client.importDocuments(request));
      return stateOf(
        await ended(what, (client) => client.checkImportDocumentsProgress(name ?? '')),
      );
    },
  };
}

function stateOf(operation: Operation): OperationState {
  const { progressDocuments, progressBytes } = metadataSchema.parse(operation.metadata ?? {});
  return {
    done: operation.done ?? false,
    error: operation.error ? operation.error.message : null,
    documents: progressDocuments.completedWork,
    estimatedDocuments: progressDocuments.estimatedWork,
    bytes: progressBytes.completedWork,
  };
}

function standInOptions(host: string) {
  const { hostname, port } = new URL(`http://${host}`);
  const auth = {
    getClient: async () => auth,
    getRequestHeaders: async () => new Headers(),
    fetch: (url: string, init: RequestInit) => fetch(url, init),
  };
  return { protocol: 'http', servicePath: hostname, port: Number(port), auth: auth as never };
}

function unlessMissing(error: unknown): undefined {
  if (codeOf(error) !== NOT_FOUND) throw error;
}

function codeOf(error: unknown): number | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** Codes are gRPC's. */
function classify(error: unknown, what: string): PermanentError | TransientError {
  const code = codeOf(error);
  const options = { cause: error };
  const why = error instanceof Error ? error.message : String(error);
  if (code === 3 || code === 6 || code === 9 || code === 12) {
    return new PermanentError('internal', `${what}: ${why}`, options);
  }
  if (code === 7 || code === 16) {
    const roles = 'roles/datastore.importExportAdmin';
    return new TransientError('unavailable', `${what}: this account needs ${roles}`, options);
  }
  if (code === 4) return new TransientError('timeout', `${what}: no answer in time`, options);
  return new TransientError('unavailable', `${what}: ${why}`, options);
}
